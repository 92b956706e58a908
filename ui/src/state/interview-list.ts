// The list of interviews as rows: filtered, sorted, grouped, and what the study's head says of it. Pure.
import type { InterviewRow } from '../ipc/types';
import type { StripGroup } from '../parts/people-strip';
import { folded } from './codetree';
import { sortedBy, type Sorting } from './sorting';
import { hasWithdrawn } from './withdrawal';

/** A column that the list can be sorted by. */
export type InterviewColumn =
  'interview' | 'role' | 'date' | 'mode' | 'consent' | 'words' | 'turns' | 'status' | 'progress' | 'passages';

/** How far an interview is coded. */
export type CodingState = 'not coded' | 'coded' | 'finished';

/** What a person chose to see. `null` leaves a choice open; without sorting the order is that of the study. */
export interface ListChoices {
  sort: Sorting<InterviewColumn> | null;
  grouped: boolean;
  /** Categories whose group is closed. */
  closed: string[];
  category: string | null;
  status: string | null;
  coding: CodingState | null;
  coder: string | null;
  consent: string | null;
}

/** The list as it is before anything is chosen. */
export const UNCHOSEN: ListChoices = {
  sort: null,
  grouped: true,
  closed: [],
  category: null,
  status: null,
  coding: null,
  coder: null,
  consent: null,
};

/** Interviews of one category of interviewees. */
export interface InterviewGroup {
  category: string;
  /** Distinct interviewees. */
  people: number;
  rows: InterviewRow[];
}

/** A row of the list: the head of a group, or an interview. */
export type ListRow =
  | { id: string; group: InterviewGroup; open: boolean }
  | { id: string; row: InterviewRow; place: number; of: number };

/** Name of the group of interviews without a person, and of people without a category. */
export const NO_INTERVIEWEE = 'No interviewee';
export const NO_CATEGORY = 'No category';

/** What an interview is called on screen: the interviewee's label, else the file's name. */
export function interviewName(row: InterviewRow): string {
  return row.interviewee?.label ?? row.file_name;
}

/** What an interviewee is in the study, as the list says it: attribution, else subcategory, else category. */
export function roleWords({ interviewee }: Pick<InterviewRow, 'interviewee'>): string {
  if (!interviewee) return '';
  return interviewee.attribution ?? interviewee.subcategory ?? interviewee.category ?? '';
}

/** The category whose group an interview stands in. */
export function categoryOf({ interviewee }: Pick<InterviewRow, 'interviewee'>): string {
  return interviewee ? (interviewee.category ?? NO_CATEGORY) : NO_INTERVIEWEE;
}

/** How far an interview is coded, by anyone. */
export function codingState(row: Pick<InterviewRow, 'coded_by' | 'finished_by'>): CodingState {
  if (row.finished_by.length > 0) return 'finished';
  return row.coded_by.length > 0 ? 'coded' : 'not coded';
}

/** Whether a row is among what was asked for. Every word must occur somewhere in what the row says. */
export function isShown(row: InterviewRow, words: string, choices: ListChoices = UNCHOSEN): boolean {
  return (
    (choices.category === null || categoryOf(row) === choices.category) &&
    (choices.status === null || row.status === choices.status) &&
    (choices.coding === null || codingState(row) === choices.coding) &&
    (choices.coder === null || [...row.coded_by, ...row.finished_by].includes(choices.coder)) &&
    (choices.consent === null || (row.interviewee?.consent ?? '') === choices.consent) &&
    holds(row, words)
  );
}

function holds(row: InterviewRow, words: string): boolean {
  const wanted = folded(words).split(/\s+/u).filter(Boolean);
  if (wanted.length === 0) return true;
  const person = row.interviewee;
  const said = [
    row.file_name,
    person?.label,
    person?.category,
    person?.subcategory,
    person?.attribution,
    person?.consent,
    row.mode,
    row.language,
    row.interviewers,
    row.status,
    ...row.coded_by,
  ];
  const text = folded(said.filter(Boolean).join(' '));
  return wanted.every((word) => text.includes(word));
}

const PROGRESS: Record<CodingState, number> = { 'not coded': 0, coded: 1, finished: 2 };
const STATUSES = ['raw', 'in review', 'de-identified', 'read by a second person'];

