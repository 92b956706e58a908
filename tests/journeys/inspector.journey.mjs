import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { act } from './window/actions.mjs';
import { enter, goTo, unlocked } from './window/entrance.mjs';
import { until } from './window/processes.mjs';
import { codingsIn, transcripts, uncodedStudy, verbatim } from './window/study.mjs';
import { journey } from './window/window.mjs';

const SWEATPANTS = 'She had sweatpants and a toothbrush';
const MEMO = 'She counts what they were given. Compare LE-L-05.';

/** A window with one passage coded by the first code that these letters find. */
async function coded(open, study, letters) {
  const window = await unlocked(open, study);
  await goTo(window, 'AD-SV-07');
  await window.select(SWEATPANTS);
  await window.press('C');
  await window.sees('combobox', 'Find a code');
  await window.type(letters);
  await window.press('Enter');
  await window.reads('Coded as');
  return window;
}

/** Whether a memo has the keyboard. */
const writing = (window) =>
  window.browser.execute(() => document.activeElement?.getAttribute('aria-label') === 'Your memo');

/** The chosen stance. */
const stance = async (window) => (await window.all('radio')).find((one) => one.checked)?.name;

test('stance, basis, prompting, quotable and a memo are set from the keyboard and stored', () =>
  journey('marks', async ({ home, open }) => {
    const study = uncodedStudy(home.studies, ...transcripts('AD-SV-07'));
    const window = await coded(open, study, 'victim rapp');
    await window.reads('towards “Operations undermine the rapport that testimony needs”');
    assert.equal(await stance(window), 'None');

    await window.press('S');
    await until('the stance', async () => (await stance(window)) === 'Supports');
    await window.press('X');
    await until('the other stance', async () => (await stance(window)) === 'Contradicts');
    await window.press('X');
    await until('no stance', async () => (await stance(window)) === 'None');
    await window.press('Q');
    await until('a qualified stance', async () => (await stance(window)) === 'Qualifies');
    await window.press('I');
    await until('quotable', async () =>
      (await window.all('switch')).some((one) => one.name === 'Quotable' && one.checked),
    );
    for (const words of ['basis: witnessed', 'volunteered']) {
      await act(window, words);
    }
    await window.press('M');
    await window.type(MEMO);
    await window.press('Ctrl+Enter');
    await window.sees('button', /^Undo: .*memo/);

    // The memo is one action, however long it took to write.
    const memo = async () => (await window.fields()).find((one) => one.name === 'Your memo')?.value;
    await window.press('Ctrl+Z');
    await until('the memo to go', async () => (await memo()) === '');
    await window.press('Ctrl+Shift+Z');
    await until('the memo to come back', async () => (await memo()) === MEMO);
    await window.close();

    const [kept] = codingsIn(study.path);
    assert.deepEqual(
      { stance: kept.stance, basis: kept.basis, prompting: kept.prompting, memos: kept.memos },
      { stance: 'qualifies', basis: 'witnessed', prompting: 'volunteered', memos: [MEMO] },
    );
    assert.equal(verbatim('check', study.path).problems.length, 0);
  }));

test('stance is not offered where no code above has a statement', () =>
  journey('no statement', async ({ home, open }) => {
    const study = uncodedStudy(home.studies, ...transcripts('AD-SV-07'));
    const window = await coded(open, study, 'positive');
    await window.press('S');
    await window.reads('This code has no statement yet');
    assert.equal((await window.all('radio')).length, 0);
  }));

test('a memo that is being typed outlives a lock and a crash', () =>
  journey('memo kept', async ({ home, open }) => {
    const study = uncodedStudy(home.studies, ...transcripts('AD-SV-07'));
    const window = await coded(open, study, 'positive');
    await window.press('M');
    await window.type('Half a thought');
    await window.press('Ctrl+L');
    await enter(window);
    await until('the memo', async () =>
      (await window.fields()).some((one) => one.value === 'Half a thought'),
    );

    await window.press('Alt+M');
    await window.sees('region', 'Memo on the interview');
    await until('the field of the memo', () => writing(window));
    await window.type('Read the field notes beside it');
    await window.reads('Kept as a draft');
    await window.kill();

    const again = await open({ study: study.path });
    await enter(again);
    await again.sees('heading', /AD-SV-07/);
    await again.press('Alt+M');
    await until('the memo on the interview', async () =>
      (await again.fields()).some((one) => one.value === 'Read the field notes beside it'),
    );
    await again.close();
    const memos = verbatim('memo', 'list', study.path).memos.map(({ about, text }) => ({ about, text }));
    assert.deepEqual(memos, [
      { about: 'coding', text: 'Half a thought' },
      { about: 'interview', text: 'Read the field notes beside it' },
    ]);
  }));

test('a memo on the study, on the code and on the interviewee, found again among all memos', () =>
  journey('memo panel', async ({ home, open }) => {
    const study = uncodedStudy(home.studies, ...transcripts('AD-SV-07'));
    const window = await coded(open, study, 'positive');
    for (const [on, words] of [
      ['Memo on the study', 'Sampling ends in May'],
      ['Memo on the code', 'Keep it narrow'],
      ['Memo on the interviewee', 'Met twice before'],
    ]) {
      await act(window, on);
      await window.sees('region', on);
      await until('the field of the memo', () => writing(window));
      await window.type(words);
      await window.press('Ctrl+Enter');
    }
    await window.press('Ctrl+Shift+M');
    await window.sees('region', 'All memos');
    for (const words of ['Sampling ends in May', 'Keep it narrow', 'Met twice before'])
      await window.reads(words);
    await window.close();
    const about = verbatim('memo', 'list', study.path).memos.map((memo) => memo.about);
    assert.deepEqual(about.sort(), ['code', 'interviewee', 'study']);
  }));

test('where an interviewee wants to see quotations first, it is recorded when a passage was approved', () =>
  journey('inspector approval', async ({ home, open }) => {
    const study = uncodedStudy(home.studies, ...transcripts('AD-SV-07'));
    const people = join(home.studies, 'people.csv');
    writeFileSync(people, 'id,consent\nAD-SV-07,quote after approval\n');
    verbatim('interviewees', 'import', study.path, people);
    verbatim('code', study.path, 'AD-SV-07', '640', '700', 'Root causes');
    const approval = () => verbatim('codings', 'list', study.path).codings[0].approval;
    const window = await unlocked(open, study);
    await goTo(window, 'AD-SV-07');
    await window.press('J');
    await window.fill('Quotation approved on', '5 Jan 2026');
    await window.press('Enter');
    await window.reads('Root causes: approved as a quotation');
    assert.deepEqual(approval(), { on: '2026-01-05', holds: true });
    await window.click('button', /^Undo/u);
    await until('the approval to be gone', () => Promise.resolve(approval() === null));
    await window.close();
  }));
