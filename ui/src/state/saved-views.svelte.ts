// Views of the evidence that were saved by name.
import { call } from '../ipc/call';
import type { Change, SavedView } from '../ipc/types';
import { Latest } from './latest';

/** The saved views of the study. */
export class SavedViews {
  rows = $state.raw<readonly SavedView[]>([]);
  loaded = $state(false);
  /** Whether a name is asked for the view that is shown. */
  naming = $state(false);
  /** Whether their list is open. */
  listed = $state(false);
  private readonly readings = new Latest();

  /** Reads them. */
  async load(): Promise<void> {
    await this.readings.read(
      () => call('views_list', {}),
      (rows) => {
        this.rows = rows;
        this.loaded = true;
      },
    );
  }

  /** Saves a view by a name; the one that had the name before makes way for it. */
  async save(name: string, kind: SavedView['kind'], settings: string): Promise<Change> {
    this.naming = false;
    const before = this.rows.find((one) => one.name === name)?.id ?? null;
    const { change } = await call('view_save', { view: before, name, kind, settings });
    await this.load();
    return change;
  }

  /** Gives one another name. */
  async rename(view: string, name: string): Promise<Change> {
    const change = await call('view_rename', { view, name });
    await this.load();
    return change;
  }

  /** Takes one away. */
  async remove(view: string): Promise<Change> {
    const change = await call('view_remove', { view });
    await this.load();
    return change;
  }

  /** Forgets everything, for locking. */
  close(): void {
    this.readings.forget();
    this.rows = [];
    this.loaded = false;
    this.naming = false;
    this.listed = false;
  }
}
