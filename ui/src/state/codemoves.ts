// Where codes go when they are moved by key or dropped by pointer. Pure; the core does the moving.
import type { CodeRow } from '../ipc/types';
import type { TreeRow } from './codetree';

/** A move as the core takes it: `position` counts the siblings that do not move; `null` is the end. */
export interface CodeMove {
  codes: string[];
  parent: string | null;
  position: number | null;
}

/** A direction that keys move codes in: among siblings, under the sibling above, beside the code above. */
export type Direction = 'up' | 'down' | 'in' | 'out';

/** These codes without those that stand below another of them, in the order of the codebook. */
export function topmost(codes: readonly CodeRow[], ids: Iterable<string>): string[] {
  const chosen = new Set(ids);
  const parents = new Map(codes.map((code) => [code.id, code.parent]));
  const below = (id: string): boolean => {
    for (let above = parents.get(id); above; above = parents.get(above)) if (chosen.has(above)) return true;
    return false;
  };
  return codes.filter((code) => chosen.has(code.id) && !below(code.id)).map((code) => code.id);
}

/** The codes and all below them. */
export function branches(codes: readonly CodeRow[], ids: Iterable<string>): Set<string> {
  const found = new Set(ids);
  // The codebook is in order, so a code comes after the one above it.
  for (const code of codes) if (code.parent !== null && found.has(code.parent)) found.add(code.id);
  return found;
}

/** The move that a key means; `null` where there is nowhere to go. Codes of several places move together or not at all. */
export function moveBy(
  codes: readonly CodeRow[],
  ids: Iterable<string>,
  direction: Direction,
): CodeMove | null {
  const moving = topmost(codes, ids);
  const first = codes.find((code) => code.id === moving[0]);
  if (!first) return null;
  const parent = first.parent;
  const siblings = codes.filter((code) => code.parent === parent).map((code) => code.id);
  if (!moving.every((id) => siblings.includes(id))) return null;
  const staying = siblings.filter((id) => !moving.includes(id));
  const before = staying.filter((id) => siblings.indexOf(id) < siblings.indexOf(first.id)).length;
  const last = siblings.indexOf(moving.at(-1) ?? first.id);
  const upToLast = staying.filter((id) => siblings.indexOf(id) < last).length;
  switch (direction) {
    case 'up':
      return before === 0 ? null : { codes: moving, parent, position: before - 1 };
    case 'down':
      return upToLast === staying.length ? null : { codes: moving, parent, position: upToLast + 1 };
    case 'in': {
      const above = staying[before - 1];
      return above === undefined ? null : { codes: moving, parent: above, position: null };
    }
    case 'out': {
      const above = codes.find((code) => code.id === parent);
      if (!above) return null;
      const uncles = codes.filter((code) => code.parent === above.parent).map((code) => code.id);
      return { codes: moving, parent: above.parent, position: uncles.indexOf(above.id) + 1 };
    }
  }
}

/** Where the pointer is over the rows. */
export interface Hover {
  /** Index of the row; the number of rows where it is below the last one. */
  index: number;
  /** How far down in the row, from 0 to 1. */
  part: number;
  /** Level that the pointer is as far right as. */
  level: number;
}

/** A place to drop codes, and where it is drawn. */
export interface DropPlace {
  move: CodeMove;
  /** Index of the row that the line is drawn at. */
  row: number;
  edge: 'before' | 'after' | 'inside';
  /** Level that the codes would be on. */
  level: number;
}

/** Share of a row at its top and at its foot that means before and after it. */
const EDGE = 0.28;

/** The place that the pointer is at; `null` where a drop would change nothing or is not possible. */
export function dropAt(
  codes: readonly CodeRow[],
  rows: readonly TreeRow[],
  ids: Iterable<string>,
  hover: Hover,
): DropPlace | null {
  const moving = topmost(codes, ids);
  const found = placeAt(codes, rows, hover);
  if (!found) return null;
  const { parent, before } = found;
  if (parent !== null && branches(codes, moving).has(parent)) return null;
  const siblings = codes.filter((code) => code.parent === parent).map((code) => code.id);
  const staying = siblings.filter((id) => !moving.includes(id));
  const next =
    before === null ? undefined : siblings.slice(siblings.indexOf(before)).find((id) => !moving.includes(id));
  const at = next === undefined ? staying.length : staying.indexOf(next);
  const then = [...staying.slice(0, at), ...moving, ...staying.slice(at)];
  if (then.length === siblings.length && then.every((id, place) => id === siblings[place])) return null;
  const position = next === undefined ? null : at;
  return { move: { codes: moving, parent, position }, row: found.row, edge: found.edge, level: found.level };
}

interface Found extends Pick<DropPlace, 'row' | 'edge' | 'level'> {
  parent: string | null;
  /** The sibling that the codes would stand before; `null` for the end. */
  before: string | null;
}

function placeAt(codes: readonly CodeRow[], rows: readonly TreeRow[], hover: Hover): Found | null {
  const last = rows.length - 1;
  const index = Math.min(hover.index, last);
  const row = rows[index];
  if (!row) return null;
  const { code, level } = row;
  const part = hover.index > last ? 1 : hover.part;
  if (part < EDGE) return { parent: code.parent, before: code.id, row: index, edge: 'before', level };
  if (part <= 1 - EDGE)
    return { parent: code.id, before: null, row: index, edge: 'inside', level: level + 1 };
  if (row.open) {
    const child = codes.find((one) => one.parent === code.id)?.id ?? null;
    return { parent: code.id, before: child, row: index, edge: 'after', level: level + 1 };
  }
  // At the foot of a branch, how far right the pointer is says behind which of the codes above.
  const least = Math.min(level, rows[index + 1]?.level ?? 1);
  const wanted = Math.max(least, Math.min(level, hover.level));
  let after: CodeRow = code;
  for (let up = level; up > wanted; up -= 1) {
    const above = codes.find((one) => one.id === after.parent);
    if (!above) break;
    after = above;
  }
  const siblings = codes.filter((one) => one.parent === after.parent);
  const before = siblings[siblings.findIndex((one) => one.id === after.id) + 1]?.id ?? null;
  return { parent: after.parent, before, row: index, edge: 'after', level: wanted };
}
