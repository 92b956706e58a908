// What a reader waits for, each measured in an open window.
import { act } from '../journeys/window/actions.mjs';
import { enter } from '../journeys/window/entrance.mjs';
import { PASSPHRASE } from '../journeys/window/study.mjs';
import { at, frames, timed } from './stopwatch.mjs';

/** How often a passage is coded and taken back. */
const ROUNDS = 30;
/** How often a section is entered, an interview opened, a picker called. */
export const TURNS = 10;

const BAR = '.coding-bar';
const PICKED = '.coding-bar.picked';
/** What was done last, said in the same frame in which it is painted. */
const NOTE = '.note[role=status]';
const OPTION = '[role=listbox] [role=option]';

/** Unlocks: until the coder can be chosen. */
export async function unlock(window) {
  await window.sees('textbox', 'Study passphrase');
  await window.type(PASSPHRASE);
  return timed(window, '[role=radiogroup][aria-label=Coder]', () => window.press('Enter'));
}

/** Chooses who is coding: until interviews are listed. */
export async function choose(window) {
  await window.reads('Who is coding?');
  const took = await timed(window, '[role=row] b, [role=gridcell]', () => window.press('Enter'));
  await window.sees('button', /^Go to/);
  return took;
}

/** Locks: until nothing of the study is drawn; then goes in again. */
export async function lock(window) {
  const took = await timed(window, 'input[type=password]', () => window.press('Ctrl+L'));
  await enter(window);
  return took;
}

/** Opens interviews from the list, each until its first passages are painted. */
export async function open(window, ids) {
  const took = [];
  for (const id of ids.slice(0, TURNS)) {
    await window.press('Ctrl+1');
    const { x, y } = await window.where('row', new RegExp(`^${id} `, 'u'));
    await window.atRest();
    took.push(await timed(window, BAR, () => window.clickAt(x, y)));
    await window.atRest();
  }
  return took;
}

/** Codes passages by one key, and takes each back: until the bar is painted, and until it is said that it is gone. */
export async function code(window) {
  await window.press('Shift+J', 'Alt+S', 'C');
  await window.sees('combobox', 'Find a code');
  await window.type('positive');
  await window.press('Enter');
  await window.sees('button', /^Remove Positive practice/);
  const [applied, undone] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    await window.press('Escape', 'ArrowDown', 'ArrowDown', 'Alt+S');
    await window.atRest();
    if (await window.browser.execute((one) => document.querySelector(one) !== null, PICKED)) continue;
    applied.push(await timed(window, PICKED, () => window.press('1')));
    if (round % 3 > 0) continue;
    await window.atRest();
    undone.push(await timed(window, NOTE, () => window.press('Ctrl+Z'), 'other'));
  }
  return { applied, undone };
}

/** Calls the picker and types in it: until codes are listed, and until the list is another. */
export async function pick(window) {
  const [called, filtered] = [[], []];
  for (let turn = 0; turn < TURNS; turn += 1) {
    await window.press('Escape', 'ArrowDown', 'ArrowDown', 'Alt+S');
    await window.atRest();
    called.push(await timed(window, OPTION, () => window.press('C')));
    for (const letter of ['g', 'r', 'o']) {
      await window.atRest();
      filtered.push(await timed(window, '[role=listbox]', () => window.type(letter), 'other'));
    }
    await window.press('Escape');
  }
  return { called, filtered };
}

/** Goes to sections and back: until their first row is painted. */
export async function sections(window) {
  const took = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    took.push(await timed(window, '[role=row] b, [role=gridcell]', () => window.press('Ctrl+1')));
    await window.atRest();
    took.push(await timed(window, '.cm-line', () => window.press('Ctrl+3')));
    await window.atRest();
  }
  return took;
}

/** Opens the matrix and changes what it counts. */
export async function matrix(window) {
  const first = await timed(window, '[role=gridcell]', () => window.press('Ctrl+5'));
  await window.atRest();
  const changed = [];
  for (const measure of ['Passages', 'Words', 'Interviewees', 'Passages', 'Interviewees']) {
    const { x, y } = await window.where('radio', measure);
    changed.push(await timed(window, '[role=treegrid]', () => window.clickAt(x, y), 'other'));
    await window.atRest();
  }
  return { first, changed };
}

/** Scrolls through the first thousand places of a word that all say. */
export async function hits(window) {
  await window.press('Ctrl+4');
  await window.sees('textbox', 'Search all interviews');
  await window.type('the');
  await window.reads('hits are listed');
  await act(window, 'list the hits by date');
  await window.atRest();
  return frames(window, '[data-results]');
}

/** Median and 95th percentile as the table has them. */
export const summary = (values) => `${at(values, 0.5).toFixed(0)} (${at(values, 0.95).toFixed(0)})`;
