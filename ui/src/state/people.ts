// Interviewees, categories, attributes and outreach: what is written, what is refused, what is counted. Pure.
import type {
  AttributeRow,
  CategoryRow,
  DescribeInterviewee,
  DescribeOutreach,
  IntervieweeCard,
  OutreachRow,
  People,
} from '../ipc/types';
import { folded } from './codetree';
import { sortedBy, type Sorting } from './sorting';

/** Everything of a card as the core takes it, with one thing changed. */
export function described(
  card: IntervieweeCard,
  attributes: readonly AttributeRow[],
  change: Partial<DescribeInterviewee> = {},
): DescribeInterviewee {
  return {
    interviewee: card.id,
    label: card.label,
    category: card.category_id,
    attribution: card.attribution,
    consent: card.consent,
    consent_date: card.consent_date,
    consent_source: card.consent_source,
    embargo_until: card.embargo_until,
    recommended_by: card.recommended_by,
    same_organisation_as: card.same_organisation_as,
    attributes: attributes.flatMap(({ name }, at) => {
      const value = card.attributes[at] ?? null;
      return value === null ? [] : [{ name, value }];
    }),
    ...change,
  };
}

/** Attributes of a card with one value changed; an empty value clears it. */
export function withAttribute(
  card: IntervieweeCard,
  attributes: readonly AttributeRow[],
  name: string,
  value: string,
): DescribeInterviewee['attributes'] {
  const others = described(card, attributes).attributes.filter((one) => one.name !== name);
  return value === '' ? others : [...others, { name, value }];
}

/** A person of whom only a label is known. */
export function newPerson(label: string, category: string | null): DescribeInterviewee {
  return {
    interviewee: null,
    label,
    category,
    attribution: null,
    consent: null,
    consent_date: null,
    consent_source: null,
    embargo_until: null,
    recommended_by: [],
    same_organisation_as: [],
    attributes: [],
  };
}

/** What is wrong with a label, as a sentence. */
export function labelProblem(label: string, others: readonly IntervieweeCard[]): string | null {
  if (label.trim() === '') return 'Give the interviewee a label.';
  return others.some((one) => one.label === label.trim()) ? `${label.trim()} is someone else’s label.` : null;
}

/** A day as the study keeps it, `2024-06-27`, from what people type; `null` where it is no day. */
export function dayOf(typed: string): string | null {
  const text = typed.trim();
  const [, year, month, day] =
    /^(\d{4})-(\d{1,2})-(\d{1,2})$/u.exec(text) ??
    reordered(/^(\d{1,2})[./](\d{1,2})[./](\d{4})$/u.exec(text));
  if (year !== undefined && month !== undefined && day !== undefined) return realDay(+year, +month, +day);
  const [, number, name, inYear] = /^(\d{1,2})\.? (\p{L}{3,9})\.? (\d{4})$/u.exec(text) ?? [];
  const at = MONTHS.indexOf((name ?? '').slice(0, 3).toLowerCase());
  return at < 0 ? null : realDay(Number(inYear), at + 1, Number(number));
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Day, month, year as the rest of the world writes them. */
function reordered(found: RegExpExecArray | null): (string | undefined)[] {
  return found ? [found[0], found[3], found[2], found[1]] : [];
}

function realDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const same = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return same && year >= 1900 ? date.toISOString().slice(0, 10) : null;
}

/** What is wrong with a day, as a sentence. */
export function dayProblem(typed: string): string | null {
  return typed.trim() === '' || dayOf(typed) !== null ? null : 'Write a day as 27 Jun 2024 or 2024-06-27.';
}

/** A value as an attribute of this kind keeps it, or a sentence that says what it must be. */
export function attributeValue(kind: string, typed: string): { value: string } | { problem: string } {
  const text = typed.trim();
  if (text === '') return { value: '' };
  if (kind === 'integer')
    return /^-?\d+$/u.test(text) ? { value: text } : { problem: 'Write a whole number.' };
  if (kind === 'decimal') {
    const number = text.replace(',', '.');
    return /^-?\d+(?:\.\d+)?$/u.test(number) ? { value: number } : { problem: 'Write a number.' };
  }
  if (kind === 'date') {
    const day = dayOf(text);
    return day === null ? { problem: 'Write a day as 27 Jun 2024 or 2024-06-27.' } : { value: day };
  }
  if (kind === 'boolean')
    return /^(?:yes|no|true|false)$/iu.test(text)
      ? { value: text.toLowerCase() }
      : { problem: 'Write yes or no.' };
  return { value: text };
}

/** Interviewees as choices, by label, with what tells them apart. */
export function personChoices({ interviewees }: People): { value: string; words: string; detail: string }[] {
  return interviewees.map((card) => ({
    value: card.id,
    words: card.label,
    detail: card.attribution ?? card.subcategory ?? card.category ?? '',
  }));
}

/** Categories and subcategories that somebody stands in, each with its path as the core writes it. */
export function heldCategories(categories: readonly CategoryRow[]): (CategoryRow & { path: string })[] {
  const names = new Map(categories.map(({ id, name }) => [id, name]));
  return categories
    .filter(({ interviewees }) => interviewees > 0)
    .map((one) => ({
      ...one,
      path: one.parent === null ? one.name : `${names.get(one.parent) ?? ''} > ${one.name}`,
    }));
}

