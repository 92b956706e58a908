// From what was dragged over to the passage that is meant. Pure; offsets in UTF-16 units.
import { letterEnd, letterStart, type Sliced } from './graphemes';

/** Where a turn's label begins and its words begin and end. */
export interface TurnExtent {
  labelFrom: number;
  from: number;
  to: number;
}

/**
 * The passage that a selection means: without blanks at its edges and without the label of a turn, which no
 * interviewee said, and with the whole of a letter that it divides. `null` where nothing is left.
 */
export function passageOf(
  text: Sliced,
  turns: readonly TurnExtent[],
  from: number,
  to: number,
): { from: number; to: number } | null {
  const starts = turnAt(turns, from);
  if (starts && from < starts.from) from = starts.from;
  const ends = turnAt(turns, to);
  if (ends && to > ends.labelFrom && to <= ends.from) to = ends.labelFrom;
  const blank = (at: number): boolean => /\s/u.test(text.slice(at, at + 1));
  while (from < to && blank(from)) from += 1;
  while (to > from && blank(to - 1)) to -= 1;
  return from < to ? { from: letterStart(text, from), to: letterEnd(text, to) } : null;
}

/** The turn whose label or words hold the position, or the last one before it. */
export function turnAt<T extends TurnExtent>(turns: readonly T[], position: number): T | undefined {
  let low = 0;
  let high = turns.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((turns[middle]?.labelFrom ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  return turns[low - 1];
}
