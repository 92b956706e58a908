// The list of what a search found: which groups are open, where the keyboard is in it, and what is chosen.
import type { SearchAnswer, FoundHit, SearchSort } from '../ipc/types';
import { NONE, only, ranged, toggled, type Chosen } from './choosing';
import { neighbour } from './passagerows';
import { hitKey, resultRows, type ResultRow } from './search-rows';

/** Most hits whose choice is remembered with a place. */
const REMEMBERED = 500;

/** Where a reader is in the list. */
export interface ResultPlace {
  current: string | null;
  chosen: string[];
  closed: string[];
  whole: string[];
  scrolled: number;
}

/** Hits that are acted on: some of them, or all that the query finds. */
export type Target = { hits: FoundHit[]; all: false } | { hits: null; all: true };

/** What a search found, as a list. */
export class ResultList {
  /** Key of the row that the keyboard is at. */
  current = $state<string | null>(null);
  chosen = $state.raw<Chosen>(NONE);
  closed = $state.raw<ReadonlySet<string>>(new Set());
  whole = $state.raw<ReadonlySet<string>>(new Set());
  /** Grows whenever the list is to be drawn anew, at `scrolled`. */
  drawing = $state(0);
  /** How far the list is scrolled, in pixels. */
  scrolled = 0;

  readonly rows: ResultRow[] = $derived.by(() =>
    resultRows(this.answer(), { sort: this.sort(), closed: this.closed, whole: this.whole }),
  );
  /** Keys of rows that the keyboard goes to. */
  readonly order = $derived(this.rows.flatMap((row) => (row.kind === 'sub' ? [] : row.key)));
  readonly hits: ReadonlyMap<string, FoundHit> = $derived.by(
    () => new Map(this.answer()?.hits.map((hit) => [hitKey(hit), hit]) ?? []),
  );
  readonly row = $derived(this.rows.find((row) => row.key === this.current) ?? null);
  readonly hit = $derived(this.hits.get(this.current ?? '') ?? null);
  /** Chosen hits, in the order of the answer. */
  readonly chosenHits: FoundHit[] = $derived.by(() =>
    [...this.hits].flatMap(([key, hit]) => (this.chosen.ids.has(key) ? hit : [])),
  );

  /** How far the list that is drawn is scrolled. Asked where it matters: events of scrolling come late. */
  private drawn: (() => number) | null = null;

  constructor(
    private readonly answer: () => SearchAnswer | null,
    private readonly sort: () => SearchSort,
  ) {}

  /** Hears that the list is drawn, and how far it is scrolled whenever that is asked. Answers how to end that. */
  attach(scrolled: () => number): () => void {
    this.drawn = scrolled;
    return () => {
      if (this.drawn === scrolled) this.drawn = null;
    };
  }

  /** What an act is done to: the chosen hits, else everything that was found. */
  get target(): Target {
    const { hits } = this;
    const some = this.chosen.ids.size > 0 && this.chosenHits.length < hits.size;
    return some ? { hits: this.chosenHits, all: false } : { hits: null, all: true };
  }

  /** Begins at the top, since something else was asked. */
  begin(): void {
    this.chosen = NONE;
    this.whole = new Set();
    this.closed = new Set();
    this.scrolled = 0;
    this.current = this.firstHit();
    this.drawing += 1;
  }

  /** Stays where it was, since the same was asked again. `before` is the order of the rows until now. */
  goOn(before: readonly string[]): void {
    const ids = new Set([...this.chosen.ids].filter((key) => this.hits.has(key)));
    this.chosen = { ids, anchor: this.chosen.anchor };
    if (this.current !== null && !this.order.includes(this.current))
      this.current = neighbour(before, this.order, this.current) ?? this.firstHit();
    this.current ??= this.firstHit();
  }

  /** Goes to a row. */
  go(key: string): void {
    this.current = key;
  }

