// Finding a code by typing a few letters. Pure, so that each key costs microseconds.
import type { CodeRow } from '../ipc/types';
import { folded } from './codetree';

/** A code that was found, with the part of its name that matched. */
export interface CodeMatch {
  code: CodeRow;
  /** UTF-16 range in the name; `null` where the match is elsewhere in the path. */
  hit: [from: number, to: number] | null;
}

/**
 * Codes whose path holds every word of the query, best first: the name begins with it, a word of the name does, the
 * name holds it, the path holds it. Codes of one rank keep the order given by `recent`, then of the codebook.
 */
export function findCodes(
  codes: readonly CodeRow[],
  query: string,
  recent: readonly string[] = [],
  limit = 50,
): CodeMatch[] {
  const words = folded(query).split(/\s+/u).filter(Boolean);
  const first = words[0];
  if (first === undefined) {
    const known = recent.flatMap((id) => codes.find((code) => code.id === id) ?? []);
    const rest = codes.filter((code) => !recent.includes(code.id));
    return [...known, ...rest].slice(0, limit).map((code) => ({ code, hit: null }));
  }
  const ranked: { match: CodeMatch; rank: number }[] = [];
  for (const code of codes) {
    const path = folded(code.path);
    if (!words.every((word) => path.includes(word))) continue;
    const name = folded(code.name);
    const whole = words.join(' ');
    const at = name.includes(whole) ? name.indexOf(whole) : name.indexOf(first);
    const length = name.includes(whole) ? whole.length : first.length;
    const used = recent.includes(code.id) ? 0 : 0.5;
    // Folding may shorten a name; then the place is not known and nothing is underlined.
    const exact = name.length === code.name.length;
    ranked.push({
      match: { code, hit: at >= 0 && exact ? [at, at + length] : null },
      rank: rankOf(name, at) + used,
    });
  }
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ match }) => match);
}

function rankOf(name: string, at: number): number {
  if (at === 0) return 0;
  if (at < 0) return 3;
  return /[\s-]/u.test(name[at - 1] ?? '') ? 1 : 2;
}
