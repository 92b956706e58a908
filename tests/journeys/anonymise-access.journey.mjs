import assert from 'node:assert/strict';
import { test } from 'node:test';
import { walked } from './window/access.mjs';
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
  for (let size = 0; size < 12; size += 1) await window.press('Ctrl+=');
  await window.atRest();
  await at('large');
}

for (const theme of ['Light', 'Dark']) {
  test(`no state of Anonymise breaks a rule of axe or scrolls to the side: ${theme}`, () =>
    journey(`anonymise access ${theme}`, async ({ home, open }) => {
      const window = await unlocked(open, rawStudy(home.studies));
      assert.deepEqual(await walked(window, theme, 'anonymise', walk), []);
    }));
}
