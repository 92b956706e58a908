import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { inSizes, walked } from './window/access.mjs';
import { enlarged } from './window/actions.mjs';
import { unlocked } from './window/entrance.mjs';
import { guarded, LONG, openKeyFile } from './window/key-file.mjs';
import { toMatrix } from './window/matrix.mjs';
import { until } from './window/processes.mjs';
import { sampleStudy, verbatim } from './window/study.mjs';
import { showView } from './window/tour-evidence.mjs';
import { journey } from './window/window.mjs';

/** Opens the dialog by key, waits until the figure is shown. */
async function takeOut(window) {
  await window.press('Ctrl+Shift+E');
  await window.sees('heading', 'Take the figure out');
  await window.sees('button', /^Save for/u);
  await shown(window);
}

async function shown(window) {
  const rests = () => document.querySelector('[aria-label=Preview]')?.getAttribute('aria-busy') === 'false';
  await until('the preview', () => window.browser.execute(rests), LONG);
}

/** Chooses the purpose publication, and opens the key file where that is asked for. */
async function publish(window) {
  await window.click('radio', /^Publication/u);
  await openKeyFile(window);
  await window.reads('Names were compared');
  await shown(window);
}

const exportsOf = (study) => verbatim('export', 'list', study.path).exports;

test('a matrix is published as a picture with its small cells withheld and columns merged', () =>
  journey('figures', async ({ home, open }) => {
    const study = guarded(home.studies);
    const file = join(home.studies, 'Codes by category.svg');
    // What the program would withhold; a key file is opened in one place at a time.
    const preview = (...merge) => {
      const asked = ['--for', 'publication', '--preview', '--as', 'columns', ...merge];
      return verbatim('export', 'matrix', study.path, ...asked, ...study.keys);
    };
    const alone = preview();
    const wanted = preview('--merge', 'Prosecutors + Experts=Professionals');
    const window = await unlocked(open, study, { picks: [file] });
    await toMatrix(window);
    await takeOut(window);
    await window.reads('a group of 1 or 2 people can point to somebody');
    await publish(window);
    await window.click('radio', /^A number for each column/u);
    await window.reads(`${alone.withheld.length} of ${alone.numbers} numbers are withheld`);

    // Two columns become one, by key.
    await window.click('checkbox', 'Prosecutors');
    await window.click('checkbox', 'Experts');
    await window.click('textbox', 'Heading');
    await window.type('Professionals');
    await window.press('Enter');
    await window.reads('Professionals is Prosecutors, Experts.');
    await shown(window);
    await window.reads(`${wanted.withheld.length} of ${wanted.numbers} numbers are withheld`);
    assert.deepEqual(exportsOf(study), [], 'a preview is no export');

    await window.click('button', 'Save for publication…');
    await until('the file', () => existsSync(file));
    await window.reads(`Saved as ${file}`);
    const svg = readFileSync(file, 'utf8');
    assert.match(svg, /Professionals/u);
    assert.equal(svg.match(/\) withheld/gu).length, wanted.withheld.length);
    assert.doesNotMatch(svg, /internal|Prosecutors \(N/u);
    const [left] = exportsOf(study);
    assert.equal(`${left.purpose} ${left.what}`, 'publication heat table');
    await window.press('Escape');
    await window.sees('heading', 'Themes by interviewee category');

    // The next figure is compared with it.
    await takeOut(window);
    await window.reads('Compared with 1 publication');
  }));

test('every view leaves for the team as a picture, is copied, and has its table behind it', () =>
  journey('figures of views', async ({ home, open }) => {
    const study = sampleStudy(home.studies);
    const file = join(home.studies, 'Figure internal.png');
    const window = await unlocked(open, study, { picks: [file] });
    for (const [view, what] of [
      ['Matrix', 'heat table'],
      ['Strength', 'stance bars'],
      ['Together', 'pairs of codes'],
      ['Sample', 'sample composition'],
    ]) {
      await showView(window, view);
      await window.click('button', /^Export…$/u);
      await window.sees('heading', 'Take the figure out');
      await shown(window);
      await window.sees('button', 'Copy picture');
      const rows = await window.browser.execute(
        () => document.querySelectorAll('[aria-label=Preview] tbody tr').length,
      );
      assert.ok(rows > 3, `${view}: ${rows} rows behind the picture`);
      await window.click('button', 'Copy picture');
      await window.reads('Copied the figure for the team');
      assert.equal(exportsOf(study).at(-1).what, what);
      await window.press('Escape');
      await window.readsNoMore('Take the figure out');
    }
    await window.click('button', /^Export…$/u);
    await window.click('radio', 'PNG');
    await shown(window);
    await window.click('button', 'Save for the team…');
    await until('the file', () => existsSync(file));
    assert.equal(readFileSync(file).subarray(1, 4).toString(), 'PNG');
  }));

/** Every state of the dialog, at `at`, then drawn as large as can be. */
async function walk(window, visit) {
  const at = inSizes(window, visit);
  await toMatrix(window);
  await takeOut(window);
  await at('team');
  await window.click('radio', 'Dots');
  await shown(window);
  await at('dots');
  await window.click('radio', 'Stances');
  await shown(window);
  await at('stances');
  await window.click('radio', 'CSV');
  await shown(window);
  await at('table');
  await window.click('radio', /^Publication/u);
  await window.reads('The key file is closed');
  await at('key file closed');
  await openKeyFile(window);
  await window.reads('Names were compared');
  await window.click('radio', /^A number for each column/u);
  await shown(window);
  await window.click('checkbox', 'Prosecutors');
  await window.click('checkbox', 'Experts');
  await at('published table');
  await window.click('radio', 'SVG');
  await window.click('radio', 'Heat');
  await shown(window);
  await at('published picture');
  await window.press('Escape');
  await showView(window, 'Together');
  await window.press('Ctrl+Shift+E');
  await shown(window);
  await at('pairs');
  await window.press('Escape');
  await showView(window, 'Sample');
  await window.press('Ctrl+Shift+E');
  await shown(window);
  await at('sample');
  await enlarged(window);
  await visit('large');
}

for (const theme of ['Light', 'Dark']) {
  test(`taking a figure out breaks no rule of axe and scrolls nothing to the side: ${theme}`, () =>
    journey(`figures access ${theme}`, async ({ home, open }) => {
      const window = await unlocked(open, guarded(home.studies));
      assert.deepEqual(await walked(window, theme, 'figures', walk), []);
    }));
}
