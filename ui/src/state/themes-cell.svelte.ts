// A cell, row or column of the matrix that is open beside it: who raised a code, their passages, and who did not.
import { call } from '../ipc/call';
import type { Change, ChoiceRequest, Coding, OpenCell, PassageRow } from '../ipc/types';
import { Latest } from './latest';
import { neighbour } from './passagerows';

/** Codings whose words are read at first, and so many more each time that is asked for. */
const FIRST = 60;
const MORE = 200;

/** What is open: the code of a row, or all of them; the heading of a column, or all of them. */
export interface CellPlace {
  /** Id of the code; `null` for a column as a whole. */
  code: string | null;
  /** Heading of the column; `null` for a row as a whole. */
  heading: string | null;
}

/** Where a reader is in an open cell, for coming back. */
export interface CellReader extends CellPlace {
  /** Key of the passage that the keys act on. */
  current: string | null;
  /** Codings whose words were asked for. */
  most: number;
  /** How far the passages are scrolled, in pixels. */
  scrolled: number;
}

/** A passage of the pane. In a joint interview one coding is of several people. */
export interface CellItem {
  key: string;
  row: PassageRow;
}

/** What the matrix counts just now. */
export interface Counting {
  columns: string[];
  roll_up: boolean;
  choice: ChoiceRequest;
}

/** The open cell. */
export class ThemeCell {
  at = $state.raw<CellPlace | null>(null);
  found = $state.raw<OpenCell | null>(null);
  /** Key of the passage that the keys act on. */
  current = $state<string | null>(null);
  /** Whether what is shown is older than the study, or is of another question. */
  old = $state(true);
  /** Whether the keyboard is to go to the passages as soon as they are there. */
  taking = $state(false);
  /** The passage that is about to get another code. */
  recoding = $state.raw<Coding | null>(null);
  scrolled = 0;
  private most = FIRST;
  private readonly readings = new Latest();

  /** The passages that were read, in the order shown. */
  readonly items: readonly CellItem[] = $derived(
    this.found?.raised.flatMap(({ person, passages }) =>
      passages.map((row) => ({ key: keyOf(person.id, row), row })),
    ) ?? [],
  );
  readonly row: PassageRow | null = $derived(
    this.items.find((item) => item.key === this.current)?.row ?? null,
  );
  /** Codings whose words are still to be read. */
  readonly further = $derived(
    (this.found?.raised ?? []).reduce((sum, one) => sum + one.codings - one.passages.length, 0),
  );

  /** What the columns are. */
  get columns(): readonly string[] {
    return this.counting().columns;
  }

  constructor(
    private readonly counting: () => Counting,
    private readonly interval: () => boolean,
  ) {}

  /** Opens a cell. `take` gives its passages the keyboard. */
  async open(at: CellPlace, take: boolean): Promise<void> {
    const same = this.at?.code === at.code && this.at.heading === at.heading;
    this.taking = take;
    if (same && !this.old) return;
    this.at = at;
    if (!same) {
      this.found = null;
      this.current = null;
      this.scrolled = 0;
      this.most = FIRST;
    }
    await this.load();
  }

  /** Reads it again. */
  async load(): Promise<void> {
    const { at } = this;
    if (!at) return;
    this.old = true;
    const before = this.order();
    await this.readings.read(
      () =>
        call('matrix_cell', { ...this.counting(), ...at, passages: this.most, interval: this.interval() }),
      (found) => {
        this.found = found;
        this.old = false;
        const now = this.order();
        // Where the current passage went away, the one that takes its place is the current one.
        if (this.current === null || !now.includes(this.current))
          this.current = neighbour(before, now, this.current);
      },
    );
  }

  /** Reads the words of more passages. */
  async more(): Promise<void> {
    this.most += MORE;
    await this.load();
  }

  /** Goes to the passage some places further on, or back. */
  move(step: number): void {
    const order = this.order();
    const at = Math.max(0, order.indexOf(this.current ?? ''));
    this.current = order[Math.max(0, Math.min(order.length - 1, at + step))] ?? null;
  }

  /** Gives a passage another code. */
  recode(coding: string, code: string): Promise<Change> {
    return call('codings_recode', { codings: [coding], code });
  }

  /** Notes that it is of an older study, or of another question. */
  outdate(): void {
    this.old = true;
  }

  /** Closes it. */
  close(): void {
    this.readings.forget();
    this.at = null;
    this.found = null;
    this.current = null;
    this.recoding = null;
    this.taking = false;
    this.old = true;
  }

  /** Where the reader is; `null` where nothing is open. */
  place(): CellReader | null {
    const { at, current, most, scrolled } = this;
    return at && { ...at, current, most, scrolled };
  }

  /** Comes back to a place; it is read with the matrix. */
  returnTo(place: CellReader | null): void {
    if (!place) {
      this.close();
      return;
    }
    const { code, heading, current, most, scrolled } = place;
    if (this.at?.code !== code || this.at.heading !== heading) this.found = null;
    this.at = { code, heading };
    this.current = current;
    this.most = most;
    this.scrolled = scrolled;
    this.taking = current !== null;
    this.old = true;
  }

  private order(): string[] {
    return this.items.map((item) => item.key);
  }
}

/** What a passage of a person is known by in the pane. */
export function keyOf(person: string, row: PassageRow): string {
  return `${person} ${row.coding.id}`;
}
