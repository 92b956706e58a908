// Down to which level the codebook is open in a view of it. Pure.
import type { CodeRow } from '../ipc/types';

const LEVELS = ['themes only', 'two levels', 'three levels', 'four levels', 'five levels', 'six levels'];

/** How many levels the codebook has; one where it has none below its themes. */
export function levelsOf(codes: readonly CodeRow[]): number {
  return 1 + codes.reduce((most, code) => Math.max(most, code.depth), 0);
}

/** Ids of the codes that are closed where so many levels are open. */
export function foldedTo(codes: readonly CodeRow[], level: number): Set<string> {
  const closed = parentsOf(codes).filter((code) => code.depth >= level - 1);
  return new Set(closed.map((code) => code.id));
}

/** Ids of the codes that are closed, once a branch is opened or closed. */
export function foldedWith(folded: ReadonlySet<string>, id: string, closed: boolean): Set<string> {
  const others = [...folded].filter((one) => one !== id);
  return new Set(closed ? [...others, id] : others);
}

/** How many levels are open; `null` where branches were opened and closed one by one. */
export function levelOf(codes: readonly CodeRow[], folded: ReadonlySet<string>): number | null {
  const levels = levelsOf(codes);
  for (let level = 1; level <= levels; level += 1) {
    const closed = foldedTo(codes, level);
    if (closed.size === folded.size && [...closed].every((id) => folded.has(id))) return level;
  }
  return folded.size === 0 ? levels : null;
}

/** The levels as choices. The empty one stands for branches that were opened one by one. */
export function levelChoices(levels: number, level: number | null): { value: string; words: string }[] {
  const all = Array.from({ length: levels }, (_, at) => ({
    value: String(at + 1),
    words: at + 1 === levels ? 'all levels' : (LEVELS[at] ?? `${at + 1} levels`),
  }));
  return level === null ? [{ value: '', words: 'as opened' }, ...all] : all;
}

function parentsOf(codes: readonly CodeRow[]): CodeRow[] {
  const above = new Set(codes.map((code) => code.parent));
  return codes.filter((code) => above.has(code.id));
}
