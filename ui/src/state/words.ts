// Words and numbers as the window writes them. The locale is always given: the system's may be none.
import type { InterviewRow } from '../ipc/types';

/** Parts names in a path of the core. */
const BELOW = ' > ';
const NUMBER = new Intl.NumberFormat('en-GB');
const DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
const LIST = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** `39,752`. */
export function number(value: number): string {
  return NUMBER.format(value);
}

/** `1 passage`, `26 passages`. */
export function plural(count: number, word: string): string {
  return `${number(count)} ${word}${count === 1 ? '' : 's'}`;
}

/** `1 person`, `21 people`. */
export function peopleWords(count: number): string {
  return count === 1 ? '1 person' : `${number(count)} people`;
}

/** A code or a category with those above it, as it is read: `Protection of victims › Planning`. */
export function pathWords(path: string): string {
  return path.replaceAll(BELOW, ' › ');
}

/** A code or a category by its own name, without those above it. */
export function pathName(path: string): string {
  return path.split(BELOW).at(-1) ?? path;
}

/** What stands above a code or a category, as it is read; empty for a theme. */
export function pathAbove({ path }: { path: string }): string {
  return path.split(BELOW).slice(0, -1).join(' › ');
}

/** `12 codes, 3 memos and 1 coder`. */
export function listWords(words: readonly string[]): string {
  return LIST.format(words);
}

/** What is said where the clipboard does not take what has left. */
export function notTaken(what: string): string {
  return `The clipboard could not be reached; that ${what} left is recorded all the same`;
}

/** Words in one line: what stands between them is one blank each. */
export function oneLine(words: string): string {
  return words.replaceAll(/\s+/gu, ' ');
}

/** `27 Jun 2024` from `2024-06-27`; a dash where it is not known. */
export function day(date: string | null): string {
  if (date === null) return '–';
  const at = new Date(`${date}T00:00:00Z`);
  return Number.isNaN(at.getTime()) ? date : DAY.format(at);
}

/** A word of the core as one that begins with a capital: `told_by_someone` becomes `Told by someone`. */
export function capital(word: string): string {
  const words = word.replaceAll('_', ' ');
  return (words[0] ?? '').toUpperCase() + words.slice(1);
}

/** What was agreed, by what it allows. */
export type ConsentKind = 'quote' | 'paraphrase' | 'closed' | 'unknown';

/** How a consent is marked: everything that is not known to allow quoting is marked. */
export function consentKind(consent: string | null): ConsentKind {
  if (consent === null) return 'unknown';
  if (consent === 'quote' || consent === 'named') return 'quote';
  if (consent.startsWith('background') || consent === 'withdrawn') return 'closed';
  return 'paraphrase';
}

/** A consent as a word that begins with a capital. */
export function consentWords(consent: string | null): string {
  return consent === null || consent === '' ? 'Not stated' : capital(consent);
}

/** What a transcript is. */
export function kindWords(kind: string): string {
  return kind === 'translation' ? 'Translation' : kind === 'notes' ? 'Notes' : 'Recording';
}

/** How far an interview is, by who finished it and who coded in it. */
export function statusWords({
  finished_by,
  coded_by,
}: Pick<InterviewRow, 'finished_by' | 'coded_by'>): string {
  if (finished_by.length > 0) {
    const others = coded_by.filter((name) => !finished_by.includes(name));
    const coded = others.length > 0 ? `, coded by ${LIST.format(others)}` : '';
    return `Finished by ${LIST.format(finished_by)}${coded}`;
  }
  if (coded_by.length > 0) return `Coded by ${LIST.format(coded_by)}`;
  return 'Not coded yet';
}

const MOMENT = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});

/** `24 Nov, 10:41` in the time of this computer, from milliseconds since 1970 or an ISO time. */
export function moment(at: number | string): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? '' : MOMENT.format(date);
}

const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

/** `10:41` in the time of this computer, from milliseconds since 1970. */
export function clock(at: number): string {
  return CLOCK.format(new Date(at));
}
