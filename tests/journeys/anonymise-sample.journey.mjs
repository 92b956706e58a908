// A whole anonymisation of the sample by keyboard, from raw files to a clean leak scan: about three minutes. For a
// quicker look only interviews whose name begins so are reviewed, and the others stay raw:
//
//   VERBATIM_REVIEWED=LE- npm run journeys -- anonymise-sample
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { assertSameWords, codedWords } from './window/aliases.mjs';
import { enter, unlocked } from './window/entrance.mjs';
import { makeKeyFile } from './window/key-file.mjs';
import { SAMPLE } from './window/places.mjs';
import { until } from './window/processes.mjs';
import { transcripts, uncodedStudy, verbatim } from './window/study.mjs';
import { drop, journey } from './window/window.mjs';

/** Whose interviews are reviewed. */
const isReviewed = (name) => name.startsWith(process.env.VERBATIM_REVIEWED ?? '');

/** Places and bodies that are the same one in several interviews, and these: replaced everywhere where first met. */
const SHARED = [
  { words: 'St. Brannoc', in: ['AD-LE-04', 'AD-SV-01'] },
  { words: 'Los Angeles', in: ['AD-NP-06', 'LE-L-03'] },
  { words: 'Sacramento', in: ['EX-01', 'EX-04'] },
];

/** Milliseconds that an answer may take where much is read and drawn. */
const LONG = 60_000;

const files = transcripts();

const queue = (study) => verbatim('anonymise', study.path, '--status').transcripts;
const nameOf = (row) => row.file_name.replace('.txt', '');

/** Every detail of an interview that identifies somebody, as its author wrote them down. */
function details(name) {
  const rows = readFileSync(join(SAMPLE, 'identifiers', `${name}.jsonl`), 'utf8')
    .trim()
    .split('\n');
  return rows.map((row) => JSON.parse(row).quote);
}

/** The finding at hand and how many wait. Looked at often, so as little as possible is asked. */
const desk = (window) =>
  window.browser.execute(() => {
    const bar = document.querySelector('progress[aria-label="Findings reviewed"]');
    const at = document.querySelector('[role=option][aria-selected=true]');
    return {
      left: bar === null ? Number.NaN : bar.max - bar.value,
      open: at !== null && !/replaced|kept/u.test(at.className),
      words: at?.querySelector('.words')?.textContent.trim() ?? '',
      place: at?.getAttribute('aria-posinset') ?? '',
    };
  });

/** Presses a key and waits until it has decided something. */
async function decided(window, before, keys) {
  await window.press(keys);
  return until(
    `${keys} to decide about “${before.words}”`,
    async () => {
      const now = await desk(window);
      return now.left !== before.left || now.place !== before.place ? now : null;
    },
    LONG,
  );
}

/** Brings all raw transcripts in through the window, as a drop of files. */
async function broughtIn(open, home, study) {
  const window = await open({ study: study.path });
  await enter(window);
  drop(home, ...files);
  await window.sees('button', new RegExp(`^Import ${files.length} transcripts`, 'u'));
  await window.press('Enter');
  await until(
    'the import',
    async () => (await window.source()).includes(`${files.length} transcripts imported`),
    LONG,
  );
  await window.press('Enter');
  await window.close();
}

/** Replaces a place in all interviews at once. */
async function everywhere(window, words) {
  for (let step = 0; !(await desk(window)).words.includes(words); step += 1) {
    assert.ok(step < 40, `“${words}” is a finding`);
    await window.press('J');
  }
  await window.press('Alt+A');
  await window.sees('button', /^Replace \d+ places in \d interviews/);
  await window.press('Enter');
  await window.reads(/Replaced \d+ places in \d interviews/u);
}

/** Decides everything that was found in the interview that is open: what identifies somebody goes, the rest stays. */
async function decide(window, name) {
  const quotes = details(name);
  const identifies = (words) => quotes.some((quote) => quote.includes(words) || words.includes(quote));
  let now = await desk(window);
  for (let step = 0; now.left > 0; step += 1) {
    assert.ok(step < 100 && now.open, `something is at hand in ${name}`);
    now = await decided(window, now, identifies(now.words) ? 'Shift+A' : 'S');
  }
}

