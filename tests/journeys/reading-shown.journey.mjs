import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { unlocked } from './window/entrance.mjs';
import { SAMPLE } from './window/places.mjs';
import { until } from './window/processes.mjs';
import { transcripts, uncodedStudy, verbatim } from './window/study.mjs';
import { journey } from './window/window.mjs';

const ID = 'AD-NP-01';

/** A study with one interview that two coders coded. */
function codedTwice(folder) {
  const study = uncodedStudy(folder, ...transcripts(ID));
  for (const coder of readdirSync(join(SAMPLE, 'codings')).toSorted().slice(0, 2)) {
    const name = `Coder ${coder.at(-1).toUpperCase()}`;
    verbatim('codings', 'import', study.path, join(SAMPLE, 'codings', coder, `${ID}.jsonl`), '--coder', name);
  }
  return study;
}

test('own codings show, those of others by choice, narrowed to a theme or a speaker, and Escape brings all back', () =>
  journey('reading shown', async ({ home, open }) => {
    const window = await unlocked(open, codedTwice(home.studies));
    await window.click('row', /^AD-NP-01 /);
    await window.words('When it’s over.');
    const bars = () => window.browser.execute(() => document.querySelectorAll('.coding-bar').length);
    const others = () => window.browser.execute(() => document.querySelectorAll('.coding-bar.other').length);
    await until('own bars', async () => (await bars()) > 0);
    assert.equal(await others(), 0);

    // Everyone's, by a key, and back.
    await window.press('A');
    await until('the bars of the other', async () => (await others()) > 0);
    await window.sees('button', 'All coders');
    await window.press('A');
    await until('own bars only', async () => (await others()) === 0);

    // One other coder's only: it is said that one's own are hidden.
    await window.press('Alt+F');
    await window.sees('dialog', 'What shows');
    await window.click('checkbox', /^Coder B/);
    await window.click('checkbox', /^Coder A/);
    await until('the other alone', async () => (await bars()) > 0 && (await bars()) === (await others()));
    await window.press('Escape');
    await window.reads('codings hidden');
    await window.press('Escape');
    await window.readsNoMore('codings hidden');
    await until('own bars again', async () => (await bars()) > 0 && (await others()) === 0);

    // The answers are hidden with their codings; in grey, their words stay.
    await window.press('Alt+F');
    await window.sees('dialog', 'What shows');
    await window.click('checkbox', /^Respondent/);
    await window.readsNoMore('When it’s over.');
    await window.click('radio', 'In grey');
    await window.press('Escape');
    await window.reads('turns of Respondent in grey');
    await until('no bars', async () => (await bars()) === 0);
    await window.reads('When it’s over.');
    await window.click('button', /^Show all/);
    await until('all bars', async () => (await bars()) > 0);
    await window.close();
  }));

test('turns of others are hidden behind lines that count them, and show by a press, a key, and what is looked for', () =>
  journey('reading folded', async ({ home, open }) => {
    const window = await unlocked(open, codedTwice(home.studies), { height: 1080 });
    await window.click('row', /^AD-NP-01 /);
    await window.words('When it’s over.');
    const numbers = () =>
      window.browser.execute(() =>
        [...document.querySelectorAll('.turn-number b')].map((b) => b.textContent),
      );
    const beside = () => window.browser.execute(() => document.querySelector('.t-fold.here') !== null);

    await window.press('Alt+F');
    await window.sees('dialog', 'What shows');
    await window.click('checkbox', /^Respondent/);
    await window.click('checkbox', /^Interviewer 2/);
    await window.press('Escape');
    await window.reads(/turns of .*Respondent.* hidden/u);
    await window.press('Ctrl+Home');
    await window.sees('button', '3 turns of others hidden · Show');
    await window.readsNoMore('motel agreement');
    // ¶ numbers stay those of the transcript.
    assert.deepEqual((await numbers()).slice(0, 5), ['1', '2', '3', '4–6', '7']);

    // The caret comes to the line like to any other; Enter shows what it stands for, and nothing else.
    for (let press = 0; press < 12 && !(await beside()); press += 1) {
      await window.press('ArrowDown');
      await window.atRest();
    }
    assert.ok(await beside(), 'the caret passes the line by');
    await window.press('Enter');
    await window.reads('overnight coordinator');
    await window.readsNoMore('When it’s over.');

    // What is found shows, and can be coded at once.
    await window.press('Ctrl+F');
    await window.sees('textbox', 'Find in the transcript');
    await window.type('with the county we hear');
    await window.reads('1 of 1');
    await window.reads('When it’s over.');
    await window.press('Ctrl+Enter');
    assert.equal(await window.selected(), 'With the county we hear');
    await window.press('Escape');

    // A press shows the rest of them one by one; Escape all.
    const [first] = (await window.all('button')).filter((one) => one.name.includes('hidden · Show'));
    await window.clickAt(first.middle.x, first.middle.y);
    await until('one line less', async () =>
      (await window.all('button')).every((one) => one.middle.y !== first.middle.y || one.name !== first.name),
    );
    await window.click('button', /^Show all/);
    await until('every line', async () =>
      (await window.all('button')).every((one) => !one.name.includes('hidden · Show')),
    );
    assert.ok((await numbers()).every((one) => !one.includes('–')));
  }));

test('codings that overlap are named on approach, and each is reached by a key', () =>
  journey('reading overlap', async ({ home, open }) => {
    const window = await unlocked(open, codedTwice(home.studies));
    await window.click('row', /^AD-NP-01 /);
    const at = await window.words('With the county we hear');
    await window.pointAt({ x: at.from.x + 20, y: at.from.y });
    const named = () =>
      window.browser.execute(() => document.querySelectorAll('.coding-label.hovered').length);
    await until('codes to be named', async () => (await named()) >= 2);

    await window.clickAt(at.from.x + 20, at.from.y);
    const picked = () =>
      window.browser.execute(() => document.querySelector('.coding-label.picked')?.dataset.coding ?? '');
    await until('a passage to be picked', picked);
    const first = await picked();
    const seen = new Set([first]);
    for (let press = 0; press < 6; press += 1) {
      await window.press('O');
      await window.atRest();
      const now = await picked();
      if (now === first) break;
      seen.add(now);
    }
    assert.ok(seen.size >= 2);
    await window.close();
  }));
