// What every state of the window is held to: rules of axe, no scrolling to the side, a title that tells nothing.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { act } from './actions.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What is wrong with what is shown now, a sentence each that begins with the name of the state. */
export async function wrongs(window, name) {
  const found = (await window.faults(AXE)).map((fault) => `${name}: ${fault}`);
  if ((await window.overflow()) > 0) found.push(`${name}: scrolls to the side`);
  const title = await window.title();
  if (title !== 'Verbatim') found.push(`${name}: is titled ${title}`);
  return found;
}

/** Draws the window in a theme, `Light` or `Dark`. */
export async function draw(window, theme) {
  const colours = theme.toLowerCase();
  await act(window, `${colours} appearance`);
  await window.inTheme(colours);
}

/** Sizes of the window that a room with panes is walked through in: the usual one, and the smallest that holds them. */
const SIZES = [
  [1440, 900],
  [1100, 700],
];

/** Calls `at` in each size of the window, and goes on in the usual one. */
export function inSizes(window, at) {
  return async (name) => {
    for (const [width, height] of SIZES) {
      await window.resize(width, height);
      await at(`${name} ${width}`);
    }
    await window.resize(...SIZES[0]);
    await window.atRest();
  };
}

/** Walks through states in a theme, with a picture of each; what is wrong with them. */
export async function walked(window, theme, folder, walk) {
  await draw(window, theme);
  const found = [];
  await walk(window, async (name) => {
    await window.atRest();
    await window.picture(`${folder}/${name.replaceAll(/[ ,]+/gu, '-')}-${theme.toLowerCase()}`);
    found.push(...(await wrongs(window, name)));
  });
  return found;
}
