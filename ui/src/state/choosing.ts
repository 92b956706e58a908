// Choosing several rows of a list, as with Ctrl and Shift everywhere. Pure; ids stand for rows.

/** What is chosen, and the row that a range begins at. */
export interface Chosen {
  readonly ids: ReadonlySet<string>;
  readonly anchor: string | null;
}

/** Nothing is chosen. */
export const NONE: Chosen = { ids: new Set(), anchor: null };

/** One row and no other. */
export function only(id: string): Chosen {
  return { ids: new Set([id]), anchor: id };
}

/** One row more, or one less. */
export function toggled({ ids }: Chosen, id: string): Chosen {
  const now = new Set(ids);
  if (!now.delete(id)) now.add(id);
  return { ids: now, anchor: id };
}

/** All rows from the anchor to `id`, in the order in which they are shown. */
export function ranged({ anchor }: Chosen, order: readonly string[], id: string): Chosen {
  const from = order.indexOf(anchor ?? id);
  const to = order.indexOf(id);
  if (from < 0 || to < 0) return only(id);
  return { ids: new Set(order.slice(Math.min(from, to), Math.max(from, to) + 1)), anchor: order[from] ?? id };
}

/** What is chosen of the rows that are shown, in their order; the current row where nothing is. */
export function acting({ ids }: Chosen, order: readonly string[], current: string | null): string[] {
  const shown = order.filter((id) => ids.has(id));
  // A row that the keyboard went to apart from what is chosen is meant by itself.
  if (current !== null && order.includes(current) && !ids.has(current)) return [current];
  return shown;
}
