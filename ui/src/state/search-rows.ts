// What a search found as rows of a list: categories, what is in them, and the way to more. Pure.
import type { FoundCategory, FoundHit, FoundNote, FoundPerson, SearchAnswer, SearchSort } from '../ipc/types';
import { NO_CATEGORY } from './interview-list';

/** How the head of a group counts: people first, then passages. */
export interface GroupHead {
  words: string;
  /** What stands beside the name, such as the role of a person. */
  beside: string;
  /** The category that the group is, with its counts; `null` where the list is by interview. */
  category: FoundCategory | null;
  /** Hits or people listed in it, shown or not. */
  listed: number;
}

/** A row of the list. */
export type ResultRow =
  | { kind: 'group'; key: string; head: GroupHead; open: boolean; place: number; of: number }
  | { kind: 'sub'; key: string; words: string; people: number; of: number; passages: number }
  | { kind: 'hit'; key: string; hit: FoundHit; level: 1 | 2; place: number; of: number }
  | { kind: 'person'; key: string; person: FoundPerson; place: number; of: number }
  | { kind: 'note'; key: string; note: FoundNote; place: number; of: number }
  | { kind: 'more'; key: string; group: string; count: number }
  /** Hits of the group are counted, and none is listed yet. */
  | { kind: 'rest'; key: string; group: string };

/** What of the list is open. */
export interface ListShape {
  sort: SearchSort;
  /** Keys of groups that are closed. */
  closed: ReadonlySet<string>;
  /** Keys of groups that are shown whole. */
  whole: ReadonlySet<string>;
}

/** Rows of a group that show until more is asked for, and how few more are not worth hiding. */
const SHOWN = 8;
const SPARE = 2;

/** Heights of the rows in pixels. */
export const HEIGHTS: Record<ResultRow['kind'], number> = {
  group: 36,
  sub: 24,
  hit: 27,
  person: 32,
  note: 27,
  more: 30,
  rest: 30,
};

/** What a hit is known by, whatever was asked. */
export function hitKey({ transcript, start, end }: Pick<FoundHit, 'transcript' | 'start' | 'end'>): string {
  return `${transcript} ${start} ${end}`;
}

/** The rows of an answer. */
export function resultRows(answer: SearchAnswer | null, shape: ListShape): ResultRow[] {
  return answer ? [...foundRows(answer, shape), ...noteRows(answer, shape)] : [];
}

function foundRows(answer: SearchAnswer, shape: ListShape): ResultRow[] {
  if (answer.kind === 'people') return peopleRows(answer, shape);
  if (shape.sort === 'category') return groupsOf(answer).flatMap((group) => categoryRows(group, shape));
  if (shape.sort === 'interview') return interviewRows(answer, shape);
  return answer.hits.map((hit, at) => hitRow(hit, 1, at, answer.hits.length));
}

interface Group<T> {
  key: string;
  head: GroupHead;
  members: T[];
  place: number;
  of: number;
}

/** Categories in which something was found, in the order of the study. */
function groupsOf({ by_category, hits }: SearchAnswer): Group<FoundHit>[] {
  const members = grouped(hits, (hit) => hit.category ?? '');
  const known = by_category.filter(({ passages }) => passages > 0);
  return known.map((category, at) => {
    const here = inSubcategories(category, members.get(category.category ?? '') ?? []);
    return {
      key: `group ${category.category ?? ''}`,
      head: { words: category.category ?? NO_CATEGORY, beside: '', category, listed: here.length },
      members: here,
      place: at + 1,
      of: known.length,
    };
  });
}

/** Hits of a category by subcategory, in the order of the study. */
function inSubcategories({ subcategories }: FoundCategory, hits: FoundHit[]): FoundHit[] {
  const place = new Map(subcategories.map(({ subcategory }, at) => [subcategory, at]));
  const at = ({ subcategory }: FoundHit): number => place.get(subcategory) ?? subcategories.length;
  return hits.toSorted((a, b) => at(a) - at(b));
}

