// The open transcript: its codings, what is selected and picked, and the acts of coding.
import type { Passage, Surface, SurfaceCoding } from '../editor/surface';
import { call } from '../ipc/call';
import type { Change, CodeRow, Coder, Coding, Place, TranscriptView } from '../ipc/types';
import { shapeOf } from '../parts/shapes';

/** What the state asks of the surface. The view gives it; tests give a plain object. */
export type SurfacePort = Pick<
  Surface,
  | 'show'
  | 'paint'
  | 'add'
  | 'remove'
  | 'pick'
  | 'reveal'
  | 'select'
  | 'textOf'
  | 'dropSelection'
  | 'focus'
  | 'scrollTo'
  | 'scrolled'
>;

/** What the transcript needs to know of the study. Closures, so that they stay current. */
export interface Surroundings {
  code: (id: string) => CodeRow | undefined;
  coders: () => readonly Coder[];
  me: () => Coder | null;
}

/** A transcript being read and coded. */
export class OpenTranscript {
  view = $state.raw<TranscriptView | null>(null);
  codings = $state.raw<Coding[]>([]);
  /** Whether the codings of all coders show; one's own only by default. */
  everyone = $state(false);
  /** The selected passage. */
  selection = $state.raw<Passage | null>(null);
  /** Id of the picked coding. */
  picked = $state<string | null>(null);
  /** ¶ number at the caret. */
  caretTurn = $state<number | null>(null);
  /** Ids of codings at the caret, shortest first. */
  caretCodings = $state.raw<string[]>([]);
  /** Whether the code picker is open. */
  picking = $state(false);

  readonly shown = $derived(
    this.codings.filter((coding) => this.everyone || coding.coder === this.around.me()?.id),
  );
  readonly pickedCoding = $derived(this.codings.find((coding) => coding.id === this.picked) ?? null);
  /** Codings on exactly the picked passage, the picked one first. */
  readonly onPassage = $derived.by(() => {
    const picked = this.pickedCoding;
    if (!picked) return [];
    const same = this.shown.filter((one) => one.start === picked.start && one.end === picked.end);
    return [picked, ...same.filter((one) => one.id !== picked.id)];
  });

  private port: SurfacePort | null = null;
  /** Transcripts whose next event tells of a write that is painted already. */
  private readonly painted = new Map<string, number>();
  private readonly places = new Map<string, number>();

  constructor(private readonly around: Surroundings) {}

  /** Takes the surface to draw on and shows what is open. */
  attach(port: SurfacePort): void {
    this.port = port;
    if (!this.view) return;
    port.show(this.view);
    port.paint(this.shown.map((coding) => this.surfaceCoding(coding)));
    port.pick(this.picked);
    port.scrollTo(this.places.get(this.view.row.transcript) ?? 0);
  }

  /** Gives the surface up and keeps the place. */
  detach(): void {
    this.keepPlace();
    this.port = null;
    this.selection = null;
    this.picking = false;
  }

  /** Opens a transcript, at a passage if one is given, else where the reader was. */
  async open(transcript: string, place?: Place | null): Promise<void> {
    if (this.view?.row.transcript !== transcript) {
      this.keepPlace();
      const view = await call('transcript_open', { transcript });
      this.view = view;
      this.codings = view.codings;
      this.picked = null;
      this.selection = null;
      this.picking = false;
      if (this.port) this.attach(this.port);
    }
    if (place) this.goTo(place);
  }

  /** Scrolls to a passage and picks what is coded there. */
  goTo(place: Place): void {
    const there = this.shown.find((one) => one.start === place.start && one.end === place.end);
    this.pick(there?.id ?? null);
    this.port?.reveal(place.start, place.end);
  }

  /** Forgets the transcript, for locking. */
  close(): void {
    this.view = null;
    this.codings = [];
    this.selection = null;
    this.picked = null;
    this.picking = false;
    this.caretTurn = null;
    this.caretCodings = [];
    this.places.clear();
    this.painted.clear();
  }

