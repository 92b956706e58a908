// Where the keys of a grid with heads and names lead. Pure.

/** A place in a grid. Row -1 is that of the heads, column 0 that of the names. */
export interface GridSpot {
  row: number;
  column: number;
}

/** Rows that Page Up and Page Down go over where nobody says otherwise. */
const PAGE = 12;

/**
 * Where a key leads from a place, or `null` where it is no key of a grid. `last` is the place of the last cell. Nothing
 * stands above the names. With Ctrl, Home and End lead to the first and the last row.
 */
export function spotFor(
  { key, all }: { key: string; all: boolean },
  { row, column }: GridSpot,
  last: GridSpot,
  page = PAGE,
): GridSpot | null {
  const to: Record<string, GridSpot> = {
    ArrowDown: { row: row + 1, column },
    ArrowUp: { row: row - 1, column },
    ArrowRight: { row, column: column + 1 },
    ArrowLeft: { row, column: column - 1 },
    Home: { row: all ? 0 : row, column: row < 0 ? 1 : 0 },
    End: { row: all ? last.row : row, column: last.column },
    PageDown: { row: row + page, column },
    PageUp: { row: Math.max(0, row - page), column },
  };
  const next = to[key];
  if (!next || (all && key !== 'Home' && key !== 'End')) return null;
  const side = within(next.column, row < 0 ? 1 : 0, last.column);
  return { row: within(next.row, side > 0 ? -1 : 0, last.row), column: side };
}

function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
