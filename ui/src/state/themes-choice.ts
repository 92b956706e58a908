// What the matrix counts, as the chips that say so and can be taken away. Pure.
import type { ChoiceRequest, WhoseRequest } from '../ipc/types';
import { capital, day, pathWords } from './words';

/** Nothing chosen: the coding of record of everybody. */
export const EVERYTHING: ChoiceRequest = {
  whose: { kind: 'record' },
  finished_only: false,
  basis: [],
  prompting: null,
  from: null,
  to: null,
  consent: [],
  languages: [],
  categories: [],
  wheres: [],
};

/** Languages that searching and counting tell apart. */
export const LANGUAGES = ['english', 'spanish', 'chinese', 'vietnamese', 'other'] as const;

/** A part of the choice that is in force. */
export interface ChoiceChip {
  key: string;
  words: string;
  /** Whether it only helps to explore: nobody has settled such a coding. */
  exploratory: boolean;
  /** The choice without it. */
  without: ChoiceRequest;
}

/** The parts of a choice that are in force, in the order of the form. */
export function chips(choice: ChoiceRequest): ChoiceChip[] {
  const found: ChoiceChip[] = [];
  const add = (
    key: keyof ChoiceRequest | 'days' | `where ${string}`,
    words: string | null,
    without: Partial<ChoiceRequest>,
  ): void => {
    if (words === null) return;
    found.push({
      key,
      words,
      exploratory: key === 'whose' && choice.whose.kind === 'at_least',
      without: { ...choice, ...without },
    });
  };
  add('whose', whoseWords(choice.whose), { whose: EVERYTHING.whose });
  add('finished_only', choice.finished_only ? 'Finished interviews' : null, { finished_only: false });
  add('basis', listed(choice.basis), { basis: [] });
  add('prompting', choice.prompting && capital(choice.prompting), { prompting: null });
  add('days', days(choice), { from: null, to: null });
  add('consent', choice.consent.length > 0 ? `Consent: ${choice.consent.join(' or ')}` : null, {
    consent: [],
  });
  add('languages', listed(choice.languages), { languages: [] });
  add('categories', choice.categories.length > 0 ? choice.categories.map(pathWords).join(' or ') : null, {
    categories: [],
  });
  for (const { attribute, values } of choice.wheres)
    add(`where ${attribute}`, `${attribute}: ${values.join(' or ') || 'any'}`, {
      wheres: choice.wheres.filter((one) => one.attribute !== attribute),
    });
  return found;
}

/** Whether nothing is left out and the coding of record is counted. */
export function isEverything(choice: ChoiceRequest): boolean {
  return chips(choice).length === 0;
}

/** Whose codings are counted, where it is not the coding of record. */
export function whoseWords(whose: WhoseRequest): string | null {
  if (whose.kind === 'record') return null;
  if (whose.kind === 'coder') return `Coded by ${whose.value}`;
  return whose.value <= 1 ? 'All coders together' : `At least ${whose.value} coders`;
}

/** A choice in which a value of an attribute of codings is taken in, or out. */
export function spoken(choice: ChoiceRequest, attribute: string, value: string): ChoiceRequest {
  const before = choice.wheres.find((one) => one.attribute === attribute);
  const values = flipped(before?.values ?? [], value);
  const others = choice.wheres.filter((one) => one !== before);
  return { ...choice, wheres: values.length > 0 ? [...others, { attribute, values }] : others };
}

/** A value taken into a list, or out of it. */
export function flipped<T extends string>(list: readonly T[], value: T): T[] {
  return list.includes(value) ? list.filter((one) => one !== value) : [...list, value];
}

function listed(values: readonly string[]): string | null {
  return values.length > 0 ? capital(values.join(' or ')) : null;
}

function days({ from, to }: ChoiceRequest): string | null {
  if (from !== null && to !== null) return `${day(from)} to ${day(to)}`;
  if (from !== null) return `From ${day(from)}`;
  return to === null ? null : `Until ${day(to)}`;
}