/** A category with its whole name, as a choice. */
export interface CategoryChoice {
  value: string;
  words: string;
}

/** Categories and subcategories in order. A subcategory is always named with its category. */
export function categoryChoices(categories: readonly CategoryRow[]): CategoryChoice[] {
  return categories
    .filter((one) => one.parent === null)
    .flatMap((top) => [
      { value: top.id, words: top.name },
      ...subcategories(categories, top.id).map((sub) => ({
        value: sub.id,
        words: `${top.name} > ${sub.name}`,
      })),
    ]);
}

/** Whole name of a category. */
export function categoryWords(categories: readonly CategoryRow[], id: string | null): string {
  return categoryChoices(categories).find((one) => one.value === id)?.words ?? '';
}

/** Subcategories of a category, or the categories themselves, in order. */
export function subcategories(categories: readonly CategoryRow[], parent: string | null): CategoryRow[] {
  return categories.filter((one) => one.parent === parent);
}

/** Ids of the siblings of a category, or all attributes where the id is one's, in order. */
export function siblingsOf({ categories, attributes }: People, id: string): string[] {
  const parent = categories.find((one) => one.id === id)?.parent;
  const siblings = parent === undefined ? attributes : subcategories(categories, parent);
  return siblings.map((one) => one.id);
}

/** Where an item goes when it is moved by a step among its siblings; `null` where it cannot. */
export function moved(at: number, step: 1 | -1, count: number): number | null {
  const to = at + step;
  return at < 0 || to < 0 || to >= count ? null : to;
}

/** A column of the list of interviewees. */
export type PersonColumn = 'label' | 'category' | 'attribution' | 'consent' | 'embargo' | 'interviews';

const VALUE: Record<PersonColumn, (card: IntervieweeCard) => string | number | null> = {
  label: (card) => card.label,
  category: (card) => [card.category, card.subcategory].filter(Boolean).join(' > '),
  attribution: (card) => card.attribution,
  consent: (card) => card.consent,
  embargo: (card) => card.embargo_until,
  interviews: (card) => card.transcripts.length,
};

/** Interviewees that hold all words, in the order of a column or of the study. */
export function peopleShown(
  people: People,
  words: string,
  sort: Sorting<PersonColumn> | null,
): IntervieweeCard[] {
  const wanted = folded(words).split(/\s+/u).filter(Boolean);
  const shown = people.interviewees.filter((card) => {
    const said = [
      card.label,
      card.category,
      card.subcategory,
      card.attribution,
      card.consent,
      ...card.groups,
      ...card.attributes,
    ];
    const text = folded(said.filter(Boolean).join(' '));
    return wanted.every((word) => text.includes(word));
  });
  return sort ? sortedBy(shown, VALUE[sort.by], sort.down) : shown;
}

/** What became of people who were approached, in the order in which it is told. */
export const OUTCOMES = ['interviewed', 'agreed', 'declined', 'no answer', 'approached'] as const;

/** `61 approached: 42 interviewed, 11 declined, 8 no answer`. */
export function outreachTotals(rows: readonly OutreachRow[]): string {
  const counted = OUTCOMES.flatMap((outcome) => {
    const count = rows.filter((row) => row.outcome === outcome).length;
    return count === 0 ? [] : [`${count} ${outcome === 'approached' ? 'still open' : outcome}`];
  });
  return counted.length === 0 ? 'Nobody approached yet' : `${rows.length} approached: ${counted.join(', ')}`;
}

/** Everything of a row of the outreach list as the core takes it, with one thing changed. */
export function describedOutreach(
  row: OutreachRow,
  people: readonly IntervieweeCard[],
  change: Partial<DescribeOutreach> = {},
): DescribeOutreach {
  return {
    outreach: row.id,
    label: row.label,
    category: row.category_id,
    approached: row.approached,
    found: row.found,
    outcome: row.outcome,
    interviewee: people.find((one) => one.label === row.interviewee)?.id ?? null,
    ...change,
  };
}

/** A column of the outreach list. */
export type OutreachColumn = 'label' | 'category' | 'approached' | 'found' | 'outcome' | 'interviewee';

/** Rows of the outreach list that hold all words, in the order of a column or of being added. */
export function outreachShown(
  rows: readonly OutreachRow[],
  categories: readonly CategoryRow[],
  words: string,
  sort: Sorting<OutreachColumn> | null,
): OutreachRow[] {
  const wanted = folded(words).split(/\s+/u).filter(Boolean);
  const said = (row: OutreachRow): Record<OutreachColumn, string | null> => ({
    label: row.label,
    category: categoryWords(categories, row.category_id),
    approached: row.approached,
    found: row.found,
    outcome: row.outcome,
    interviewee: row.interviewee,
  });
  const shown = rows
    .map((row) => ({ row, said: said(row) }))
    .filter((one) => {
      const text = folded(Object.values(one.said).filter(Boolean).join(' '));
      return wanted.every((word) => text.includes(word));
    });
  const inOrder = sort ? sortedBy(shown, (one) => one.said[sort.by], sort.down) : shown;
  return inOrder.map(({ row }) => row);
}
