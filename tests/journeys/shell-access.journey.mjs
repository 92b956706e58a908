import assert from 'node:assert/strict';
import { test } from 'node:test';
import { walked } from './window/access.mjs';
import { goTo, unlocked } from './window/entrance.mjs';
import { until } from './window/processes.mjs';
import { sampleStudy } from './window/study.mjs';
import { shell } from './window/tour-shell.mjs';
import { journey } from './window/window.mjs';

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
      assert.deepEqual(await walked(window, theme, 'shell', walk), []);
    }));
}
