// Studies to measure the window on: one long interview of any density, and many interviews of the usual length.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { numbers, transcriptOf } from '../journeys/window/long.mjs';
import { SAMPLE } from '../journeys/window/places.mjs';
import { INTERVIEWEES, verbatim } from '../journeys/window/study.mjs';

const CODES = ['Positive practice', 'Recommendations', 'Protection of victims > Impact of operations'];
/** Letters and codings of an interview of the usual length. */
const USUAL = { letters: 57_000, codings: 95 };
/** Files that one command is given: a command line has a limit. */
const BATCH = 400;

function rows(file, letters, count, next) {
  const made = Array.from({ length: count }, () => {
    const start = next(letters - 500);
    return `${file},${start},${start + 40 + next(300)},${CODES[next(CODES.length)]}`;
  });
  return [...new Set(made)];
}

const table = (lines) => ['file,start,end,code', ...lines].join('\n');

function made(folder, codebook, interviewees) {
  const path = join(folder, 'Measured study.verbatim');
  verbatim(
    ...['new', path, '--name', 'Measured study', '--codebook', codebook, '--interviewees', interviewees],
  );
  return path;
}

/** A study of one interview of so many letters with so many codings. */
export function longStudy(folder, letters, count) {
  const path = made(folder, join(SAMPLE, 'codebook.csv'), INTERVIEWEES);
  const [text, coded] = [join(folder, 'AD-SV-07.txt'), join(folder, 'codings.csv')];
  writeFileSync(text, transcriptOf(letters));
  writeFileSync(coded, table(rows('AD-SV-07.txt', letters, count, numbers())));
  verbatim('import', path, text);
  verbatim('codings', 'import', path, coded);
  return { path };
}

/** A codebook of the sample's codes and of so many more, for pickers. */
function largeCodebook(folder, count) {
  const file = join(folder, 'codebook.csv');
  const more = Array.from(
    { length: count },
    (_, at) => `Theme ${at % 25} > Group ${at % 125} > Matter ${at}`,
  );
  writeFileSync(file, ['path', ...CODES, ...more].join('\n'));
  return file;
}

const CATEGORIES = ['Law enforcement', 'Prosecutors', 'Advocates', 'Experts'];

const idsOf = (count) => Array.from({ length: count }, (_, at) => `P-${String(at + 1).padStart(5, '0')}`);

/** Ids of the people of the first category, whose interviews stand first in the list. */
export const firstOf = (count) => idsOf(count).filter((_, at) => at % CATEGORIES.length === 0);

/** A study of so many interviews of the usual length, 500 codes and 95 codings an interview. */
export function wideStudy(folder, count) {
  const people = join(folder, 'people.csv');
  const ids = idsOf(count);
  const persons = ids.map((id, at) => `${id},${CATEGORIES[at % CATEGORIES.length]}`);
  writeFileSync(people, ['id,category', ...persons].join('\n'));
  const path = made(folder, largeCodebook(folder, 500), people);
  const texts = join(folder, 'texts');
  mkdirSync(texts);
  const next = numbers();
  const text = transcriptOf(USUAL.letters);
  const files = ids.map((id) => {
    const file = join(texts, `${id}.txt`);
    // Each its own, since a text that is there already is skipped.
    writeFileSync(file, text.replace('Respondent: ', `Respondent: ${id} `));
    return file;
  });
  for (let at = 0; at < files.length; at += BATCH) verbatim('import', path, ...files.slice(at, at + BATCH));
  const coded = join(folder, 'codings.csv');
  writeFileSync(coded, table(ids.flatMap((id) => rows(`${id}.txt`, USUAL.letters, USUAL.codings, next))));
  verbatim('codings', 'import', path, coded);
  return { path };
}
