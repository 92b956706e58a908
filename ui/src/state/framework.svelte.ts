// The framework matrix: interviewees by themes, a summary in each cell. Only the columns in view are read.
import { call } from '../ipc/call';
import type { Change, CodeRow, Framework, FrameworkCell, FrameworkPerson } from '../ipc/types';
import type { GridSpot } from '../parts/grid-keys';
import { foldedTo, foldedWith, levelOf, levelsOf } from './codelevels';
import { treeRows, type TreeRow } from './codetree';
import type { Preferences } from './preferences.svelte';
import { ThemeCell, type CellPlace, type CellReader } from './themes-cell.svelte';
import { EVERYTHING } from './themes-choice';

/** Columns that are read before anything says which are in view. */
const FIRST = 6;

/** What is chosen of the framework. Fits in JSON: views are saved and come back to as this. */
export interface FrameworkSettings {
  /** Ids of the codes that are closed; `null` for the themes alone. */
  folded: string[] | null;
}

/** Where a reader is, for coming back. */
export interface FrameworkReader extends FrameworkSettings {
  spot: GridSpot;
  scrolled: { top: number; left: number };
  cell: CellReader | null;
}

/** What the framework needs to know. Closures, so that they stay current. */
export interface FrameworkSurroundings {
  preferences: Preferences;
  codes: () => readonly CodeRow[];
  /** Only people of these categories; empty for all. */
  categories: () => readonly string[];
  /** Name of the one who is coding. */
  me: () => string;
}

/** A cell by the ids of its interviewee and its code. */
export interface CellIds {
  person: string;
  code: string;
}

/** A column as it was read. */
interface Column {
  /** Of which state of the study, and of which question. */
  version: string;
  cells: ReadonlyMap<string, FrameworkCell>;
}

/** The framework matrix, and the cell that is open beside it. */
export class FrameworkRoom {
  people = $state.raw<readonly FrameworkPerson[]>([]);
  /** Whether anything was read yet. */
  loaded = $state(false);
  /** Where the keyboard is. */
  spot = $state.raw<GridSpot>({ row: 0, column: 1 });
  /** How far it is scrolled, in pixels. */
  scrolled = { top: 0, left: 0 };
  /** The cell whose summary is being written. */
  editing = $state.raw<CellIds | null>(null);
  readonly cell: ThemeCell;
  private folded = $state.raw<ReadonlySet<string> | null>(null);
  private read = $state.raw<ReadonlyMap<string, Column>>(new Map());
  /** Ids of the codes in view. */
  private seen = $state.raw<readonly string[]>([]);
  /** How often something of the study changed. */
  private changes = $state(0);
  /** Reading of columns, one at a time. */
  private reading: Promise<void> | null = null;
  /** Counts the studies that were shown, so that nothing of one is shown in the next. */
  private sitting = 0;

  readonly closed = $derived.by(() => this.folded ?? foldedTo(this.around.codes(), 1));
  /** The codes that are columns. */
  readonly columns: readonly TreeRow[] = $derived.by(() => treeRows(this.around.codes(), this.closed));
  readonly level = $derived.by(() => levelOf(this.around.codes(), this.closed));
  readonly levels = $derived.by(() => levelsOf(this.around.codes()));
  /** Whether what is shown is of before a change. */
  readonly old = $derived.by(() => this.seen.some((code) => this.read.has(code) && this.isStale(code)));
  /** The cell that is open beside the matrix; `null` where none is, or somebody as a whole. */
  readonly opened = $derived.by((): CellIds | null => {
    const { code, heading } = this.cell.at ?? { code: null, heading: null };
    const person = this.people.find((one) => one.interviewee === heading)?.id;
    return code !== null && person !== undefined ? { person, code } : null;
  });

  constructor(private readonly around: FrameworkSurroundings) {
    this.cell = new ThemeCell(
      () => ({
        columns: ['interviewee'],
        roll_up: true,
        choice: { ...EVERYTHING, categories: [...around.categories()] },
      }),
      () => false,
    );
  }

  /** A cell as it was read; `null` where nothing was said and nothing written, `undefined` where it is not read yet. */
  at({ person, code }: CellIds): FrameworkCell | null | undefined {
    const column = this.read.get(code);
    return column && (column.cells.get(person) ?? null);
  }

  /** Hears that what is shown may be other now. */
  outdate(): void {
    this.changes += 1;
    this.cell.outdate();
  }

  /** Hears which columns are in view, and reads those that are not read yet. */
  async see(codes: readonly string[]): Promise<void> {
    this.seen = codes;
    await this.readSeen();
  }

  /** Reads what is in view where anything changed since, and the open cell. */
  async refresh(): Promise<void> {
    const there = new Set(this.columns.map(({ code }) => code.id));
    const seen = this.seen.filter((code) => there.has(code));
    this.seen = seen.length > 0 ? seen : this.columns.slice(0, FIRST).map(({ code }) => code.id);
    await Promise.all([this.readSeen(), this.cell.old ? this.cell.load() : undefined]);
  }

  /** Opens or closes a branch. */
  fold(id: string, closed: boolean): void {
    this.folded = foldedWith(this.closed, id, closed);
  }

  /** Opens so many levels of the codebook and closes what is below. */
  foldTo(level: number): void {
    this.folded = foldedTo(this.around.codes(), level);
  }

  /** The cell that the keyboard is on; `null` where it is on a name or a head. */
  get here(): CellIds | null {
    const { row, column } = this.spot;
    const person = this.people[row]?.id;
    const code = this.columns[column - 1]?.code.id;
    return person !== undefined && code !== undefined ? { person, code } : null;
  }

