// The nine fixed slots of a coder: one key, one code. The first free one fills itself when a code is first used; after
// that a slot changes only by hand, so that a hand can learn it.
import type { Preferences } from './preferences.svelte';

/** How many slots there are: the keys 1 to 9. */
export const SLOTS = 9;

/** Name of the choice in the study; each coder has slots of their own. */
const KEPT = 'slots';

/** What the slots need to know of the study. */
export interface SlotSurroundings {
  choices: Pick<Preferences, 'get' | 'set'>;
  /** Whether there is a code with this id. */
  known: (code: string) => boolean;
}

/** The slots. Numbers are those of the keys, from 1. */
export class Slots {
  /** Whether the panel of slots is open. */
  open = $state(false);

  /** Ids of the codes in the slots; `null` where one is free or its code is gone. */
  readonly codes = $derived.by(() =>
    this.kept.map((id) => (id !== null && this.around.known(id) ? id : null)),
  );

  constructor(private readonly around: SlotSurroundings) {}

  /** Id of the code in a slot, if any. */
  at(number: number): string | null {
    return this.codes[number - 1] ?? null;
  }

  /** Number of the first free slot; `null` where every one holds a code. */
  get firstFree(): number | null {
    const place = this.codes.indexOf(null);
    return place < 0 ? null : place + 1;
  }

  /** Number of the slot that holds a code, if one does. */
  numberOf(code: string): number | null {
    const place = this.codes.indexOf(code);
    return place < 0 ? null : place + 1;
  }

  /** Hears that a code was used: it takes the first free slot if it has none. Answers which, if it just did. */
  used(code: string): number | null {
    if (this.numberOf(code) !== null) return null;
    const free = this.firstFree;
    if (free !== null) this.keep(free - 1, code);
    return free;
  }

  /** Puts a code into a slot by hand. Where it had one already, the two codes change places. */
  put(code: string, number: number): void {
    const next = [...this.codes];
    const before = next.indexOf(code);
    if (before >= 0) next[before] = next[number - 1] ?? null;
    next[number - 1] = code;
    this.store(next);
  }

  /** Lets two slots change places. */
  swap(one: number, other: number): void {
    if (other < 1 || other > SLOTS) return;
    const next = [...this.codes];
    [next[one - 1], next[other - 1]] = [next[other - 1] ?? null, next[one - 1] ?? null];
    this.store(next);
  }

  /** Empties a slot. */
  clear(number: number): void {
    this.keep(number - 1, null);
  }

  private get kept(): (string | null)[] {
    const kept = this.around.choices.get<readonly unknown[]>(KEPT, []);
    return Array.from({ length: SLOTS }, (_, place) => {
      const id = kept[place];
      return typeof id === 'string' ? id : null;
    });
  }

  private keep(place: number, code: string | null): void {
    const next = [...this.codes];
    next[place] = code;
    this.store(next);
  }

  private store(codes: readonly (string | null)[]): void {
    this.around.choices.set(KEPT, codes, true);
  }
}