/** Reads every turn for life details. */
async function readThrough(window) {
  await window.press('R');
  await window.sees('button', /^Next turn|^Read J/);
  const turns = await window.browser.execute(() =>
    Number(/of (\d+) turns? read/u.exec(document.body.innerText)?.[1]),
  );
  assert.ok(turns > 5, 'an interview has answers to read');
  await window.type('j'.repeat(turns));
  await window.reads(`${turns} of ${turns} turns read`);
  await window.press('R');
}

async function confirm(window) {
  await window.press('Ctrl+Enter');
  await window.reads('You have read it all for life details.');
  await window.press('Enter');
  await window.reads('De-identified by Coder A');
  await window.sees('button', /^Read on, /);
}

/** Destroys the former texts. */
async function purge(window) {
  await window.press('Ctrl+Enter');
  await window.click('button', 'Purge…');
  await window.sees('textbox', 'Type “purge” to go on');
  await window.reads('can no longer be undone');
  await window.type('purge');
  await window.press('Enter');
  await until('the purge', async () => (await window.source()).includes('stretches of former text'), LONG);
  await window.press('Enter');
  await window.readsNoMore('stretches of former text');
}

/** How many findings of the scan are listed, and the words of the first. */
const listed = (window) =>
  window.browser.execute(() => {
    const words = [...document.querySelectorAll('[aria-label^="Leak scan:"] mark')];
    return { count: words.length, first: words[0]?.textContent ?? '' };
  });

/** Looks at everything that the scan found in one kind of place: a word that names nobody may stay. */
async function looked(window, holder) {
  await window.click('button', holder);
  const all = files.flatMap((file) => details(basename(file, '.txt')));
  for (let now = await listed(window); now.count > 0; now = await listed(window)) {
    const { count, first } = now;
    assert.ok(!all.includes(first), `“${first}” was left`);
    await window.click('button', 'Allow here');
    await window.type('An ordinary word here');
    await window.press('Enter');
    await until(`“${first}” to be allowed`, async () => (await listed(window)).count < count, LONG);
  }
  await window.reads('Nothing is left to check here.');
  await window.press('Escape');
}

/** Scans for leaks, until everything is clean. */
async function scan(window, reviewed) {
  await window.press('L');
  await window.reads('Scan again');
  const holders = (await window.all('button')).filter((one) => one.name.startsWith('Show '));
  for (const { name } of holders) await looked(window, name);
  await window.reads(new RegExp(`Transcripts\\s+${reviewed} clean`, 'u'));
  for (const label of ['Speaker labels', 'File names', 'Memos', 'Aliases', 'Interviewees']) {
    await window.reads(new RegExp(`${label}\\s+[\\d,]+ clean`, 'u'));
  }
  if (reviewed === files.length) await window.reads(/Leak scan\s+Clean/u);
}

test('the sample is anonymised by keyboard, from raw files to a clean leak scan', () =>
  journey('anonymise sample', async ({ home, open }) => {
    const study = uncodedStudy(home.studies);
    await broughtIn(open, home, study);
    const codings = join(SAMPLE, 'codings/coder-a');
    verbatim('codings', 'import', study.path, ...readdirSync(codings).map((file) => join(codings, file)));
    const before = codedWords(study, home.path, 'before');
    assert.ok(before.size > 600);

    const window = await unlocked(open, study);
    await window.press('Ctrl+2');
    await makeKeyFile(window);
    const names = queue(study).map(nameOf).filter(isReviewed);
    assert.ok(names.length > 0);
    const done = new Set();
    for (const name of names) {
      await window.press('Q');
      await window.sees('combobox', 'Find an interview');
      await window.type(name);
      await window.sees('option', new RegExp(`^${name} `, 'u'));
      await window.press('Enter');
      await window.sees('button', new RegExp(`^${name} `, 'u'));
      for (const shared of SHARED.filter((one) => one.in.includes(name) && !done.has(one.words))) {
        await everywhere(window, shared.words);
        done.add(shared.words);
      }
      await decide(window, name);
      await readThrough(window);
      await confirm(window);
    }
    await purge(window);
    await scan(window, names.length);
    await window.close();

    assertSameWords(before, codedWords(study, home.path, 'after'));
    for (const row of queue(study)) {
      assert.equal(row.status === 'de-identified', isReviewed(row.file_name), row.file_name);
      assert.equal(row.original_here, !isReviewed(row.file_name), row.file_name);
    }
    assert.equal(verbatim('check', study.path).problems.length, 0);
  }));
