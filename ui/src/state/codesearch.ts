// Finding a code by typing a few letters. Pure, so that each key costs microseconds.
import type { CodeRow } from '../ipc/types';
import type { Findable } from '../parts/finder';
import { folded } from './codetree';
import { pathAbove } from './words';

/** A code that was found, with the part of its name that matched. */
export interface CodeMatch {
  code: CodeRow;
  /** UTF-16 range in the name; `null` where the match is elsewhere in the path. */
  hit: [from: number, to: number] | null;
  /** Whether the path does not hold the query, but the words that explain the code do. */
  explained?: true;
}

/**
 * Codes whose path holds every word of the query, best first: the name begins with it, a word of the name does, the
 * name holds it, the path holds it, the words that explain it do. Codes of one rank keep the order given by `recent`,
 * then of the codebook.
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
    if (!words.every((word) => path.includes(word))) {
      if (words.every((word) => path.includes(word) || explains(code, word)))
        ranked.push({ match: { code, hit: null, explained: true }, rank: 5 });
      continue;
    }
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

/** Whether statement, definition or rules of use hold a word. A single letter would find every code. */
function explains({ statement, definition, include, exclude, example }: CodeRow, word: string): boolean {
  if (word.length < 3) return false;
  return [statement, definition, include, exclude, example].some(
    (text) => text && folded(text).includes(word),
  );
}

/** Codes to choose one from, best first, without those that cannot be chosen. */
export function codeChoices(
  codes: readonly CodeRow[],
  query: string,
  recent: readonly string[] = [],
  without: ReadonlySet<string> = new Set(),
): Findable[] {
  return findCodes(codes, query, recent, codes.length)
    .filter(({ code }) => !without.has(code.id))
    .slice(0, 50)
    .map(({ code, hit }) => ({
      id: code.id,
      words: code.name,
      hit,
      under: pathAbove(code),
      mark: { colour: code.colour, theme: code.theme, depth: code.depth },
    }));
}
