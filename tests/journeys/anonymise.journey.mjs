import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { assertSameWords, codedWords } from './window/aliases.mjs';
import { enter, unlocked } from './window/entrance.mjs';
import { KEY, makeKeyFile } from './window/key-file.mjs';
import { SAMPLE } from './window/places.mjs';
import { until } from './window/processes.mjs';
import { transcripts, uncodedStudy, verbatim } from './window/study.mjs';
import { journey } from './window/window.mjs';

const IDS = ['LE-L-03', 'AD-SV-07'];

/** A small study, one interview of it coded before. */
function codedStudy(folder) {
  const study = uncodedStudy(folder, ...transcripts(...IDS));
  verbatim('codings', 'import', study.path, join(SAMPLE, 'codings/coder-a/LE-L-03.jsonl'));
  return study;
}

/** Goes to the section and makes the key file there. */
async function withKeyFile(window) {
  await window.press('Ctrl+2');
  await window.reads('Make a key file first');
  await makeKeyFile(window);
}

const findings = async (window) => (await window.all('option')).map((one) => one.text);
const current = async (window) => (await window.all('option')).find((one) => one.selected === 'true')?.text;
const at = (window, words) =>
  until(`“${words}” at hand`, async () => (await current(window))?.includes(words));

/** How many findings wait. */
const waiting = (window) =>
  window.browser.execute(() => Number(/(\d+) left/u.exec(document.body.innerText)?.[1]));
const left = (window, count) =>
  until(`${count} left`, async () => (await waiting(window)) === count).catch(async (error) => {
    throw new Error(`${await waiting(window)} left: ${error.message}`);
  });

/** Goes on until a finding with these words is at hand. */
async function goTo(window, words) {
  for (let step = 0; step < 40; step += 1) {
    if ((await current(window))?.includes(words)) return;
    await window.press('J');
    await window.atRest();
  }
  throw new Error(`“${words}” is no finding`);
}

test('names make way for aliases by keyboard: replace, all, keep, another extent, other words, undo', () =>
  journey('anonymise review', async ({ home, open }) => {
    const study = codedStudy(home.studies);
    const window = await unlocked(open, study);
    await withKeyFile(window);
    await at(window, 'San Teodoro');
    const before = await waiting(window);

    // The words are the team's own; the number comes by itself.
    await window.press('E');
    await window.type('town');
    await window.press('Enter');
    await window.reads('town 1');
    await window.press('A');
    await left(window, before - 1);
    await at(window, 'Captain Yvette Peña');
    assert.ok((await findings(window)).some((one) => /town 1.*replaced/u.test(one)));

    // Undo brings the name back and goes to it; doing it again takes it away.
    await window.press('Ctrl+Z');
    await left(window, before);
    await at(window, 'San Teodoro');
    await window.press('Ctrl+Y');
    await left(window, before - 1);

    // Without the title: one word less at the beginning.
    await goTo(window, 'Captain Yvette Peña');
    await window.press('Alt+Shift+ArrowRight');
    await window.reads('With another extent');
    await window.press('A');
    await window.reads('because my captain then, Captain');
    await window.readsNoMore('Yvette');

    // Kept, and asked again.
    await goTo(window, '19-SV-2206');
    const some = await waiting(window);
    await window.press('S');
    await left(window, some - 1);
    await goTo(window, '19-SV-2206').catch(() => window.press('K'));
    await window.click('option', /19-SV-2206/);
    await window.press('U');
    await left(window, some);

    // Every form of one person in this interview at once, fast, and something else right after.
    await window.click('option', /Guadalupe Santacruz/);
    await window.press('E');
    await window.type('advocate');
    await window.press('Enter', 'Shift+A');
    await window.readsNoMore('Guadalupe');
    await window.readsNoMore('Santacruz');

    // Locked and unlocked, the key file is closed: names are dots, and the reason is said.
    await window.press('Ctrl+L');
    await window.sees('textbox', 'Study passphrase');
    assert.ok(!(await window.source()).includes('Dwayne'));
    await enter(window);
    await window.reads('The key file is closed');
    await window.reads('Replacing needs the key file open');
    await window.press('A');
    await window.type('wrong words');
    await window.press('Enter');
    await window.reads('That passphrase does not open the key file.');
    await window.press('Ctrl+A');
    await window.type(KEY);
    await window.press('Enter');
    await window.reads('Key file open');
    await window.close();
    assert.equal(verbatim('check', study.path).problems.length, 0);
  }));

test('a whole anonymisation: review, read-through, confirm, purge, leak scan, codings on the same words', () =>
  journey('anonymise whole', async ({ home, open }) => {
    const study = codedStudy(home.studies);
    const before = codedWords(study, home.path, 'before');
    assert.ok(before.size > 5);
    const window = await unlocked(open, study);
    await withKeyFile(window);
    for (const id of IDS) {
      await window.sees('button', new RegExp(`^${id}`, 'u'));
      for (let more = await waiting(window); more > 0; more = await waiting(window)) {
        const had = more;
        await window.press('Shift+A');
        await until('the next finding', async () => (await waiting(window)) < had);
      }
      await readThrough(window, id);
      await window.press('Ctrl+Enter');
      await window.reads('You have read it all for life details.');
      await window.press('Enter');
      await window.reads('Confirmed 1 transcript');
      if (id !== IDS.at(-1)) await window.press('Ctrl+PageDown');
    }
    await window.reads('De-identified by Coder A');

    // Everything is taken back while that is possible, and done again.
    await window.press('Ctrl+Z');
    await window.readsNoMore('De-identified by Coder A');
    await window.press('Ctrl+Y');
    await window.reads('De-identified by Coder A');

    await window.press('Ctrl+Enter');
    await window.click('button', 'Purge…');
    await window.sees('textbox', 'Type “purge” to go on');
    await window.reads('can no longer be undone');
    await window.type('purge');
    await window.press('Enter');
    await window.reads('stretches of former text');
    await window.press('Enter');
    await window.readsNoMore('stretches of former text');
    await window.press('Ctrl+Z');
    await window.reads('Original texts are in the key file only');

    await window.press('L');
    await window.reads('Scan again');
    await window.reads(/Transcripts\s+2 clean/u);
    await window.press('Ctrl+1');
    await window.sees('row', /LE-L-03.*De-identified by Coder A/);
    await window.close();

    assertSameWords(before, codedWords(study, home.path, 'after'));
    assert.equal(verbatim('check', study.path).problems.length, 0);
  }));

/** Reads all turns; in one interview a detail that no rule finds is marked by hand. */
async function readThrough(window, id) {
  await window.press('R');
  await window.sees('button', /^Next turn/);
  if (id === 'LE-L-03') {
    await window.press('T');
    await window.select('My grandmother sold tamales outside the cannery');
    await window.press('X');
    await window.reads('Marked by hand.');
    await window.press('A');
    await window.sees('option', /family detail.*replaced/);
  }
  for (let turn = 0; turn < 60; turn += 1) {
    await window.press('J');
    await window.atRest();
    const end = await window.browser.execute(() =>
      document.body.innerText.includes('That was the last turn'),
    );
    if (end) break;
  }
  await window.press('R');
}
