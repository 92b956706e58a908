import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { inSizes, walked } from './window/access.mjs';
import { act, enlarged } from './window/actions.mjs';
import { enter, unlocked } from './window/entrance.mjs';
import { openKeyFile } from './window/key-file.mjs';
import { until } from './window/processes.mjs';
import { codingsIn, sampleStudy, verbatim } from './window/study.mjs';
import { chooseCode, exported, fileIn, previewed, publishable } from './window/tour-export.mjs';
import { journey } from './window/window.mjs';

/** What is quoted on the page: words, who said them and what stands below, a line each. */
const quotedOnPage = (window) =>
  window.browser.execute(() =>
    [...document.querySelectorAll('[aria-label=Page] blockquote')].map((quote) =>
      [...quote.children].map((line) => line.textContent.replace(/\s+/g, ' ').trim()).join('\n'),
    ),
  );

/** The same of a Markdown file. */
function quotedIn(markdown) {
  const quotes = [];
  let inside = false;
  for (const line of markdown.split('\n')) {
    const begins = !inside;
    inside = line.startsWith('>');
    if (inside && begins) quotes.push([]);
    if (inside && line !== '>') quotes.at(-1).push(line.slice(2).replaceAll(/\\(.)/gu, '$1'));
  }
  return quotes.map((lines) => lines.join('\n'));
}

async function isChosen(window, role, words) {
  await window.sees(role, new RegExp(`^${words}`, 'u'));
  return (await window.all(role)).some((one) => one.name.startsWith(words) && one.checked);
}

const SIGNS = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&amp;': '&' };

/** The paragraphs of a Word document. */
function paragraphsOf(file) {
  const xml = execFileSync('unzip', ['-p', file, 'word/document.xml'], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const words = xml.split('</w:p>').map((one) => one.replaceAll(/<[^>]+>/gu, ''));
  return words.map((one) => one.replaceAll(/&\w+;/gu, (sign) => SIGNS[sign] ?? sign));
}

/** The words of passages that stay behind, as the team has them: of each the longest stretch without an alias. */
function stayingWords(study, folder, stays) {
  const file = join(folder, 'passages internal.json');
  verbatim('export', 'excerpts', study.path, '--for', 'team', '--to', file);
  const { excerpts } = JSON.parse(readFileSync(file, 'utf8'));
  const place = ({ transcript, start, end }) => `${transcript} ${start} ${end}`;
  const texts = new Map(excerpts.map((one) => [place(one), one.text]));
  const longest = (text) =>
    text.split(/\[[^\]]*\]/u).reduce((one, other) => (other.length > one.length ? other : one));
  return stays.flatMap((one) => one.excerpts.map((excerpt) => longest(texts.get(place(excerpt))).trim()));
}

const exportsOf = (study) => verbatim('export', 'list', study.path).exports;

test('a code is published by keys: what stays behind is seen, the file holds what was shown', () =>
  journey('export', async ({ home, open }) => {
    const study = publishable(home.studies);
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
    await previewed(window);
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
    await previewed(window);

    const onPage = await quotedOnPage(window);
    await window.click('radio', /^Markdown/u);
    await window.press('Ctrl+E');
    await until('the file', () => existsSync(file));
    await window.reads(/Exported to/u);
    const words = readFileSync(file, 'utf8');
    const quotes = quotedIn(words);
    assert.equal(quotes.length, wanted.rows);
    assert.deepEqual(quotes.toSorted(), onPage.toSorted(), 'the file holds what was shown');
    assert.doesNotMatch(words, /\b(?:LE|PR|AD|EX)-[A-Z0-9]+-?\d*/u, 'no id of anybody');
    assert.doesNotMatch(words, /internal/u);
    assert.ok(wanted.labels.length > 0);
    for (const { own } of wanted.labels) assert.ok(!words.includes(`—${own}\n`), `${own} was raised`);
    const [left, ...others] = exportsOf(study);
    assert.equal(`${left.purpose} ${left.what}`, 'publication excerpts');
    assert.deepEqual(others, []);

    // What was chosen is there again after the next unlock; the key file is not open.
    await window.press('Ctrl+L');
    await enter(window);
    await window.press('Ctrl+6');
    await window.reads('The key file is closed');
    assert.ok(await isChosen(window, 'checkbox', 'Root causes'));
    assert.ok(await isChosen(window, 'radio', 'Markdown'));
    await window.close();
    const staying = stayingWords(study, home.studies, wanted.stays);
    assert.ok(staying.length > 0);
    for (const one of staying) assert.ok(!quotes.join('\n').includes(one), `“${one}” stays behind`);
  }));

