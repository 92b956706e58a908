// The reading list of a code: its passages across interviews, what of them is chosen, and changes of them.
import { call } from '../ipc/call';
import type { Change, CodeRow, Coder, PassageRow, Passages } from '../ipc/types';
import { acting, NONE, only, ranged, toggled, type Chosen } from './choosing';
import { listRows, neighbour, type ListRow } from './passagerows';
import type { VirtualPlace } from '../parts/virtual.svelte';
import type { Preferences } from './preferences.svelte';

/** Whose passages are listed, and which. */
export interface Listing {
  code: string;
  /** Whether passages of the codes below are listed too. */
  branch: boolean;
  /** Id of the coder whose codings are listed; `null` for everyone. */
  coder: string | null;
  /** Only codings made under words of the code that have changed since. */
  outdated: boolean;
}

/** Where a reader is in the list. */
export interface ListPlace {
  listing: Listing | null;
  current: string | null;
  chosen: string[];
  open: string[];
  scrolled: number;
}

/** What the list needs to know of the study. Closures, so that they stay current. */
export interface ListSurroundings {
  choices: Pick<Preferences, 'get' | 'set'>;
  codes: () => readonly CodeRow[];
  me: () => Coder | null;
  coders: () => readonly Coder[];
}

/** What is asked beside the list before passages get another code. */
export interface Recoding {
  codings: string[];
  /** Whether the code is to be made for them. */
  fresh: boolean;
}

/** The passages of a code. */
export class PassageList {
  listing = $state.raw<Listing | null>(null);
  found = $state.raw<Passages | null>(null);
  /** Id of the coding that the list's keys act on. */
  current = $state<string | null>(null);
  chosen = $state.raw<Chosen>(NONE);
  /** Ids of codings whose context is shown. */
  inContext = $state.raw<ReadonlySet<string>>(new Set());
  /** Passages that are about to get another code. */
  recoding = $state.raw<Recoding | null>(null);
  /** Grows whenever the list is to be drawn anew, at `scrolled`. */
  drawing = $state(0);
  /** How far the list is scrolled, in pixels, and the heights of its rows that were measured. */
  scrolled = 0;
  heights: VirtualPlace['heights'] = [];

  /** Whether the list takes the place of the transcript. */
  readonly open = $derived(this.listing !== null);
  readonly code = $derived.by(() => this.around.codes().find((one) => one.id === this.listing?.code) ?? null);
  readonly rows: ListRow[] = $derived.by(() => listRows(this.found?.passages ?? []));
  readonly order = $derived(
    this.rows.flatMap((row) => (row.kind === 'passage' ? row.passage.coding.id : [])),
  );
  readonly byId = $derived(new Map(this.found?.passages.map((row) => [row.coding.id, row]) ?? []));
  /** Passages that an action acts on, in the order shown. */
  readonly acting: PassageRow[] = $derived.by(() =>
    acting(this.chosen, this.order, this.current).flatMap((id) => this.byId.get(id) ?? []),
  );
  /** Those of them that are one's own: nobody changes another's coding. */
  readonly mine = $derived.by(() => this.acting.filter((row) => row.coding.coder === this.around.me()?.id));

  private readings = 0;
  /** How far the list that is drawn is scrolled. Asked where it matters: events of scrolling come late. */
  private drawn: (() => number) | null = null;

  constructor(private readonly around: ListSurroundings) {}

  /** Hears that the list is drawn, and how far it is scrolled whenever that is asked. Answers how to end that. */
  attach(scrolled: () => number): () => void {
    this.drawn = scrolled;
    return () => {
      if (this.drawn === scrolled) this.drawn = null;
    };
  }

  /** Lists the passages of a code, as the last list was filtered; `outdated` lists only those to be looked at again. */
  async show(code: string, outdated = false): Promise<void> {
    const { choices } = this.around;
    const hasBelow = this.around.codes().some((one) => one.parent === code);
    await this.list({
      code,
      branch: hasBelow && !outdated && choices.get('passages.branch', true),
      coder: this.chosenCoder(),
      outdated,
    });
  }

  /** Changes what is listed; what is chosen stays chosen where it is still listed. */
  async filter(change: Partial<Omit<Listing, 'code'>>): Promise<void> {
    if (!this.listing) return;
    const { choices } = this.around;
    if (change.branch !== undefined) choices.set('passages.branch', change.branch, true);
    if (change.coder !== undefined) {
      const mine = change.coder !== null && change.coder === this.around.me()?.id;
      choices.set('passages.coder', mine ? 'mine' : (change.coder ?? 'all'), true);
    }
    const { current } = this;
    await this.list({ ...this.listing, ...change });
    if (current !== null && this.order.includes(current)) this.go(current);
  }

