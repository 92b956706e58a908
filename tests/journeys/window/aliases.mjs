// Coded words before and after names made way for aliases.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codingsIn, verbatim } from './study.mjs';

/** Whether words with aliases in them can be these words: every alias stands for something. */
export function comesFrom(after, before) {
  const piece = (words) => words.replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&');
  const pattern = after
    .split(/\[[a-z][^\]]*\]/u)
    .map(piece)
    .join('[^]{1,60}?');
  return new RegExp(`^${pattern}$`, 'u').test(before);
}

/** The codings of a study by id: their code, and the words on which they stand. `name` is that of a file to write. */
export function codedWords(study, folder, name) {
  const file = join(folder, `${name} internal.json`);
  verbatim('export', 'excerpts', study.path, '--for', 'team', '--to', file);
  const place = ({ transcript, start, end, code }) => `${transcript} ${start}–${end} ${code}`;
  const { excerpts } = JSON.parse(readFileSync(file, 'utf8'));
  const words = new Map(excerpts.map((one) => [place(one), one.text]));
  return new Map(
    codingsIn(study.path).map((one) => [one.id, { code: one.code, text: words.get(place(one)) }]),
  );
}
