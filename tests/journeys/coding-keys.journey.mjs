import assert from 'node:assert/strict';
import { test } from 'node:test';
import { enter, unlocked } from './window/entrance.mjs';
import { coded, codedPlaces } from './window/passages.mjs';
import { transcripts, uncodedStudy } from './window/study.mjs';
import { journey } from './window/window.mjs';

const ID = 'AD-SV-07';
const PRACTICE = 'Positive practice';
const ADVICE = 'Recommendations';

test('a recent code takes two keys, a slot one, the same again one, and a second code follows on the selection', () =>
  journey('coding keys', async ({ home, open }) => {
    const study = uncodedStudy(home.studies, ...transcripts(ID));
    const window = await unlocked(open, study);
    await window.click('row', /^AD-SV-07 /);

    // The first use fills the first free slot, and says so.
    await window.select('They handcuffed me.');
    await window.press('C');
    await window.sees('combobox', 'Find a code');
    await window.type('positive');
    await window.press('Enter');
    await window.reads('from now on key 1');

    // The selection is still there: a second code follows, by its slot the next time.
    await window.press('C');
    await window.sees('combobox', 'Find a code');
    await window.type('recommend');
    await window.press('Enter');
    await window.reads('from now on key 2');

    await window.select('He apologised.');
    await window.press('1');
    await window.reads('Coded as Positive practice');
    await window.select('Wages prevent it.');
    await window.press('.');
    await window.sees('button', /^Remove Positive practice/);

    // Two keys for the code used last.
    await window.select('Cuffs off as the rule.');
    await window.press('C');
    await window.sees('option', /^Positive practice/);
    await window.press('Enter');
    await window.sees('button', /^Remove Positive practice/);

    // By hand only: the picked code goes to slot 5.
    await window.press('Alt+Shift+5');
    await window.reads('Positive practice is in slot 5');
    await window.select('Zero since.');
    await window.press('1');
    await window.reads('Slot 1 is free');
    await window.press('5');
    await window.sees('button', /^Remove Positive practice/);

    // One code of several goes; the other stays.
    await window.press('Ctrl+Home');
    await window.select('They handcuffed me.');
    await window.press('Escape');
    await window.press('U');
    await window.reads('Removed');

    // Slots are kept for the coder, in the study.
    await window.press('Ctrl+L');
    await enter(window);
    await window.press('Ctrl+3');
    await window.select('I left a heater.');
    await window.press('5');
    await window.sees('button', /^Remove Positive practice/);
    await window.close();

    const kept = codedPlaces(study.path);
    assert.deepEqual(
      kept.filter((one) => one.code === PRACTICE),
      ['He apologised.', 'I left a heater.', 'Wages prevent it.', 'Zero since.', 'Cuffs off as the rule.']
        .map((words) => coded(ID, PRACTICE, words))
        .concat(
          kept.filter(
            (one) => one.code === PRACTICE && one.start === coded(ID, ADVICE, 'They handcuffed me.').start,
          ),
        )
        .toSorted((a, b) => a.start - b.start),
    );
    // Of the two codes on the first passage exactly one is left.
    assert.equal(
      kept.filter((one) => one.start === coded(ID, ADVICE, 'They handcuffed me.').start).length,
      1,
    );
  }));

test('Delete takes the code at the caret away and leaves the text alone; undo brings it back', () =>
  journey('coding delete', async ({ home, open }) => {
    const study = uncodedStudy(home.studies, ...transcripts(ID));
    const window = await unlocked(open, study);
    await window.click('row', /^AD-SV-07 /);
    await window.select('They handcuffed me.');
    await window.press('C');
    await window.sees('combobox', 'Find a code');
    await window.type('positive');
    await window.press('Enter');
    await window.sees('button', /^Remove Positive practice/);

    // With the passage selected, and with the caret alone in it.
    await window.press('Delete');
    await window.reads('Removed');
    await window.readsNoMore('Remove Positive practice');
    await window.press('Ctrl+Z');
    await window.sees('label', 'Positive practice');
    await window.press('ArrowLeft', 'ArrowRight', 'ArrowRight', 'ArrowRight');
    await window.sees('button', /^Remove Positive practice/);
    await window.press('Delete');
    await window.readsNoMore('Remove Positive practice');
    assert.deepEqual(codedPlaces(study.path), []);

    // Nothing is there any more: it says so, and no letter goes.
    await window.press('Delete', 'Delete', 'Backspace');
    await window.reads('No code of yours at the caret');
    await window.words('They handcuffed me.');
    await window.press('Ctrl+Z');
    await window.sees('label', 'Positive practice');
    await window.close();
    assert.deepEqual(codedPlaces(study.path), [coded(ID, PRACTICE, 'They handcuffed me.')]);
  }));

test('the panel of slots empties, moves and fills them with the pointer', () =>
  journey('coding slots', async ({ home, open }) => {
    const study = uncodedStudy(home.studies, ...transcripts(ID));
    const window = await unlocked(open, study);
    await window.click('row', /^AD-SV-07 /);
    await window.select('They handcuffed me.');
    await window.click('treeitem', /^Positive practice/);
    await window.reads('from now on key 1');
    await window.click('treeitem', /^Recommendations/);
    await window.reads('from now on key 2');

    await window.click('button', 'Slots 1–9');
    await window.click('button', 'Move Positive practice down');
    await window.click('button', 'Empty slot 1');
    await window.click('button', /^put Recommendations here/);
    await window.press('Escape');

    await window.select('He apologised.');
    await window.press('1');
    await window.sees('button', /^Remove Recommendations/);
    await window.press('2');
    await window.sees('button', /^Remove Positive practice/);
    await window.close();
    assert.deepEqual(
      codedPlaces(study.path).filter((one) => one.start === coded(ID, ADVICE, 'He apologised.').start),
      [coded(ID, ADVICE, 'He apologised.'), coded(ID, PRACTICE, 'He apologised.')],
    );
  }));
