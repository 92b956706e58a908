import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unlocked } from './window/entrance.mjs';
import { until } from './window/processes.mjs';
import { sampleStudy, verbatim } from './window/study.mjs';
import { agree, setNumber, showView } from './window/tour-evidence.mjs';
import { journey } from './window/window.mjs';

/** The list that has the keyboard, and the row in it. */
export const keyboardAt = (window) =>
  window.browser.execute(() => {
    const row = document.activeElement?.closest('[role=row]');
    const name = row?.querySelector('[role=gridcell]')?.textContent.replace(/\s+/g, ' ').trim();
    return { list: row?.closest('[data-keys]')?.dataset.keys ?? null, row: name ?? null };
  });

/** What the command line says of each theme. */
const counted = (path) => verbatim('themes', 'list', path);

test('a team agrees, sees what stands behind each theme, and goes to its passages and back', () =>
  journey('strength', async ({ home, open }) => {
    const study = sampleStudy(home.studies);
    const window = await unlocked(open, study);
    await showView(window, 'Strength');
    await window.sees('heading', 'First say what counts as recurring');
    assert.deepEqual(await window.all('row'), [], 'no counts before the rule');
    assert.doesNotMatch(await window.source(), /\d+ of \d+ people/u);

    // What would call everything recurring is not taken.
    await setNumber(window, 'At least so many people', 1);
    await setNumber(window, 'Unrelated groups', 1);
    await window.reads('With these numbers everything would recur.');
    await agree(window);
    await until('the list to have the keyboard', async () => (await keyboardAt(window)).list === 'strength');

    // The rule is in the trail, and every row says what the command line says.
    await window.reads(
      'What at least 5 people, 2 unrelated groups and 2 categories say counts as recurring.',
    );
    const { themes, everybody } = counted(study.path);
    const rows = (await window.all('row')).map(({ text }) => text).slice(1);
    assert.ok(rows.length > 10);
    rows.forEach((text, at) => {
      const { code, total, groups, categories, recurs, quotable } = themes[at];
      const name = code.split(' > ').at(-1);
      const n = `${total.interviewees} of ${everybody.coded}`;
      const should = total.interviewees === 0 ? 'Nobody' : recurs ? 'Recurs' : 'Does not recur';
      assert.equal(
        text,
        `${name} ${n} people ${n} ${total.groups} ${categories} of 4 ${should} ${quotable}`,
        String(groups),
      );
    });

    // The pane says all of it in sentences, and follows the keyboard.
    const [first, second] = themes;
    for (const sentence of first.said) await window.reads(sentence);
    await window.press('ArrowDown');
    for (const sentence of second.said) await window.reads(sentence);

    // To the passages and back to the same row.
    await window.press('P');
    await window.reads(new RegExp(second.code.split(' > ').at(-1), 'u'));
    await until('the passages', async () =>
      (await window.all('button')).some(
        (one) => /passages?$/u.test(one.name) || one.name.includes('Passages'),
      ),
    ).catch(() => undefined);
    await window.press('Alt+ArrowLeft');
    await until('the row to have the keyboard again', async () => {
      const { list, row } = await keyboardAt(window);
      return list === 'strength' && row === second.code.split(' > ').at(-1);
    });

    // A branch folds by the tree.
    const before = (await window.all('row')).length;
    await window.press('ArrowUp', 'ArrowLeft');
    await until('the branch to close', async () => (await window.all('row')).length < before);
    await window.press('ArrowRight');
    await until('the branch to open', async () => (await window.all('row')).length === before);
  }));

test('words for numbers and a single voice are the team’s, and undo takes back what was agreed on', () =>
  journey('strength words', async ({ home, open }) => {
    const study = sampleStudy(home.studies);
    verbatim('codes', 'add', study.path, 'Root causes > Night buses');
    const { transcript, start, end } = verbatim('codings', 'list', study.path).codings[0];
    verbatim('code', study.path, transcript, String(start), String(end), 'Night buses');
    const window = await unlocked(open, study);
    await showView(window, 'Strength');
    await agree(window);
    await window.click('button', 'Choose words');
    await setNumber(window, '“Most” from, %', 50);
    await window.reads('“most” must begin above 50 %.');
    await setNumber(window, '“Most” from, %', 70);
    await window.click('button', 'Use these words');
    await window.reads('from 70 % “most”');
    await window.reads(/In the team’s words: (?:a few|several|many|most|all)/u);

    await window.press('End');
    await until('the last row', async () =>
      (await window.all('row')).some(({ text }) => text.includes('Night buses')),
    );
    await window.click('row', /^Night buses /);
    await window.click('button', 'Keep this single voice as illustrative');
    await window.sees('row', /^Night buses .*One voice, kept/);
    await window.reads('kept as an illustrative single voice');
    await window.click('button', 'Release the kept voice');
    await window.sees('row', /^Night buses .*Does not recur/);

    await window.press('Ctrl+Z', 'Ctrl+Z', 'Ctrl+Z', 'Ctrl+Z');
    await window.sees('heading', 'First say what counts as recurring');
  }));
