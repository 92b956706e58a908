import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { goTo, unlocked } from './window/entrance.mjs';
import { transcriptOf } from './window/long.mjs';
import { uncodedStudy } from './window/study.mjs';
import { journey } from './window/window.mjs';

/** Pixels of a line of the text. */
const LINE = 27;

/** Where each paragraph that can be seen begins, above the window or in it, by its first words. */
const seen = (window) =>
  window.browser.execute(() => {
    const pane = document.querySelector('.cm-scroller').getBoundingClientRect();
    const lines = [...document.querySelectorAll('.cm-line')]
      .map((line) => ({ words: line.textContent.slice(0, 90), box: line.getBoundingClientRect() }))
      .filter(({ words, box }) => words.trim() !== '' && box.bottom > pane.top && box.top < pane.bottom);
    return Object.fromEntries(lines.map(({ words, box }) => [words, box.top]));
  });

/** Scrolls up once; how far the words that stay in view moved more or less than that, each. */
async function errors(window, pixels) {
  const before = await seen(window);
  await window.scroll(-pixels);
  await window.atRest();
  const after = await seen(window);
  return Object.keys(before)
    .filter((words) => words in after)
    .map((words) => Math.abs(after[words] - before[words] - pixels));
}

test('text that was never drawn comes in from above without moving the words under the eye', () =>
  journey('scroll', async ({ home, open }) => {
    const file = join(home.studies, 'AD-SV-07.txt');
    writeFileSync(file, transcriptOf(300_000));
    const window = await unlocked(open, uncodedStudy(home.studies, file));
    await goTo(window, 'AD-SV-07');
    await window.sees('textbox', 'Transcript');
    await window.press('Ctrl+End');
    await window.atRest();
    const moved = [];
    for (const pixels of [60, 350, 600])
      for (let step = 0; step < 25; step += 1) moved.push(...(await errors(window, pixels)));
    assert.ok(moved.length > 75, 'words stayed in view at each step');
    assert.ok(
      Math.max(...moved) <= LINE,
      `words moved ${Math.max(...moved)} px more or less than was scrolled`,
    );
  }));
