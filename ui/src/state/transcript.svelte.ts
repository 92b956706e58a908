// The open transcript: its codings, which of them show, what is selected and picked, and where the reader is.
import { announcement } from '../editor/announce';
import type { Passage, Scrolled, Surface, SurfaceCoding } from '../editor/surface';
import { call } from '../ipc/call';
import type { Change, CodeRow, Coder, Coding, MemoNote, Place, TranscriptView } from '../ipc/types';
import { lookOf } from './codinglook';
import { Latest } from './latest';
import { Find } from './reading.svelte';
import { Shown } from './shown.svelte';

/** What the state asks of the surface. The view gives it; tests give a plain object. */
export type SurfacePort = Omit<Surface, 'destroy' | 'restyled' | 'boxOf'>;

const TOP: Scrolled = { at: 0, above: 0 };

/** Where a reader is in a transcript. */
export interface ReadingPlace {
  transcript: string;
  scrolled: Scrolled;
  selection: { start: number; end: number } | null;
  /** Code point of the caret. */
  caret: number;
  /** Id of the picked coding. */
  picked: string | null;
  everyone: boolean;
}

/** What the transcript needs to know of the study. Closures, so that they stay current. */
export interface Surroundings {
  code: (id: string) => CodeRow | undefined;
  /** Id of the theme that a code stands below. */
  theme: (code: string) => string | null;
  coders: () => readonly Coder[];
  me: () => Coder | null;
}

/** A transcript being read and coded. */
export class OpenTranscript {
  view = $state.raw<TranscriptView | null>(null);
  codings = $state.raw<Coding[]>([]);
  /** The selected passage. */
  selection = $state.raw<Passage | null>(null);
  /** Id of the picked coding. */
  picked = $state<string | null>(null);
  /** Code point of the caret. */
  caret = $state(0);
  /** ¶ number at the caret. */
  caretTurn = $state<number | null>(null);
  /** Ids of codings at the caret, shortest first. */
  caretCodings = $state.raw<string[]>([]);
  /** What a screen reader says of the codes at the caret. */
  announced = $state('');
  /** Whether the code picker is open. */
  picking = $state(false);
  /** The name of a new code as the picker proposes it; `null` where a code is being looked for. */
  naming = $state.raw<string | null>(null);
  /** Whether an edge is being moved: what is picked stays picked. */
  held = false;
  /** Hears that the transcript, or the screen that shows it, is being left. */
  left: (() => void) | null = null;

  readonly choice: Shown = new Shown({
    me: () => this.around.me()?.id ?? null,
    theme: (code) => this.around.theme(code),
    turns: () => this.view?.turns ?? [],
    speaker: (place) => this.view?.speakers[place]?.label ?? null,
  });
  readonly find = new Find(() => this.port);
  readonly shown: Coding[] = $derived.by(() => this.codings.filter((coding) => this.choice.shows(coding)));
  readonly pickedCoding = $derived.by(() => this.codings.find((coding) => coding.id === this.picked) ?? null);
  /** Codings on exactly the picked passage, the picked one first. */
  readonly onPassage = $derived.by(() => {
    const picked = this.pickedCoding;
    if (!picked) return [];
    const same = this.shown.filter((one) => one.start === picked.start && one.end === picked.end);
    return [picked, ...same.filter((one) => one.id !== picked.id)];
  });

  /** The surface that is drawn on, if the transcript is shown. */
  port = $state.raw<SurfacePort | null>(null);
  /** Transcripts whose next event tells of a write that is painted already. */
  private readonly painted = new Map<string, number>();
  private readonly places = new Map<string, ReadingPlace>();
  private readonly readings = new Latest();

  constructor(private readonly around: Surroundings) {}

  /** Takes the surface to draw on and shows what is open. */
  attach(port: SurfacePort): void {
    this.port = port;
    if (!this.view) return;
    port.show(this.view);
    port.stepBack(this.choice.quiet, this.choice.folded);
    port.paint(this.shown.map((coding) => this.surfaceCoding(coding)));
    const place = this.places.get(this.view.row.transcript);
    if (place) this.settle(place, port);
    else port.pick(this.picked);
  }

  /** Gives the surface up and keeps the place. */
  detach(): void {
    this.keepPlace();
    this.port = null;
    this.leave();
  }

  /** Opens a transcript, at a passage if one is given, else where the reader was. */
  async open(transcript: string, place?: Place | null): Promise<void> {
    if (this.view?.row.transcript !== transcript) {
      this.keepPlace();
      const view = await call('transcript_open', { transcript });
      this.leave();
      this.view = view;
      this.codings = view.codings;
      this.picked = null;
      this.choice.quiet = new Set();
      if (this.port) this.attach(this.port);
    }
    if (place) this.goTo(place);
  }