test('the team gets a Word document by pointer, once somebody has agreed', () =>
  journey('export for the team', async ({ home, open }) => {
    const study = sampleStudy(home.studies);
    const file = fileIn(home.studies);
    const count = codingsIn(study.path).length;
    const passages = `${count.toLocaleString('en-GB')} passages`;
    const window = await unlocked(open, study, { picks: [file] });
    await window.click('button', 'Export');
    await window.click('radio', /^The team/u);
    await window.click('button', 'Choose every code');
    await previewed(window);
    await window.reads(new RegExp(`${passages} by \\d+ of 42 interviewees`, 'u'));
    await window.reads('internal, contains raw text');
    const onPage = await quotedOnPage(window);
    assert.ok(onPage.length > 100, `${onPage.length} passages are shown`);
    await window.click('radio', /^Word/u);
    await window.click('button', new RegExp(`^Export ${passages}`, 'u'));
    await window.reads('For the team only');
    assert.equal(existsSync(file), false);
    assert.deepEqual(exportsOf(study), [], 'nothing has left');
    await window.click('button', 'Choose where…');
    await until('the file', () => existsSync(file));
    await window.reads(/Exported to/u);

    const paragraphs = paragraphsOf(file);
    assert.equal(paragraphs[0], 'internal, contains raw text');
    const all = `\n${paragraphs.join('\n')}\n`;
    for (const quote of onPage) assert.ok(all.includes(`\n${quote}\n`), `“${quote}” is in the file`);
    const sources = paragraphs.filter((one) => /^(?:LE|PR|AD|EX)-\S+ · .+ ¶ \d+ · /u.test(one));
    assert.equal(sources.length, count, 'every passage says whose it is and where it stands');
    const [left, ...others] = exportsOf(study);
    assert.equal(`${left.purpose} ${left.what}`, 'team excerpts');
    assert.deepEqual(others, []);
    await window.close();
  }));

/** Highest headings of the page. */
const headingsOnPage = (window) =>
  window.browser.execute(() =>
    [...document.querySelectorAll('[aria-label=Page] .l1')].map((heading) => heading.firstChild.data.trim()),
  );

/** Numbers beside the page, those of the excerpts that are marked, and whether the first of these is in sight. */
const numbered = (window) =>
  window.browser.execute(() => {
    const numbers = (selector) =>
      [...document.querySelectorAll(selector)].map((at) => Number(/\d+/u.exec(at.textContent)[0]));
    const page = document.querySelector('[aria-label=Page]').getBoundingClientRect();
    const first = document.querySelector('.quoted.on')?.getBoundingClientRect();
    const seen = first !== undefined && first.bottom > page.top && first.top < page.bottom;
    return { all: numbers('.quoted .at'), marked: numbers('.quoted.on .at'), seen };
  });

/** Chooses an order by its first letter: from the word “More” it stands behind the formats. */
async function chooseOrder(window, letter) {
  await window.press('Tab', 'Tab');
  await window.type(letter);
  await previewed(window);
}

test('an order and interviewees are chosen; who is pointed to is found on the page by keys', () =>
  journey('export order', async ({ home, open }) => {
    const study = publishable(home.studies);
    const window = await unlocked(open, study);
    await window.press('Ctrl+6');
    await window.sees('heading', 'What to export');
    await chooseCode(window, 'Root causes');
    await openKeyFile(window);
    await window.click('textbox', 'Filter codes');
    await window.press('Escape');
    await window.click('button', 'Choose every code');
    await previewed(window);

    await window.click('disclosure', /^More/u);
    await window.reads('can be chosen for the team alone');
    await chooseOrder(window, 'c');
    const categories = ['Law enforcement', 'Prosecutors', 'Advocates', 'Experts'];
    const headings = await headingsOnPage(window);
    assert.deepEqual(
      headings,
      categories.filter((name) => headings.includes(name)),
      'the page stands by category',
    );
    assert.equal(headings[0], categories[0]);

    // Each entry of the list is the way to its excerpts; numbers stand beside the page and nowhere on it.
    const entries = (await window.all('button')).filter(({ name }) => / fits?\b/u.test(name));
    const numbersOf = ({ name }) => [...name.replace(/^.*excerpts? /u, '').matchAll(/\d+/gu)].map(Number);
    const { all, marked } = await numbered(window);
    assert.deepEqual(new Set(all), new Set(entries.flatMap(numbersOf)));
    assert.deepEqual(marked, []);
    const last = entries.at(-1);
    await window.click('button', new RegExp(`^${last.name.split(':')[0]}:`, 'u'));
    await until('the mark', async () => (await numbered(window)).seen);
    assert.deepEqual(new Set((await numbered(window)).marked), new Set(numbersOf(last)));
    await window.press('Enter');
    await until('no mark', async () => (await numbered(window)).marked.length === 0);
    const words = (await quotedOnPage(window)).join('\n');
    assert.doesNotMatch(words, /Excerpt \d/u);

    await window.click('radio', /^The team/u);
    await previewed(window);
    await window.click('combobox', 'Interviewees: add');
    await window.type('PR-F-01');
    await window.press('ArrowDown', 'Enter');
    await previewed(window);
    const file = join(home.studies, 'one internal.json');
    const wanted = verbatim(
      ...['export', 'excerpts', study.path, '--for', 'team', '--to', file, '--interviewee', 'PR-F-01'],
    );
    await window.reads(new RegExp(`${wanted.rows} passages by 1 of 42 interviewees`, 'u'));
    await window.click('disclosure', /^More/u);
    await chooseOrder(window, 'i');
    assert.deepEqual(await headingsOnPage(window), ['PR-F-01']);
    const { excerpts } = JSON.parse(readFileSync(file, 'utf8'));
    const turns = (await quotedOnPage(window)).map((quote) =>
      Number(/^PR-F-01 · .* ¶ (\d+)/mu.exec(quote)[1]),
    );
    assert.deepEqual(
      turns,
      excerpts.map(({ turn }) => turn),
      'all of them, as they follow one another in the text',
    );
    await window.close();
  }));

