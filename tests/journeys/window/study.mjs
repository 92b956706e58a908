// Studies made and read through the command line, apart from the window.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CLI, SAMPLE } from './places.mjs';

/** Passphrase of the studies that journeys make. */
export const PASSPHRASE = 'lantern orchard 72';
/** Who codes in them. */
export const CODER = 'Coder A';

/** Runs `verbatim` and reads its reply. */
export function verbatim(...args) {
  const reply = execFileSync(CLI, [...args, '--json'], {
    env: { ...process.env, VERBATIM_PASSPHRASE: PASSPHRASE, VERBATIM_CODER: CODER },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return JSON.parse(reply);
}

/** Paths of sample transcripts, by id; all of them without ids. */
export function transcripts(...ids) {
  const folder = join(SAMPLE, 'transcripts');
  const files = ids.length > 0 ? ids.map((id) => `${id}.txt`) : readdirSync(folder).sort();
  return files.map((file) => join(folder, file));
}

/** The interviewees of the sample. */
export const INTERVIEWEES = join(SAMPLE, 'interviewees.csv');

/** The whole sample study in `folder`, with the codings of one coder. */
export function sampleStudy(folder) {
  const study = uncodedStudy(folder, ...transcripts());
  const codings = join(SAMPLE, 'codings/coder-a');
  verbatim('codings', 'import', study.path, ...readdirSync(codings).map((file) => join(codings, file)));
  return study;
}

/** A study with the interviewees and codebook of the sample and these transcripts, if any; nothing coded. */
export function uncodedStudy(folder, ...files) {
  const path = join(folder, 'Sample study.verbatim');
  const made = verbatim(
    ...['new', path, '--name', 'Sample study', '--codebook', join(SAMPLE, 'codebook.csv')],
    ...['--interviewees', INTERVIEWEES],
  );
  if (files.length > 0) verbatim('import', path, ...files);
  return { path, recoveryKey: made.recovery_key };
}

/** The codings in a study file. */
export function codingsIn(path) {
  return verbatim('codings', 'list', path).codings;
}

/** Where words stand in a sample transcript, counted in code points of the file itself. */
export function placeOf(id, words) {
  const text = readFileSync(join(SAMPLE, 'transcripts', `${id}.txt`), 'utf8');
  const at = text.indexOf(words);
  if (at < 0 || text.indexOf(words, at + 1) >= 0) throw new Error(`“${words}” is not once in ${id}`);
  const start = [...text.slice(0, at)].length;
  return { start, end: start + [...words].length };
}
