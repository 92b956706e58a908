import assert from 'node:assert/strict';
import { test } from 'node:test';
import { walked } from './window/access.mjs';
import { enlarged } from './window/actions.mjs';
import { unlocked } from './window/entrance.mjs';
import { until } from './window/processes.mjs';
import { sampleStudy } from './window/study.mjs';
import { searched } from './window/tour-search.mjs';
import { journey } from './window/window.mjs';

/** Every state of the section, then in a narrow window and drawn as large as can be. */
async function walk(window, at) {
  await searched(window, at);
  await window.resize(1100, 700);
  await until('the pane to give way', async () =>
    (await window.all('region')).every((one) => one.name !== 'In context'),
  );
  await at('narrow');
  await window.press('Ctrl+Shift+\\');
  await window.sees('region', 'In context');
  await at('narrow, context over the list');
  await window.press('Escape');
  await enlarged(window);
  await at('large');
}

for (const theme of ['Light', 'Dark']) {
  test(`no state of Search breaks a rule of axe or scrolls to the side: ${theme}`, () =>
    journey(`search access ${theme}`, async ({ home, open }) => {
      const window = await unlocked(open, sampleStudy(home.studies));
      assert.deepEqual(await walked(window, theme, 'search', walk), []);
    }));
}
