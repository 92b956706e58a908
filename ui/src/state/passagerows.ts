// The reading list of a code as rows: categories, people in them, their passages. Pure.
import type { PassageRow, Person } from '../ipc/types';

/** A row of the list. */
export type ListRow =
  | { kind: 'category'; key: string; words: string; people: number; passages: number }
  | { kind: 'person'; key: string; person: Person | null; passages: number }
  | {
      kind: 'passage';
      key: string;
      passage: PassageRow;
      /** Whether the passage before is the same words under another code or by another coder. */
      again: boolean;
      /** Place among all passages, from 1. */
      place: number;
    };

/** What is said of passages whose speaker is nobody that was interviewed. */
export const NOBODY = 'No interviewee';

/**
 * Passages by category and, within it, by interviewee. Both stand in the order in which they come first; passages of
 * nobody are last. Passages of a person keep their order.
 */
export function listRows(passages: readonly PassageRow[]): ListRow[] {
  const categories = grouped(passages, ({ interviewee }) =>
    interviewee === null ? NOBODY : (interviewee.category ?? 'No category'),
  );
  const nobody = categories.get(NOBODY);
  if (nobody) {
    categories.delete(NOBODY);
    categories.set(NOBODY, nobody);
  }
  const rows: ListRow[] = [];
  let place = 0;
  for (const [words, here] of categories) {
    const people = grouped(here, ({ interviewee }) => interviewee?.id ?? '');
    const count = words === NOBODY ? 0 : people.size;
    rows.push({ kind: 'category', key: `category ${words}`, words, people: count, passages: distinct(here) });
    for (const [id, theirs] of people) {
      const person = theirs[0]?.interviewee ?? null;
      rows.push({ kind: 'person', key: `person ${words} ${id}`, person, passages: distinct(theirs) });
      theirs.forEach((passage, at) => {
        place += 1;
        const again = at > 0 && sameWords(passage, theirs[at - 1]);
        rows.push({ kind: 'passage', key: passage.coding.id, passage, again, place });
      });
    }
  }
  return rows;
}

/** How many different passages there are: the same words with two codes are one. */
export function distinct(passages: readonly PassageRow[]): number {
  return new Set(passages.map(({ coding }) => `${coding.transcript} ${coding.start} ${coding.end}`)).size;
}

/** The id to go to after rows went away: the one itself, the next that is still there, else the last. */
export function neighbour(
  before: readonly string[],
  now: readonly string[],
  id: string | null,
): string | null {
  const there = new Set(now);
  const at = id === null ? 0 : before.indexOf(id);
  const next = at < 0 ? undefined : before.slice(at).find((one) => there.has(one));
  if (next !== undefined) return next;
  const previous = before.slice(0, Math.max(0, at)).findLast((one) => there.has(one));
  return previous ?? now[0] ?? null;
}

function sameWords(a: PassageRow, b: PassageRow | undefined): boolean {
  return (
    b?.coding.transcript === a.coding.transcript &&
    b.coding.start === a.coding.start &&
    b.coding.end === a.coding.end
  );
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
