import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { goTo, unlocked } from './window/entrance.mjs';
import { until } from './window/processes.mjs';
import { sampleStudy } from './window/study.mjs';
import { shell } from './window/tour-shell.mjs';
import { journey } from './window/window.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The palette, the lists of keys, settings and memos, the queue of reviews, panes laid over the text. */
async function walk(window, at) {
  await goTo(window, 'AD-SV-07');
  await window.words('There was a lady in the kitchen');
  await window.press('J', 'J');
  await window.sees('radio', 'Supports');
  await at('passage');
  await window.press('Shift+Q');
  await window.sees('textbox', 'Question to the supervisor');
  await window.type('Is this conduct or planning?');
  await window.press('Ctrl+Enter');
  await window.sees('button', '1 open question');
  await shell(window, at);
  await window.resize(1000, 700);
  await until('the panes to give way', async () =>
    (await window.all('region')).every((one) => one.name !== 'Codebook'),
  );
  await window.press('Ctrl+\\');
  await window.sees('region', 'Codebook');
  await at('codebook over the text');
  await window.press('Ctrl+Shift+\\');
  await window.sees('region', 'Passage and interviewee');
  await at('passage over the text');
}

for (const theme of ['Light', 'Dark']) {
  test(`no part of the shell breaks a rule of axe or scrolls to the side: ${theme}`, () =>
    journey(`shell access ${theme}`, async ({ home, open }) => {
      const window = await unlocked(open, sampleStudy(home.studies));
      await window.press('Ctrl+Shift+P');
      await window.sees('combobox', 'Find an action');
      await window.type(`${theme.toLowerCase()} appearance`);
      await window.press('Enter');
      await window.inTheme(theme.toLowerCase());
      const found = [];
      await walk(window, async (name) => {
        await window.atRest();
        await window.picture(`shell/${name.replaceAll(' ', '-')}-${theme.toLowerCase()}`);
        for (const fault of await window.faults(AXE)) found.push(`${name}: ${fault}`);
        if ((await window.overflow()) > 0) found.push(`${name}: scrolls to the side`);
        if ((await window.title()) !== 'Verbatim') found.push(`${name}: is titled ${await window.title()}`);
      });
      assert.deepEqual(found, []);
    }));
}
