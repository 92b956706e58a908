// Finding by a few letters. Pure, so that each key costs microseconds.
import { folded } from './codetree';

/**
 * Entries that hold every word of the query, best first: in order at its beginning, at the beginning of words, inside
 * words, as first letters of words, as letters in order. Entries of one rank keep their order.
 */
export function findByWords<T>(
  entries: readonly T[],
  query: string,
  textOf: (entry: T) => string,
  limit = 60,
): T[] {
  const words = folded(query).split(/\s+/u).filter(Boolean);
  if (words.length === 0) return entries.slice(0, limit);
  const ranked: { entry: T; rank: number }[] = [];
  for (const entry of entries) {
    const rank = rankOf(folded(textOf(entry)), words);
    if (rank !== null) ranked.push({ entry, rank });
  }
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ entry }) => entry);
}

function rankOf(text: string, words: readonly string[]): number | null {
  if (text.startsWith(words.join(' '))) return 0;
  let worst = 0;
  for (const word of words) {
    const rank = rankOfWord(text, word);
    if (rank === null) return null;
    worst = Math.max(worst, rank);
  }
  return worst;
}

function rankOfWord(text: string, word: string): number | null {
  const at = text.indexOf(word);
  if (at === 0 || new RegExp(`[^\\p{L}\\p{N}]${escaped(word)}`, 'u').test(text)) return 1;
  if (at > 0) return 2;
  const initials = text
    .split(/[^\p{L}\p{N}]+/u)
    .map((one) => one[0] ?? '')
    .join('');
  if (word.length > 1 && initials.includes(word)) return 3;
  return word.length > 2 && holdsInOrder(text, word) ? 4 : null;
}

/** Whether the letters stand in this order, beginning at the beginning of a word. */
function holdsInOrder(text: string, letters: string): boolean {
  const pattern = [...letters].map(escaped).join('\\p{L}*?');
  return new RegExp(`(?:^|[^\\p{L}\\p{N}])${pattern}`, 'u').test(text);
}

function escaped(words: string): string {
  return words.replaceAll(/[$()*+.?[\\\]^{|}]/gu, '\\$&');
}
