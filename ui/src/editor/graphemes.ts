// Letters as a reader sees them: a base with its accents, an emoji with its parts. Pure; offsets in UTF-16 units.

/** Units to either side of a position that are looked at: longer letters do not occur in transcripts. */
const AROUND = 64;

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** What of a text is asked for: a part of it. A transcript may hold a million units. */
export interface Sliced {
  length: number;
  slice: (from: number, to: number) => string;
}

/** Start of the letter that the position is in; the position itself where it is between two. */
export function letterStart(text: Sliced, position: number): number {
  return around(text, position)?.from ?? position;
}

/** End of the letter that the position is in; the position itself where it is between two. */
export function letterEnd(text: Sliced, position: number): number {
  return around(text, position)?.to ?? position;
}

/** The letter that the position divides, if it divides one. */
function around(text: Sliced, position: number): { from: number; to: number } | null {
  if (position <= 0 || position >= text.length) return null;
  const [before, after] = [text.slice(position - 1, position), text.slice(position, position + 1)];
  // Nothing joins below the combining marks, and nearly all text is there.
  if (before < '\u0300' && after < '\u0300') return null;
  const from = Math.max(0, position - AROUND);
  const part = text.slice(from, Math.min(text.length, position + AROUND));
  // Counted through: WebKit's `containing` takes the blank before an emoji of several parts for a part of it.
  for (const { index, segment } of segmenter.segment(part)) {
    const [start, end] = [from + index, from + index + segment.length];
    if (start >= position) return null;
    if (end > position) return { from: start, to: end };
  }
  return null;
}