  /** The row some rows further down or up; the first or last where there are not so many. */
  beside(step: number): string | undefined {
    const at = Math.max(0, this.order.indexOf(this.current ?? ''));
    return this.order[Math.max(0, Math.min(this.order.length - 1, at + step))];
  }

  /** Chooses a hit more or one less; of a group, all of its hits or none. */
  toggle(key: string): void {
    this.current = key;
    if (this.hits.has(key)) {
      this.chosen = toggled(this.chosen, key);
      return;
    }
    const row = this.rows.find((one) => one.key === key);
    if (row?.kind === 'group') this.toggleAll(row.key);
  }

  /** Chooses every hit from the one chosen last to this one. */
  extend(key: string): void {
    const order = this.order.filter((one) => this.hits.has(one));
    const from =
      this.chosen.anchor ?? (this.current !== null && this.hits.has(this.current) ? this.current : key);
    if (this.hits.has(key)) this.chosen = ranged(only(from), order, key);
    this.current = key;
  }

  /** Chooses every hit. */
  chooseAll(): void {
    this.chosen = { ids: new Set(this.hits.keys()), anchor: this.current };
  }

  /** Chooses nothing; whether something had been chosen. */
  chooseNone(): boolean {
    const were = this.chosen.ids.size > 0;
    this.chosen = NONE;
    return were;
  }

  /** Opens or closes a group. */
  fold(key: string, closed: boolean): void {
    const now = new Set(this.closed);
    if (closed) now.add(key);
    else now.delete(key);
    this.closed = now;
  }

  /** Shows a group whole; the keyboard goes to the first row that came. */
  showMore(group: string): void {
    const at = this.order.indexOf(`more ${group}`);
    const here = this.current === `more ${group}`;
    this.whole = new Set([...this.whole, group]);
    if (here) this.current = this.order[at] ?? null;
  }

  /** Key of the group that a row stands in; of a group itself, its own. */
  groupOf(key: string | null): string | null {
    const at = this.rows.findIndex((row) => row.key === key);
    return this.rows.slice(0, at + 1).findLast((row) => row.kind === 'group')?.key ?? null;
  }

  /** Where the reader is, for coming back. */
  place(): ResultPlace {
    const chosen = [...this.chosen.ids];
    return {
      current: this.current,
      chosen: chosen.length > REMEMBERED ? [] : chosen,
      closed: [...this.closed],
      whole: [...this.whole],
      scrolled: this.drawn?.() ?? this.scrolled,
    };
  }

  /** Comes back to a place. */
  returnTo(place: ResultPlace): void {
    this.current = place.current;
    this.chosen = { ids: new Set(place.chosen), anchor: place.current };
    this.closed = new Set(place.closed);
    this.whole = new Set(place.whole);
    this.scrolled = place.scrolled;
    this.drawing += 1;
  }

  /** Forgets everything, for locking. */
  close(): void {
    this.current = null;
    this.chosen = NONE;
    this.closed = new Set();
    this.whole = new Set();
    this.scrolled = 0;
  }

  private firstHit(): string | null {
    return this.rows.find((row) => row.kind === 'hit' || row.kind === 'person')?.key ?? null;
  }

  private toggleAll(group: string): void {
    const members = this.membersOf(group);
    const all = members.every((key) => this.chosen.ids.has(key));
    const ids = new Set(this.chosen.ids);
    for (const key of members)
      if (all) ids.delete(key);
      else ids.add(key);
    this.chosen = { ids, anchor: this.chosen.anchor };
  }

  /** Keys of every hit of a group, shown or not. */
  private membersOf(group: string): string[] {
    const open = resultRows(this.answer(), {
      sort: this.sort(),
      closed: new Set(),
      whole: new Set([group]),
    });
    const from = open.findIndex((row) => row.key === group);
    const rest = open.slice(from + 1);
    const end = rest.findIndex((row) => row.kind === 'group');
    return rest.slice(0, end < 0 ? rest.length : end).flatMap((row) => (row.kind === 'hit' ? row.key : []));
  }
}
