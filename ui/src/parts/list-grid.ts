// What a list of rows and columns needs to know of its columns, and where its keys lead. Pure.

/** A column of a list. */
export interface ListColumn<Id extends string> {
  id: Id;
  words: string;
  /** Whether its values stand at the right, as numbers do. */
  end?: boolean;
  /** Whether the list can be sorted by it. */
  sorts?: boolean;
}

/** How many rows a page is. */
const PAGE = 12;

/** Where a key leads from a row, or `null` where it is no key of a list. `-1` is the head of the list. */
export function rowFor(key: string, at: number, count: number): number | null {
  const last = count - 1;
  switch (key) {
    case 'ArrowDown':
      return Math.min(last, at + 1);
    case 'ArrowUp':
      return Math.max(-1, at - 1);
    case 'PageDown':
      return Math.min(last, at + PAGE);
    case 'PageUp':
      return Math.max(0, at - PAGE);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}
