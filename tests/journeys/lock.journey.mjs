import assert from 'node:assert/strict';
import { test } from 'node:test';
import { enter, goTo, unlocked } from './window/entrance.mjs';
import { until } from './window/processes.mjs';
import { sampleStudy, transcripts, uncodedStudy, verbatim } from './window/study.mjs';
import { fallAsleep, journey } from './window/window.mjs';

test('locking leaves nothing of the study in the page, and the place is kept', () =>
  journey('lock', async ({ home, open }) => {
    const study = sampleStudy(home.studies);
    const window = await unlocked(open, study);
    assert.equal(await window.title(), 'Verbatim');
    await window.press('Ctrl+5');
    await window.sees('heading', 'Themes by interviewee category');
    const figures = (await window.all('gridcell')).map((one) => one.text);
    assert.ok(figures.includes('21 of 21') || figures.some((one) => / of 21$/.test(one)));
    await window.press('Ctrl+1');
    await goTo(window, 'AD-SV-07');
    await window.words('There was a lady in the kitchen');
    await window.press('Ctrl+H');
    await window.sees('region', 'History');
    assert.equal(await window.title(), 'Verbatim');
    const open_ = await window.source();
    const of = [
      'There was a lady in the kitchen',
      'Positive practice',
      'Protection of victims',
      'AD-SV-07',
      'Coder A',
      'passages',
      'interviews',
    ];
    for (const words of of.slice(0, 5)) assert.ok(open_.includes(words), `“${words}” is in the page before`);

    await window.press('Ctrl+L');
    await window.sees('textbox', 'Study passphrase');
    await window.reads('Locked. Everything in it is encrypted.');
    const locked = await window.source();
    for (const words of of) assert.ok(!locked.includes(words), `“${words}” is in the page after locking`);
    assert.ok(!/\bof \d/u.test(locked), 'a count is in the page after locking');
    assert.equal(await window.title(), 'Verbatim');

    // Keys of the open study do nothing now.
    await window.press('Ctrl+5', 'Ctrl+Z', 'Ctrl+Shift+P');
    assert.ok(!(await window.source()).includes('Positive practice'));

    // Back where the reader was.
    await enter(window);
    await window.sees('heading', /AD-SV-07/);
    await window.reads('There was a lady in the kitchen');
  }));

test('the study locks by itself when nobody works, after the minutes that were chosen', () =>
  journey('lock idle', async ({ home, open }) => {
    const study = uncodedStudy(home.studies, ...transcripts('LE-L-05'));
    const window = await unlocked(open, study);
    await window.reads('Locks after 10 minutes idle');
    await window.press('Ctrl+,');
    await window.click('textbox', 'After how many minutes');
    await window.press('Ctrl+A');
    await window.type('20');
    await window.press('Tab');
    await window.reads('Locks after 20 minutes idle');
    await window.press('Escape');

    // The clock of the page is set forward, as if nobody had been there.
    await window.later(19);
    await window.press('Shift+F6');
    await window.sees('row', /^LE-L-05 /);
    await window.later(21);
    await window.press('Shift+F6');
    await window.sees('textbox', 'Study passphrase');
    assert.ok(!(await window.source()).includes('LE-L-05'));

    await enter(window);
    await window.reads('Locks after 20 minutes idle');
  }));

test('the study locks before the computer sleeps, and a memo that was kept as a draft is there after', () =>
  journey('lock asleep', async ({ home, open }) => {
    const study = uncodedStudy(home.studies, ...transcripts('LE-L-05'));
    const window = await unlocked(open, study);
    await goTo(window, 'LE-L-05');
    await window.press('Alt+M');
    await window.sees('region', 'Memo on the interview');
    await window.click('textbox', 'Your memo');
    await window.type('Ask about the second night');
    await window.reads('Kept as a draft');
    fallAsleep(home);
    await window.sees('textbox', 'Study passphrase');
    await window.reads('Locked. Everything in it is encrypted.');
    const locked = await window.source();
    for (const words of ['LE-L-05', 'second night', 'Coder A']) assert.ok(!locked.includes(words));

    await enter(window);
    await window.sees('heading', /LE-L-05/);
    const memos = () => verbatim('memo', 'list', study.path).memos.map((memo) => memo.text);
    await until('the memo', () => memos().length > 0);
    await window.close();
    assert.deepEqual(memos(), ['Ask about the second night']);
  }));

test('a memo that is being typed is whole after the computer slept, and after the window was closed', () =>
  journey('lock typing', async ({ home, open }) => {
    const study = uncodedStudy(home.studies, ...transcripts('LE-L-05'));
    const window = await unlocked(open, study);
    await goTo(window, 'LE-L-05');
    await window.press('Alt+M');
    await window.sees('region', 'Memo on the interview');
    await window.click('textbox', 'Your memo');
    await window.type('Ask about the second night');
    fallAsleep(home);
    await window.reads('Locked. Everything in it is encrypted.');
    assert.ok(!(await window.source()).includes('second night'));

    await enter(window);
    await window.sees('heading', /LE-L-05/);
    await window.press('Alt+M');
    await window.sees('region', 'Memo on the interview');
    await window.click('textbox', 'Your memo');
    await window.press('Ctrl+End');
    await window.type(', and the third');
    await window.pressClose();
    const memos = verbatim('memo', 'list', study.path).memos.map((memo) => memo.text);
    assert.deepEqual(memos, ['Ask about the second night, and the third']);
  }));
