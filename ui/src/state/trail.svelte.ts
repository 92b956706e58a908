// The trail of actions, newest first.
import { call } from '../ipc/call';
import type { HistoryRow } from '../ipc/types';

/** Rows read at once. */
const LIMIT = 200;

/** The history panel. */
export class Trail {
  open = $state(false);
  rows = $state.raw<HistoryRow[]>([]);
  loaded = $state(false);

  /** Opens the panel and reads the trail. */
  async show(): Promise<void> {
    this.open = true;
    await this.load();
  }

  /** Reads the trail again. */
  async load(): Promise<void> {
    this.rows = await call('history', { limit: LIMIT });
    this.loaded = true;
  }

  /** Closes the panel and forgets the rows. */
  close(): void {
    this.open = false;
    this.rows = [];
    this.loaded = false;
  }
}
