// People of an open cell: by category, and those without it told apart. Pure.
import type { NotRaisedBy, OpenCell, Person } from '../ipc/types';
import type { StripGroup } from '../parts/people-strip';
import { SMALL } from './themes-measure';

/** People of one category, or of one subcategory where all are of one category. */
export interface PeopleRow extends StripGroup {
  /** Who raised it. */
  raised: number;
  /** How many of them are coded. */
  of: number;
  /** Whether one or two people raised it. */
  small: boolean;
}

/** Everybody of a cell by category, in the order of the interviewees. `order` is the place of a person in it. */
export function peopleRows(found: OpenCell, order: ReadonlyMap<string, number>): PeopleRow[] {
  const place = ({ id }: Person): number => order.get(id) ?? order.size;
  const all = [...found.raised, ...found.others].sort((a, b) => place(a.person) - place(b.person));
  const raised = new Set(found.raised.map(({ person }) => person.id));
  const oneCategory = new Set(all.map(({ person }) => person.category)).size === 1;
  const kind = ({ category, subcategory }: Person): string =>
    (oneCategory ? subcategory : category) ?? (oneCategory ? 'No subcategory' : 'No category');
  const rows = new Map<string, { people: Person[]; raised: number; of: number }>();
  for (const { person, coded } of all) {
    const row = rows.get(kind(person)) ?? { people: [], raised: 0, of: 0 };
    row.people.push(person);
    if (raised.has(person.id)) row.raised += 1;
    if (coded) row.of += 1;
    rows.set(kind(person), row);
  }
  return [...rows].map(([category, row]) => ({
    category,
    people: row.people.map(({ id, label }) => ({ id, label })),
    raised: row.raised,
    of: row.of,
    small: row.raised > 0 && row.raised < SMALL,
  }));
}

/** Why somebody did not raise a code, as far as it is known. */
export interface Without {
  words: string;
  people: NotRaisedBy[];
}

/** Who did not raise it: those who are coded, those who were not asked, those who are not coded yet. */
export function withoutIt(found: OpenCell): Without[] {
  const coded = found.others.filter((one) => one.coded);
  const asked = (one: NotRaisedBy): boolean => one.asked !== 'not asked';
  return [
    { words: 'Coded, without it', people: coded.filter(asked) },
    { words: 'Coded, and not asked about it', people: coded.filter((one) => !asked(one)) },
    { words: 'Not coded yet', people: found.others.filter((one) => !one.coded) },
  ].filter(({ people }) => people.length > 0);
}