  /** Reads the codings again after someone else's write or an undo. */
  async reload(): Promise<void> {
    const open = this.view?.row.transcript;
    if (open === undefined) return;
    const view = await call('transcript_open', { transcript: open });
    if (this.view?.row.transcript !== open) return;
    const sameText = this.view.text === view.text;
    this.view = view;
    this.codings = view.codings;
    if (!sameText) this.port?.show(view);
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

  /** Shows the codings of all coders, or one's own. */
  showEveryone(everyone: boolean): void {
    this.everyone = everyone;
    this.repaint();
  }

  /** Paints everything again: codings, their names or their colours changed. */
  repaint(): void {
    if (this.picked !== null && !this.shown.some((one) => one.id === this.picked)) this.picked = null;
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

  /** The coding after (`1`) or before (`-1`) the picked one, in reading order. */
  beside(step: 1 | -1): void {
    const order = this.shown;
    const at = order.findIndex((one) => one.id === this.picked);
    const next = order[at < 0 ? (step > 0 ? 0 : order.length - 1) : at + step];
    if (next) this.visit(next.id);
  }

  /** Hears what is selected. A selection that is not the picked passage itself takes its place. */
  select(passage: Passage | null): void {
    this.selection = passage;
    const picked = this.pickedCoding;
    if (passage && picked && (picked.start !== passage.start || picked.end !== passage.end)) this.pick(null);
  }

  /** Hears where the caret is. A caret inside a passage picks the shortest coding there. */
  caretAt(turn: number | null, codings: string[]): void {
    this.caretTurn = turn;
    this.caretCodings = codings;
    if (this.selection || (this.picked !== null && codings.includes(this.picked))) return;
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

  /** Puts a code on the target. The selection stays, so that a second code can follow. */
  async code(code: string): Promise<Change & { warning: string | null }> {
    const transcript = this.view?.row.transcript ?? '';
    const target = this.target();
    if (!target) throw new Error('coding needs a passage');
    const { start, end, text } = target;
    this.expect(transcript, 1);
    let added;
    try {
      added = await call('coding_add', { transcript, start, end, seen: text, code });
    } catch (reason) {
      this.expect(transcript, -1);
      throw reason;
    }
    if (added.already_there) this.expect(transcript, -1);
    const { coding } = added;
    if (this.view?.row.transcript === transcript) {
      if (!this.codings.some((one) => one.id === coding.id)) {
        this.codings = inOrder([...this.codings, coding]);
        this.port?.add(this.surfaceCoding(coding));
      }
      this.pick(coding.id);
    }
    const said = added.already_there ? 'This passage has that code already' : added.change.said;
    return { ...added.change, said, warning: added.warning };
  }

  /** The own coding that a key would remove: the picked one, else the shortest at the caret. */
  removable(): Coding | null {
    const me = this.around.me()?.id;
    const ids = this.picked === null ? this.caretCodings : [this.picked, ...this.caretCodings];
    for (const id of ids) {
      const coding = this.shown.find((one) => one.id === id && one.coder === me);
      if (coding) return coding;
    }
    return null;
  }

  /** Removes a coding. */
  async remove(coding: Coding): Promise<Change> {
    this.expect(coding.transcript, 1);
    let change;
    try {
      change = await call('coding_remove', { coding: coding.id });
    } catch (reason) {
      this.expect(coding.transcript, -1);
      throw reason;
    }
    this.codings = this.codings.filter((one) => one.id !== coding.id);
    this.port?.remove(coding.id);
    if (this.picked === coding.id) this.pick(null);
    return change;
  }

  /** Gives the transcript the keyboard. */
  focus(): void {
    this.port?.focus();
  }

  /** Selects the words of the turn at the caret. */
  selectTurn(): void {
    const turn = this.view?.turns.find((one) => one.number === this.caretTurn);
    if (turn) this.port?.select(turn.start, turn.end);
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

  private expect(transcript: string, more: 1 | -1): void {
    this.painted.set(transcript, Math.max(0, (this.painted.get(transcript) ?? 0) + more));
  }

  private keepPlace(): void {
    if (this.view && this.port) this.places.set(this.view.row.transcript, this.port.scrolled);
  }

  private surfaceCoding({ id, start, end, code, coder }: Coding): SurfaceCoding {
    const row = this.around.code(code);
    const by = this.around.coders().find((one) => one.id === coder);
    return {
      id,
      start,
      end,
      name: row?.name ?? 'Unknown code',
      colour: row?.colour ?? 'c1',
      shape: shapeOf(row?.theme ?? 0),
      mine: coder === this.around.me()?.id,
      initials: by?.initials ?? '?',
    };
  }
}

function inOrder(codings: Coding[]): Coding[] {
  return codings.sort((a, b) => a.start - b.start || b.end - a.end);
}
