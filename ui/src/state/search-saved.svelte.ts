// Searches that were saved by name.
import { call } from '../ipc/call';
import type { Change, SavedSearch, SearchRequest } from '../ipc/types';
import { Latest } from './latest';

/** The saved searches of the study. */
export class SavedSearches {
  rows = $state.raw<readonly SavedSearch[]>([]);
  loaded = $state(false);
  /** Whether a name is asked for what is searched just now. */
  naming = $state(false);
  /** Whether their list is open. */
  listed = $state(false);

  private readonly readings = new Latest();

  /** Reads them. */
  async load(): Promise<void> {
    await this.readings.read(
      () => call('searches_list', {}),
      (rows) => {
        this.rows = rows;
        this.loaded = true;
      },
    );
  }

  /** Saves a search by a name; the one that had the name before makes way for it. */
  async save(
    name: string,
    { query, regex, speakers, coders }: Pick<SearchRequest, 'query' | 'regex' | 'speakers' | 'coders'>,
  ): Promise<{ id: string; change: Change }> {
    this.naming = false;
    const { search: id, change } = await call('search_save', { name, query, regex, speakers, coders });
    await this.load();
    return { id, change };
  }

  /** Gives one another name. */
  async rename(id: string, name: string): Promise<Change> {
    const change = await call('search_rename', { search: id, name });
    await this.load();
    return change;
  }

  /** Takes one away. */
  async forget(id: string): Promise<Change> {
    const change = await call('search_forget', { search: id });
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
