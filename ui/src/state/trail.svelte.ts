// The trail of actions, newest first.
import { call } from '../ipc/call';
import type { Change, HistoryRow } from '../ipc/types';
import { trailShown, type TrailSubject } from './trail-rows';

/** Rows read at first. When the end of the list comes near, four times as many are read. */
const FIRST = 200;

/** The last few acts, for the side of the library. */
export class Recent {
  rows = $state.raw<HistoryRow[]>([]);
  /** Whether the rows are on screen and have to be kept up to date. */
  shown = $state(false);

  /** Reads the last few acts. */
  async load(): Promise<void> {
    this.rows = await call('history', { limit: 6 });
    this.shown = true;
  }

  /** Forgets the rows. */
  close(): void {
    this.rows = [];
    this.shown = false;
  }
}

/** The history panel. */
export class Trail {
  open = $state(false);
  rows = $state.raw<HistoryRow[]>([]);
  loaded = $state(false);
  /** Name of the coder whose acts are shown; `null` shows all. */
  coder = $state<string | null>(null);
  /** What the acts that are shown are about; `null` shows all. */
  subject = $state<TrailSubject | null>(null);
  /** Number of the row since which everything is about to be taken back. */
  asked = $state<number | null>(null);

  readonly shown = $derived(trailShown(this.rows, this.coder, this.subject));
  private limit = $state(FIRST);
  /** Whether the rows are all there are. */
  readonly whole = $derived(this.loaded && this.rows.length < this.limit);

  /** Opens the panel and reads the trail. */
  async show(): Promise<void> {
    this.open = true;
    await this.load();
  }

  /** Reads the trail again. */
  async load(): Promise<void> {
    this.rows = await call('history', { limit: this.limit });
    this.loaded = true;
    if (this.asked !== null && !this.rows.some((row) => row.number === this.asked)) this.asked = null;
  }

  /** Reads further back. */
  async more(): Promise<void> {
    if (this.whole || this.rows.length < this.limit) return;
    this.limit *= 4;
    await this.load();
  }

  /** Takes back everything since a row, that row included. */
  async takeBack(number: number): Promise<Change> {
    const change = await call('undo_to', { number });
    this.asked = null;
    await this.load();
    return change;
  }

  /** Closes the panel and forgets the rows. */
  close(): void {
    this.open = false;
    this.rows = [];
    this.loaded = false;
    this.limit = FIRST;
    this.coder = null;
    this.subject = null;
    this.asked = null;
  }
}