  /** Where the reader is, for coming back. */
  place(): ReadingPlace | null {
    if (!this.view) return null;
    const { transcript } = this.view.row;
    const kept = this.port ? null : this.places.get(transcript);
    if (kept) return kept;
    return {
      transcript,
      scrolled: this.port?.scrolled ?? TOP,
      selection: this.selection && { start: this.selection.start, end: this.selection.end },
      caret: this.caret,
      picked: this.picked,
      everyone: this.everyone,
    };
  }

  /** Comes back to a place: the same scroll, selection and picked coding. */
  async returnTo(place: ReadingPlace): Promise<void> {
    this.choice.coders = place.everyone ? 'all' : 'mine';
    await this.open(place.transcript);
    this.places.set(place.transcript, place);
    this.repaint();
    if (this.port) this.settle(place, this.port);
  }

  private settle(place: ReadingPlace, port: SurfacePort): void {
    const { start, end } = place.selection ?? { start: place.caret, end: place.caret };
    port.select(start, end);
    port.scrollTo(place.scrolled);
    // Last, since a caret picks by itself what it stands in.
    this.pick(this.shown.some((one) => one.id === place.picked) ? place.picked : null);
  }

  /** Scrolls to a passage and picks what is coded there. */
  goTo(place: Place): void {
    const there = this.shown.find((one) => one.start === place.start && one.end === place.end);
    this.pick(there?.id ?? null);
    this.port?.reveal(place.start, place.end);
  }

  /** Forgets the transcript, for locking. */
  close(): void {
    this.leave();
    this.view = null;
    this.codings = [];
    this.picked = null;
    this.caretTurn = null;
    this.caretCodings = [];
    this.announced = '';
    this.choice.close();
    this.find.close();
    this.places.clear();
    this.painted.clear();
    this.readings.forget();
  }

  /** Reads the transcript again after someone else’s write or an undo. The reader stays where they are. */
  async reload(): Promise<void> {
    const open = this.view?.row.transcript;
    if (open === undefined) return;
    const ask = () => call('transcript_open', { transcript: open });
    await this.readings.read(ask, (view) => this.take(view));
  }

  private take(view: TranscriptView): void {
    if (this.view?.row.transcript !== view.row.transcript) return;
    const sameText = this.view.text === view.text;
    this.view = view;
    this.codings = view.codings;
    if (!sameText) {
      this.find.forget();
      this.port?.update(view);
    }
    this.repaint();
  }

  /** Hears of a write: reads again unless it was painted when it was made. */
  async changed(transcripts: readonly string[]): Promise<void> {
    const open = this.view?.row.transcript;
    if (open === undefined || !transcripts.includes(open)) return;
    const expected = this.painted.get(open) ?? 0;
    if (expected > 0) this.painted.set(open, expected - 1);
    else await this.reload();
  }

  /** Whether the codings of all coders show. */
  get everyone(): boolean {
    return this.choice.coders === 'all';
  }

  /** Shows the codings of all coders, or one's own. */
  showEveryone(everyone: boolean): void {
    this.choice.coders = everyone ? 'all' : 'mine';
    this.repaint();
  }

  /** Shows everything that was hidden. Answers whether something was. */
  showAll(): boolean {
    if (!this.choice.narrowed) return false;
    this.choice.clear();
    this.repaint();
    return true;
  }

  /** Paints everything again: what shows, names or colours changed. */
  repaint(): void {
    if (this.picked !== null && !this.shown.some((one) => one.id === this.picked)) this.picked = null;
    this.port?.stepBack(this.choice.quiet, this.choice.folded);
    this.port?.paint(this.shown.map((coding) => this.surfaceCoding(coding)));
    this.port?.pick(this.picked);
  }

  /** Picks a coding, or none. */
  pick(id: string | null): void {
    this.picked = id;
    this.port?.pick(id);
  }

  /** Picks a coding and brings its passage into view. */
  visit(id: string): void {
    const coding = this.codings.find((one) => one.id === id);
    if (!coding) return;
    this.pick(id);
    this.port?.reveal(coding.start, coding.end);
  }

  /** Hears what is selected. A selection that is not the picked passage itself takes its place. */
  select(passage: Passage | null): void {
    this.selection = passage;
    const picked = this.pickedCoding;
    if (this.held || !passage || !picked) return;
    if (picked.start !== passage.start || picked.end !== passage.end) this.pick(null);
  }

  /** Hears where the caret is. A caret inside a passage picks the shortest coding there. */
  caretAt(at: number, turn: number | null, codings: string[]): void {
    this.announced = announcement(this.heard(this.caretCodings), this.heard(codings), at);
    this.caret = at;
    this.caretTurn = turn;
    this.caretCodings = codings;
    if (this.held || this.selection || (this.picked !== null && codings.includes(this.picked))) return;
    this.pick(codings[0] ?? null);
  }

