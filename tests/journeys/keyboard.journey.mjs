import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { CODER, PASSPHRASE, codingsIn, placeOf, transcripts, uncodedStudy } from './window/study.mjs';
import { journey } from './window/window.mjs';

/** The first answer, without its label. */
const ANSWER = /^Respondent: (.+)$/mu.exec(readFileSync(transcripts('AD-SV-07')[0], 'utf8'))[1];

test('from the start screen to a coded passage without a pointer', () =>
  journey('keyboard', async ({ home, open }) => {
    const study = uncodedStudy(home.studies, ...transcripts('AD-SV-07', 'LE-L-05'));
    const window = await open({ picks: [study.path] });

    await window.reads('Keep every word,');
    await window.press('Ctrl+O');
    await window.sees('textbox', 'Study passphrase');
    await window.type(PASSPHRASE);
    await window.press('Enter');
    await window.reads('Who is coding?');
    await window.press('Enter');

    // Filter the list, go into it, open the interview.
    await window.sees('row', /^LE-L-05 /);
    await window.press('F');
    await window.type('survivor');
    await window.reads('1 of 2 interviews');
    await window.press('Tab', 'Tab', 'Enter');
    await window.sees('textbox', 'Transcript');
    await window.reads('AD-SV-07');

    // The transcript has the keyboard: down to the first answer, select it whole, code it.
    await window.reads('It’s our busiest day');
    await window.press('Ctrl+Home');
    await window.press(...Array(6).fill('ArrowDown'));
    await window.press('Alt+T');
    await window.press('C');
    await window.sees('combobox', 'Find a code');
    await window.type('positive');
    await window.press('Enter');
    await window.reads('Coded as');

    // The transcript has the keyboard again: the passage is removed and brought back with single keys.
    await window.press('U');
    await window.readsNoMore('Coded as');
    await window.press('Ctrl+Z');
    await window.sees('label', 'Positive practice');
    await window.close();

    const kept = codingsIn(study.path).map(({ transcript, start, end, code, coder }) => ({
      transcript,
      start,
      end,
      code,
      coder,
    }));
    assert.deepEqual(kept, [
      { transcript: 'AD-SV-07.txt', ...placeOf('AD-SV-07', ANSWER), code: 'Positive practice', coder: CODER },
    ]);
  }));
