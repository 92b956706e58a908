// The one change that makes one text of another. Pure; offsets in UTF-16 units of the old text.

/** A replacement. */
export interface TextChange {
  from: number;
  to: number;
  insert: string;
}

/** What lies between the beginning and the end that both have; `null` where they are the same. */
export function difference(before: string, after: string): TextChange | null {
  if (before === after) return null;
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before[from] === after[from]) from += 1;
  let same = 0;
  while (same < most - from && before[before.length - 1 - same] === after[after.length - 1 - same]) same += 1;
  return { from, to: before.length - same, insert: after.slice(from, after.length - same) };
}
