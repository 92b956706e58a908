// A walk through every state of Export, made by keys and pointer.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { act } from './actions.mjs';
import { guarded, LONG, openKeyFile } from './key-file.mjs';
import { SAMPLE } from './places.mjs';
import { until } from './processes.mjs';
import { verbatim } from './study.mjs';

/** What people of a category are said to be where their own label is too rare. */
const LABELS = {
  'Law enforcement': 'Law enforcement officer',
  Prosecutors: 'Prosecutor',
  Advocates: 'Advocate',
  Experts: 'Expert',
};

/** What answers the file dialog of the walk. */
export const fileIn = (folder) => join(folder, 'Coded excerpts internal.docx');

/** The sample as it can be published: names replaced and confirmed, its key file beside it, closed. */
export function publishable(folder) {
  const study = guarded(folder);
  for (const [category, label] of Object.entries(LABELS)) {
    verbatim('categories', 'label', study.path, category, label);
  }
  const decided = join(SAMPLE, 'identifiers');
  // One of them stays raw.
  const names = readdirSync(decided).filter((name) => name.endsWith('.jsonl') && name !== 'LE-L-07.jsonl');
  verbatim(
    ...['anonymise', study.path, '--confirm', '--apply', ...names.map((name) => join(decided, name))],
    ...study.keys,
  );
  return study;
}

/** Waits until the page is as what is chosen would leave. */
export async function previewed(window) {
  const rests = () => document.querySelector('[aria-label=Page]')?.getAttribute('aria-busy') === 'false';
  await until('the page', () => window.browser.execute(rests), LONG);
}

/** Chooses a code by the filter of the codes; its theme stands above it. */
export async function chooseCode(window, name) {
  await window.click('textbox', 'Filter codes');
  await window.type(name.toLowerCase());
  await window.press('Tab', 'Tab', 'Space');
  await previewed(window);
}

/** Goes from state to state, from nothing chosen to a file for the team, and calls `at(name)` in each. */
export async function exported(window, at) {
  await window.press('Ctrl+6');
  await window.sees('heading', 'What to export');
  await window.reads('Choose codes on the left');
  await at('nothing chosen');
  await chooseCode(window, 'Root causes');
  await window.reads('The key file is closed');
  await at('key file closed');
  await openKeyFile(window);
  await previewed(window);
  await at('publication');
  await window.click('button', /^Review: words in it/u);
  await at('review');
  await pointed(window, at);
  await forTeam(window, at);
}

/** Every code together points to people. */
async function pointed(window, at) {
  await window.click('textbox', 'Filter codes');
  await window.press('Escape');
  await window.click('button', 'Choose every code');
  await previewed(window);
  await window.reads(/Points to \d+ people/u);
  await window.sees('textbox', 'Why it may leave all the same');
  await at('points to people');
  await window.click('button', /: nobody else fits/u);
  await at('excerpts that point to somebody are marked');
  await window.click('textbox', 'Why it may leave all the same');
  await window.type('They have read it and agree.');
  await at('points to people, a reason given');
}

async function forTeam(window, at) {
  await window.click('radio', /^The team/u);
  await window.reads('internal, contains raw text');
  await previewed(window);
  await at('team');
  await window.click('disclosure', /^More/u);
  await at('team, more choices');
  await window.press('Ctrl+E');
  await window.reads('For the team only');
  await at('asked first');
  await window.click('button', 'Choose where…');
  await window.reads('History keeps that it left');
  await at('exported');
  await act(window, 'what left before');
  await window.reads('Coded excerpts, Word');
  await at('what left before');
  await window.press('Escape');
}
