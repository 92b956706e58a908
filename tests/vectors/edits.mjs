#!/usr/bin/env node
// Writes edits.json: edits of small texts, and where CodeMirror's own mapPos puts every span of them.
// crates/text and ui/src/editor both hold themselves to it (rules 5.5). Offsets are code points.
//
//   node tests/vectors/edits.mjs

import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ChangeSet, Text } from '@codemirror/state';

/** Pieces of texts: letters of one to four bytes, marks that combine, emoji in sequences, right to left. */
const PIECES = ['a', 'b', ' ', 'é', 'e\u0301', 'ß', '然', 'ש', '👩‍🏫', '👍🏽', '🇸🇪', '\n'];

/** Edits that a person reads about in the notes on the editor: a coding from 10 to 20 and its surroundings. */
const PLAIN = [
  [10, 20, 'new'],
  [5, 12, 'new'],
  [18, 25, 'new'],
  [10, 12, 'new'],
  [8, 10, 'new'],
  [10, 10, 'new'],
  [20, 20, 'new'],
  [5, 25, 'new'],
  [10, 20, ''],
  [0, 0, '👩‍🏫'],
];

/** Chance that comes out the same each time: mulberry32. */
function dice(seed) {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

const length = (text) => [...text].length;
/** UTF-16 offset of a code point, and back. */
const unit = (text, point) => [...text].slice(0, point).join('').length;
const point = (text, at) => length(text.slice(0, at));

/** One edit of a text: the text after it, and where two offsets go. */
function edit(text, [start, end, insert]) {
  const change = { from: unit(text, start), to: unit(text, end), insert: Text.of(insert.split('\n')) };
  const set = ChangeSet.of(change, text.length);
  const after = set.apply(Text.of(text.split('\n'))).toString();
  const map = (at, side) => point(after, set.mapPos(unit(text, at), side));
  return { after, span: ([from, to]) => [map(from, 1), map(to, -1)] };
}

/** Every span of a text as the edits leave it, one edit after the other; as `[from, to]` where nothing is left. */
function spans(text, edits) {
  const all = [];
  for (let from = 0; from < length(text); from += 1) {
    for (let to = from + 1; to <= length(text); to += 1) {
      let [now, span] = [text, [from, to]];
      for (const one of edits) {
        if (span === null) break;
        const done = edit(now, one);
        const moved = done.span(span);
        [now, span] = [done.after, moved[0] < moved[1] ? moved : null];
      }
      all.push(span === null ? [from, to] : [from, to, ...span]);
    }
  }
  return all;
}

function vector(text, edits) {
  const becomes = edits.reduce((now, one) => edit(now, one).after, text);
  return { text, edits, becomes, spans: spans(text, edits) };
}

function chance(seed) {
  const roll = dice(seed);
  const some = (most) => Array.from({ length: roll(most + 1) }, () => PIECES[roll(PIECES.length)]).join('');
  const text = some(7);
  const edits = [];
  let now = text;
  const count = 1 + roll(3);
  for (let n = 0; n < count; n += 1) {
    const [a, b] = [roll(length(now) + 1), roll(length(now) + 1)];
    edits.push([Math.min(a, b), Math.max(a, b), some(3)]);
    now = edit(now, edits[n]).after;
  }
  return vector(text, edits);
}

const vectors = [
  ...PLAIN.map((one) => vector('It began here, and nobody', [one])),
  ...Array.from({ length: 150 }, (_, seed) => chance(seed)),
];
const lines = vectors.map((one) => `  ${JSON.stringify(one)}`);
writeFileSync(fileURLToPath(new URL('edits.json', import.meta.url)), `[\n${lines.join(',\n')}\n]\n`);
