import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CODER, PASSPHRASE, codingsIn, placeOf, transcripts, uncodedStudy } from './window/study.mjs';
import { journey } from './window/window.mjs';

const PRACTICE = 'Positive practice';
const MEMO = 'She says where she speaks from before anything else.';

/** Opens a study with keys: from the start screen to the list of interviews. */
async function enter(window) {
  await window.reads('Keep every word,');
  await window.press('Ctrl+O');
  await window.sees('textbox', 'Study passphrase');
  await window.type(PASSPHRASE);
  await window.press('Enter');
  await window.reads('Who is coding?');
  await window.press('Enter');
  await window.sees('row', /^AD-SV-07 /);
}

test('a whole session without a pointer: open, read, select, code, memo, next answer, next interview', () =>
  journey('keyboard', async ({ home, open }) => {
    const study = uncodedStudy(home.studies, ...transcripts('AD-SV-07', 'EX-01'));
    const window = await open({ picks: [study.path] });
    await enter(window);

    // Go to an interview by name.
    await window.press('Ctrl+P');
    await window.sees('combobox', 'Go to');
    await window.type('AD-SV-07');
    await window.sees('option', /^AD-SV-07/);
    await window.press('Enter');
    await window.sees('textbox', 'Transcript');
    await window.reads('It’s our busiest day');

    // The first answer, its first sentence, and the next one with it; a code by a part of its name.
    await window.press('Shift+J');
    await window.reads('¶ 2 of');
    await window.press('Alt+S', 'Alt+Shift+S', 'C');
    await window.sees('combobox', 'Find a code');
    await window.type('positive');
    await window.press('Enter');
    await window.sees('button', /^Remove Positive practice/);

    // A memo on it, and back to the text.
    await window.press('M');
    await window.sees('textbox', 'Your memo');
    await window.type(MEMO);
    await window.press('Escape');

    // A second code on the same words, by two keys from the list; then one of the two goes again.
    await window.press('C');
    await window.sees('combobox', 'Find a code');
    await window.type('root');
    await window.press('Enter');
    await window.sees('button', /^Remove Root causes/);
    await window.press('U');
    await window.readsNoMore('Remove Root causes');
    await window.press('Ctrl+Z');
    await window.sees('button', /^Remove Root causes/);
    await window.press('Ctrl+Y', 'Escape');

    // The next answer without a code: the whole turn, with a code in its own words.
    await window.press('Shift+J');
    await window.reads('¶ 4 of');
    await window.press('ArrowRight', 'Shift+End', 'V');
    await window.sees('combobox', 'Name of the new code');
    await window.press('Enter');
    await window.sees('button', /^Remove/);

    // Found by its words, selected where it stands, coded by its slot.
    await window.press('Ctrl+F');
    await window.sees('textbox', 'Find in the transcript');
    await window.press('Ctrl+A');
    await window.type('sweatpants and a toothbrush');
    await window.reads('1 of 1');
    await window.press('Ctrl+Enter', '1');
    await window.sees('button', /^Remove Positive practice/);

    // The passage begins earlier: the start by three words.
    await window.press('Escape', 'F7');
    await window.reads('leave as it was');
    await window.press('Ctrl+ArrowLeft', 'Ctrl+ArrowLeft', 'Enter');
    await window.readsNoMore('leave as it was');

    // The next interview, its first answer, the same code again.
    await window.press('Ctrl+PageDown');
    await window.sees('heading', /^EX-01/);
    await window.press('Shift+J', 'Alt+T', '.');
    await window.sees('button', /^Remove Positive practice/);
    await window.close();

    const kept = codingsIn(study.path);
    const of = (code) =>
      kept
        .filter((one) => one.code === code)
        .map(({ transcript, start, end, coder, memos }) => ({ transcript, start, end, coder, memos }))
        .toSorted((a, b) => a.transcript.localeCompare(b.transcript) || a.start - b.start);
    const first = placeOf('AD-SV-07', 'It’s our busiest day, so if a timer goes off, it’s not you.');
    const second = placeOf('AD-SV-07', 'in Port Almeda.');
    const [opening, bag, expert] = of(PRACTICE);
    assert.deepEqual(opening, {
      transcript: 'AD-SV-07.txt',
      start: first.start,
      end: second.end,
      coder: CODER,
      memos: [MEMO],
    });
    assert.deepEqual(
      { start: bag.start, end: bag.end },
      placeOf('AD-SV-07', 'She had sweatpants and a toothbrush'),
    );
    assert.equal(expert.transcript, 'EX-01.txt');
    assert.equal(kept.length, 4);
    assert.equal(kept.filter((one) => one.code === 'Prevention of trafficking > Root causes').length, 0);
  }));

test('the reading surface says what the caret comes into, and refuses to be written in', () =>
  journey('keyboard caret', async ({ home, open }) => {
    const study = uncodedStudy(home.studies, ...transcripts('AD-SV-07', 'EX-01'));
    const window = await open({ picks: [study.path] });
    await enter(window);
    await window.press('Ctrl+P');
    await window.sees('combobox', 'Go to');
    await window.type('AD-SV-07');
    await window.sees('option', /^AD-SV-07/);
    await window.press('Enter');
    await window.reads('It’s our busiest day');
    await window.press('Shift+J', 'Alt+S', 'C');
    await window.sees('combobox', 'Find a code');
    await window.type('positive');
    await window.press('Enter');
    await window.sees('button', /^Remove Positive practice/);

    await window.press('Escape', 'Ctrl+Home');
    const said = () => window.browser.execute(() => document.querySelector('p[aria-live]')?.textContent);
    await window.press('J');
    assert.equal(await said(), 'Positive practice, starts');
    await window.press('ArrowRight');
    assert.equal(await said(), '');
    await window.press('Ctrl+Home');
    assert.equal(await said(), 'Positive practice, left');

    await window.press('Backspace', 'Space', 'Ctrl+X');
    await window.reads('It’s our busiest day, so if a timer goes off');
    await window.close();
    assert.equal(codingsIn(study.path).length, 1);
  }));