  /** What of the study the keyboard is on: a cell, or somebody as a whole; `null` on a head. */
  placeHere(): CellPlace | null {
    const person = this.people[this.spot.row];
    return person
      ? { code: this.columns[this.spot.column - 1]?.code.id ?? null, heading: person.interviewee }
      : null;
  }

  /** A summary as it is being written, else as it was written. */
  textOf(ids: CellIds): string {
    return this.draft(ids) ?? this.at(ids)?.summary?.text ?? '';
  }

  /** What is being written in a cell and not kept yet; `null` at rest. It stays in the study over a lock. */
  draft(ids: CellIds): string | null {
    return this.around.preferences.get<string | null>(draftOf(ids), null);
  }

  /** Hears of writing in a cell. */
  type(ids: CellIds, words: string): void {
    const same = words === (this.at(ids)?.summary?.text ?? '');
    this.around.preferences.set(draftOf(ids), same ? null : words, true);
  }

  /** Keeps what was written in a cell, as one action. `null` where nothing was. */
  async keep(ids: CellIds): Promise<Change | null> {
    const draft = this.draft(ids);
    if (draft === null) return null;
    if (draft.trim() === (this.at(ids)?.summary?.text ?? '')) {
      this.forgetDraft(ids, draft);
      return null;
    }
    const change = await this.write(ids, draft.trim());
    this.forgetDraft(ids, draft);
    return change;
  }

  /** Keeps what is being written just now, before a lock or a close. */
  async keepEditing(): Promise<void> {
    if (this.editing) await this.keep(this.editing);
  }

  /** Says that a summary is still right on the passages of now. */
  confirm(ids: CellIds): Promise<Change | null> {
    const text = this.at(ids)?.summary?.text;
    return text === undefined ? Promise.resolve(null) : this.write(ids, text);
  }

  /** What is chosen here. */
  get settings(): FrameworkSettings {
    return { folded: this.folded && [...this.folded] };
  }

  /** Chooses it, as it was kept. It is read when the framework is looked at. */
  take({ folded }: FrameworkSettings): void {
    this.folded = folded && new Set(folded);
  }

  /** Where the reader is. */
  place(): FrameworkReader {
    const { settings, spot, scrolled, cell } = this;
    return { ...settings, spot, scrolled, cell: cell.place() };
  }

  /** Comes back to a place; it is read when the framework is looked at. */
  returnTo({ spot, scrolled, cell, ...settings }: FrameworkReader): void {
    this.take(settings);
    this.spot = spot;
    this.scrolled = scrolled;
    this.cell.returnTo(cell);
  }

  /** Forgets everything, for locking. */
  close(): void {
    this.sitting += 1;
    this.reading = null;
    this.cell.close();
    this.people = [];
    this.read = new Map();
    this.seen = [];
    this.loaded = false;
    this.editing = null;
    this.folded = null;
    this.spot = { row: 0, column: 1 };
    this.scrolled = { top: 0, left: 0 };
  }

  private get version(): string {
    return `${this.changes} ${this.around.categories().join('\n')}`;
  }

  private isStale(code: string): boolean {
    return this.read.get(code)?.version !== this.version;
  }

  /** Reads columns until all that are in view by then are of the study as it is, one reading at a time. */
  private readSeen(): Promise<void> {
    this.reading ??= this.readStale().finally(() => {
      this.reading = null;
    });
    return this.reading;
  }

  private async readStale(): Promise<void> {
    const { sitting } = this;
    const stale = (): string[] => this.seen.filter((code) => this.isStale(code));
    for (let codes = stale(); codes.length > 0; codes = stale()) {
      const { version } = this;
      const categories = [...this.around.categories()];
      const read = await call('framework', { codes, from: 0, limit: codes.length, categories });
      if (sitting !== this.sitting) return;
      // Where something changed meanwhile it is read again.
      if (version === this.version) this.show(codes, read);
    }
    this.loaded = true;
  }

  private show(codes: readonly string[], { people, rows }: Framework): void {
    const { version } = this;
    const columns = new Map(this.read);
    for (const code of codes) {
      const cells = rows.find(({ id }) => id === code)?.cells ?? [];
      const byPerson = cells.map((cell) => [people[cell.person]?.id ?? '', cell] as const);
      columns.set(code, { version, cells: new Map(byPerson) });
    }
    this.people = people;
    this.read = columns;
    this.loaded = true;
  }

  /** Writes a summary and puts it in place before anything is read again: nothing flickers. */
  private async write({ person, code }: CellIds, text: string): Promise<Change> {
    const change = await call('framework_write', { interviewee: person, code, text });
    const column = this.read.get(code);
    if (column) {
      const cells = new Map(column.cells);
      const before = cells.get(person);
      const summary =
        text === ''
          ? null
          : { text, coder: this.around.me(), changed_at: new Date().toISOString(), changed_since: false };
      cells.set(person, { person: 0, passages: 0, not_asked: false, ...before, summary });
      this.read = new Map(this.read).set(code, { ...column, cells });
    }
    return change;
  }

  /** Forgets a draft, unless it was gone on with meanwhile. */
  private forgetDraft(ids: CellIds, written: string): void {
    if (this.draft(ids) === written) this.around.preferences.set(draftOf(ids), null, true);
  }
}

function draftOf({ person, code }: CellIds): string {
  return `draft.summary.${person}.${code}`;
}
