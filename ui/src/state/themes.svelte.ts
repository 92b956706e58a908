// The matrix of codes by groups of people: what it counts, what of it is shown, and the cell that is open beside it.
import { call } from '../ipc/call';
import type { ChoiceRequest, CodeRow, MatrixCell, MatrixColumn, MatrixPage } from '../ipc/types';
import type { GridSpot } from '../parts/grid-keys';
import { foldedTo, foldedWith, levelOf, levelsOf } from './codelevels';
import { treeRows, type TreeRow } from './codetree';
import { Latest } from './latest';
import { ThemeCell, type CellPlace, type CellReader } from './themes-cell.svelte';
import { EVERYTHING } from './themes-choice';
import { MatrixPages } from './themes-pages.svelte';
import { isOfStatement, MEASURES, readingOf, type Measure, type Reading } from './themes-measure';

/** What the columns are: `category`, `subcategory`, `interviewee`, `group`, or the name of an attribute. */
export type ColumnKind = string;

/** A row of the matrix with its place in the codebook's tree. */
export interface ThemeRow extends TreeRow {
  /** Its place in the matrix, from 0, where no row is closed. */
  at: number;
  total: MatrixCell;
}

/** What is chosen of the matrix. Fits in JSON: views are saved and come back to as this. */
export interface MatrixSettings {
  columns: ColumnKind;
  /** What the columns are crossed with; `null` for nothing. */
  crossed: ColumnKind | null;
  measure: Measure;
  choice: ChoiceRequest;
  /** Ids of the codes that are closed. */
  folded: string[];
}

/** What is chosen of the matrix before anything is. */
export const USUAL_MATRIX: MatrixSettings = {
  columns: 'category',
  crossed: null,
  measure: 'interviewees',
  choice: EVERYTHING,
  folded: [],
};

/** Where a reader is, for coming back. */
export interface MatrixReader {
  settings: MatrixSettings;
  spot: GridSpot;
  scrolled: { top: number; left: number };
  cell: CellReader | null;
}

/** What is asked of the core. */
interface Question {
  columns: string[];
  roll_up: boolean;
  words: boolean;
  choice: ChoiceRequest;
}

/** What the matrix needs to know. Closures, so that they stay current. */
export interface ThemesSurroundings {
  codes: () => readonly CodeRow[];
  /** Whether it is shown how far off a share may be. */
  interval: () => boolean;
}

/** The matrix, its measure and its columns. */
export class Themes {
  columns = $state<ColumnKind>(USUAL_MATRIX.columns);
  crossed = $state<ColumnKind | null>(USUAL_MATRIX.crossed);
  measure = $state<Measure>(USUAL_MATRIX.measure);
  choice = $state.raw<ChoiceRequest>(USUAL_MATRIX.choice);
  /** The matrix without its cells, which are pages of columns. */
  matrix = $state.raw<Omit<MatrixPage, 'from'> | null>(null);
  folded = $state.raw<ReadonlySet<string>>(new Set());
  busy = $state(false);
  /** Where the keyboard is in the matrix. */
  spot = $state.raw<GridSpot>({ row: 0, column: 0 });
  /** Whether the filters are being chosen. */
  filtering = $state(false);
  /** How far the matrix is scrolled, in pixels. */
  scrolled = { top: 0, left: 0 };
  readonly cell: ThemeCell;
  /** How often something of the study changed, and how often it had when the matrix that is shown was asked for. */
  private changes = $state(1);
  private answeredAt = $state(0);
  /** What the matrix that is shown was asked for. */
  private answered = $state.raw<Question | null>(null);
  private readonly readings = new Latest();
  private readonly pages = new MatrixPages();
  /** Reading of pages that came into view, one at a time. */
  private seeing: Promise<void> | null = null;

