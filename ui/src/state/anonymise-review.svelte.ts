// One transcript under review: what was found in it, which of it is at hand, and what would stand there instead.
import { call } from '../ipc/call';
import type {
  AliasRow,
  EntityRow,
  FindingRow,
  FindingsIn,
  LifeDetailRow,
  TranscriptView,
} from '../ipc/types';
import { Apart } from './anonymise-apart.svelte';
import { moved, overlap, type Extent } from './anonymise-extent';
import {
  afterDeciding,
  firstChanged,
  itemRows,
  itemsOf,
  nearest,
  progressOf,
  type Item,
  type ItemView,
} from './anonymise-items';
import {
  formsOf,
  foldedName,
  knownAlias,
  sameAs,
  thereAlready,
  worded,
  type Proposal,
} from './anonymise-proposal';
import type { Marked, ReviewSurroundings, TextPort } from './anonymise-surroundings';
import { aliasWord } from './anonymise-words';
import { Latest } from './latest';

/** What is read of a transcript. */
interface Read {
  view: TranscriptView;
  found: FindingsIn | null;
  entities: EntityRow[];
}

const VIEW = 'anonymise.view';

/** The transcript that is reviewed. */
export class TextReview {
  view = $state.raw<TranscriptView | null>(null);
  found = $state.raw<FindingsIn | null>(null);
  entities = $state.raw<EntityRow[]>([]);
  /** Key of the item at hand. */
  current = $state<string | null>(null);
  /** Words that somebody marked, in place of the item at hand. */
  marked = $state.raw<Marked | null>(null);
  /** The selected passage of the text. */
  selection = $state.raw<{ start: number; end: number; text: string } | null>(null);
  /** What was chosen to stand there, for the item or the marked words at hand. */
  chosen = $state.raw<Proposal | null>(null);
  private readonly apart = new Apart();
  private learned = $state.raw<ReadonlyMap<string, string>>(new Map());
  /** The text that is drawn on, if it is shown. */
  private port: TextPort | null = null;
  private readonly readings = new Latest();

  readonly items = $derived(this.found ? itemsOf(this.found) : []);
  readonly progress = $derived(progressOf(this.items));
  readonly rows = $derived.by(() => itemRows(this.items, this.listed));
  readonly item = $derived(this.items.find((one) => one.key === this.current) ?? null);
  readonly letters = $derived([...(this.view?.text ?? '')]);
  readonly lifeDetails: readonly LifeDetailRow[] = $derived(this.found?.life_details ?? []);

  /** The finding at hand. */
  readonly finding: FindingRow | null = $derived.by(() =>
    this.item?.of === 'finding' && !this.marked ? this.item.row : null,
  );
  /** The place of the text at hand, marked or found; a label is none. */
  readonly place: Pick<Marked, 'start' | 'end' | 'kind'> | null = $derived.by(
    () => this.marked ?? (this.item?.of === 'finding' ? this.item : null),
  );
  /** Findings of this transcript that are the same person or thing as the one at hand, that one among them. */
  readonly group: readonly FindingRow[] = $derived.by(() => {
    const { finding } = this;
    if (!finding) return [];
    if (this.isApart(finding)) return [finding];
    const all = (this.found?.findings ?? []).filter((one) => !this.isApart(one));
    return sameAs(finding, all, knownAlias(finding, formsOf(finding, this.entities), this.learned));
  });
  /** Forms of the name at hand. */
  readonly forms: readonly string[] = $derived.by(() => {
    if (this.marked) return [this.marked.text];
    if (this.item?.of === 'label') return [this.item.words];
    if (!this.finding) return [];
    if (this.isApart(this.finding)) return [this.finding.text];
    const forms = formsOf(this.finding, this.entities);
    // Names that the alias has already are names of the same person, too.
    return [...new Set([...forms, ...(this.aliasOf(this.finding, forms)?.forms ?? [])])];
  });
  /** What would stand there. */
  readonly proposal: Proposal | null = $derived.by(() => this.chosen ?? this.usual());

  /** What was chosen to stand where another alias stands now. */
  readonly instead: Proposal | null = $derived.by(() => {
    const { item, chosen } = this;
    if (this.marked || item?.of !== 'replaced' || !chosen) return null;
    return 'there' in chosen.choice && chosen.choice.there === item.row.alias ? null : chosen;
  });

  constructor(private readonly around: ReviewSurroundings) {}

