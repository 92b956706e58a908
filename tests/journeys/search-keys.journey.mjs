import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unlocked } from './window/entrance.mjs';
import { until } from './window/processes.mjs';
import { sampleStudy } from './window/study.mjs';
import { askQuery, QUERY } from './window/tour-search.mjs';
import { journey } from './window/window.mjs';

/** What has the keyboard, by its name. */
const focused = (window) =>
  window.browser.execute(() => {
    const { activeElement: one } = document;
    const words = one.getAttribute('aria-label') ?? one.labels?.[0]?.textContent ?? one.textContent;
    return one === document.body ? 'the page' : words.replaceAll(/\s+/gu, ' ').trim().slice(0, 60);
  });

/** Names of what the keyboard comes to by a key, until it comes to `last`. */
async function stops(window, key, last, most = 60) {
  const found = [];
  for (let press = 0; press < most; press += 1) {
    await window.press(key);
    found.push(await focused(window));
    if (found.at(-1) === last) return found;
  }
  throw new Error(`“${last}” was not among ${found.join(' · ')}`);
}

const FIELD = 'Search all interviews';
const LIST = 'What was found';

test('Tab goes from the query over its parts to what was found and back, whatever is proposed, and nothing keeps it', () =>
  journey('search tab', async ({ home, open }) => {
    const window = await unlocked(open, sampleStudy(home.studies));
    await window.press('Ctrl+4');
    await window.sees('textbox', FIELD);
    // With a code proposed, Tab takes nothing and goes on.
    await window.type('code:crim');
    await window.sees('option', /^Criminalisation of victims/u);
    await window.press('Tab');
    assert.equal(await focused(window), 'Regular expression');
    await until('the proposals to go', async () => (await window.all('option')).length === 0);
    assert.equal((await window.all('textbox')).find((one) => one.name === FIELD).value, 'code:crim');

    await askQuery(window);
    await window.sees('treeitem', /^Advocates/u);
    const way = await stops(window, 'Tab', LIST);
    for (const stop of ['Save', 'Saved searches', '“cited”', 'Search without “cited”'])
      assert.ok(way.includes(stop), `${stop} is passed by: ${way.join(' · ')}`);
    assert.deepEqual(await stops(window, 'Shift+Tab', FIELD), [...way.slice(0, -1).toReversed(), FIELD]);

    // All the way round: every stop of the window, and the field again.
    const round = await stops(window, 'Tab', FIELD, 200);
    assert.ok(round.includes(LIST) && round.includes('Copy with attribution'));
  }));

test('Escape takes back one thing at a time and leaves the keyboard where it was', () =>
  journey('search escape', async ({ home, open }) => {
    const window = await unlocked(open, sampleStudy(home.studies));
    await window.press('Ctrl+4');
    await window.sees('textbox', FIELD);
    await window.type(QUERY);
    await window.sees('treeitem', /^Advocates/u);
    await window.press('ArrowDown', 'ArrowDown', 'Space', 'C');
    await window.sees('combobox', 'Code for 1 hit');
    await window.press('Escape');
    await until('the list to have the keyboard', async () => (await focused(window)) === LIST);
    await window.reads('1 hit chosen');
    await window.press('Escape');
    await window.readsNoMore('1 hit chosen');
    assert.equal(await focused(window), LIST);

    // In the field: what is proposed goes, and what was typed stays.
    await window.press('F');
    await window.type('code:crim');
    await window.sees('option', /^Criminalisation of victims/u);
    await window.press('Escape');
    await until('the proposals to go', async () => (await window.all('option')).length === 0);
    assert.equal(await focused(window), FIELD);
    assert.equal((await window.all('textbox')).find((one) => one.name === FIELD).value, 'code:crim');
    await window.press('Ctrl+Shift+D');
    await window.sees('dialog', 'Saved searches');
    await window.press('Escape');
    await until('the button to have the keyboard', async () => (await focused(window)) === 'Saved searches');
  }));
