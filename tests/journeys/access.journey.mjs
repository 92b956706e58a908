import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { sampleStudy } from './window/study.mjs';
import { tour } from './window/tour.mjs';
import { journey } from './window/window.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

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
          for (const fault of await window.faults(AXE)) found.push(`${name}: ${fault}`);
          if ((await window.overflow()) > 0) found.push(`${name}: scrolls to the side`);
          if ((await window.title()) !== 'Verbatim') found.push(`${name}: is titled ${await window.title()}`);
        },
      });
      assert.deepEqual(found, []);
      assert.ok(visited.length > 20);
    }));
}
