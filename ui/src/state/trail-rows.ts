// The trail as the history panel shows it: what is filtered, and what taking back to a row would take back. Pure.
import type { HistoryRow } from '../ipc/types';

/** What an action is about. */
export type TrailSubject =
  'codings' | 'codebook' | 'interviews' | 'interviewees' | 'memos' | 'study' | 'undo and redo';

const SUBJECTS: Record<TrailSubject, readonly string[]> = {
  codings: [
    'add coding',
    'import codings',
    'mark coding',
    'resize coding',
    'remove coding',
    'remove codings',
    'recode codings',
    'mark codings',
    'add code and coding',
    'add review note',
  ],
  codebook: [
    'import codebook',
    'add code',
    'rename code',
    'move code',
    'merge codes',
    'describe code',
    'recolour code',
    'delete code',
  ],
  interviews: [
    'import transcripts',
    'rename transcript',
    'remove transcript',
    'assign interview',
    'mark progress',
    'change interview',
    'correct text',
  ],
  interviewees: [
    'import interviewees',
    'change interviewee',
    'remove interviewee',
    'change category',
    'change attribute',
    'change outreach',
    'set group',
  ],
  memos: ['add memo', 'change memo', 'remove memo'],
  'undo and redo': ['undo', 'redo'],
  study: [],
};

/** Records of what happened: there is nothing in the study that could be taken back. */
const RECORDS: readonly string[] = ['create study', 'export', 'change passphrase', 'restore'];

/** All subjects, in the order of the menu. */
export const TRAIL_SUBJECTS = Object.keys(SUBJECTS) as TrailSubject[];

/** What an action is about; whatever is nothing else is about the study. */
export function subjectOf(kind: string): TrailSubject {
  return TRAIL_SUBJECTS.find((subject) => SUBJECTS[subject].includes(kind)) ?? 'study';
}

/** Rows of one coder and subject; `null` takes all. */
export function trailShown(
  rows: readonly HistoryRow[],
  coder: string | null,
  subject: TrailSubject | null,
): HistoryRow[] {
  return rows.filter(
    (row) => (coder === null || row.coder === coder) && (subject === null || subjectOf(row.kind) === subject),
  );
}

/** Whether a row is an act that is in force and could be taken back by itself. */
export function isInForce(row: HistoryRow): boolean {
  return !row.undone && !RECORDS.includes(row.kind) && subjectOf(row.kind) !== 'undo and redo';
}

/** How many acts would be taken back, or why they cannot be. */
export type TakeBack = { acts: number } | { why: string };

/** What taking back everything since a row would do, that row included. Rows are newest first. */
export function takeBack(rows: readonly HistoryRow[], number: number): TakeBack {
  const since = rows.filter((row) => row.number >= number);
  const barrier = since.find((row) => row.barrier !== null)?.barrier ?? null;
  if (barrier !== null) return { why: barrier };
  const acts = since.filter(isInForce).length;
  return acts === 0 ? { why: 'Nothing since here is in force any more.' } : { acts };
}
