// Places in the window: going back to where one was before a jump, and to where one was before the lock.

/** How many places are remembered. */
const REMEMBERED = 60;

/** A place: what each part of the window says of itself, by the part's name. Values must fit in JSON. */
export type Spot = Readonly<Record<string, unknown>>;

/** A part of the window that knows where the reader is in it. */
export interface Keeper<T> {
  /** Where the reader is in this part; `null` where there is nothing to come back to. */
  here: () => T | null;
  /** Goes there again. What no longer exists is left out without a word. */
  goThere: (kept: T) => unknown;
}

/** The places that were left, and the way back and forth between them. */
export class Places {
  private back = $state.raw<readonly Spot[]>([]);
  private forth = $state.raw<readonly Spot[]>([]);
  private readonly keepers = new Map<string, Keeper<unknown>>();

  readonly canGoBack = $derived(this.back.length > 0);
  readonly canGoForth = $derived(this.forth.length > 0);

  /** Makes a part of the window one that is gone back to. Parts are gone to in the order in which they were named. */
  keep<T>(name: string, keeper: Keeper<T>): void {
    this.keepers.set(name, {
      here: keeper.here,
      // Only what this keeper said itself is handed to it again.
      goThere: (kept) => keeper.goThere(kept as T),
    });
  }

  /** Remembers where the reader is. Called before every jump. */
  leave(): void {
    this.back = after(this.back, this.here());
    this.forth = [];
  }

  /** What a part of the window said of itself at the place that one would go back to. */
  before(name: string): unknown {
    return this.back.at(-1)?.[name];
  }

  /** Goes back to the place before the last jump. */
  async goBack(): Promise<void> {
    const spot = this.back.at(-1);
    if (!spot) return;
    this.forth = after(this.forth, this.here());
    this.back = this.back.slice(0, -1);
    await this.goTo(spot);
  }

  /** Goes forth again to the place that was gone back from. */
  async goForth(): Promise<void> {
    const spot = this.forth.at(-1);
    if (!spot) return;
    this.back = after(this.back, this.here());
    this.forth = this.forth.slice(0, -1);
    await this.goTo(spot);
  }

  /** Where the reader is now. */
  here(): Spot {
    const said = [...this.keepers].map(([name, keeper]) => [name, keeper.here()] as const);
    return Object.fromEntries(said.filter(([, kept]) => kept !== null));
  }

  /** Goes to a place. */
  async goTo(spot: Spot): Promise<void> {
    for (const [name, keeper] of this.keepers) {
      if (spot[name] !== undefined) await keeper.goThere(spot[name]);
    }
  }

  /** Forgets every place, for locking. */
  close(): void {
    this.back = [];
    this.forth = [];
  }
}

/** The places with one more. The same place twice running is one. */
function after(places: readonly Spot[], spot: Spot): readonly Spot[] {
  const last = places.at(-1);
  if (last && JSON.stringify(last) === JSON.stringify(spot)) return places;
  return [...places, spot].slice(-REMEMBERED);
}
