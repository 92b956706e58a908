import assert from 'node:assert/strict';
import { test } from 'node:test';
import { act } from './window/actions.mjs';
import { unlocked } from './window/entrance.mjs';
import { makeKeyFile } from './window/key-file.mjs';
import { until } from './window/processes.mjs';
import { sampleStudy, verbatim } from './window/study.mjs';
import { showView } from './window/tour-evidence.mjs';
import { journey } from './window/window.mjs';

/** The scan of the study, with the findings of one kind of place. */
async function findings(window, place) {
  await window.press('Ctrl+2');
  await act(window, 'scan for leaks');
  await window.click('button', new RegExp(`^Show ${place}`, 'u'));
}

test('a name in a saved view, a summary or an attribute of codings is led to', () =>
  journey('anonymise leaks elsewhere', async ({ home, open }) => {
    const study = sampleStudy(home.studies);
    const { code } = verbatim('codings', 'list', study.path).codings[0];
    verbatim('framework', 'write', study.path, code, 'LE-L-03', 'Says what Hewitt Sorrel said, too.');
    verbatim('codings', 'define', study.path, 'Spoken of', '--choice', 'Marta Quill');
    const window = await unlocked(open, study);
    await showView(window, 'Sample');
    await window.click('button', 'Save view');
    await window.sees('textbox', 'Name of the view');
    await window.press('Ctrl+A');
    await window.type('Around Delia Marsh');
    await window.press('Enter');
    await window.reads('Saved the view Around Delia Marsh');
    await window.press('Ctrl+2');
    await makeKeyFile(window);

    await findings(window, 'Saved views');
    await window.click('button', 'Rename');
    await window.sees('textbox', 'Another name');
    await window.press('Ctrl+A');
    await window.type('Who was there');
    await window.press('Enter');
    const views = () => verbatim('views', 'list', study.path).views.map((one) => one.name);
    await until('the new name', () => views()[0] === 'Who was there');
    await window.press('Escape', 'Ctrl+Z');
    await until('the old name', () => views()[0] === 'Around Delia Marsh');

    await findings(window, 'Saved views');
    await window.click('button', 'Show the view');
    await window.sees('heading', 'Sample composition');

    await findings(window, 'Saved views');
    await window.click('button', 'Remove the view');
    await until('no view', () => views().length === 0);
    await window.press('Escape');

    await findings(window, 'Summaries');
    await window.reads(/summary of LE-L-03 on/u);
    await window.click('button', 'Open the framework');
    await window.sees('heading', 'Framework');
    await findings(window, 'Attributes of codings');
    await window.click('button', 'Open what passages speak of');
    await window.sees('heading', 'Spoken of');
    await window.press('Escape');
    await findings(window, 'Attributes of codings');
    await window.click('button', 'Allow here');
    await window.type('A word of the field');
    await window.press('Enter');
    await window.reads('Nothing is left to check here.');
    await window.close();
    assert.equal(verbatim('check', study.path).clean, true);
  }));