  readonly rows = $derived.by((): ThemeRow[] => {
    const byPath = new Map(this.matrix?.rows.map((row, at) => [row.code, { at, total: row.total }]));
    return treeRows(this.around.codes(), this.folded).flatMap((row) => {
      const counted = byPath.get(row.code.path);
      return counted ? [{ ...row, ...counted }] : [];
    });
  });
  /** Column over everyone. */
  readonly all = $derived.by((): MatrixColumn => {
    const { interviewed, coded } = this.matrix?.everybody ?? { interviewed: 0, coded: 0 };
    return { value: 'All', interviewed, coded };
  });
  /** Greatest value of a cell, for measures that have no denominator. */
  readonly most = $derived.by(() => {
    const { measure, matrix } = this;
    const counted = measure === 'passages' || measure === 'words' || measure === 'groups';
    return Math.max(1, (counted && matrix?.most[measure]) || 1);
  });
  /** The measures that say something here: those of statements only where a code has one. */
  readonly measures = $derived.by(() => {
    const stated = this.around.codes().some((code) => (code.statement ?? '') !== '');
    return stated ? MEASURES : MEASURES.filter(({ value }) => !isOfStatement(value));
  });
  /** Whether the figures on screen are not those of the study and the question as they are now. */
  readonly old = $derived(this.answeredAt !== this.changes || !answers(this.answered, this.question()));
  /** How many levels of the tree are open: `null` where branches were opened and closed one by one. */
  readonly level = $derived.by(() => levelOf(this.around.codes(), this.folded));
  /** How many levels the tree has. */
  readonly levels = $derived.by(() => levelsOf(this.around.codes()));

  constructor(private readonly around: ThemesSurroundings) {
    this.cell = new ThemeCell(() => {
      const { columns, roll_up, choice } = this.question();
      return { columns, roll_up, choice };
    }, around.interval);
  }

  /** Notes that counts changed; they are read again when the matrix is looked at. */
  outdate(): void {
    this.changes += 1;
    this.cell.outdate();
  }

  /** Reads the matrix and the open cell if anything changed since. */
  async refresh(): Promise<void> {
    const again: Promise<void>[] = [];
    if (this.old) again.push(this.readMatrix());
    if (this.cell.old) again.push(this.cell.load());
    await Promise.all(again);
  }

  /** Reads the matrix and the open cell. An answer that a later question has overtaken is dropped. */
  async load(): Promise<void> {
    await Promise.all([this.readMatrix(), this.cell.load()]);
  }

  /** Chooses what a cell counts. */
  async count(measure: Measure): Promise<void> {
    const before = JSON.stringify(this.question().choice);
    this.measure = measure;
    if (JSON.stringify(this.question().choice) !== before) this.cell.outdate();
    await this.refresh();
  }

  /** Chooses what the columns are. A cell that is open in one of them is closed. */
  async by(columns: ColumnKind): Promise<void> {
    this.columns = columns;
    if (this.crossed === columns) this.crossed = null;
    await this.otherColumns();
  }

  /** Crosses the columns with others, or no longer. */
  async cross(crossed: ColumnKind | null): Promise<void> {
    this.crossed = crossed === this.columns ? null : crossed;
    await this.otherColumns();
  }

  /** Chooses what is counted. */
  async choose(choice: ChoiceRequest): Promise<void> {
    this.choice = choice;
    this.cell.outdate();
    await this.refresh();
  }

  /** Opens or closes a branch. */
  fold(id: string, closed: boolean): void {
    this.folded = foldedWith(this.folded, id, closed);
  }

  /** Opens so many levels of the tree and closes what is below. */
  foldTo(level: number): void {
    this.folded = foldedTo(this.around.codes(), level);
  }

  /** The cell of a place in the matrix as it is shown; `null` for a column as a whole, or where it is not shown. */
  cellAt({ code, heading }: CellPlace): { cell: MatrixCell; column: MatrixColumn } | null {
    const path = this.around.codes().find((one) => one.id === code)?.path;
    const place = this.matrix?.rows.findIndex((one) => one.code === path) ?? -1;
    const row = this.matrix?.rows[place];
    if (!row) return null;
    if (heading === null) return { cell: row.total, column: this.all };
    const at = this.matrix?.columns.findIndex((column) => column.value === heading) ?? -1;
    const [cell, column] = [this.pages.cell(place, at), this.matrix?.columns[at]];
    return cell && column ? { cell, column } : null;
  }

  /** The cell of a row in a column by its place from 0; `undefined` where it was not read yet. */
  cellOf(row: ThemeRow, column: number): MatrixCell | undefined {
    return this.pages.cell(row.at, column);
  }

