import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wrongs } from './window/access.mjs';
import { act } from './window/actions.mjs';
import { unlocked } from './window/entrance.mjs';
import { transcripts, uncodedStudy, verbatim } from './window/study.mjs';
import { journey } from './window/window.mjs';

test('About Verbatim says what it is, where the study lies and whose work is in it, from menu and palette', () =>
  journey('about', async ({ home, open }) => {
    const study = uncodedStudy(home.studies, ...transcripts('AD-SV-07'));
    const window = await unlocked(open, study);
    await window.click('button', 'Study: Sample study');
    await window.click('menuitem', 'About Verbatim');
    await window.sees('dialog', /^About Verbatim/);
    await window.reads(/Version \d+\.\d+\.\d+\./u);
    await window.reads('MIT licence');
    await window.reads(study.path);
    await window.reads('Creative Commons Attribution 4.0 (creativecommons.org/licenses/by/4.0)');
    for (const name of ['GeoNames', 'SCOWL', 'Inter', 'Source Serif 4', 'SQLCipher', 'CodeMirror']) {
      await window.reads(name);
    }
    const links = await window.browser.execute(() => document.querySelectorAll('a[href]').length);
    assert.equal(links, 0, 'nothing there opens the network');
    assert.deepEqual(await wrongs(window, 'about'), []);
    await window.press('Escape');
    await window.readsNoMore('Creative Commons');

    await act(window, 'about');
    await window.sees('dialog', /^About Verbatim/);
    await window.resize(1000, 700);
    await window.atRest();
    assert.deepEqual(await wrongs(window, 'about, narrow'), []);
    await window.picture('about');
    await window.press('Escape');
    await window.readsNoMore('Creative Commons');
    await window.press('Ctrl+3');
    await window.sees('textbox', 'Transcript');
    assert.equal(verbatim('check', study.path).problems.length, 0);
  }));