function categoryRows(group: Group<FoundHit>, shape: ListShape): ResultRow[] {
  const subcategories = group.head.category?.subcategories.filter(({ passages }) => passages > 0) ?? [];
  const rows: ResultRow[] = [];
  let before: string | null | undefined;
  shownOf(group, shape).forEach((hit, at) => {
    const found = subcategories.find(({ subcategory }) => subcategory === hit.subcategory);
    if (subcategories.length > 1 && hit.subcategory !== before && found) {
      const { matched: people, searched: of, passages } = found;
      const words = found.subcategory ?? 'No subcategory';
      rows.push({ kind: 'sub', key: `sub ${group.key} ${words}`, words, people, of, passages });
    }
    before = hit.subcategory;
    rows.push(hitRow(hit, 2, at, group.members.length));
  });
  const { key, members } = group;
  const unlisted = members.length === 0 && !shape.closed.has(key);
  return [
    ...framed(group, shape, rows),
    ...(unlisted ? [{ kind: 'rest' as const, key: `rest ${key}`, group: key }] : []),
  ];
}

function interviewRows({ hits }: SearchAnswer, shape: ListShape): ResultRow[] {
  const byPerson = [...grouped(hits, (hit) => hit.person ?? hit.transcript)];
  return byPerson.flatMap(([id, members], at) => {
    const [first] = members;
    const beside = [first?.category, first?.subcategory].filter((one) => one != null).join(' › ');
    const head = {
      words: first?.interviewee ?? first?.file_name ?? '',
      beside,
      category: null,
      listed: members.length,
    };
    const group = { key: `group person ${id}`, head, members, place: at + 1, of: byPerson.length };
    const rows = shownOf(group, shape).map((hit, place) => hitRow(hit, 2, place, members.length));
    return framed(group, shape, rows);
  });
}

function peopleRows({ by_category, people }: SearchAnswer, shape: ListShape): ResultRow[] {
  const byCategory = [...grouped(people, (person) => person.category ?? '')];
  return byCategory.flatMap(([name, members], at) => {
    const category = by_category.find((one) => (one.category ?? '') === name) ?? null;
    const head = { words: name === '' ? NO_CATEGORY : name, beside: '', category, listed: members.length };
    const group = { key: `group ${name}`, head, members, place: at + 1, of: byCategory.length };
    return wholeGroup(group, shape, (person, place) => ({
      kind: 'person',
      key: `person ${person.interviewee}`,
      person,
      place,
      of: members.length,
    }));
  });
}

const NOTES: Record<string, string> = { memo: 'Memos', definition: 'Words of codes' };

/** What was found beside the transcripts. */
function noteRows({ notes }: SearchAnswer, shape: ListShape): ResultRow[] {
  const kinds = [...grouped(notes, (note) => note.kind)];
  return kinds.flatMap(([kind, members], at) => {
    const head = { words: NOTES[kind] ?? kind, beside: '', category: null, listed: members.length };
    const group = { key: `group notes ${kind}`, head, members, place: at + 1, of: kinds.length };
    return wholeGroup(group, shape, (note, place) => ({
      kind: 'note',
      key: `note ${note.kind} ${note.id} ${note.about} ${place}`,
      note,
      place,
      of: members.length,
    }));
  });
}

/** A group whose members all show while it is open. */
function wholeGroup<T>(
  group: Group<T>,
  shape: ListShape,
  row: (member: T, place: number) => ResultRow,
): ResultRow[] {
  const all = { ...shape, whole: new Set([group.key]) };
  return framed(
    group,
    all,
    shownOf(group, all).map((member, at) => row(member, at + 1)),
  );
}

function shownOf<T>({ key, members }: Group<T>, { closed, whole }: ListShape): T[] {
  if (closed.has(key)) return [];
  return whole.has(key) || members.length <= SHOWN + SPARE ? members : members.slice(0, SHOWN);
}

function framed<T>(group: Group<T>, shape: ListShape, rows: ResultRow[]): ResultRow[] {
  const { key, head, place, of, members } = group;
  const open = !shape.closed.has(key);
  const listed = rows.filter((row) => row.kind !== 'sub').length;
  const left = open ? members.length - listed : 0;
  return [
    { kind: 'group', key, head, open, place, of },
    ...rows,
    ...(left > 0 ? [{ kind: 'more' as const, key: `more ${key}`, group: key, count: left }] : []),
  ];
}

function hitRow(hit: FoundHit, level: 1 | 2, at: number, of: number): ResultRow {
  return { kind: 'hit', key: hitKey(hit), hit, level, place: at + 1, of };
}

function grouped<T>(all: readonly T[], key: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(key(one));
    if (group) group.push(one);
    else groups.set(key(one), [one]);
  }
  return groups;
}
