// Passages in a study file, as a journey compares them.
import { readFileSync } from 'node:fs';
import { codingsIn, placeOf, transcripts } from './study.mjs';

/** The text of a sample transcript. */
export function textOf(id) {
  return readFileSync(transcripts(id)[0], 'utf8');
}

/** Codings as code and words of the text that they stand in: `Positive practice: She had sweatpants`. */
export function codedWords(path, text) {
  const letters = [...text];
  return codedPlaces(path).map(
    ({ code, start, end }) => `${code.split(' > ').at(-1)}: ${letters.slice(start, end).join('')}`,
  );
}

/** Codings of a study with one interview as code, start and end, in the order of the text. */
export function codedPlaces(path) {
  return codingsIn(path)
    .map(({ code, start, end }) => ({ code, start, end }))
    .toSorted((a, b) => a.start - b.start || b.end - a.end);
}

/** A coding as `codedPlaces` gives it, from the words that are coded. */
export function coded(id, code, words) {
  return { code, ...placeOf(id, words) };
}
