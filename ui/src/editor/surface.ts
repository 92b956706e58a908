// The transcript surface: what the rest of the window may ask of the editor. Offsets that go in and out are code
// points; UTF-16 stays inside.
import { EditorSelection, EditorState, type Extension, type StateEffect } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import {
  addCoding,
  codingsAt,
  codingsField,
  pickCoding,
  removeCoding,
  replaceCoding,
  setCodings,
  type PaintedCoding,
} from './codings';
import { difference } from './difference';
import { extensions, type EditorEvents } from './extensions';
import { Finder, type Finding } from './finder';
import { foldAt, foldBesideCaret, openFolds, setFolding } from './folds';
import type { Edge } from './handles';
import { setPreview } from './marks';
import { Offsets } from './offsets';
import { turnAt } from './passage';
import { selectUnit, type Unit } from './select';
import {
  laidOut,
  passageIn,
  restyled,
  selectedIn,
  toTop,
  type Passage,
  type SurfaceTranscript,
} from './shown-text';
import './surface.css';
import { setTurns, turnsField, type ShownTurn } from './turns';

export type { Edge, Finding, Passage, Unit };

/** A coding to paint. Offsets are code points, end exclusive. */
export type SurfaceCoding = Omit<PaintedCoding, 'from' | 'to'> & { start: number; end: number };

/** How far an edge moves at once. */
export type Step = 'letter' | 'word' | 'line';

/** What the surface tells. */
export interface SurfaceEvents {
  /** The selected passage, or `null`. */
  onSelect: (passage: Passage | null) => void;
  /** Code point of the caret, ¶ number of its turn, and ids of the codings that cover it, shortest first. */
  onCaret: (at: number, turn: number | null, codings: string[]) => void;
  /** A bar or label of the margin was clicked. */
  onPick: (coding: string) => void;
  /** The selected words were dropped on a code of the codebook. */
  onDropOn: (code: string) => void;
  /** The other button was pressed on what is selected or coded. */
  onMenu: () => void;
  /** Whether the edges of a coding may be moved. */
  movable: (coding: string) => boolean;
  /** A handle was taken hold of, moved to a code point, and let go (`true`) or given up. */
  onGrab: (edge: Edge) => void;
  onMove: (at: number) => void;
  onRelease: (keep: boolean) => void;
  /** A key was pressed while an edge is being moved by keys. Answers whether it was meant for the edge. */
  onEdgeKey: (key: string, byWord: boolean) => boolean;
}

/** The line at the top edge: its first code point, and how many pixels of it are above the edge. */
export interface Scrolled {
  at: number;
  above: number;
}

/** Shows one transcript at a time, to be read and selected but not written in. */
export class Surface {
  private readonly view: EditorView;
  private readonly extensions: Extension;
  private readonly finder: Finder;
  private offsets = new Offsets('');
  private shown: SurfaceTranscript = { text: '', turns: [], speakers: [] };
  private quiet: ReadonlySet<string> = new Set();
  private folded = false;
  private lastScrolled: Scrolled = { at: 0, above: 0 };
  private frame = 0;

  constructor(
    parent: HTMLElement,
    private readonly events: SurfaceEvents,
    nonce?: string,
  ) {
    this.extensions = extensions(this.editorEvents(), nonce);
    this.view = new EditorView({ parent, state: EditorState.create({ extensions: this.extensions }) });
    this.finder = new Finder(this.view);
    this.view.scrollDOM.addEventListener('scroll', () => this.keepScrolled());
  }

  /** Shows a transcript from its beginning, without codings. */
  show(transcript: SurfaceTranscript): void {
    this.shown = transcript;
    this.offsets = new Offsets(transcript.text);
    this.finder.forget();
    this.view.setState(EditorState.create({ doc: transcript.text, extensions: this.extensions }));
    this.view.dispatch({ effects: [this.turns(), setFolding.of(this.folded), toTop()] });
    this.lastScrolled = { at: 0, above: 0 };
    this.tellSelection();
  }

  /** Shows the transcript as it is now, from a correction or its undo: the reader stays where they are. */
  update(transcript: SurfaceTranscript): void {
    const change = difference(this.shown.text, transcript.text);
    this.shown = transcript;
    this.offsets = new Offsets(transcript.text);
    if (change) this.view.dispatch({ changes: change });
    this.view.dispatch({ effects: this.turns() });
    this.tellSelection();
  }

  /** Lets the turns of these speakers, by their labels, step back: into grey, or (`folded`) behind one line. */
  stepBack(speakers: ReadonlySet<string>, folded: boolean): void {
    const same = speakers === this.quiet && folded === this.folded;
    const none = speakers.size === 0 && this.quiet.size === 0;
    this.quiet = speakers;
    this.folded = folded;
    if (same || none) return;
    const { main } = this.view.state.selection;
    // What is selected stays in sight; a caret alone goes to the line that stands for its turn.
    const kept = main.empty ? [] : [openFolds.of({ from: main.from, to: main.to })];
    this.view.dispatch({ effects: [this.turns(), setFolding.of(folded), ...kept] });
    const around = foldAt(this.view.state, main.head);
    if (around) this.view.dispatch({ selection: { anchor: around.from } });
  }

