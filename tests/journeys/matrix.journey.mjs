import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { unlocked } from './window/entrance.mjs';
import {
  cellIsOpen,
  cellOf,
  crossWith,
  keyboardOn,
  openCell,
  rowNames,
  toMatrix,
  without,
} from './window/matrix.mjs';
import { until } from './window/processes.mjs';
import { sampleStudy, verbatim } from './window/study.mjs';
import { journey } from './window/window.mjs';

/** A code of the sample with people on both sides. */
const CODE = 'Advocate presence';
const PATH = 'Protection of victims > Execution of operations > Advocate presence';

/** What the command line says of a cell. */
const opened = (path, code, column) => verbatim('matrix', path, '--open', code, '--in', column);

test('rows fold to a level, a key changes the measure, and two kinds of columns are crossed', () =>
  journey('matrix reading', async ({ home, open }) => {
    const study = sampleStudy(home.studies);
    const window = await unlocked(open, study);
    await toMatrix(window);
    const { x, y } = await cellOf(window, 'Protection of victims', 'Advocates');
    await window.clickAt(x, y);

    const themes = verbatim('codes', 'list', study.path).codes.filter((one) => !one.path.includes(' > '));
    await window.press('1');
    await until('the themes alone', async () => (await rowNames(window)).length === themes.length);
    assert.deepEqual(
      await rowNames(window),
      themes.map((one) => one.path),
    );
    await window.press('4');
    await until('all rows', async () => (await rowNames(window)).includes(CODE));

    await window.press('M');
    await window.reads('Counted: % of N');
    const matrix = verbatim('matrix', study.path, '--columns', 'category');
    const row = matrix.rows.find((one) => one.code === PATH);
    const at = matrix.columns.findIndex((one) => one.value === 'Advocates');
    const { coded } = matrix.columns[at];
    const share = Math.round((100 * row.cells[at].interviewees) / coded);
    const said = async (cell) => (await window.all('gridcell')).some((one) => one.name === cell);
    await until('the share', () => said(`Advocates: ${share} % of ${coded} people`));
    await window.press('M');
    await until('people who support', () =>
      said(`Advocates: ${matrix.rows[0].cells[at].stance.support} of ${coded} people support it`),
    );
    await window.press('Shift+M', 'Shift+M');
    await window.reads('Counted: Interviewees');

    await crossWith(window, 'region');
    await window.sees('heading', 'Themes by interviewee category and region');
    const crossed = verbatim('matrix', study.path, '--columns', 'category,region');
    const [first] = crossed.columns;
    const [above, name] = first.value.split(' × ');
    await window.sees('columnheader', `${above} × ${name} ${first.coded} of ${first.interviewed} coded`);
  }));

test('a cell opens its passages and people; a passage is read in its interview and come back from', () =>
  journey('matrix drill', async ({ home, open }) => {
    const study = sampleStudy(home.studies);
    const window = await unlocked(open, study);
    await toMatrix(window);
    const expected = opened(study.path, PATH, 'Advocates');

    await openCell(window, CODE, 'Advocates');
    const said = (await window.all('article')).map((one) => one.text);
    const passages = expected.with.flatMap((person) => person.passages);
    assert.equal(said.length, passages.length);
    for (const [at, { text }] of passages.entries()) {
      const words = text.replace(/\s+/g, ' ').trim();
      assert.ok(said[at].includes(words) || said[at].startsWith('The same words'), said[at]);
    }
    assert.deepEqual(
      await without(window),
      expected.without.map((person) => person.interviewee),
    );

    // With keys: into the pane, to the second passage, into its interview, and back.
    await window.press('Enter');
    const first = await keyboardOn(window, 'article');
    await window.press('ArrowDown');
    await until('the next passage', async () => (await keyboardOn(window, 'article')).text !== first.text);
    const second = await keyboardOn(window, 'article');
    await window.press('Enter');
    await window.sees('region', 'Transcript');
    await window.press('Alt+ArrowLeft');
    await cellIsOpen(window, CODE, 'Advocates');
    await until('the same passage', async () => (await keyboardOn(window, 'article')).text === second.text);

    // Escape closes it and leaves the keyboard on the cell.
    await window.press('Escape');
    await until('the pane to close', async () =>
      (await window.all('region')).every((one) => one.name !== 'Cell'),
    );
    assert.match((await keyboardOn(window, 'gridcell')).name, /^Advocates: /u);

    // A row by its name holds all columns, a column by its head all codes.
    await window.press('Home', 'Enter');
    await cellIsOpen(window, CODE, 'Everyone');
    await window.press('Escape');
    await window.click('columnheader', /^Prosecutors/u);
    await window.sees('heading', /^Prosecutors .*all codes$/u);
  }));

