// A walk through every state of Anonymise, made by keys and pointer.
import { act } from './actions.mjs';
import { makeKeyFile } from './key-file.mjs';
import { until } from './processes.mjs';
import { transcripts, uncodedStudy, verbatim } from './study.mjs';

/** A study of two raw interviews, with a name in a memo. */
export function rawStudy(folder) {
  const study = uncodedStudy(folder, ...transcripts('LE-L-03', 'AD-SV-07'));
  verbatim('memo', 'add', study.path, 'Compare with what San Teodoro did');
  return study;
}

/** Goes from state to state, from no key file to a purge, and calls `at(name)` in each. */
export async function anonymised(window, at) {
  await decided(window, at);
  await besides(window, at);
  await ended(window, at);
}

/** From no key file to every question that the dock asks. */
async function decided(window, at) {
  await window.press('Ctrl+2');
  await window.reads('Make a key file first');
  await at('no key file');
  await makeKeyFile(window);
  await at('a finding');
  await window.press('A', 'S', 'A', 'A', 'A');
  await window.sees('option', /Captain.*kept/);
  await until(
    'aliases',
    async () => (await window.all('option')).filter((o) => /replaced/.test(o.text)).length > 3,
  );
  await window.press('V');
  await at('some replaced, names shown');
  await window.press('Q');
  await window.sees('option', /AD-SV-07/);
  await at('the queue');
  await window.press('Escape', 'E', 'ArrowDown');
  await window.sees('option', /new$/);
  await at('the replacement');
  await window.press('Escape', 'Escape', 'Alt+A');
  await window.sees('button', /^Replace \d+ place/);
  await at('all interviews');
  await window.press('Escape', 'N');
  await window.sees('textbox', 'Why they may stay');
  await window.press('Enter');
  await at('never proposed');
  await window.press('Escape', 'R');
  await window.sees('button', /^Next turn/);
  await at('read-through');
  await window.press('R');
}

/** Lists of the team, key file, aliases and leaks. */
async function besides(window, at) {
  await window.press('Alt+L');
  await window.click('button', 'Add a pattern');
  await window.type('Files');
  await window.press('Tab');
  await window.type('(');
  await window.press('Enter');
  await window.sees('button', 'Store the pattern');
  await window.reads('Mend the pattern');
  await at('lists');
  await window.press('Escape', 'Escape', 'Alt+K');
  await window.reads('Who opened it');
  await window.click('button', /^Destroy…/);
  await at('key file');
  await window.press('Escape', 'Escape');
  await window.click('button', /officer 1/);
  await window.sees('textbox', 'Words, wherever it stands');
  await at('an alias');
  await act(window, 'scan for leaks');
  await window.click('button', /^Show Memos/);
  await window.sees('button', 'Allow here');
  await window.click('button', 'Allow here');
  await at('leaks');
  await window.press('Escape', 'Escape');
}

/** Confirmed and purged. */
async function ended(window, at) {
  await window.press('Ctrl+Enter');
  await window.sees('button', /^Confirm: de-identified/);
  await at('confirm');
  await window.click('button', 'Confirm, then purge…');
  await window.sees('textbox', 'Type “purge” to go on');
  await at('purge');
  await window.type('purge');
  await window.press('Enter');
  await window.reads('stretches of former text');
  await at('purged');
  await window.press('Enter');
}
