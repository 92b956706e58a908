import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wrongs } from './window/access.mjs';
import { sampleStudy } from './window/study.mjs';
import { tour } from './window/tour.mjs';
import { journey } from './window/window.mjs';

for (const theme of ['Light', 'Dark']) {
  test(`no screen breaks a rule of axe or scrolls to the side: ${theme}`, () =>
    journey(`access ${theme}`, async ({ home, open }) => {
      const found = [];
      const visited = [];
      await tour({
        home,
        open,
        study: sampleStudy(home.studies),
        theme,
        visit: async (name, window) => {
          visited.push(name);
          await window.atRest();
          found.push(...(await wrongs(window, name)));
        },
      });
      assert.deepEqual(found, []);
      assert.ok(visited.length > 20);
    }));
}
