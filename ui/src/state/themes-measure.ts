// How a cell of the matrix is read by each measure. Zero, not asked, not coded yet, without a statement and nobody
// interviewed are different. Pure.
import type { MatrixCell, MatrixColumn } from '../ipc/types';
import { number, plural } from './words';

/** What a cell counts. The three in the middle count people by what they said of the statement of the row. */
export type Measure =
  'interviewees' | 'share' | 'support' | 'mixed' | 'contradict' | 'passages' | 'words' | 'groups';

/** The measures in the order in which a key goes through them. */
export const MEASURES: readonly { value: Measure; words: string }[] = [
  { value: 'interviewees', words: 'Interviewees' },
  { value: 'share', words: '% of N' },
  { value: 'support', words: 'Support' },
  { value: 'mixed', words: 'Mixed' },
  { value: 'contradict', words: 'Only contradict' },
  { value: 'passages', words: 'Passages' },
  { value: 'words', words: 'Words' },
  { value: 'groups', words: 'Unrelated groups' },
];

/** Measures that are of a statement. */
const OF_STATEMENT: ReadonlySet<Measure> = new Set(['support', 'mixed', 'contradict']);
/** Measures whose greatest value is N. */
const OF_PEOPLE: ReadonlySet<Measure> = new Set(['interviewees', 'support', 'mixed', 'contradict']);

/** Whether a measure tells what people said of a statement, so that it says nothing of rows without one. */
export function isOfStatement(measure: Measure): boolean {
  return OF_STATEMENT.has(measure);
}

/** What a cell is when it is no figure. */
export type Blank =
  'not coded yet' | 'not asked' | 'nobody interviewed' | 'no statement' | 'withheld' | 'not counted yet';

/** How a cell is to be read. */
export type Reading =
  | { state: Blank }
  | {
      state: 'counted';
      value: number;
      /** What it is a number of: N; `null` where there is none. */
      of: number | null;
      /** Step of the heat ramp, from 0; `null` at zero. */
      heat: number | null;
      /** Whether fewer people stand behind it than can be published. */
      small: boolean;
    };

/** People below which a cell is marked as small, in the sense of `rules.md` 7.4. */
export const SMALL = 3;
/** Steps of the heat ramp. */
const STEPS = 7;

/** A figure of a cell; `null` where it says nothing by this measure. Shares are in per cent of N. */
function valueOf(cell: MatrixCell, measure: Measure, of: number): number | null {
  switch (measure) {
    case 'interviewees':
      return cell.interviewees;
    case 'share':
      return of === 0 ? null : Math.round((100 * cell.interviewees) / of);
    case 'support':
      return cell.stance?.support ?? null;
    case 'mixed':
      return cell.stance?.mixed ?? null;
    case 'contradict':
      return cell.stance?.only_contradict ?? null;
    case 'passages':
      return cell.passages;
    case 'words':
      return cell.words;
    case 'groups':
      return cell.groups;
  }
}

/** How a cell of a column is to be read. `most` is the greatest figure of all, for measures that are no share. */
export function readingOf(cell: MatrixCell, column: MatrixColumn, measure: Measure, most: number): Reading {
  if (cell.state === 'withheld') return { state: 'withheld' };
  // Passages and words of speakers who are nobody's yet are there although nobody stands in the column.
  const ofNobody =
    column.interviewed === 0 && cell.passages > 0 && (measure === 'passages' || measure === 'words');
  if (column.interviewed === 0 && !ofNobody) return { state: 'nobody interviewed' };
  if (!ofNobody && (cell.state === 'not coded yet' || column.coded === 0)) return { state: 'not coded yet' };
  if (cell.state === 'not asked') return { state: 'not asked' };
  if (isOfStatement(measure) && cell.stance === null) return { state: 'no statement' };
  const value = valueOf(cell, measure, column.coded);
  if (value === null) return { state: 'not counted yet' };
  const people = OF_PEOPLE.has(measure);
  const share = measure === 'share' ? value / 100 : value / (people ? column.coded : Math.max(1, most));
  return {
    state: 'counted',
    value,
    of: people || measure === 'share' ? column.coded : null,
    heat: value === 0 ? null : Math.min(STEPS - 1, Math.max(0, Math.ceil(share * STEPS) - 1)),
    small: cell.interviewees > 0 && cell.interviewees < SMALL,
  };
}

/** A figure with its sign: `25 %`, `1,204`. */
export function figure(value: number, measure: Measure): string {
  return measure === 'share' ? `${value} %` : number(value);
}

/** A figure in words: `3 of 8 people`, `17 passages`. */
export function inWords(reading: Reading & { state: 'counted' }, measure: Measure): string {
  const { value, of } = reading;
  const n = number(of ?? 0);
  switch (measure) {
    case 'interviewees':
      return `${number(value)} of ${n} people`;
    case 'share':
      return `${value} % of ${n} people`;
    case 'support':
      return `${number(value)} of ${n} people support it`;
    case 'mixed':
      return `${number(value)} of ${n} people are mixed`;
    case 'contradict':
      return `${number(value)} of ${n} people only contradict it`;
    case 'passages':
      return plural(value, 'passage');
    case 'words':
      return plural(value, 'word');
    case 'groups':
      return plural(value, 'unrelated group');
  }
}