/** What a publication says in the place of a label. */
const saidAs = (window, own) =>
  window.browser.execute((own) => {
    const rows = [...document.querySelectorAll('#export-labels ~ table tbody tr')];
    const row = rows.find(({ cells }) => cells[0].textContent === own);
    return row?.querySelector('.attr').textContent;
  }, own);

test('another label steps up with a rare one, and what left is chosen again by keys', () =>
  journey('export again', async ({ home, open }) => {
    const study = publishable(home.studies);
    const file = join(home.studies, 'Coded excerpts.md');
    const window = await unlocked(open, study, { picks: [file] });
    await window.press('Ctrl+6');
    await window.sees('heading', 'What to export');
    await chooseCode(window, 'Root causes');
    await openKeyFile(window);
    await previewed(window);
    assert.equal(await saidAs(window, 'Law enforcement advocate'), '—Advocate');
    assert.equal(await saidAs(window, 'Survivor advocate'), '—Survivor advocate');
    await window.click('button', 'Step up instead: Survivor advocate');
    await previewed(window);
    await until(
      'the label to step up',
      async () => (await saidAs(window, 'Survivor advocate')) === '—Advocate',
    );
    assert.equal(await saidAs(window, 'Law enforcement advocate'), '—Law enforcement advocate');
    await window.click('radio', /^Markdown/u);
    await window.press('Ctrl+E');
    await until('the file', () => existsSync(file));
    const words = readFileSync(file, 'utf8');
    assert.ok(words.includes('—Advocate') && !words.includes('—Survivor advocate'));
    // What was published holds: nobody else can step up any more.
    await previewed(window);
    const offers = async () => (await window.all('button')).filter(({ name }) => name.startsWith('Step up'));
    await until('no offer', async () => (await offers()).length === 0);

    await window.click('radio', /^The team/u);
    await window.click('radio', /^JSON/u);
    await previewed(window);
    await act(window, 'what left before');
    await window.sees('dialog', /^What left before/u);
    const [left] = exportsOf(study);
    await window.reads('Coded excerpts, Markdown');
    await window.reads(left.hash);
    await window.click('button', 'Choose the same again');
    await window.readsNoMore(left.hash);
    await previewed(window);
    assert.ok(await isChosen(window, 'radio', 'Publication'));
    assert.ok(await isChosen(window, 'radio', 'Markdown'));
    assert.ok(await isChosen(window, 'checkbox', 'Root causes'));
    await window.close();
  }));

/** Every state of the section in each size, then drawn as large as can be. */
async function walk(window, at) {
  await exported(window, inSizes(window, at));
  await enlarged(window);
  await at('large');
}

for (const theme of ['Light', 'Dark']) {
  test(`no state of Export breaks a rule of axe or scrolls to the side: ${theme}`, () =>
    journey(`export access ${theme}`, async ({ home, open }) => {
      const study = publishable(home.studies);
      const window = await unlocked(open, study, { picks: [fileIn(home.studies)] });
      assert.deepEqual(await walked(window, theme, 'export', walk), []);
    }));
}
