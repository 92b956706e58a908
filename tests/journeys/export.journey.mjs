import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { draw, wrongs } from './window/access.mjs';
import { unlocked } from './window/entrance.mjs';
import { KEY } from './window/key-file.mjs';
import { SAMPLE } from './window/places.mjs';
import { until } from './window/processes.mjs';
import { sampleStudy, verbatim } from './window/study.mjs';
import { journey } from './window/window.mjs';

/** What people of a category are said to be where their own label is too rare. */
const LABELS = {
  'Law enforcement': 'Law enforcement officer',
  Prosecutors: 'Prosecutor',
  Advocates: 'Advocate',
  Experts: 'Expert',
};

/** The sample as it can be published: names replaced and confirmed, its key file beside it, closed. */
function publishable(home) {
  const study = sampleStudy(home.studies);
  const file = join(home.studies, 'key.txt');
  writeFileSync(file, `${KEY}\n`);
  const keys = ['--key-passphrase-file', file];
  for (const [category, label] of Object.entries(LABELS)) {
    verbatim('categories', 'label', study.path, category, label);
  }
  verbatim('keys', 'make', study.path, ...keys);
  const folder = join(SAMPLE, 'identifiers');
  // One of them stays raw.
  const names = readdirSync(folder).filter((name) => name.endsWith('.jsonl') && name !== 'LE-L-07.jsonl');
  verbatim(
    ...['anonymise', study.path, '--confirm', '--apply', ...names.map((name) => join(folder, name))],
    ...keys,
  );
  return { ...study, keys };
}

/** Waits until the page is as what is chosen would leave. */
async function shown(window) {
  await until('the page', () =>
    window.browser.execute(
      () => document.querySelector('[aria-label=Page]')?.getAttribute('aria-busy') === 'false',
    ),
  );
}

/** Chooses a code by the filter of the codes; its theme stands above it. */
async function chooseCode(window, name) {
  await window.click('textbox', 'Filter codes');
  await window.type(name.toLowerCase());
  await window.press('Tab', 'Tab', 'Space');
  await shown(window);
}

async function openKeyFile(window) {
  await window.reads('The key file is closed');
  await window.click('textbox', 'Passphrase of the key file');
  await window.type(KEY);
  await window.press('Enter');
  await window.readsNoMore('The key file is closed');
  await shown(window);
}

const exportsOf = (study) => verbatim('export', 'list', study.path).exports;

test('a code is published by keys: what stays behind is seen, the file holds what was shown', () =>
  journey('export', async ({ home, open }) => {
    const study = publishable(home);
    const file = join(home.studies, 'Coded excerpts.md');
    const wanted = verbatim(
      ...['export', 'excerpts', study.path, '--for', 'publication', '--preview', '--code', 'Root causes'],
      ...study.keys,
    );
    const window = await unlocked(open, study, { picks: [file] });
    await window.press('Ctrl+6');
    await window.sees('heading', 'What to export');
    await window.reads('Choose codes on the left');
    await window.sees('radio', /^Publication/u);
    await chooseCode(window, 'Root causes');
    await openKeyFile(window);
    await window.reads(new RegExp(`${wanted.rows} passages by ${wanted.quoted} of 42 interviewees`, 'u'));
    assert.deepEqual(exportsOf(study), [], 'a preview is no export');

    // Every passage that stays behind is the way to where it was said.
    const [stays] = wanted.stays;
    await window.click('button', `Review: ${stays.why}`);
    const [first] = stays.excerpts;
    await window.click('button', new RegExp(`^${first.interviewee} ¶ ${first.turn}`, 'u'));
    await window.sees('heading', new RegExp(first.interviewee, 'u'));
    await window.press('Alt+ArrowLeft');
    await window.sees('heading', 'What to export');
    await shown(window);

    await window.click('radio', /^Markdown/u);
    await window.press('Ctrl+E');
    await until('the file', () => existsSync(file));
    await window.reads(/Exported to/u);
    const words = readFileSync(file, 'utf8');
    assert.doesNotMatch(words, /\b(?:LE|PR|AD|EX)-[A-Z0-9]+-?\d*/u, 'no id of anybody');
    assert.equal(words.match(/^> —/gmu)?.length ?? words.match(/—[A-Z]/gu).length, wanted.rows);
    const [left] = exportsOf(study);
    assert.equal(`${left.purpose} ${left.what}`, 'publication excerpts');

    // What was chosen is there again after the next unlock.
    await window.press('Ctrl+L');
    await window.sees('textbox', 'Study passphrase');
    await window.close();
  }));

test('the team gets a Word document by pointer, once somebody has agreed', () =>
  journey('export for the team', async ({ home, open }) => {
    const study = sampleStudy(home.studies);
    const file = join(home.studies, 'Coded excerpts internal.docx');
    const window = await unlocked(open, study, { picks: [file] });
    await window.click('button', 'Export');
    await window.click('radio', /^The team/u);
    await window.click('button', 'Choose every code');
    await shown(window);
    await window.reads(/\d+ passages by \d+ of 42 interviewees/u);
    await window.reads('internal, contains raw text');
    await window.click('radio', /^Word/u);
    await window.click('button', /^Export \d+ passages/u);
    await window.reads('For the team only');
    assert.equal(existsSync(file), false);
    await window.click('button', 'Choose where…');
    await until('the file', () => existsSync(file));
    const words = execFileSync('unzip', ['-p', file, 'word/document.xml'], {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    assert.match(words, /internal, contains raw text/u);
    await window.reads(/Exported to/u);
    const [left] = exportsOf(study);
    assert.equal(`${left.purpose} ${left.what}`, 'team excerpts');
    await window.close();
  }));

for (const theme of ['Light', 'Dark']) {
  test(`no state of Export breaks a rule of axe or scrolls to the side: ${theme}`, () =>
    journey(`export access ${theme}`, async ({ home, open }) => {
      const study = publishable(home);
      const window = await unlocked(open, study);
      await draw(window, theme);
      const found = [];
      const at = async (name) => {
        for (const [width, height] of [
          [1440, 900],
          [1100, 700],
        ]) {
          await window.resize(width, height);
          await window.atRest();
          await window.picture(`export/${name.replaceAll(' ', '-')}-${theme.toLowerCase()}-${width}`);
          found.push(...(await wrongs(window, `${name} ${width}`)));
        }
        await window.resize(1440, 900);
      };
      await window.press('Ctrl+6');
      await window.sees('heading', 'What to export');
      await at('nothing chosen');
      await chooseCode(window, 'Root causes');
      await at('key file closed');
      await openKeyFile(window);
      await at('publication');
      await window.click('button', /^Review: words in it/u);
      await at('review');
      await window.click('radio', /^The team/u);
      await window.reads('internal, contains raw text');
      await shown(window);
      await at('team');
      await window.press('Ctrl+E');
      await window.reads('For the team only');
      await at('asked first');
      await window.press('Escape');
      for (let size = 0; size < 12; size += 1) await window.press('Ctrl+=');
      await window.atRest();
      await window.picture(`export/large-${theme.toLowerCase()}`);
      found.push(...(await wrongs(window, 'large')));
      assert.deepEqual(found, []);
    }));
}
