// Choices of the window that the study keeps, encrypted with everything else: panes, places, slots, drafts.
import { SvelteMap } from 'svelte/reactivity';
import { call } from '../ipc/call';

/** Milliseconds from a choice to its being stored; what is chosen meanwhile goes along. */
const PAUSE = 600;

/** What a choice can be: anything that JSON can hold. `null` forgets it. */
export type Choice = string | number | boolean | null | readonly unknown[] | object;

/** What the choices need to know of the study. */
export interface PreferenceSurroundings {
  /** Whether anything can be stored. A study that can only be read keeps its choices until it is closed. */
  writable: () => boolean;
  /** Hears that a choice could not be stored. */
  failed: (reason: unknown) => void;
}

/** Choices of everyone and of the one who is coding. One's own come before those of everyone. */
export class Preferences {
  /** Whether the study's choices were read. Before that every answer is the fallback. */
  loaded = $state(false);
  private readonly own = new SvelteMap<string, Choice>();
  private readonly everyone = new SvelteMap<string, Choice>();
  private readonly waiting = new Map<string, { key: string; value: Choice; mine: boolean }>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Writes go one after the other, so that the last choice of a key is the one that stays. */
  private writing: Promise<void> = Promise.resolve();

  constructor(private readonly around: PreferenceSurroundings) {}

  /** Reads the choices, on entering a study and when someone else codes. Choices that wait are stored first. */
  async load(): Promise<void> {
    await this.flush();
    const kept = await call('preferences', {});
    this.own.clear();
    this.everyone.clear();
    for (const { key, value, mine } of kept) {
      const read = parsed(value);
      if (read !== null) (mine ? this.own : this.everyone).set(key, read);
    }
    this.loaded = true;
  }

  /** A choice, or the fallback where there is none or it is of another kind. */
  get<T extends Choice>(key: string, fallback: T): T {
    const value = this.own.get(key) ?? this.everyone.get(key) ?? null;
    return sameKind(value, fallback) ? value : fallback;
  }

  /** Makes a choice: in force at once, stored within a second. `mine` is that of the one who is coding only. */
  set(key: string, value: Choice, mine: boolean): void {
    const kept = mine ? this.own : this.everyone;
    if (value === null) kept.delete(key);
    else kept.set(key, value);
    if (!this.around.writable()) return;
    this.waiting.set(`${mine ? 'mine' : 'all'} ${key}`, { key, value, mine });
    this.timer ??= setTimeout(() => {
      this.flush().catch((reason: unknown) => this.around.failed(reason));
    }, PAUSE);
  }

  /** Names of the choices that begin with these words. */
  keys(begin: string): string[] {
    return [...new Set([...this.own.keys(), ...this.everyone.keys()])].filter((key) => key.startsWith(begin));
  }

  /** Stores what waits. On leaving the window, before locking and before closing. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const all = [...this.waiting.values()];
    this.waiting.clear();
    if (all.length === 0) return this.writing;
    const before = this.writing.catch(() => undefined);
    this.writing = before.then(async () => {
      for (const { key, value, mine } of all) {
        await call('preference_set', { key, value: value === null ? null : JSON.stringify(value), mine });
      }
    });
    return this.writing;
  }

  /** Forgets everything, for locking. */
  close(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.waiting.clear();
    this.writing = Promise.resolve();
    this.own.clear();
    this.everyone.clear();
    this.loaded = false;
  }
}

function parsed(json: string): Choice | null {
  try {
    return JSON.parse(json) as Choice | null;
  } catch {
    // A damaged entry only means that the usual choice is in force.
    return null;
  }
}

/** Whether a kept value can stand for the fallback. Anything may stand where there is no fallback. */
function sameKind<T extends Choice>(value: Choice, fallback: T): value is T {
  if (value === null) return false;
  if (fallback === null) return true;
  return typeof value === typeof fallback && Array.isArray(value) === Array.isArray(fallback);
}
