// The rows of the tree with the field for a new code among them. Pure.
import type { Naming } from '../../state/codebook.svelte';
import type { TreeRow } from '../../state/codetree';

/** A row of the tree, or the field for the name of a new code. */
export type ShownRow =
  { kind: 'code'; key: string; row: TreeRow } | { kind: 'new'; key: string; level: number };

/** Rows to draw: a new code's field stands where the code would stand. */
export function nameRows(rows: readonly TreeRow[], naming: Naming | null): ShownRow[] {
  const shown: ShownRow[] = rows.map((row) => ({ kind: 'code', key: row.code.id, row }));
  if (naming?.kind !== 'add') return shown;
  const at = rows.findIndex((row) => row.code.id === naming.after);
  const beside = rows[at];
  const level = (beside?.level ?? 1) + (beside && naming.parent === naming.after ? 1 : 0);
  // After everything below the code that it follows.
  let place = at + 1;
  while (beside && (rows[place]?.level ?? 0) > beside.level) place += 1;
  shown.splice(at < 0 ? shown.length : place, 0, { kind: 'new', key: 'new', level });
  return shown;
}
