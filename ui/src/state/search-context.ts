// What stands around a hit: its turn with those beside it, as pieces that are marked or not. Pure.
import { speakerName } from '../editor/names';
import { Offsets } from '../editor/offsets';
import type { FoundHit, TranscriptView, Turn } from '../ipc/types';

/** Words of a turn; `hit` is the hit itself, `other` one beside it. */
export interface Piece {
  text: string;
  mark: 'hit' | 'other' | null;
}

/** A turn as it is shown around a hit. */
export interface ContextTurn {
  number: number;
  /** Whether the interviewer speaks. */
  asked: boolean;
  /** Name of who speaks, where it does not go without saying. */
  speaker: string | null;
  pieces: Piece[];
  /** Whether the hit stands in it. */
  here: boolean;
}

type Span = Pick<FoundHit, 'start' | 'end'>;

/** Code points shown of a turn on either side of a hit, and of a turn beside it. */
const AROUND = 2000;
const BESIDE = 800;
/** Turns shown before and after those that the hit stands in. */
const BEFORE = 1;
const AFTER = 2;

/** The turns around a hit. `others` are hits of the same transcript. */
export function contextOf(view: TranscriptView, hit: Span, others: readonly Span[]): ContextTurn[] {
  const { turns } = view;
  const [first, last] = touched(turns, hit);
  if (first < 0) return [];
  const offsets = new Offsets(view.text);
  const cut = (from: number, to: number): string =>
    view.text.slice(offsets.toUtf16(from), offsets.toUtf16(to));
  return turns.slice(Math.max(0, first - BEFORE), last + 1 + AFTER).map((turn) => {
    const speaker = turn.speaker === null ? undefined : view.speakers[turn.speaker];
    const here = turn.start < hit.end && hit.start < turn.end;
    return {
      number: turn.number,
      asked: turn.role === 'interviewer',
      speaker: speakerName(speaker, view.speakers),
      pieces: piecesOf(shownOf(turn, hit, here), turn, hit, others, cut),
      here,
    };
  });
}

/** Places of the first and last turn that a hit touches; of the turn before it where it stands between turns. */
function touched(turns: readonly Turn[], hit: Span): [number, number] {
  const first = turns.findIndex((turn) => turn.start < hit.end && hit.start < turn.end);
  const last = turns.findLastIndex((turn) => turn.start < hit.end && hit.start < turn.end);
  if (first >= 0) return [first, last];
  const before = turns.findLastIndex((turn) => turn.start <= hit.start);
  return [before, before];
}

/** What of a turn is shown: all of it, unless it is very long. */
function shownOf(turn: Turn, hit: Span, here: boolean): Span {
  if (here)
    return { start: Math.max(turn.start, hit.start - AROUND), end: Math.min(turn.end, hit.end + AROUND) };
  return turn.end <= hit.start
    ? { start: Math.max(turn.start, turn.end - BESIDE), end: turn.end }
    : { start: turn.start, end: Math.min(turn.end, turn.start + BESIDE) };
}

function piecesOf(
  shown: Span,
  turn: Turn,
  hit: Span,
  others: readonly Span[],
  cut: (from: number, to: number) => string,
): Piece[] {
  const pieces: Piece[] = shown.start > turn.start ? [{ text: '… ', mark: null }] : [];
  const put = (from: number, to: number, mark: Piece['mark']): void => {
    if (from < to) pieces.push({ text: cut(from, to), mark });
  };
  let at = shown.start;
  const apart = others.filter((one) => one.end <= hit.start || one.start >= hit.end);
  for (const span of [...apart, hit].toSorted((a, b) => a.start - b.start)) {
    const from = Math.max(at, span.start);
    const to = Math.min(shown.end, span.end);
    if (from >= to) continue;
    put(at, from, null);
    put(from, to, span === hit ? 'hit' : 'other');
    at = to;
  }
  put(at, shown.end, null);
  if (shown.end < turn.end) pieces.push({ text: ' …', mark: null });
  return pieces;
}
