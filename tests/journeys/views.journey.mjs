import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unlocked } from './window/entrance.mjs';
import { until } from './window/processes.mjs';
import { sampleStudy, verbatim } from './window/study.mjs';
import { showView } from './window/tour-evidence.mjs';
import { journey } from './window/window.mjs';

test('a view is saved with what is chosen in it, shown again, renamed and removed', () =>
  journey('views', async ({ home, open }) => {
    const study = sampleStudy(home.studies);
    const window = await unlocked(open, study);
    await showView(window, 'Together');
    await window.click('radio', 'Same person');
    await window.sees('columnheader', /^People with both/);
    await window.click('button', 'Save view');
    await window.sees('textbox', 'Name of the view');
    await window.press('Ctrl+A');
    await window.type('Who says both');
    await window.press('Enter');
    await window.reads('Saved the view Who says both');
    const names = () =>
      verbatim('views', 'list', study.path).views.map(({ name, kind }) => `${kind} ${name}`);
    assert.deepEqual(names(), ['together Who says both']);

    // Something else, and back by the list of saved views.
    await window.click('radio', 'Overlap');
    await window.sees('columnheader', /^Passages with both/);
    await window.click('tab', 'Sample');
    await window.sees('heading', 'Sample composition');
    await window.click('button', 'Saved views of the themes');
    await window.click('button', /^Who says both/);
    await window.sees('columnheader', /^People with both/);

    await window.click('button', 'Saved views of the themes');
    await window.click('button', 'Rename Who says both');
    await window.press('Ctrl+A');
    await window.type('Both');
    await window.press('Enter');
    await until('the new name', () => names()[0] === 'together Both');
    await window.click('button', 'Remove Both');
    await until('no view', () => names().length === 0);
    await window.press('Escape', 'Ctrl+Z');
    await until('the view again', () => names()[0] === 'together Both');
  }));
