// The matrix of codes by groups of people.
import { call } from '../ipc/call';
import type { CodeRow, Matrix, MatrixCell, MatrixColumn } from '../ipc/types';
import { treeRows, type TreeRow } from './codetree';
import { EVERYTHING } from './themes-choice';

/** What a cell counts. */
export type Measure = 'interviewees' | 'passages' | 'words';

/** What the columns are: `category`, `subcategory`, `interviewee`, `group`, or the name of an attribute. */
export type ColumnKind = string;

/** A row of the matrix with its place in the codebook's tree. */
export interface ThemeRow extends TreeRow {
  cells: readonly MatrixCell[];
  total: MatrixCell;
}

/** How a cell is to be read. Zero, not asked, not coded yet and nobody interviewed are different. */
export type Reading =
  | { state: 'not coded yet' }
  | { state: 'not asked' }
  | { state: 'nobody interviewed' }
  | { state: 'counted'; value: number; of: number | null; heat: number | null; small: boolean };

/** People below which a cell is marked as small, in the sense of `rules.md` 7.4. */
const SMALL = 3;
/** Steps of the heat ramp. */
const STEPS = 7;

/** The matrix, its measure and its columns. */
export class Themes {
  columns = $state<ColumnKind>('category');
  measure = $state<Measure>('interviewees');
  matrix = $state.raw<Matrix | null>(null);
  folded = $state.raw<ReadonlySet<string>>(new Set());
  busy = $state(false);
  private stale = true;
  private asked = 0;

  readonly rows = $derived.by((): ThemeRow[] => {
    const byPath = new Map(this.matrix?.rows.map((row) => [row.code, row]));
    return treeRows(this.codes(), this.folded).flatMap((row) => {
      const counted = byPath.get(row.code.path);
      return counted ? [{ ...row, cells: counted.cells, total: counted.total }] : [];
    });
  });
  /** Column over everyone. */
  readonly all = $derived.by((): MatrixColumn => {
    const { interviewed, coded } = this.matrix?.everybody ?? { interviewed: 0, coded: 0 };
    return { value: 'All', interviewed, coded };
  });
  /** Greatest value of a cell, for measures that have no denominator. */
  readonly most = $derived(
    Math.max(1, ...this.rows.flatMap((row) => row.cells.map((cell) => valueOf(cell, this.measure)))),
  );

  constructor(private readonly codes: () => readonly CodeRow[]) {}

  /** Notes that counts changed; they are read again when the matrix is looked at. */
  outdate(): void {
    this.stale = true;
  }

  /** Reads the matrix if anything changed since. */
  async refresh(): Promise<void> {
    if (this.stale || !this.matrix) await this.load();
  }

  /** Reads the matrix. An answer that a later question has overtaken is dropped. */
  async load(): Promise<void> {
    const question = (this.asked += 1);
    this.stale = false;
    this.busy = true;
    try {
      const words = this.measure === 'words';
      const question = { columns: [this.columns], roll_up: true, words, choice: EVERYTHING };
      const matrix = await call('matrix', question);
      if (question === this.asked) this.matrix = matrix;
    } catch (reason) {
      this.stale = true;
      throw reason;
    } finally {
      if (question === this.asked) this.busy = false;
    }
  }

  /** Chooses what a cell counts. */
  async count(measure: Measure): Promise<void> {
    const needed = measure === 'words' && !this.hasWords();
    this.measure = measure;
    if (needed) await this.load();
  }

  /** Chooses what the columns are. */
  async by(columns: ColumnKind): Promise<void> {
    this.columns = columns;
    await this.load();
  }

  /** Opens or closes a branch. */
  fold(id: string, closed: boolean): void {
    const folded = new Set(this.folded);
    if (closed) folded.add(id);
    else folded.delete(id);
    this.folded = folded;
  }

  /** Forgets the figures, for locking. */
  close(): void {
    this.matrix = null;
    this.stale = true;
    this.asked += 1;
  }

  /** How a cell of a column is to be read. */
  read(cell: MatrixCell, column: MatrixColumn): Reading {
    if (column.interviewed === 0) return { state: 'nobody interviewed' };
    if (cell.state === 'not coded yet' || column.coded === 0) return { state: 'not coded yet' };
    if (cell.state === 'not asked') return { state: 'not asked' };
    const value = valueOf(cell, this.measure);
    const of = this.measure === 'interviewees' ? column.coded : null;
    const share = value / (of ?? this.most);
    return {
      state: 'counted',
      value,
      of,
      heat: value === 0 ? null : Math.min(STEPS - 1, Math.max(0, Math.ceil(share * STEPS) - 1)),
      small: cell.interviewees > 0 && cell.interviewees < SMALL,
    };
  }

  private hasWords(): boolean {
    return this.matrix?.rows.some((row) => row.total.words !== null) ?? false;
  }
}

function valueOf(cell: MatrixCell, measure: Measure): number {
  return measure === 'words' ? (cell.words ?? 0) : cell[measure];
}
