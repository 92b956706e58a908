// The extent of a finding, moved word by word. Pure; offsets in code points.

/** A stretch of a text, end exclusive. */
export interface Extent {
  start: number;
  end: number;
}

/** Whether two stretches have something in common. */
export function overlap(a: Extent, b: Extent): boolean {
  return a.start < b.end && b.start < a.end;
}

/** A letter, digit or what joins them within a word. */
const IN_WORD = /[\p{L}\p{M}\p{N}'’\-@._]/u;

/** One edge moved by a word, out (`1`) or in (`-1`), never over the other edge nor out of what holds it. */
export function moved(
  letters: readonly string[],
  extent: Extent,
  edge: 'start' | 'end',
  by: 1 | -1,
  within: Extent,
): Extent {
  const forward = edge === 'end' ? by === 1 : by === -1;
  const at = forward
    ? wordEnd(letters, extent[edge], within.end)
    : wordStart(letters, extent[edge], within.start);
  const next = edge === 'start' && forward ? wordStartAfter(letters, at, within.end) : at;
  const closed = edge === 'end' && !forward ? wordEndBefore(letters, next, within.start) : next;
  const result = { ...extent, [edge]: closed };
  return result.start < result.end && closed >= within.start && closed <= within.end ? result : extent;
}

const inWord = (letters: readonly string[], at: number): boolean => IN_WORD.test(letters[at] ?? ' ');

/** End of the word that follows a position. */
function wordEnd(letters: readonly string[], from: number, most: number): number {
  let at = wordStartAfter(letters, from, most);
  while (at < most && inWord(letters, at)) at += 1;
  return trimmedEnd(letters, at, from);
}

/** A full stop at the end of a sentence is no part of its last word. */
function trimmedEnd(letters: readonly string[], end: number, least: number): number {
  let at = end;
  while (at > least && /[.\-'’_]/u.test(letters[at - 1] ?? '')) at -= 1;
  return at > least ? at : end;
}

/** Start of the word before a position. */
function wordStart(letters: readonly string[], from: number, least: number): number {
  let at = wordEndBefore(letters, from, least);
  while (at > least && inWord(letters, at - 1)) at -= 1;
  return at;
}

function wordStartAfter(letters: readonly string[], from: number, most: number): number {
  let at = from;
  while (at < most && !inWord(letters, at)) at += 1;
  return at;
}

function wordEndBefore(letters: readonly string[], from: number, least: number): number {
  let at = from;
  while (at > least && !inWord(letters, at - 1)) at -= 1;
  return at;
}
