import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unlocked } from './window/entrance.mjs';
import { until } from './window/processes.mjs';
import { codingsIn, sampleStudy, transcripts, uncodedStudy, verbatim } from './window/study.mjs';
import { journey } from './window/window.mjs';

/** Interviews in the order in which they are drawn, heads of groups left out. */
const drawn = async (window) =>
  (await window.all('row'))
    .filter((row) => /^[A-Z]{2}-/u.test(row.name))
    .map((row) => row.name.split(' ')[0]);

/** Types into a field in place of what stands there. */
async function set(window, name, words) {
  await window.click('textbox', name);
  await window.press('Ctrl+A');
  await window.type(words);
}

const FOUR = ['AD-SV-07', 'LE-L-05', 'PR-F-01', 'EX-03'];

test('the library is sorted, filtered and grouped, and remembers how', () =>
  journey('library', async ({ home, open }) => {
    const study = uncodedStudy(home.studies, ...transcripts(...FOUR));
    const window = await unlocked(open, study);
    assert.deepEqual(
      await drawn(window),
      ['LE-L-05', 'PR-F-01', 'AD-SV-07', 'EX-03'],
      'the order of the study',
    );
    await window.reads('4 people interviewed');
    await window.reads('of 4 coded');

    // Without groups, by words: up, down, and back to the order of the study.
    await window.click('button', 'Grouped by category');
    await window.click('button', 'Words');
    const byWords = await drawn(window);
    await window.click('button', 'Words');
    assert.deepEqual(await drawn(window), byWords.toReversed());
    await window.click('button', 'Interview');
    assert.deepEqual(await drawn(window), FOUR.toSorted());

    await window.click('button', /^Category/);
    await window.click('menuitem', 'Experts');
    await until('one interview', async () => (await drawn(window)).join() === 'EX-03');
    await window.reads('1 of 4 interviews');
    await window.click('button', 'Show all');
    await window.press('F');
    await window.type('prosecutor phone');
    await window.reads('1 of 4 interviews');
    await window.press('Escape');
    await until('all interviews', async () => (await drawn(window)).length === 4);

    // What was chosen is in the study, for whoever chose it.
    await window.click('button', /^Status/);
    await window.click('menuitem', 'Not coded yet');
    await window.press('Ctrl+L');
    await window.sees('textbox', 'Study passphrase');
    await window.close();
    const again = await unlocked(open, study);
    assert.deepEqual(await drawn(again), FOUR.toSorted());
    await again.sees('button', /Status: Not coded yet/);
  }));

test('an interview is opened, renamed, finished and removed from the keyboard, and brought back', () =>
  journey('library keys', async ({ home, open }) => {
    const study = uncodedStudy(home.studies, ...transcripts('AD-SV-07', 'LE-L-05'));
    verbatim('code', study.path, 'AD-SV-07.txt', '40', '80', 'Positive practice');
    const window = await unlocked(open, study);

    await window.press('F', 'ArrowDown');
    await window.press('F2');
    await window.sees('textbox', 'File name of LE-L-05');
    await window.type('LE-L-05 second talk');
    await window.press('Enter');
    await window.reads('LE-L-05.txt is now LE-L-05 second talk.txt');
    await window.press('Ctrl+Z');
    await until('the old name', () =>
      Promise.resolve(
        verbatim('interviews', 'list', study.path).interviews.some((one) => one.file_name === 'LE-L-05.txt'),
      ),
    );

    await window.click('button', 'Mark finished');
    await window.sees('row', /^LE-L-05 .*Finished by Coder A/);
    await window.reads('1 of 2 finished');

    // Down over the head of the next group to the other interview.
    await window.press('F', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Delete');
    const asked = await window.sees('alertdialog', /^Remove AD-SV-07\.txt/);
    assert.match(asked, /1 coding/u);
    await window.press('Escape');
    assert.equal(codingsIn(study.path).length, 1, 'nothing goes before it is confirmed');
    await window.press('Delete');
    await window.sees('button', 'Remove the interview');
    await window.press('Enter');
    await window.reads('Removed AD-SV-07.txt with 1 coding');
    await until('one row', async () => (await drawn(window)).join() === 'LE-L-05');
    await window.press('Ctrl+Z');
    await window.sees('row', /^AD-SV-07 .* 1$/);

    await window.press('F', 'ArrowDown');
    await window.press('Enter');
    await window.sees('textbox', 'Transcript');
    await window.close();
    assert.equal(codingsIn(study.path).length, 1);
    assert.deepEqual(verbatim('check', study.path).problems, []);
  }));

test('a row has a menu, and the pane beside changes what is known of the interview', () =>
  journey('library details', async ({ home, open }) => {
    const study = uncodedStudy(home.studies, ...transcripts('AD-SV-07', 'LE-L-05'));
    const window = await unlocked(open, study);
    await window.pointAt(await window.where('row', /^AD-SV-07 /));
    await window.click('button', 'More on AD-SV-07');
    await window.sees('menuitem', /^Remove the interview/);
    await window.click('menuitem', /^Change what is known/);
    await window.sees('combobox', 'Interviewee');

    await set(window, 'Date', '3 Feb 2025');
    await window.press('Enter');
    await window.reads('Changed the interview');
    await window.sees('row', /^AD-SV-07 .*3 Feb 2025/);
    await set(window, 'Interviewers', '3');
    await window.press('Tab');
    await window.click('combobox', 'Mode');
    await window.type('on the phone');
    await window.press('Enter');
    await window.sees('row', /^AD-SV-07 .*On the phone/);

    // A day that is none is not stored, and says so.
    await set(window, 'Date', '31 Feb 2025');
    await window.press('Enter');
    await window.reads('Write a day as 27 Jun 2024');
    await window.press('Escape');
    await window.close();
    const [row] = verbatim('interviews', 'list', study.path).interviews.filter(
      (one) => one.file_name === 'AD-SV-07.txt',
    );
    assert.equal(row.date, '2025-02-03');
    assert.equal(row.mode, 'on the phone');
    assert.equal(row.interviewers, '3');
  }));

test('a long list draws only what is in view, and its end is one key away', () =>
  journey('library long', async ({ home, open }) => {
    const study = sampleStudy(home.studies);
    const window = await unlocked(open, study, { height: 700 });
    const rows = (await window.all('row')).length;
    assert.ok(rows < 44, `${rows} rows are drawn`);
    await window.press('F', 'ArrowDown', 'End');
    await window.sees('row', /^EX-07 /);
    await window.press('Home');
    await window.sees('row', /^LE-F-01 /);
  }));