  /** Whose passages are listed: one's own unless others' were chosen, so that two can code without seeing each other. */
  private chosenCoder(): string | null {
    const { choices, me, coders } = this.around;
    const chosen = choices.get<string>('passages.coder', 'mine');
    if (chosen === 'all' || coders().length < 2) return null;
    return coders().some((one) => one.id === chosen) ? chosen : (me()?.id ?? null);
  }

  private async list(listing: Listing): Promise<void> {
    const another = this.listing?.code !== listing.code;
    this.listing = listing;
    if (another) {
      this.found = null;
      this.inContext = new Set();
    }
    this.scrolled = 0;
    this.chosen = NONE;
    this.current = null;
    this.drawing += 1;
    await this.load();
  }

  /** Reads the passages again. Of readings that overtake each other, the last asked for stays. */
  async load(): Promise<void> {
    const { listing } = this;
    if (!listing) return;
    if (!this.around.codes().some((one) => one.id === listing.code)) {
      this.hide();
      return;
    }
    this.readings += 1;
    const reading = this.readings;
    const before = this.order;
    const found = await call('code_passages', { ...listing });
    if (reading !== this.readings) return;
    this.found = found;
    if (this.current === null || !this.byId.has(this.current)) {
      // Where the current passage went away, the one that takes its place is the current one.
      const next = neighbour(before, this.order, this.current);
      this.current = next;
      this.chosen = next === null ? NONE : only(next);
    }
  }

  /** Takes the list away: the transcript shows again. What was listed is kept until another list or the lock. */
  hide(): void {
    this.listing = null;
    this.recoding = null;
  }

  /** Forgets everything, for locking. */
  close(): void {
    this.readings += 1;
    this.hide();
    this.found = null;
    this.current = null;
    this.chosen = NONE;
    this.inContext = new Set();
    this.scrolled = 0;
    this.heights = [];
  }

  /** Where the reader is, for coming back. */
  place(): ListPlace {
    const { listing, current, chosen, inContext } = this;
    const scrolled = this.drawn?.() ?? this.scrolled;
    return {
      listing,
      current,
      chosen: [...chosen.ids],
      open: [...inContext],
      scrolled: listing ? scrolled : 0,
    };
  }

  /** Comes back to a place: the same list, choice and scroll. */
  async returnTo(place: ListPlace): Promise<void> {
    const { listing } = place;
    this.recoding = null;
    this.inContext = new Set(place.open);
    if (this.found?.code !== listing?.code) this.found = null;
    this.current = place.current;
    this.chosen = { ids: new Set(place.chosen), anchor: place.current };
    this.scrolled = place.scrolled;
    this.listing = listing;
    this.drawing += 1;
    await this.load();
  }

  /** Goes to a passage, which is then the only one chosen. */
  go(id: string): void {
    this.current = id;
    this.chosen = only(id);
  }

  /** The passage some rows further down or up; the first or last where there are not so many. */
  beside(step: number): string | undefined {
    const at = this.order.indexOf(this.current ?? '');
    return this.order[Math.max(0, Math.min(this.order.length - 1, at + step))];
  }

  /** Chooses one passage more or one less. */
  toggle(id: string): void {
    this.current = id;
    this.chosen = toggled(this.chosen, id);
  }

  /** Chooses every passage from the one chosen last to this one. */
  extend(id: string): void {
    this.chosen = ranged(
      this.chosen.anchor === null ? only(this.current ?? id) : this.chosen,
      this.order,
      id,
    );
    this.current = id;
  }

  /** Chooses every passage that is listed. */
  chooseAll(): void {
    this.chosen = { ids: new Set(this.order), anchor: this.current };
  }

  /** Chooses the current passage only; whether more had been chosen. */
  chooseOne(): boolean {
    const more = this.chosen.ids.size > 1;
    if (more && this.current !== null) this.go(this.current);
    return more;
  }

  /** Shows what stands around a passage, or hides it. */
  toggleContext(id: string): void {
    const shown = new Set(this.inContext);
    if (!shown.delete(id)) shown.add(id);
    this.inContext = shown;
  }

  /** Asks for the code that one's own of the chosen passages are to get. */
  askRecode(fresh: boolean): void {
    const codings = this.mine.map((row) => row.coding.id);
    if (codings.length > 0) this.recoding = { codings, fresh };
  }

  /** Gives passages another code, as one action. */
  async recode(codings: string[], code: string): Promise<Change> {
    const change = await call('codings_recode', { codings, code });
    await this.load();
    return change;
  }

  /** Gives passages a code that is made for them, below or beside the listed one. */
  async split(codings: string[], name: string, parent: string | null): Promise<Change> {
    const { change } = await call('codings_split', { codings, name, parent, position: null });
    await this.load();
    return change;
  }

  /** Removes the code from passages, as one action. */
  async remove(codings: string[]): Promise<Change> {
    const change = await call('codings_remove', { codings });
    await this.load();
    return change;
  }
}
