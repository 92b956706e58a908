// Cells of a matrix of many columns, page by page: only those in view are asked for.
import type { MatrixCell, MatrixPage } from '../ipc/types';
import type { ColumnPage } from '../ipc/generated/ColumnPage';

/** Columns that are asked for together. */
const PAGE = 60;
/** Pages that are kept at most; those seen last. */
const KEPT = 8;

/** The pages that were read of one matrix. */
export class MatrixPages {
  /** Cells of a page by the place of its row, the page seen last at the end. */
  private pages = $state.raw<ReadonlyMap<number, readonly (readonly MatrixCell[])[]>>(new Map());
  /** Pages of which a column is in the page, and the first and last of those in view. */
  private seen: readonly number[] = [0];
  private first = 0;
  private last = 0;

  /** The cell of a row in a column, both by their places from 0; `undefined` where its page was not read yet. */
  cell(row: number, column: number): MatrixCell | undefined {
    return this.pages.get(Math.floor(column / PAGE))?.[row]?.[column % PAGE];
  }

  /** Hears which columns are in the page: those in view, and the one that has the keyboard, wherever it is. */
  see(columns: readonly number[]): void {
    const seen = new Set(columns.map((column) => Math.floor(column / PAGE)));
    this.seen = [...seen].sort((a, b) => a - b);
    const most = runsOf(columns).reduce((one, other) => (other.length > one.length ? other : one), [0]);
    this.first = Math.floor((most[0] ?? 0) / PAGE);
    this.last = Math.floor((most.at(-1) ?? 0) / PAGE);
  }

  /** Looks at the first columns again, as where the columns are others. */
  restart(): void {
    this.seen = [0];
    this.first = 0;
    this.last = 0;
  }

  /** The columns of the pages in view. */
  get inView(): ColumnPage {
    return columnsOf(this.first, this.last);
  }

  /** Columns in the page that were not read yet, those of neighbouring pages together; `null` where all were. */
  get missing(): ColumnPage | null {
    const [run] = runsOf(this.seen.filter((page) => !this.pages.has(page)));
    return run ? columnsOf(run[0] ?? 0, run.at(-1) ?? 0) : null;
  }

  /** Takes cells beside those that were read, or in their place. */
  take({ rows, from, columns }: MatrixPage, limit: number, anew: boolean): void {
    const pages = new Map(anew ? [] : this.pages);
    const end = Math.min(from + limit, columns.length);
    for (let first = from; first < end; first += PAGE) {
      const at = first - from;
      pages.delete(first / PAGE);
      pages.set(
        first / PAGE,
        rows.map(({ cells }) => cells.slice(at, at + PAGE)),
      );
    }
    for (const page of pages.keys()) {
      if (pages.size <= KEPT) break;
      if (!this.seen.includes(page)) pages.delete(page);
    }
    this.pages = pages;
  }

  /** Forgets the cells, for locking. */
  close(): void {
    this.pages = new Map();
    this.restart();
  }
}

/** The columns of pages. */
function columnsOf(first: number, last: number): ColumnPage {
  return { from: first * PAGE, limit: (last - first + 1) * PAGE };
}

/** Numbers in order as runs of neighbours. */
function runsOf(numbers: readonly number[]): number[][] {
  const runs: number[][] = [];
  for (const one of numbers) {
    const run = runs.at(-1);
    if (run?.at(-1) === one - 1) run.push(one);
    else runs.push([one]);
  }
  return runs;
}