  /** How the list is shown. */
  get listed(): ItemView {
    return this.around.preferences.get<ItemView>(VIEW, 'order');
  }

  /** Shows the list in another way. */
  list(view: ItemView): void {
    this.around.preferences.set(VIEW, view, true);
  }

  /** Id of the transcript. */
  get transcript(): string | null {
    return this.view?.row.transcript ?? null;
  }

  /** Takes the text to draw on and shows what is open. */
  attach(port: TextPort): void {
    this.port = port;
    if (this.view) port.show(this.view);
    this.bring();
  }

  /** Gives the text up. */
  detach(): void {
    this.port = null;
    this.selection = null;
  }

  /** Opens a transcript and looks for what may identify people in it. */
  async open(transcript: string): Promise<void> {
    if (this.transcript === transcript) return;
    await this.readings.read(
      () => this.ask(transcript),
      (read) => {
        this.drop();
        this.take(read);
        this.port?.show(read.view);
        this.go(this.items.find((one) => one.state === 'open') ?? this.items[0] ?? null);
      },
    );
  }

  /** Reads text and findings again. Goes to where something changed (`follow`), else stays. */
  async reload(follow = false): Promise<void> {
    const { transcript, items } = this;
    if (transcript === null) return;
    await this.readings.read(
      () => this.ask(transcript),
      (read) => {
        const at = this.item;
        this.renew(read);
        const there = this.items.find((one) => one.key === at?.key && one.words === at.words);
        const next = (follow ? firstChanged(items, this.items) : null) ?? there;
        if (next && next.key === at?.key) this.current = next.key;
        else this.go(next ?? nearest(this.items, at?.start ?? 0));
      },
    );
  }

  /**
   * Reads again after a decision about some places, and goes on to the next open one. `came` is how many code points
   * stand in each of them now; `null` where they were left as they are.
   */
  async goOn(decided: readonly Extent[], came: number | null): Promise<void> {
    const gone = new Set(decided.map((one) => one.start));
    const apart = this.apart.after(this.found?.findings ?? [], decided, came);
    const from = this.marked?.start ?? this.item?.start ?? 0;
    const before = this.items.filter(
      (one) => one.state === 'open' && one.start < from && !gone.has(one.start),
    ).length;
    const { transcript } = this;
    if (transcript === null) return;
    await this.readings.read(
      () => this.ask(transcript),
      (read) => {
        this.apart.take(apart);
        this.renew(read);
        this.go(afterDeciding(this.items, before));
      },
    );
  }

  /** Goes to an item. */
  go(item: Item | null): void {
    this.current = item?.key ?? null;
    this.marked = null;
    this.chosen = null;
    this.bring();
  }

  /** Goes to the next item of the list (`1`) or the one before (`-1`). */
  move(step: 1 | -1): void {
    const listed = this.rows.flatMap((row) => ('item' in row ? [row.item] : []));
    const at = listed.findIndex((one) => one.key === this.current);
    const next = at < 0 ? listed[0] : listed[at + step];
    if (next) this.go(next);
  }

  /** Goes to a place of the text. */
  goTo(start: number): void {
    this.go(nearest(this.items, start));
  }

  /** Marks the selected words as something to decide about. */
  mark(kind: string): boolean {
    const { selection } = this;
    if (!selection) return false;
    const over = this.items.find((one) => overlap(one, selection));
    const { start, end, text } = selection;
    this.markAt({ start, end, text, kind: over?.kind ?? kind });
    if (over?.state === 'open') this.current = over.key;
    return true;
  }

  /** Marks these words as something to decide about. */
  markAt(marked: Marked): void {
    this.marked = marked;
    this.chosen = null;
  }

  /** Says of what kind the marked words are. */
  markAs(kind: string): void {
    if (this.marked) this.markAt({ ...this.marked, kind });
  }

  /** Gives the marked words up. */
  unmark(): boolean {
    const was = this.marked !== null;
    this.marked = null;
    this.chosen = null;
    return was;
  }

  /** Moves an edge of what is at hand by a word. */
  extend(edge: 'start' | 'end', by: 1 | -1): void {
    const { place, chosen } = this;
    if (!place) return;
    const { start, end } = moved(this.letters, place, edge, by, this.turnOf(place));
    if (start === place.start && end === place.end) return;
    this.markAt({ start, end, kind: place.kind, text: this.textOf({ start, end }) });
    this.chosen = chosen;
    this.port?.reveal(start, end);
  }

