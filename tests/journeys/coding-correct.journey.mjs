import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unlocked } from './window/entrance.mjs';
import { codedWords, textOf } from './window/passages.mjs';
import { transcripts, uncodedStudy, verbatim } from './window/study.mjs';
import { journey } from './window/window.mjs';

test('a typo is corrected, codings follow exactly, and what would be lost is named first', () =>
  journey('coding correct', async ({ home, open }) => {
    const study = uncodedStudy(home.studies, ...transcripts('AD-SV-07'));
    const window = await unlocked(open, study);
    await window.click('row', /^AD-SV-07 /);
    // Before, around and after what is corrected; the last behind an emoji.
    for (const words of ['a pamphlet', 'There was a lady in the kitchen.', 'start with the toothbrush']) {
      await window.select(words);
      await window.click('treeitem', /^Positive practice/);
      await window.sees('button', /^Remove Positive practice/);
    }

    // The word at the caret.
    const lady = await window.words('lady in the kitchen');
    await window.clickAt(lady.from.x + 8, lady.from.y);
    await window.press('E');
    await window.sees('textbox', 'As it should read');
    await window.type('woman 🌻');
    await window.press('Enter');
    await window.reads('There was a woman 🌻 in the kitchen.');
    await window.sees('button', /^Undo Ctrl Z/);

    // A whole passage: what would go with it is named, and Enter alone does not do it.
    await window.select('start with the toothbrush');
    await window.press('E');
    await window.sees('textbox', 'As it should read');
    await window.press('Backspace', 'Enter');
    await window.reads('would lose its whole passage');
    await window.press('Enter');
    await window.reads('would lose its whole passage');
    await window.click('button', 'Leave the text as it is');
    await window.readsNoMore('would lose its whole passage');

    await window.press('Ctrl+Z');
    await window.reads('There was a lady in the kitchen.');
    await window.press('Ctrl+Y');
    await window.reads('There was a woman 🌻 in the kitchen.');
    await window.close();

    const text = textOf('AD-SV-07').replace('a lady in', 'a woman 🌻 in');
    assert.deepEqual(codedWords(study.path, text), [
      'Positive practice: a pamphlet',
      'Positive practice: There was a woman 🌻 in the kitchen.',
      'Positive practice: start with the toothbrush',
    ]);
    assert.equal(verbatim('check', study.path).problems.length, 0);
  }));
