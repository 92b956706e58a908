// Codings follow an edit here as in the core: vectors that both sides read.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EditorState, RangeSet } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { CodingValue } from './codings';
import { Offsets } from './offsets';

type Span = [from: number, to: number];

interface Vector {
  text: string;
  /** Code points that go and what comes, each on the text that the one before left. */
  edits: [start: number, end: number, text: string][];
  becomes: string;
  /** Where a span was and is; without the last two where nothing of it is left. */
  spans: ([...Span, ...Span] | Span)[];
}

const file = join(import.meta.dirname, '../../../tests/vectors/edits.json');
const vectors = JSON.parse(readFileSync(file, 'utf8')) as Vector[];

/** Painted passages by the place in `spans` that they began at. */
function paint({ text, spans }: Vector): RangeSet<CodingValue> {
  const offsets = new Offsets(text);
  const painted = spans.map(([start, end], at) => {
    const [from, to] = [offsets.toUtf16(start), offsets.toUtf16(end)];
    const look = { name: '', colour: '', shape: '', mine: true, initials: '', about: '', sign: null };
    return new CodingValue({ id: String(at), from, to, ...look }).range(from, to);
  });
  return RangeSet.of(painted, true);
}

/** Where the spans are after the edits, in code points; `undefined` where nothing is left. */
function follow(vector: Vector): {
  text: string;
  spans: (Span | undefined)[];
  painted: (Span | undefined)[];
} {
  let state = EditorState.create({ doc: vector.text, extensions: EditorState.lineSeparator.of('\n') });
  let spans = vector.spans.map(([start, end]): Span | undefined => [start, end]);
  let set = paint(vector);
  for (const [start, end, insert] of vector.edits) {
    const before = new Offsets(state.doc.toString());
    const changes = state.changes({ from: before.toUtf16(start), to: before.toUtf16(end), insert });
    state = state.update({ changes }).state;
    const after = new Offsets(state.doc.toString());
    const to = (at: number, side: number): number =>
      after.toCodePoint(changes.mapPos(before.toUtf16(at), side));
    spans = spans.map((span) => {
      const moved: Span | undefined = span && [to(span[0], 1), to(span[1], -1)];
      return moved && moved[0] < moved[1] ? moved : undefined;
    });
    set = set.map(changes);
  }
  const painted: (Span | undefined)[] = vector.spans.map(() => undefined);
  const offsets = new Offsets(state.doc.toString());
  set.between(0, state.doc.length, (from, to, { coding }) => {
    if (from < to) painted[Number(coding.id)] = [offsets.toCodePoint(from), offsets.toCodePoint(to)];
  });
  return { text: state.doc.toString(), spans, painted };
}

describe('spans after edits', () => {
  it('stand where the vectors say, as positions and as painted passages', () => {
    for (const vector of vectors) {
      const should = vector.spans.map((span) => (span.length === 4 ? [span[2], span[3]] : undefined));
      const { text, spans, painted } = follow(vector);
      expect(text).toBe(vector.becomes);
      expect(spans, JSON.stringify(vector)).toEqual(should);
      expect(painted, JSON.stringify(vector)).toEqual(should);
    }
  });
});
