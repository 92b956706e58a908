// The fake core reads a query: words, "words side by side", beginnings*, name:value, -x, AND, OR. Nothing else.
import type { ChipKind, QueryMistake } from './types';

/** A part of a query as the fake understands it. Offsets are code points. */
export interface Part {
  kind: ChipKind;
  start: number;
  end: number;
  joined: 'and' | 'or' | null;
  not: boolean;
  /** Name and values of a part that narrows; `null` of words. */
  field: { name: string; values: string[] } | null;
  /** Words to be found, in small letters; several are alternatives. */
  words: string[];
  /** What stands in the parentheses of `without:( )`. */
  inside: string | null;
}

const TOKEN = /\s+|(-?)(?:(?:"([^"]+)"|([\p{L}\p{N}_]+)):)?(\((?:[^()]*|\([^()]*\))*\)|"[^"]*"|[^\s()"]+)/uy;

/** The parts of what was typed, or the mistake in it. */
export function readQuery(typed: string): Part[] | QueryMistake {
  const length = [...typed].length;
  const quotes = [...typed].flatMap((letter, at) => (letter === '"' ? at : []));
  const open = quotes.at(-1);
  if (quotes.length % 2 === 1 && open !== undefined)
    return { what: 'The quotation mark is never closed.', start: open, end: length };
  const parts: Part[] = [];
  let joined: 'and' | 'or' = 'and';
  let not = false;
  TOKEN.lastIndex = 0;
  for (let at = 0; at < typed.length; at = TOKEN.lastIndex) {
    const found = TOKEN.exec(typed);
    if (!found)
      return { what: 'This is not understood.', start: [...typed.slice(0, at)].length, end: length };
    const [whole, minus, quoted, plain, value] = found;
    const name = quoted ?? plain;
    if (value === undefined) continue;
    if (name === undefined && /^(?:AND|OR|NOT)$/u.test(value)) {
      if (value === 'OR') joined = 'or';
      not = value === 'NOT';
      continue;
    }
    const start = [...typed.slice(0, at)].length;
    parts.push({
      ...partOf(name?.toLowerCase(), value, not || minus === '-'),
      start,
      end: start + [...whole].length,
      joined: parts.length === 0 ? null : joined,
    });
    joined = 'and';
    not = false;
  }
  return parts;
}

function partOf(
  name: string | undefined,
  value: string,
  not: boolean,
): Pick<Part, 'kind' | 'not' | 'field' | 'words' | 'inside'> {
  const list = (/^\((.*)\)$/su.exec(value)?.[1] ?? value).split(/\s+OR\s+/u).map(bare);
  const empty = { not, field: null, words: [], inside: null };
  if (name === undefined)
    return { ...empty, kind: not ? 'not' : 'words', words: list.map((one) => one.toLowerCase()) };
  if (name === 'without') return { ...empty, kind: 'group', inside: value.slice(1, -1) };
  const kind = ['code', 'stance', 'coder'].includes(name) ? 'code' : 'filter';
  return { ...empty, kind: not ? 'not' : kind, field: { name, values: list } };
}

function bare(value: string): string {
  return value.trim().replaceAll('"', '');
}

/** Places of words in a text, in UTF-16 units. A star stands for any letters. */
export function placesOf(text: string, words: string): { from: number; to: number }[] {
  const escaped = words.replaceAll(/[.+?^${}()|[\]\\]/gu, '\\$&').replaceAll('*', '\\p{L}*');
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'giu');
  return [...text.matchAll(pattern)].map((found) => ({
    from: found.index,
    to: found.index + found[0].length,
  }));
}