  /** Chooses what is to stand there: an alias by its id, or words. */
  choose(value: string): void {
    const kind = this.kindAtHand;
    const aliases = this.around.aliases();
    const there = aliases.find((one) => one.id === value);
    this.chosen = there ? thereAlready(there) : worded(value, kind, aliases);
  }

  /** The words of a stretch of the text. */
  textOf({ start, end }: Extent): string {
    return this.letters.slice(start, end).join('');
  }

  /** The kind of what is at hand. */
  get kindAtHand(): string {
    return this.marked?.kind ?? this.item?.kind ?? 'person';
  }

  /** Says that the finding at hand is somebody else than its name says. */
  setApart(): boolean {
    const { finding } = this;
    if (!finding) return false;
    this.apart.add(finding);
    this.chosen = null;
    return true;
  }

  /** Whether a finding was said to be somebody else. */
  isApart(finding: Pick<FindingRow, 'start' | 'text'>): boolean {
    return this.apart.has(finding);
  }

  /** Learns that these forms have an alias now. */
  learn(forms: readonly string[], alias: string): void {
    this.learned = new Map([...this.learned, ...forms.map((form) => [foldedName(form), alias] as const)]);
  }

  /** Forgets the text, for locking or because it is no longer in the study. */
  close(): void {
    this.readings.forget();
    this.drop();
    this.view = null;
    this.found = null;
    this.entities = [];
    this.learned = new Map();
  }

  /** Drops the selection. Says whether there was one. */
  dropSelection(): boolean {
    const was = this.selection !== null;
    if (was) this.port?.dropSelection();
    return was;
  }

  /** Selects the sentence or turn at the caret, or more of them. */
  selectUnit(unit: 'sentence' | 'turn', extend: boolean): void {
    this.port?.selectUnit(unit, extend);
    this.focus();
  }

  /** Gives the text the keyboard. */
  focus(): void {
    this.port?.focus();
  }

  private usual(): Proposal | null {
    const { finding, marked, item } = this;
    const aliases = this.around.aliases();
    const known = finding && this.isApart(finding) ? undefined : this.aliasOf(finding, this.forms);
    if (known) return thereAlready(known);
    if (marked) return worded(aliasWord(marked.kind), marked.kind, aliases);
    if (finding) return worded(finding.replacement, finding.kind, aliases, this.saysWhat(finding));
    if (item?.of === 'replaced') {
      const there = aliases.find((one) => one.id === item.row.alias);
      return there ? thereAlready(there) : null;
    }
    return item?.of === 'label' ? worded(item.row.replacement, 'person', aliases) : null;
  }

  /** What the core proposes for a single person or thing gets a number, whatever its kind. */
  private saysWhat(finding: FindingRow): boolean {
    return finding.general !== null && finding.general === finding.replacement;
  }

  /** The alias that a name has: as the core knows it, or because another form of it got one in this sitting. */
  private aliasOf(finding: FindingRow | null, forms: readonly string[]): AliasRow | undefined {
    const alias = finding?.alias ?? this.group.find((one) => one.alias !== null)?.alias ?? null;
    const id = knownAlias({ alias }, forms, this.learned);
    return this.around.aliases().find((one) => one.id === id);
  }

  private turnOf({ start }: Extent): Extent {
    const turn = this.view?.turns.find((one) => one.start <= start && start < one.end);
    return turn ?? { start: 0, end: this.letters.length };
  }

  private async ask(transcript: string): Promise<Read> {
    const [view, { transcripts, entities }] = await Promise.all([
      call('transcript_open', { transcript }),
      call('identifiers_find', { transcripts: [transcript] }),
    ]);
    return { view, found: transcripts[0] ?? null, entities };
  }

  /** Takes what was read of the open transcript; it is drawn anew where its text is another. */
  private renew(read: Read): void {
    const changed = this.view?.text !== read.view.text;
    this.take(read);
    if (changed) this.port?.update(read.view);
  }

  private take({ view, found, entities }: Read): void {
    this.view = view;
    this.found = found;
    this.entities = entities;
    this.selection = null;
    this.apart.keepOf(found?.findings ?? []);
  }

  /** Brings what is at hand into view. */
  bring(): void {
    const { item } = this;
    if (item && item.of !== 'label') this.port?.reveal(item.start, item.end);
  }

  private drop(): void {
    this.current = null;
    this.marked = null;
    this.chosen = null;
    this.selection = null;
    this.apart.take(new Set());
  }
}
