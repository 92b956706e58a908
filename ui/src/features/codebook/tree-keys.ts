// What a key does in a tree, as the ARIA pattern says. Pure.
import type { TreeRow } from '../../state/codetree';

/** Rows that Page Up and Page Down go over. */
const PAGE = 12;

/** A move to a row, or the opening or closing of one. */
export interface TreeMove {
  to?: number;
  fold?: { id: string; closed: boolean };
}

/** What a key means on row `at`; `undefined` where the tree has no use for it. */
export function treeMove(rows: readonly TreeRow[], at: number, key: string): TreeMove | undefined {
  const row = rows[at];
  const last = rows.length - 1;
  if (last < 0) return undefined;
  switch (key) {
    case 'ArrowDown':
      return { to: Math.min(last, at + 1) };
    case 'ArrowUp':
      return { to: Math.max(0, at - 1) };
    case 'PageDown':
      return { to: Math.min(last, at + PAGE) };
    case 'PageUp':
      return { to: Math.max(0, at - PAGE) };
    case 'Home':
      return { to: 0 };
    case 'End':
      return { to: last };
    case 'ArrowRight':
      if (!row || row.open === null) return {};
      return row.open ? { to: at + 1 } : { fold: { id: row.code.id, closed: false } };
    case 'ArrowLeft':
      if (!row) return {};
      return row.open ? { fold: { id: row.code.id, closed: true } } : { to: parentOf(rows, at) };
    default:
      return undefined;
  }
}

/** Whether keys with Ctrl are the tree's: they move without choosing. Others with Ctrl are actions of the window. */
export function movesAlone(key: string): boolean {
  return ['ArrowUp', 'ArrowDown', 'Home', 'End', ' '].includes(key);
}

function parentOf(rows: readonly TreeRow[], at: number): number {
  const level = rows[at]?.level ?? 1;
  for (let above = at - 1; above >= 0; above -= 1) if ((rows[above]?.level ?? 0) < level) return above;
  return at;
}