const VALUE: Record<InterviewColumn, (row: InterviewRow) => string | number | null> = {
  interview: interviewName,
  role: roleWords,
  date: (row) => row.date,
  mode: (row) => row.mode,
  consent: (row) => row.interviewee?.consent ?? null,
  words: (row) => row.words,
  turns: (row) => row.turns,
  status: (row) => STATUSES.indexOf(row.status),
  progress: (row) => `${PROGRESS[codingState(row)]} ${row.coded_by.join(' ')}`,
  passages: (row) => row.passages,
};

/** Groups in order of first appearance in the study; interviews without an interviewee come last. */
export function groupsOf(rows: readonly InterviewRow[], order: readonly string[] = []): InterviewGroup[] {
  const groups = new Map<string, InterviewRow[]>(order.map((category) => [category, []]));
  for (const row of rows) {
    const category = categoryOf(row);
    const group = groups.get(category);
    if (group) group.push(row);
    else groups.set(category, [row]);
  }
  const nobody = groups.get(NO_INTERVIEWEE);
  groups.delete(NO_INTERVIEWEE);
  if (nobody) groups.set(NO_INTERVIEWEE, nobody);
  return [...groups]
    .filter(([, of]) => of.length > 0)
    .map(([category, of]) => ({ category, people: peopleIn(of).size, rows: of }));
}

function peopleIn(rows: readonly InterviewRow[]): Set<string> {
  return new Set(rows.flatMap((row) => (row.interviewee ? [row.interviewee.id] : [])));
}

/** The rows to draw, heads of groups among them where the list is grouped. */
export function listRows(
  rows: readonly InterviewRow[],
  words: string,
  choices: ListChoices = UNCHOSEN,
): ListRow[] {
  const found = rows.filter((row) => isShown(row, words, choices));
  const shown = choices.sort ? sortedBy(found, VALUE[choices.sort.by], choices.sort.down) : found;
  const numbered = (of: readonly InterviewRow[]): ListRow[] =>
    of.map((row, at) => ({ id: row.transcript, row, place: at + 1, of: of.length }));
  if (!choices.grouped) return numbered(shown);
  // Groups keep the order of the study whatever the rows in them are sorted by.
  const order = [...new Set(rows.map(categoryOf))];
  return groupsOf(shown, order).flatMap((group): ListRow[] => {
    const open = !choices.closed.includes(group.category);
    const head: ListRow = { id: `group ${group.category}`, group, open };
    return open ? [head, ...numbered(group.rows)] : [head];
  });
}

/** A number of the study's head: how many of how many people, and who they are. */
export interface Headline {
  words: string;
  /** Ids of the people counted. */
  people: Set<string>;
  of: number;
}

/** Interviews that count: those of people who have withdrawn do not. */
export function counting(rows: readonly InterviewRow[]): InterviewRow[] {
  return rows.filter((row) => row.interviewee === null || !hasWithdrawn(row.interviewee));
}

/** How many people with an interview have withdrawn. */
export function withdrawnCount(rows: readonly InterviewRow[]): number {
  return peopleIn(rows).size - peopleIn(counting(rows)).size;
}

/** People interviewed, coded, coded by two, finished: each person once, whoever coded, and nobody who has withdrawn. */
export function headlines(all: readonly InterviewRow[]): Headline[] {
  const rows = counting(all);
  const of = peopleIn(rows).size;
  const those = (test: (row: InterviewRow) => boolean): Set<string> => peopleIn(rows.filter(test));
  return [
    { words: 'interviewed', people: peopleIn(rows), of },
    { words: 'coded', people: those((row) => row.coded_by.length > 0), of },
    { words: 'coded by two', people: those((row) => row.coded_by.length > 1), of },
    { words: 'finished', people: those((row) => row.finished_by.length > 0), of },
  ];
}

/** Everyone interviewed who has not withdrawn, each once, by category. */
export function stripGroups(rows: readonly InterviewRow[]): StripGroup[] {
  return groupsOf(counting(rows).filter((row) => row.interviewee !== null)).map(({ category, rows: of }) => {
    const people = new Map(of.map((row) => [row.interviewee?.id ?? '', row.interviewee?.label ?? '']));
    return { category, people: [...people].map(([id, label]) => ({ id, label })) };
  });
}
