import assert from 'node:assert/strict';
import { test } from 'node:test';
import { enter, goTo, unlocked } from './window/entrance.mjs';
import { until } from './window/processes.mjs';
import { codingsIn, sampleStudy, transcripts, uncodedStudy } from './window/study.mjs';
import { journey } from './window/window.mjs';

const focused = (window) =>
  window.browser.execute(
    () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.tagName,
  );

test('every action is found by a few letters, done, and shown with its key', () =>
  journey('palette', async ({ home, open }) => {
    const study = sampleStudy(home.studies);
    const window = await unlocked(open, study);
    await goTo(window, 'AD-SV-07');
    await window.words('There was a lady in the kitchen');

    await window.press('Ctrl+Shift+P');
    await window.sees('combobox', 'Find an action');
    await window.sees('option', /^History Anywhere Ctrl H$/);
    await window.type('mem inter');
    const found = (await window.all('option')).map((one) => one.name);
    assert.deepEqual(found.slice(0, 2), [
      'Memo on the interview Memos Alt M',
      'Memo on the interviewee Memos',
    ]);
    // What cannot be done now is left out, and what is started before a study is open.
    await window.press('Ctrl+A');
    await window.type('new study');
    await window.reads('No action is called that.');
    await window.press('Escape');
    assert.equal(await focused(window), 'Transcript');

    await window.press('Ctrl+Shift+P');
    await window.type('history');
    await window.press('Enter');
    await window.sees('region', 'History');
    await window.press('Escape');

    // A code by a part of its name: its row in the tree and its passages. Then an interview, and back again.
    await window.press('Ctrl+P');
    await window.type('few traff');
    await window.sees('option', /^Few traffickers identified /);
    await window.press('Enter');
    await window.sees('heading', /^Few traffickers identified/);
    await window.reads('26 of 42 interviewees');
    await window.press('Ctrl+P');
    await window.type('le-l-05');
    await window.press('Enter');
    await window.sees('heading', /LE-L-05/);
    await window.press('Alt+ArrowLeft', 'Alt+ArrowLeft');
    await window.sees('heading', /AD-SV-07/);
    await window.words('There was a lady in the kitchen');
    await window.press('Alt+ArrowRight', 'Alt+ArrowRight');
    await window.sees('heading', /LE-L-05/);
  }));

test('slots are named by their codes in the palette, and those that are free are not listed', () =>
  journey('palette slots', async ({ home, open }) => {
    const study = uncodedStudy(home.studies, ...transcripts('AD-SV-07'));
    const window = await unlocked(open, study);
    await goTo(window, 'AD-SV-07');
    await window.select('They handcuffed me.');
    await window.click('treeitem', /^Positive practice/);
    await window.reads('from now on key 1');
    await window.select('He apologised.');

    const slots = async () => (await window.all('option')).filter((one) => / Coding \d$/u.test(one.name));
    await window.press('Ctrl+Shift+P');
    await window.sees('combobox', 'Find an action');
    await window.type('code with');
    await window.sees('option', 'Code with Positive practice — 1 Coding 1');
    assert.deepEqual(
      (await slots()).map((one) => one.name),
      ['Code with Positive practice — 1 Coding 1'],
    );
    // Done from here, it is what the key does.
    await window.press('Enter');
    await window.sees('button', /^Remove Positive practice/);
    await until('two passages', () => codingsIn(study.path).length === 2);
  }));

test('keys are changed by pressing others, a clash is refused by name, and they are kept', () =>
  journey('keys of one’s own', async ({ home, open }) => {
    const study = uncodedStudy(home.studies, ...transcripts('LE-L-05'));
    const window = await unlocked(open, study);

    await window.press('F1');
    await window.sees('dialog', /Keys/);
    // The nine slots are one row that opens; each can be given other keys.
    await window.click('button', /^Code with slots 1–9/);
    await window.click('button', 'Change the keys for Code with slot 3');
    await window.press('Ctrl+Alt+3');
    await window.sees('button', 'Usual keys for Code with slot 3');
    await window.reads('some changed');
    await window.fill('Find an action', 'history');
    await window.click('button', 'Change the keys for History');
    await window.press('Ctrl+L');
    await window.reads('Ctrl L is “Lock now”. Give that action another key first.');
    await window.press('Ctrl+Alt+H');
    await window.sees('button', 'Usual keys for History');
    await window.press('Escape');

    await window.press('Ctrl+H');
    await window.press('Ctrl+Alt+H');
    await window.sees('region', 'History');
    await window.press('Escape');
    await window.press('Ctrl+Shift+P');
    await window.sees('option', /^History Anywhere Ctrl Alt H$/);
    await window.press('Escape');

    // They are the coder's, kept in the study.
    await window.press('Ctrl+L');
    await enter(window);
    await window.sees('row', /^Interview/);
    await window.press('Ctrl+Alt+H');
    await window.sees('region', 'History');
    await window.press('Escape', 'F1');
    await window.click('button', 'All usual keys again');
    await window.press('Escape');
    await window.press('Ctrl+H');
    await window.sees('region', 'History');
  }));

test('undo is named in the menu of the study, and done from it', () =>
  journey('undo in the menu', async ({ home, open }) => {
    const study = uncodedStudy(home.studies, ...transcripts('AD-SV-07'));
    const window = await unlocked(open, study);
    await goTo(window, 'AD-SV-07');
    await window.select('She had sweatpants and a toothbrush');
    await window.click('treeitem', /^Positive practice/);
    await window.reads('Coded as Positive practice');
    await window.click('button', 'Study: Sample study');
    await window.click('menuitem', /^Undo: Coded .*Positive practice/);
    await until('the code to be gone', async () => (await window.all('label')).length === 0);
    await window.click('button', 'Study: Sample study');
    await window.click('menuitem', /^Redo: Coded .*Positive practice/);
    await window.sees('label', 'Positive practice');
  }));
