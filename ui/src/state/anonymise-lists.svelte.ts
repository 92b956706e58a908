// What is never proposed, and what the team looks for besides.
import { call } from '../ipc/call';
import { Failure } from '../ipc/failure';
import type { Change, KeepList, PatternRow } from '../ipc/types';

const NONE: KeepList = { shipped: [], own: [], patterns: [] };

/** A pattern as it is being written. */
export interface PatternDraft {
  id: string | null;
  name: string;
  pattern: string;
  kind: string;
}

/** The keep-list and the team's own patterns. */
export class TeamLists {
  /** Whether the panel is open. */
  shown = $state(false);
  all = $state.raw<KeepList>(NONE);
  loaded = $state(false);
  /** The pattern that is being written. */
  draft = $state.raw<PatternDraft | null>(null);
  /** What was wrong with the pattern, shown at its field. */
  failure = $state.raw<Failure | null>(null);

  /** Opens the panel and reads the lists. */
  async show(): Promise<void> {
    this.shown = true;
    await this.load();
  }

  /** Reads the lists again. */
  async load(): Promise<void> {
    this.all = await call('keep_list', {});
    this.loaded = true;
  }

  /** Closes the panel. */
  hide(): void {
    this.shown = false;
    this.write(null);
  }

  /** Begins to write a pattern, or gives it up. */
  write(draft: PatternDraft | null): void {
    this.draft = draft;
    this.failure = null;
  }

  /** Begins to change a pattern. */
  edit({ id, name, pattern, kind }: PatternRow): void {
    this.write({ id, name, pattern, kind });
  }

  /** Adds words that are never proposed. */
  add(words: string, reason: string): Promise<Change> {
    return call('keep_add', { words, reason });
  }

  /** Removes words from the keep-list. */
  remove(id: string): Promise<Change> {
    return call('keep_remove', { id });
  }

  /** Stores the pattern that is being written. `undefined` where it cannot be used, with the reason at its field. */
  async put(): Promise<Change | undefined> {
    const { draft } = this;
    if (!draft) return undefined;
    this.failure = null;
    try {
      const change = await call('pattern_put', { ...draft });
      this.draft = null;
      return change;
    } catch (reason) {
      this.failure = Failure.from(reason);
      return undefined;
    }
  }

  /** Removes a pattern. */
  removePattern(id: string): Promise<Change> {
    return call('pattern_remove', { id });
  }

  /** Forgets everything, for locking. */
  close(): void {
    this.hide();
    this.all = NONE;
    this.loaded = false;
  }
}