test('what stands behind a cell goes to Export by a key, and back to the cell', () =>
  journey('matrix export', async ({ home, open }) => {
    const study = sampleStudy(home.studies);
    const file = join(home.studies, 'cell internal.json');
    const wanted = verbatim(
      ...['export', 'excerpts', study.path, '--for', 'team', '--to', file],
      ...['--code', PATH, '--category', 'Advocates'],
    );
    const window = await unlocked(open, study);
    await toMatrix(window);
    await openCell(window, CODE, 'Advocates');
    await window.press('Enter');
    await keyboardOn(window, 'article');
    await window.press('E');
    await window.sees('heading', 'What to export');
    await window.click('radio', /^The team/u);
    const { excerpts } = JSON.parse(readFileSync(file, 'utf8'));
    const people = new Set(excerpts.map((one) => one.interviewee)).size;
    await window.reads(`${wanted.rows} passages by ${people} of 42 interviewees`);
    await window.press('Alt+ArrowLeft');
    await cellIsOpen(window, CODE, 'Advocates');
  }));

test('passages are marked and moved from a cell, the figures follow, and undo brings them back', () =>
  journey('matrix marks', async ({ home, open }) => {
    const study = sampleStudy(home.studies);
    const window = await unlocked(open, study);
    await toMatrix(window);
    await openCell(window, CODE, 'Experts');
    const before = opened(study.path, PATH, 'Experts');
    await window.press('Enter');
    await keyboardOn(window, 'article');

    const [was] = before.with[0].passages;
    await window.press('I');
    const flipped = was.quotable ? 'no longer quotable' : 'quotable';
    await until(`the passage to be ${flipped}`, () => {
      const [now] = opened(study.path, PATH, 'Experts').with[0].passages;
      return now.quotable === !was.quotable;
    });
    await window.press('Ctrl+Z');
    await until('the mark to be as it was', () => {
      const [now] = opened(study.path, PATH, 'Experts').with[0].passages;
      return now.quotable === was.quotable;
    });

    await window.press('C');
    await window.sees('combobox', 'Move the passage to');
    await window.type('Root causes');
    await window.press('Enter');
    await until('the passage to have gone', () => {
      const now = opened(study.path, PATH, 'Experts');
      return (
        now.with.flatMap((one) => one.passages).length ===
        before.with.flatMap((one) => one.passages).length - 1
      );
    });
    const after = opened(study.path, PATH, 'Experts');
    await until('the pane to follow', async () => {
      const shown = (await window.all('article')).length;
      return shown === after.with.flatMap((one) => one.passages).length;
    });
    await window.press('Ctrl+Z');
    await until('the passage to be back', async () => {
      const shown = (await window.all('article')).length;
      return shown === before.with.flatMap((one) => one.passages).length;
    });
  }));

test('what is counted is chosen, said, and taken away again', () =>
  journey('matrix filters', async ({ home, open }) => {
    const study = sampleStudy(home.studies);
    const window = await unlocked(open, study);
    await toMatrix(window);
    const { x, y } = await cellOf(window, CODE, 'Advocates');
    await window.clickAt(x, y);
    await window.press('F');
    await window.sees('dialog', 'What is counted');
    await window.click('checkbox', 'Quote');
    await window.reads('only people whose consent is quote');
    await window.press('Escape');
    await window.reads('Consent: quote');
    const counted = verbatim('matrix', study.path, '--columns', 'category', '--consent', 'quote');
    const at = counted.columns.findIndex((one) => one.value === 'Advocates');
    const { interviewees } = counted.rows.find((one) => one.code === PATH).cells[at];
    const { coded } = counted.columns[at];
    const begins = `Advocates: ${interviewees} of ${coded} people`;
    await until('the figures of the choice', async () =>
      (await window.all('gridcell')).some((one) => one.name.startsWith(begins)),
    );
    await window.click('button', 'Count without “Consent: quote”');
    await window.readsNoMore('only people whose consent is quote');
  }));
