// What was typed as parts that can be taken away, joined otherwise or added to. Pure. The core says where each part
// stands; here only the letters between and around them are changed, so that everything else stays as it was typed.
import type { SearchChip } from '../ipc/types';

/** A part that narrows by a name and values: `category:(Advocates OR Experts)`. */
export interface Term {
  /** Place of its chip. */
  chip: number;
  /** Name in small letters, without quotation marks. */
  name: string;
  values: string[];
}

type Where = Pick<SearchChip, 'kind' | 'start' | 'end' | 'joined'>;

/** What was typed without one of its parts, and without the word that joined it to its neighbour. */
export function withoutPart(typed: string, chips: readonly Where[], at: number): string {
  const letters = [...typed];
  const chip = chips[at];
  if (!chip) return typed;
  const before = chips[at - 1];
  const next = chips[at + 1];
  const from = before?.end ?? chip.start;
  const to = before ? chip.end : (next?.start ?? chip.end);
  const text = (start: number, end: number): string => letters.slice(start, end).join('');
  const gap = before ? text(from, chip.start) : text(chip.end, to);
  return bareOf(tidy(text(0, from), brackets(gap), text(to, letters.length)));
}

/**
 * What was typed with a part joined to the one before it by the other word: `and` becomes `or`. Where there are more
 * parts, alternatives get brackets, so that only these two are meant.
 */
export function joinedOtherwise(typed: string, chips: readonly Where[], at: number): string {
  const letters = [...typed];
  const chip = chips[at];
  const before = chips[at - 1];
  if (!chip || !before) return typed;
  const text = (from: number, to?: number): string => letters.slice(from, to).join('');
  const now = chip.joined === 'or' ? 'AND' : 'OR';
  const gap = text(before.end, chip.start);
  const other = /\b(?:AND|OR)\b/u.test(gap)
    ? gap.replace(/\b(?:AND|OR)\b/u, now)
    : gap.replace(/\s+|$/u, ` ${now} `);
  const apart = now === 'OR' && chips.length > 2;
  const pair = text(before.start, before.end) + other + text(chip.start, chip.end);
  return text(0, before.start) + (apart ? `(${pair})` : pair) + text(chip.end);
}

/** The parts that narrow by a name and values. Parts that leave something out are none. */
export function termsOf(typed: string, chips: readonly Where[]): Term[] {
  const letters = [...typed];
  return chips.flatMap((chip, at) => {
    const read = readTerm(letters.slice(chip.start, chip.end).join(''));
    return read ? [{ chip: at, ...read }] : [];
  });
}

/** Whether what was typed narrows to a value already. */
export function hasValue(terms: readonly Term[], name: string, value: string): boolean {
  return terms.some((term) => term.name === name && term.values.some((one) => same(one, value)));
}

/** What was typed, narrowed to a value more. Values of one name are alternatives, as in `category:(A OR B)`. */
export function withValue(typed: string, chips: readonly Where[], name: string, value: string): string {
  const terms = termsOf(typed, chips);
  if (hasValue(terms, name, value)) return typed;
  const term = terms.find((one) => one.name === name);
  if (!term) return `${whole(typed, chips)} ${written(name, [value])}`.trim();
  return replaced(typed, chips[term.chip], written(name, [...term.values, value]));
}

/** What was typed, no longer narrowed to a value. */
export function withoutValue(typed: string, chips: readonly Where[], name: string, value: string): string {
  const term = termsOf(typed, chips).find(
    (one) => one.name === name && one.values.some((other) => same(other, value)),
  );
  if (!term) return typed;
  const rest = term.values.filter((one) => !same(one, value));
  if (rest.length === 0) return withoutPart(typed, chips, term.chip);
  return replaced(typed, chips[term.chip], written(name, rest));
}

/** A name and its values as they are typed. */
function written(name: string, values: readonly string[]): string {
  const [only] = values;
  const value =
    values.length === 1 && only !== undefined ? quoted(only) : `(${values.map(quoted).join(' OR ')})`;
  return `${quoted(name)}:${value}`;
}

/** A value in quotation marks where it needs them. */
export function quoted(value: string): string {
  return /^[\p{L}\p{N}][\p{L}\p{N}_.'’-]*$/u.test(value) && !/^(?:AND|OR|NOT)$/u.test(value)
    ? value
    : `"${value.replaceAll('"', '')}"`;
}

function replaced(typed: string, chip: Where | undefined, by: string): string {
  if (!chip) return typed;
  const letters = [...typed];
  return letters.slice(0, chip.start).join('') + by + letters.slice(chip.end).join('');
}

/** What was typed as one part, so that what is added narrows all of it. */
function whole(typed: string, chips: readonly Where[]): string {
  const alternatives = chips.some((chip) => chip.joined === 'or');
  return alternatives ? `(${typed.trim()})` : typed.trim();
}

const NAME = /^(?:"([^"]+)"|([\p{L}\p{N}][\p{L}\p{N}_-]*)):(.+)$/su;

function readTerm(words: string): { name: string; values: string[] } | null {
  const [, quotedName, bareName, rest] = NAME.exec(words) ?? [];
  const name = quotedName ?? bareName;
  if (name === undefined || rest === undefined) return null;
  const list = /^\((.*)\)$/su.exec(rest)?.[1];
  const values = list === undefined ? [unquoted(rest)] : list.split(/\s+OR\s+/u).map(unquoted);
  return values.every((value) => value !== null) ? { name: name.toLowerCase(), values } : null;
}

/** A single value; `null` where there is more than one, as in a nested query. */
function unquoted(value: string): string | null {
  const trimmed = value.trim();
  const inside = /^"([^"]*)"$/u.exec(trimmed)?.[1];
  if (inside !== undefined) return inside;
  return /[\s()":]/u.test(trimmed) || trimmed === '' ? null : trimmed;
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** What was typed without brackets round all of it. */
function bareOf(typed: string): string {
  return /^\(([^()"]*)\)$/u.exec(typed)?.[1]?.trim() ?? typed;
}

/** The brackets of a gap between two parts: they may close what began before. */
function brackets(gap: string): string {
  return gap.replaceAll(/[^()（）]/gu, '');
}

/** Puts together what stays. Brackets that have nothing left inside go, with the word that stood before them. */
function tidy(before: string, kept: string, after: string): string {
  let [left, right] = [`${before.trimEnd()}${kept}`, after.trimStart()];
  while (/[(（]$/u.test(left) && /^[)）]/u.test(right)) {
    left = left
      .slice(0, -1)
      .trimEnd()
      .replace(/(?:(?:^|\s)(?:AND|OR|NOT)|-)$/u, '')
      .trimEnd();
    right = right.slice(1).trimStart();
  }
  const apart = left === '' || right === '' || /[(（]$/u.test(left) || /^[)）]/u.test(right) ? '' : ' ';
  return left + apart + right;
}
