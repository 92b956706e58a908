// Coded words before and after names made way for aliases.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codingsIn, verbatim } from './study.mjs';

/** Whether words with aliases in them can be these words: every alias stands for something. */
function comesFrom(after, before) {
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

/** Every coding is still there, with its code and on its words, in which aliases stand for names. */
export function assertSameWords(before, after) {
  assert.deepEqual([...after.keys()].toSorted(), [...before.keys()].toSorted());
  for (const [id, { code, text }] of after) {
    const was = before.get(id);
    assert.equal(code, was.code);
    assert.ok(comesFrom(text, was.text), `“${text}” does not come from “${was.text}”`);
  }
  assert.ok(
    [...after.values()].some(({ text }) => text.includes('[')),
    'names were coded',
  );
}