  /** The passage that a code would go on: what is selected, else what is picked. */
  target(): Passage | null {
    if (this.selection) return this.selection;
    const picked = this.pickedCoding;
    if (!picked || !this.port) return null;
    return { start: picked.start, end: picked.end, text: this.port.textOf(picked.start, picked.end) };
  }

  /** Own codings on exactly the target, as ids of codes: the picker ticks them. */
  codesOnTarget(): Set<string> {
    const target = this.target();
    const me = this.around.me()?.id;
    const there = this.codings.filter(
      (one) => one.coder === me && one.start === target?.start && one.end === target.end,
    );
    return new Set(there.map((one) => one.code));
  }

  /** The own coding that a key would act on: the picked one, else the shortest at the caret. */
  removable(): Coding | null {
    const me = this.around.me()?.id;
    const ids = this.picked === null ? this.caretCodings : [this.picked, ...this.caretCodings];
    for (const id of ids) {
      const coding = this.shown.find((one) => one.id === id && one.coder === me);
      if (coding) return coding;
    }
    return null;
  }

  /** Writes something whose result is put in place here, so that its event asks for no reading again. */
  async writing<T>(transcript: string, write: () => Promise<T>, changeOf: (done: T) => Change): Promise<T> {
    this.expect(transcript, 1);
    try {
      const done = await write();
      if (!changeOf(done).affected.transcripts.includes(transcript)) this.expect(transcript, -1);
      return done;
    } catch (reason) {
      this.expect(transcript, -1);
      throw reason;
    }
  }

  /** Puts a coding in place, a new one or one that changed: only its own range is drawn again. */
  put(coding: Coding, picked = false): void {
    if (this.view?.row.transcript !== coding.transcript) return;
    const before = this.codings.find((one) => one.id === coding.id);
    this.readings.place();
    this.codings = inOrder([...this.codings.filter((one) => one !== before), coding]);
    if (!this.choice.shows(coding)) return;
    if (picked) this.picked = coding.id;
    if (before) this.port?.replace(this.surfaceCoding(coding));
    else this.port?.add(this.surfaceCoding(coding), picked);
    if (before && picked) this.pick(coding.id);
  }

  /** Takes a coding away. */
  drop(id: string): void {
    this.readings.place();
    this.codings = this.codings.filter((one) => one.id !== id);
    this.port?.remove(id);
    if (this.picked === id) this.pick(null);
  }

  /** Puts in place what a write changed of a coding. */
  revise(id: string, change: Partial<Coding>): void {
    const coding = this.codings.find((one) => one.id === id);
    if (coding) this.put({ ...coding, ...change });
  }

  /** Puts a memo of a coding in place: a new one, a changed one, or none where it was removed. */
  placeMemo(coding: string, was: string | null, now: MemoNote | null): void {
    const memos = this.codings.find((one) => one.id === coding)?.memos ?? [];
    const others = memos.map((memo) => (memo.id === was ? now : memo)).filter((memo) => memo !== null);
    this.revise(coding, { memos: was === null && now ? [...others, now] : others });
  }

  /** Opens the picker at the target; with a name, to make a new code of that name. */
  openPicker(naming: string | null = null): void {
    this.naming = naming;
    this.picking = true;
  }

  /** Gives the transcript the keyboard. */
  focus(): void {
    this.port?.focus();
  }

  /** Drops the selection. */
  dropSelection(): void {
    this.port?.dropSelection();
  }

  /** ¶ number of the turn that holds a code point. */
  turnAt(codePoint: number): number | null {
    const turns = this.view?.turns ?? [];
    return turns.findLast((turn) => turn.start <= codePoint)?.number ?? turns[0]?.number ?? null;
  }

  /** A coding as the surface paints it. */
  surfaceCoding(coding: Coding): SurfaceCoding {
    const by = this.around.coders().find((one) => one.id === coding.coder);
    return lookOf(coding, this.around.code(coding.code), by, coding.coder === this.around.me()?.id);
  }

  private expect(transcript: string, more: 1 | -1): void {
    this.painted.set(transcript, Math.max(0, (this.painted.get(transcript) ?? 0) + more));
  }

  private leave(): void {
    this.left?.();
    this.selection = null;
    this.picking = false;
    this.held = false;
    this.find.forget();
  }

  private keepPlace(): void {
    const place = this.port && this.place();
    if (place) this.places.set(place.transcript, place);
  }

  private heard(ids: readonly string[]) {
    return ids.flatMap((id) => {
      const coding = this.codings.find((one) => one.id === id);
      const name = coding && this.around.code(coding.code)?.name;
      return coding && name !== undefined ? [{ id, name, start: coding.start, end: coding.end }] : [];
    });
  }
}

function inOrder(codings: Coding[]): Coding[] {
  return codings.sort((a, b) => a.start - b.start || b.end - a.end);
}