  /** Whether the caret is beside a line that stands for folded turns. */
  get atFold(): boolean {
    return this.view.hasFocus && foldBesideCaret(this.view.state) !== null;
  }

  /** Shows the turns that are folded at the caret. */
  showFolded(): void {
    const fold = foldBesideCaret(this.view.state);
    if (fold) this.view.dispatch({ effects: openFolds.of(fold), scrollIntoView: true });
  }

  /** Paints these codings in place of those shown. */
  paint(codings: readonly SurfaceCoding[]): void {
    this.view.dispatch({ effects: setCodings.of(codings.map((one) => this.placed(one))) });
    this.tellSelection();
  }

  /** Paints one coding more, and picks it where asked to: only its own range is drawn again. */
  add(coding: SurfaceCoding, picked: boolean): void {
    const add = addCoding.of(this.placed(coding));
    this.view.dispatch({ effects: picked ? [add, pickCoding.of(coding.id)] : add });
    this.tellSelection();
  }

  /** Paints a coding anew: its edges or marks changed. */
  replace(coding: SurfaceCoding): void {
    this.view.dispatch({ effects: replaceCoding.of(this.placed(coding)) });
    this.tellSelection();
  }

  /** Takes one coding away. */
  remove(id: string): void {
    this.view.dispatch({ effects: removeCoding.of(id) });
    this.tellSelection();
  }

  /** Tints one coding's passage, or none. */
  pick(id: string | null): void {
    if (this.view.state.field(codingsField).picked !== id) this.view.dispatch({ effects: pickCoding.of(id) });
  }

  /** Marks a span as what is about to be coded, or nothing. */
  preview(span: { start: number; end: number } | null): void {
    const place = span && { from: this.offsets.toUtf16(span.start), to: this.offsets.toUtf16(span.end) };
    const seen = place ? [openFolds.of(place)] : [];
    this.view.dispatch({ effects: [setPreview.of(place), ...seen] });
  }

  /** Scrolls a passage to the middle and puts the caret at its start. */
  reveal(start: number, end: number): void {
    const from = this.offsets.toUtf16(start);
    const to = this.offsets.toUtf16(end);
    const seen = foldAt(this.view.state, from) ? null : this.view.coordsAtPos(from);
    const box = this.view.scrollDOM.getBoundingClientRect();
    const visible = seen !== null && seen.top > box.top + 20 && seen.bottom < box.bottom - 40;
    this.view.dispatch({
      selection: { anchor: from },
      effects: [
        openFolds.of({ from, to }),
        ...(visible
          ? []
          : [EditorView.scrollIntoView(from, { y: end - start > 1200 ? 'start' : 'center', yMargin: 40 })]),
      ],
    });
  }

  /** Selects a span of code points. */
  select(start: number, end: number): void {
    this.view.dispatch({
      selection: { anchor: this.offsets.toUtf16(start), head: this.offsets.toUtf16(end) },
      scrollIntoView: true,
    });
  }

  /** Selects the sentence or turn at the caret. With `extend`, what is selected grows to the end of the next one. */
  selectUnit(unit: Unit, extend: boolean): void {
    selectUnit(this.view, unit, extend);
  }

  /** The words of a span of code points. */
  textOf(start: number, end: number): string {
    return this.view.state.doc.sliceString(this.offsets.toUtf16(start), this.offsets.toUtf16(end));
  }

  /** The passage that a span means: without blanks at its edges, labels, and halves of letters. */
  passage(start: number, end: number): Passage | null {
    return this.passageIn(this.offsets.toUtf16(start), this.offsets.toUtf16(end));
  }

  /** The word at the caret. */
  wordAtCaret(): Passage | null {
    const word = this.view.state.wordAt(this.view.state.selection.main.head);
    return word && this.passageIn(word.from, word.to);
  }

  /** The words of the turn under a point of the window. */
  turnUnder(x: number, y: number): Passage | null {
    const at = this.view.posAtCoords({ x, y });
    const turn = at === null ? undefined : turnAt(this.view.state.field(turnsField), at);
    if (turn && foldAt(this.view.state, turn.from + 1)) return null;
    return turn ? this.passageIn(turn.from, turn.to) : null;
  }

  /** The code point that a step from another one leads to, as the caret would go. */
  step(at: number, by: Step, forward: boolean): number {
    const from = EditorSelection.cursor(this.offsets.toUtf16(at));
    const to =
      by === 'letter'
        ? this.view.moveByChar(from, forward)
        : by === 'word'
          ? this.view.moveByGroup(from, forward)
          : this.view.moveVertically(from, forward);
    return this.offsets.toCodePoint(to.head);
  }

