// A study in which a withdrawal touches everything that it can, and a walk through the states of one.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { act } from './actions.mjs';
import { KEY } from './key-file.mjs';
import { SAMPLE } from './places.mjs';
import { transcripts, uncodedStudy, verbatim } from './study.mjs';

/** Who withdraws. */
export const WHO = 'LE-L-05';

/**
 * Three interviews: that of LE-L-05, coded; one in which LE-L-05 answers beside somebody else; one that mentions
 * LE-L-05 by an alias.
 */
export function touchedStudy(folder) {
  const study = uncodedStudy(folder, ...transcripts(WHO, 'LE-L-03', 'AD-SV-07'));
  const of = (kind, id) => join(SAMPLE, kind, `${id}.jsonl`);
  verbatim(
    ...['codings', 'import', study.path],
    ...[of('codings/coder-a', WHO), of('codings/coder-a', 'AD-SV-07')],
  );
  verbatim(
    ...['interviews', 'assign', study.path, 'AD-SV-07.txt', WHO],
    ...['--speaker', 'Interviewer', '--role', 'respondent'],
  );
  const key = join(folder, 'key.txt');
  writeFileSync(key, `${KEY}\n`);
  const keys = ['--key-passphrase-file', key];
  verbatim('keys', 'make', study.path, ...keys);
  verbatim('anonymise', study.path, '--apply', of('identifiers', 'LE-L-03'), ...keys);
  verbatim('aliases', 'link', study.path, 'supervisor 1', WHO);
  return study;
}

/** Goes to the card of somebody, with the keyboard in the list of interviewees. */
export async function toCard(window, who) {
  await window.press('Ctrl+1');
  await window.click('tab', /^Interviewees/u);
  await window.press('F', 'Ctrl+A');
  await window.type(who);
  await window.reads('1 of 42 people');
  await window.press('ArrowDown');
  await window.sees('region', 'Consent');
}

/** Asks about the withdrawal of the one whose card is shown. */
export async function ask(window, who) {
  await act(window, 'has withdrawn');
  await window.sees('dialog', new RegExp(`^${who} takes back the consent`, 'u'));
  await window.reads(`What ${who} said`);
}

/** Goes from the question to a recorded withdrawal, and calls `at(name)` in each state. */
export async function withdrawn(window, at) {
  await toCard(window, WHO);
  await at('card');
  await ask(window, WHO);
  await at('asked');
  await window.click('radio', /^Take the words out/u);
  await window.click('checkbox', /^Then destroy former texts/u);
  await at('words go');
  await window.click('radio', /^Keep the words/u);
  await window.click('button', 'Record the withdrawal');
  await window.reads('the words stay in the file, hidden');
  await at('card of one who has withdrawn');
  await window.press('Ctrl+1');
  await window.click('tab', /^Interviews/u);
  await window.sees('row', new RegExp(`^${WHO} .*Withdrawn`, 'u'));
  await at('row of one who has withdrawn');
  await window.press('F', 'ArrowDown');
  await window.click('row', new RegExp(`^${WHO} `, 'u'));
  await window.sees('heading', new RegExp(WHO, 'u'));
  await at('transcript of one who has withdrawn');
}
