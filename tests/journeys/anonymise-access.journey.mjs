import assert from 'node:assert/strict';
import { test } from 'node:test';
import { walked } from './window/access.mjs';
import { enlarged } from './window/actions.mjs';
import { unlocked } from './window/entrance.mjs';
import { until } from './window/processes.mjs';
import { anonymised, rawStudy } from './window/tour-anonymise.mjs';
import { journey } from './window/window.mjs';

/** Every state of the section, from no key file to a purge, and small and large. */
async function walk(window, at) {
  await anonymised(window, at);
  await drawn(window, at);
}

/** In a narrow window, and drawn as large as can be. */
async function drawn(window, at) {
  await window.resize(1100, 700);
  await until('the pane to give way', async () =>
    (await window.all('region')).every((one) => one.name !== 'Aliases'),
  );
  await at('narrow');
  await window.press('Ctrl+Shift+\\');
  await window.sees('region', 'Aliases');
  await at('narrow, aliases over the text');
  await window.press('Escape');
  await enlarged(window);
  await at('large');
}

for (const theme of ['Light', 'Dark']) {
  test(`no state of Anonymise breaks a rule of axe or scrolls to the side: ${theme}`, () =>
    journey(`anonymise access ${theme}`, async ({ home, open }) => {
      const window = await unlocked(open, rawStudy(home.studies));
      assert.deepEqual(await walked(window, theme, 'anonymise', walk), []);
    }));
}

/** The words that are decided about, where all of them can be seen; `null` elsewhere. */
const inSight = (window) =>
  window.browser.execute(() => {
    const pane = document.querySelector('.review-surface .cm-scroller').getBoundingClientRect();
    const hand = document.querySelector('.review-surface .id-hand');
    const box = hand?.getBoundingClientRect();
    return box && box.top >= pane.top && box.bottom <= pane.bottom ? hand.textContent : null;
  });

test('what is decided about stays in sight in a small window and drawn at 200 %, and keys go on without the list', () =>
  journey('anonymise in sight', async ({ home, open }) => {
    const window = await unlocked(open, rawStudy(home.studies));
    await window.press('Ctrl+2');
    await window.sees('option', /San Teodoro/u);
    await window.press('J', 'J', 'J', 'J', 'J');
    const sees = (words) => until(`${words} in sight`, async () => words.test((await inSight(window)) ?? ''));
    await sees(/Guadalupe/u);
    await window.resize(1100, 700);
    await sees(/Guadalupe/u);
    await window.resize(1280, 800);
    for (let size = 0; size < 5; size += 1) await window.press('Ctrl+=');
    await until('the list to be put away', async () => (await window.all('option')).length === 0);
    await sees(/Guadalupe/u);
    await window.press('J');
    await sees(/Casa Alondra/u);
  }));