  /** Hears which columns are in view, by their places from 0, and reads those that were not read yet. */
  see(columns: readonly number[]): Promise<void> {
    this.pages.see(columns);
    this.seeing ??= this.readMissing().finally(() => {
      this.seeing = null;
    });
    return this.seeing;
  }

  /** What the keyboard is on: a cell, a row by its name, a column by its head; `null` where nobody is in it. */
  placeHere(): CellPlace | null {
    const { row, column } = this.spot;
    const head = this.matrix?.columns[column - 1];
    if (head?.interviewed === 0) return null;
    return { code: this.rows[row]?.code.id ?? null, heading: head?.value ?? null };
  }

  /** Forgets the figures, for locking. */
  close(): void {
    this.readings.forget();
    this.cell.close();
    this.matrix = null;
    this.pages.close();
    this.answered = null;
    this.changes += 1;
    this.busy = false;
    this.filtering = false;
    this.choice = EVERYTHING;
    this.spot = { row: 0, column: 0 };
    this.scrolled = { top: 0, left: 0 };
  }

  /** How a cell of a column is to be read. */
  read(cell: MatrixCell, column: MatrixColumn): Reading {
    return readingOf(cell, column, this.measure, this.most);
  }

  /** What is chosen. */
  settings(): MatrixSettings {
    const { columns, crossed, measure, choice, folded } = this;
    return { columns, crossed, measure, choice, folded: [...folded] };
  }

  /** Chooses all of it, as it was kept. It is read when the matrix is looked at. */
  take({ columns, crossed, measure, choice, folded }: MatrixSettings): void {
    this.columns = columns;
    this.crossed = crossed;
    this.measure = measure;
    this.choice = { ...EVERYTHING, ...choice };
    this.folded = new Set(folded);
  }

  /** Where the reader is. */
  place(): MatrixReader {
    return {
      settings: this.settings(),
      spot: this.spot,
      scrolled: this.scrolled,
      cell: this.cell.place(),
    };
  }

  /** Comes back to a place; it is read when the matrix is looked at. */
  returnTo({ settings, spot, scrolled, cell }: MatrixReader): void {
    this.take(settings);
    this.spot = spot;
    this.scrolled = scrolled;
    this.cell.returnTo(cell);
  }

  /** What is asked of the core. Shares are of finished interviews alone, so that none exceeds N. */
  private question(): Question {
    const { columns, crossed, measure, choice } = this;
    return {
      columns: crossed === null ? [columns] : [columns, crossed],
      roll_up: true,
      words: measure === 'words',
      choice: measure === 'share' ? { ...choice, finished_only: true } : choice,
    };
  }

  private async otherColumns(): Promise<void> {
    if (this.cell.at !== null && this.cell.at.heading !== null) this.cell.close();
    this.cell.outdate();
    this.pages.restart();
    this.scrolled = { ...this.scrolled, left: 0 };
    this.spot = { row: this.spot.row, column: 0 };
    await this.refresh();
  }

  /** Reads pages until all that are in view by then were read. */
  private async readMissing(): Promise<void> {
    const { answered, changes } = this;
    for (let { missing } = this.pages; missing !== null && !this.old; { missing } = this.pages) {
      const read = await call('matrix', { ...this.question(), page: missing });
      // Where something changed meanwhile, all of it is read again.
      if (answered !== this.answered || changes !== this.changes) return;
      this.pages.take(read, missing.limit, false);
    }
  }

  private async readMatrix(): Promise<void> {
    this.busy = true;
    const { changes } = this;
    const question = this.question();
    const page = this.pages.inView;
    try {
      await this.readings.read(
        () => call('matrix', { ...question, page }),
        (read) => {
          this.pages.take(read, page.limit, true);
          this.matrix = { ...read, rows: read.rows.map((row) => ({ ...row, cells: [] })) };
          this.answered = question;
          this.answeredAt = changes;
        },
      );
    } finally {
      this.busy = false;
    }
  }
}

/** Whether a matrix that was asked for in one way answers another question. Words that were counted do no harm. */
function answers(asked: Question | null, question: Question): boolean {
  if (asked === null || (question.words && !asked.words)) return false;
  const counted = ({ columns, choice }: Question): string => JSON.stringify([columns, choice]);
  return counted(asked) === counted(question);
}