  /** Brings a code point into view. */
  bringIntoView(at: number): void {
    this.view.dispatch({
      effects: EditorView.scrollIntoView(this.offsets.toUtf16(at), { y: 'nearest', yMargin: 40 }),
    });
  }

  /** Drops the selection; the caret stays. */
  dropSelection(): void {
    this.view.dispatch({ selection: { anchor: this.view.state.selection.main.head } });
  }

  /** Box of what is seen of a span in the window, for something that opens beside it; of the selection without one. */
  boxOf(span: { start: number; end: number } | null): DOMRect | null {
    const { main } = this.view.state.selection;
    const from = span ? this.offsets.toUtf16(span.start) : main.from;
    const to = span ? this.offsets.toUtf16(span.end) : main.to;
    const last = this.view.coordsAtPos(to, -1);
    const first = this.view.coordsAtPos(from, 1);
    if (!last) return null;
    const oneLine = first !== null && first.top >= last.top - 2;
    const left = oneLine ? first.left : this.view.contentDOM.getBoundingClientRect().left;
    const seen = this.view.scrollDOM.getBoundingClientRect().top;
    const top = Math.min(last.top, Math.max(seen, first?.top ?? seen));
    return new DOMRect(left, top, Math.max(1, last.right - left), last.bottom - top);
  }

  /** Remembers where the reader is before something is looked for. */
  beginFind(): void {
    this.finder.begin();
  }

  /** Marks every place that holds the words and goes to the first from where the reader was. */
  find(words: string, exact: boolean): Finding {
    return this.finder.look(words, exact);
  }

  /** Goes to the next or the last place that was found. */
  findStep(by: 1 | -1): Finding {
    return this.finder.step(by);
  }

  /** Ends looking: back to where the reader was, or (`stay`) with the found words selected. */
  endFind(stay: boolean): void {
    this.finder.end(stay);
  }

  /** How far down the transcript is scrolled: by words, since the height of what was not drawn yet is only estimated. */
  get scrolled(): Scrolled {
    return this.view.dom.isConnected ? this.readScrolled() : this.lastScrolled;
  }

  /** Keeps where it is scrolled to with each frame: once taken out of the page, it can no longer be read. */
  private keepScrolled(): void {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => {
      if (this.view.dom.isConnected) this.lastScrolled = this.readScrolled();
    });
  }

  private readScrolled(): Scrolled {
    const { top } = this.view.scrollDOM.getBoundingClientRect();
    const { from } = this.view.lineBlockAtHeight(top - this.view.documentTop);
    const line = this.view.coordsAtPos(from);
    return { at: this.offsets.toCodePoint(from), above: line ? Math.round(top - line.top) : 0 };
  }

  /** Scrolls to where the reader was. */
  scrollTo({ at, above }: Scrolled): void {
    const effects = EditorView.scrollIntoView(this.offsets.toUtf16(at), { y: 'start', yMargin: -above });
    this.view.dispatch({ effects });
  }

  /** Hears that the size or width of the text changed: the line at the top stays there. */
  restyled(change: () => void): void {
    restyled(this.view, change);
  }

  /** Gives the transcript the keyboard. */
  focus(): void {
    // To give it again what it has lays the page out for nothing.
    if (!this.view.hasFocus) this.view.focus();
  }

  /** Takes the surface out of the page and forgets the text. */
  destroy(): void {
    this.view.destroy();
  }

  private turns(): StateEffect<readonly ShownTurn[]> {
    return setTurns.of(laidOut(this.shown, this.view, this.offsets, this.quiet));
  }

  private placed({ start, end, ...rest }: SurfaceCoding): PaintedCoding {
    return { ...rest, from: this.offsets.toUtf16(start), to: this.offsets.toUtf16(end) };
  }

  private passageIn(from: number, to: number): Passage | null {
    return passageIn(this.view, this.offsets, from, to);
  }

  private tellSelection(): void {
    const { state } = this.view;
    const { head } = state.selection.main;
    this.events.onSelect(selectedIn(this.view, this.offsets));
    const turn = turnAt(state.field(turnsField), head);
    const here = codingsAt(state, head).map((coding) => coding.id);
    this.events.onCaret(this.offsets.toCodePoint(head), turn?.number ?? null, here);
  }

  private editorEvents(): EditorEvents {
    const { events } = this;
    return {
      onSelection: () => this.tellSelection(),
      onPick: (id) => events.onPick(id),
      onDrop: (code) => events.onDropOn(code),
      onMenu: () => events.onMenu(),
      movable: (coding) => events.movable(coding.id),
      onGrab: (edge) => events.onGrab(edge),
      onMove: (position) => events.onMove(this.offsets.toCodePoint(position)),
      onRelease: (keep) => events.onRelease(keep),
      onEdgeKey: (key, byWord) => events.onEdgeKey(key, byWord),
    };
  }
}
