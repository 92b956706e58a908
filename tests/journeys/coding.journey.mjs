import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unlocked } from './window/entrance.mjs';
import { CODER, codingsIn, placeOf, transcripts, uncodedStudy, verbatim } from './window/study.mjs';
import { until } from './window/processes.mjs';
import { journey } from './window/window.mjs';

// Both stand after Chinese characters or an emoji, where code points and UTF-16 units part.
const DUMPLINGS = 'started talking about dumplings';
const LADY = 'There was a lady in the kitchen';
const SWEATPANTS = 'She had sweatpants and a toothbrush';

/** People and passages of a code, as the tree shows them. */
const counts = async (window, code) =>
  (await window.sees('treeitem', new RegExp(`^${code}`, 'u')))
    .slice(code.length)
    .replace('on this passage', '')
    .trim();

const becomes = (window, code, wanted) =>
  until(`${code} to show ${wanted}`, async () => (await counts(window, code)).startsWith(wanted));

test('passages are coded with the pointer and with the keyboard, undone and done again', () =>
  journey('coding', async ({ home, open }) => {
    const study = uncodedStudy(home.studies, ...transcripts('AD-PH-02', 'AD-SV-07'));
    const window = await unlocked(open, study);

    await window.click('row', /^AD-PH-02 /);
    await window.select(DUMPLINGS);
    await window.reads('4 words');
    await window.click('treeitem', /^Positive practice/);
    await window.reads('Coded as');
    await becomes(window, 'Positive practice', '1 1');
    await window.sees('label', 'Positive practice');

    await window.press('Ctrl+1');
    await window.click('row', /^AD-SV-07 /);
    await window.select(SWEATPANTS);
    await window.press('C');
    await window.sees('combobox', 'Find a code');
    await window.type('victim rapp');
    await window.sees('option', /^Victim rapport and testimony/);
    await window.press('Enter');
    await window.reads('Coded as');
    await becomes(window, 'Victim rapport and testimony', '1 1');
    await becomes(window, 'Prosecution of traffickers', '1 1');

    await window.press('Ctrl+Z');
    await becomes(window, 'Victim rapport and testimony', '0 0');
    await window.press('Ctrl+Z');
    await becomes(window, 'Positive practice', '0 0');
    await window.press('Ctrl+Shift+Z');
    await becomes(window, 'Positive practice', '1 1');
    await window.press('Ctrl+Y');
    await becomes(window, 'Victim rapport and testimony', '1 1');

    // A third, that is taken back for good: it must not be in the file.
    await window.select(LADY);
    await window.click('treeitem', /^Positive practice/);
    await becomes(window, 'Positive practice', '2 2');
    await window.click('button', /^Undo Ctrl Z/);
    await becomes(window, 'Positive practice', '1 1');

    await window.close();
    const kept = codingsIn(study.path).map(({ transcript, start, end, code, coder }) => ({
      transcript,
      start,
      end,
      code,
      coder,
    }));
    assert.deepEqual(
      kept.toSorted((a, b) => a.transcript.localeCompare(b.transcript)),
      [
        {
          transcript: 'AD-PH-02.txt',
          ...placeOf('AD-PH-02', DUMPLINGS),
          code: 'Positive practice',
          coder: CODER,
        },
        {
          transcript: 'AD-SV-07.txt',
          ...placeOf('AD-SV-07', SWEATPANTS),
          code: 'Prosecution of traffickers > Victim rapport and testimony',
          coder: CODER,
        },
      ],
    );
    assert.equal(verbatim('check', study.path).problems.length, 0);
  }));
