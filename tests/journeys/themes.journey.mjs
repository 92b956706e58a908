import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unlocked } from './window/entrance.mjs';
import { until } from './window/processes.mjs';
import { sampleStudy, verbatim } from './window/study.mjs';
import { chooseColumns } from './window/tour.mjs';
import { journey } from './window/window.mjs';

/** The matrix on screen: heads, and for each row its name and cells as they are read. */
async function onScreen(window) {
  const heads = (await window.all('columnheader')).map((one) => one.text);
  const names = (await window.all('rowheader')).map((one) => one.text);
  const cells = (await window.all('gridcell')).map((one) => one.text);
  const width = cells.length / names.length;
  return { heads, rows: names.map((name, at) => [name, ...cells.slice(at * width, (at + 1) * width)]) };
}

/** The same from the command line. */
function counted(path, columns, measure) {
  const matrix = verbatim('matrix', path, '--columns', columns, '--count', measure);
  const group = (value) => new Intl.NumberFormat('en-GB').format(value);
  const cell = (one, column) => {
    const value = group(one[measure]);
    return measure === 'interviewees' ? `${value} of ${group(column.coded)}` : value;
  };
  return {
    heads: matrix.columns.map(
      ({ value, coded, interviewed }) => `${value.replaceAll(' > ', ' › ')} ${coded} of ${interviewed} coded`,
    ),
    rows: matrix.rows.map((row) => [
      row.code.split(' > ').at(-1),
      ...row.cells.map((one, at) => cell(one, matrix.columns[at])),
    ]),
  };
}

/** Compares screen and command line, without the column over everyone, which the command line does not have. */
async function agrees(window, path, columns, measure) {
  const wanted = counted(path, columns, measure);
  let shown;
  await until(
    `the matrix of ${measure} by ${columns} to be as counted`,
    async () => {
      const screen = await onScreen(window);
      shown = {
        heads: screen.heads.slice(1, -1),
        rows: screen.rows.map((row) => row.slice(0, -1)),
      };
      return JSON.stringify(shown) === JSON.stringify(wanted);
    },
    5000,
  ).catch(() => assert.deepEqual(shown, wanted));
}

test('the matrix of the window is the matrix of the command line, at every measure', () =>
  journey('themes', async ({ home, open }) => {
    const study = sampleStudy(home.studies);
    const window = await unlocked(open, study, { width: 1920, height: 1080 });
    await window.press('Ctrl+5');
    await window.sees('heading', 'Themes by interviewee category');
    await unfold(window);

    await agrees(window, study.path, 'category', 'interviewees');
    await window.click('radio', 'Passages');
    await agrees(window, study.path, 'category', 'passages');
    await window.click('radio', 'Words');
    await agrees(window, study.path, 'category', 'words');

    await chooseColumns(window, 'subcategory');
    await window.sees('heading', 'Themes by interviewee subcategory');
    await agrees(window, study.path, 'subcategory', 'interviewees');
    await window.click('radio', 'Words');
    await agrees(window, study.path, 'subcategory', 'words');

    // A folded row hides what is below it, and says the same numbers.
    const before = await onScreen(window);
    const [top] = before.rows;
    await window.click('button', `Close ${top[0]}`);
    await until('the branch to close', async () => (await onScreen(window)).rows.length < before.rows.length);
    const after = await onScreen(window);
    assert.deepEqual(after.rows[0], top);
    assert.equal((await window.all('row')).find((row) => row.text.startsWith(top[0])).expanded, 'false');
    await window.click('rowheader', top[0]);
    await window.press('ArrowRight');
    await until(
      'the branch to open',
      async () => (await onScreen(window)).rows.length === before.rows.length,
    );
    assert.deepEqual((await onScreen(window)).rows, before.rows);
  }));

/** Opens every branch. */
async function unfold(window) {
  for (;;) {
    const closed = (await window.all('button')).find(
      (one) => one.name.startsWith('Open ') && one.expanded !== 'true',
    );
    if (!closed) return;
    const rows = (await onScreen(window)).rows.length;
    await window.clickAt(closed.middle.x, closed.middle.y);
    await until('the branch to open', async () => (await onScreen(window)).rows.length > rows);
  }
}
