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

    // The answers step back: their codings are hidden, their words stay.
    await window.press('Alt+F');
    await window.sees('dialog', 'What shows');
    await window.click('checkbox', /^Respondent/);
    await window.press('Escape');
    await window.reads('Respondent steps back');
    await until('no bars', async () => (await bars()) === 0);
    await window.reads('When it’s over.');
    await window.click('button', /^Show all/);
    await until('all bars', async () => (await bars()) > 0);
    await window.close();
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
