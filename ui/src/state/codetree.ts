// The codebook as rows of a tree. Pure; the codebook and the matrix both draw from it.
import type { CodeRow } from '../ipc/types';

/** A row that is shown, with what its ARIA tree item says. */
export interface TreeRow {
  code: CodeRow;
  /** From 1. */
  level: number;
  /** Place among its siblings, from 1, and how many there are. */
  place: number;
  siblings: number;
  /** `null` where there is nothing below it. */
  open: boolean | null;
}

/**
 * Rows to show: those below a folded code are left out. With a filter, every code whose path holds all its words is
 * shown together with the codes above it, folded or not.
 */
export function treeRows(codes: readonly CodeRow[], folded: ReadonlySet<string>, filter = ''): TreeRow[] {
  const kept = filter.trim() === '' ? null : keptBy(codes, filter);
  const children = childrenOf(codes, kept);
  const rows: TreeRow[] = [];
  const walk = (parent: string | null, level: number): void => {
    const siblings = children.get(parent) ?? [];
    siblings.forEach((code, at) => {
      const parental = (children.get(code.id)?.length ?? 0) > 0;
      const open = parental ? kept !== null || !folded.has(code.id) : null;
      rows.push({ code, level, place: at + 1, siblings: siblings.length, open });
      if (open) walk(code.id, level + 1);
    });
  };
  walk(null, 1);
  return rows;
}

/** Folds letters so that accents and case do not matter when looking for something. */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function keptBy(codes: readonly CodeRow[], filter: string): Set<string> {
  const words = folded(filter).split(/\s+/u).filter(Boolean);
  const byId = new Map(codes.map((code) => [code.id, code]));
  const kept = new Set<string>();
  for (const code of codes) {
    const path = folded(code.path);
    if (!words.every((word) => path.includes(word))) continue;
    for (let at: CodeRow | undefined = code; at && !kept.has(at.id); at = byId.get(at.parent ?? ''))
      kept.add(at.id);
  }
  return kept;
}

function childrenOf(
  codes: readonly CodeRow[],
  kept: ReadonlySet<string> | null,
): Map<string | null, CodeRow[]> {
  const children = new Map<string | null, CodeRow[]>();
  for (const code of codes) {
    if (kept && !kept.has(code.id)) continue;
    const siblings = children.get(code.parent);
    if (siblings) siblings.push(code);
    else children.set(code.parent, [code]);
  }
  return children;
}
