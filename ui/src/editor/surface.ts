// The transcript surface: what the rest of the window may ask of the editor. Offsets that go in and out are code
// points; UTF-16 stays inside.
import { standardKeymap } from '@codemirror/commands';
import { EditorState, Prec, type Extension } from '@codemirror/state';
import { EditorView, drawSelection, keymap } from '@codemirror/view';
import {
  addCoding,
  codingsAt,
  codingsField,
  pickCoding,
  removeCoding,
  setCodings,
  type PaintedCoding,
} from './codings';
import { margin } from './margin';
import { recordingTime, speakerName, type NamedSpeaker } from './names';
import { Offsets } from './offsets';
import { paint } from './paint';
import { passageOf, turnAt } from './passage';
import './surface.css';
import { setTurns, turns, turnsField, type ShownTurn } from './turns';

/** A coding to paint. Offsets are code points, end exclusive. */
export type SurfaceCoding = Omit<PaintedCoding, 'from' | 'to'> & { start: number; end: number };

/** A transcript to show. Offsets are code points; a turn begins after its label. */
export interface SurfaceTranscript {
  text: string;
  turns: readonly {
    number: number;
    start: number;
    end: number;
    speaker: number | null;
    role: string;
    start_ms: number | null;
  }[];
  speakers: readonly NamedSpeaker[];
}

/** A passage of the open transcript: code points, end exclusive, and its words. */
export interface Passage {
  start: number;
  end: number;
  text: string;
}

/** What the surface tells. */
export interface SurfaceEvents {
  /** The selected passage, or `null`. */
  onSelect: (passage: Passage | null) => void;
  /** Where the caret is: number of its turn, and ids of the codings that cover it, shortest first. */
  onCaret: (turn: number | null, codings: string[]) => void;
  /** A bar or label of the margin was clicked. */
  onPick: (coding: string) => void;
}

/** Shows one transcript at a time, to be read and selected but not written in. */
export class Surface {
  private readonly view: EditorView;
  private readonly extensions: Extension;
  private offsets = new Offsets('');

  constructor(
    parent: HTMLElement,
    private readonly events: SurfaceEvents,
    nonce?: string,
  ) {
    this.extensions = [
      EditorState.readOnly.of(true),
      EditorState.lineSeparator.of('\n'),
      EditorView.lineWrapping,
      EditorView.perLineTextDirection.of(true),
      EditorView.contentAttributes.of({
        'aria-label': 'Transcript',
        tabindex: '0',
        spellcheck: 'false',
        autocorrect: 'off',
      }),
      // Without it the selection would vanish as soon as the picker's field has focus.
      drawSelection({ cursorBlinkRate: 0 }),
      nonce ? EditorView.cspNonce.of(nonce) : [],
      codingsField,
      turns,
      paint,
      margin((id) => this.events.onPick(id)),
      Prec.high(keymap.of([{ key: 'PageUp', run: pageUp }])),
      keymap.of(standardKeymap),
      EditorView.updateListener.of((update) => {
        if (update.selectionSet || update.docChanged) this.tellSelection();
      }),
    ];
    this.view = new EditorView({ parent, state: EditorState.create({ extensions: this.extensions }) });
  }

  /** Shows a transcript from its beginning, without codings. */
  show(transcript: SurfaceTranscript): void {
    this.offsets = new Offsets(transcript.text);
    this.view.setState(EditorState.create({ doc: transcript.text, extensions: this.extensions }));
    this.view.dispatch({ effects: setTurns.of(this.shown(transcript)) });
    this.view.scrollDOM.scrollTop = 0;
    this.tellSelection();
  }

  /** Paints these codings in place of those shown. */
  paint(codings: readonly SurfaceCoding[]): void {
    this.view.dispatch({ effects: setCodings.of(codings.map((one) => this.placed(one))) });
    this.tellSelection();
  }

  /** Paints one coding more: only its own range is drawn again. */
  add(coding: SurfaceCoding): void {
    this.view.dispatch({ effects: addCoding.of(this.placed(coding)) });
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

  /** Scrolls a passage to the middle and puts the caret at its start. */
  reveal(start: number, end: number): void {
    const from = this.offsets.toUtf16(start);
    const seen = this.view.coordsAtPos(from);
    const box = this.view.scrollDOM.getBoundingClientRect();
    const visible = seen !== null && seen.top > box.top + 20 && seen.bottom < box.bottom - 40;
    this.view.dispatch({
      selection: { anchor: from },
      effects: visible
        ? []
        : EditorView.scrollIntoView(from, { y: end - start > 1200 ? 'start' : 'center', yMargin: 40 }),
    });
  }

  /** Selects a span of code points. */
  select(start: number, end: number): void {
    this.view.dispatch({
      selection: { anchor: this.offsets.toUtf16(start), head: this.offsets.toUtf16(end) },
      scrollIntoView: true,
    });
  }

  /** The words of a span of code points. */
  textOf(start: number, end: number): string {
    return this.view.state.doc.sliceString(this.offsets.toUtf16(start), this.offsets.toUtf16(end));
  }

  /** Drops the selection; the caret stays. */
  dropSelection(): void {
    this.view.dispatch({ selection: { anchor: this.view.state.selection.main.head } });
  }

  /** Box of the selection's last line in the window, for something that opens beside it. */
  selectionBox(): DOMRect | null {
    const { from, to } = this.view.state.selection.main;
    const last = this.view.coordsAtPos(to, -1);
    const first = this.view.coordsAtPos(from, 1);
    if (!last) return null;
    const left =
      first && first.top >= last.top - 2 ? first.left : this.view.contentDOM.getBoundingClientRect().left;
    return new DOMRect(left, last.top, Math.max(1, last.right - left), last.bottom - last.top);
  }

  /** How far down the transcript is scrolled, in pixels. */
  get scrolled(): number {
    return this.view.scrollDOM.scrollTop;
  }

  /** Scrolls to where the reader was. */
  scrollTo(top: number): void {
    this.view.scrollDOM.scrollTop = top;
  }

  /** Gives the transcript the keyboard. */
  focus(): void {
    this.view.focus();
  }

  /** Takes the surface out of the page and forgets the text. */
  destroy(): void {
    this.view.destroy();
  }

  private placed({ start, end, ...rest }: SurfaceCoding): PaintedCoding {
    return { ...rest, from: this.offsets.toUtf16(start), to: this.offsets.toUtf16(end) };
  }

  private shown({ turns: all, speakers }: SurfaceTranscript): ShownTurn[] {
    return all.map((turn) => {
      const from = this.offsets.toUtf16(turn.start);
      return {
        number: turn.number,
        role: turn.role,
        labelFrom: this.view.state.doc.lineAt(from).from,
        from,
        to: this.offsets.toUtf16(turn.end),
        name: speakerName(turn.speaker === null ? undefined : speakers[turn.speaker], speakers),
        time: recordingTime(turn.start_ms),
      };
    });
  }

  private tellSelection(): void {
    const { state } = this.view;
    const { from, to, head } = state.selection.main;
    const charAt = (at: number): string => state.doc.sliceString(at, at + 1);
    const passage = from === to ? null : passageOf(charAt, state.field(turnsField), from, to);
    this.events.onSelect(
      passage && {
        start: this.offsets.toCodePoint(passage.from),
        end: this.offsets.toCodePoint(passage.to),
        text: state.doc.sliceString(passage.from, passage.to),
      },
    );
    const turn = turnAt(state.field(turnsField), head);
    this.events.onCaret(
      turn?.number ?? null,
      codingsAt(state, head).map((coding) => coding.id),
    );
  }
}

/** One page up by position: scrolling by pixels jumps where heights above are only estimated. */
function pageUp(view: EditorView): boolean {
  const top = view.lineBlockAtHeight(view.scrollDOM.scrollTop).from;
  if (top === 0) return false;
  const at = view.posAtCoords({
    x: view.contentDOM.getBoundingClientRect().left + 4,
    y: view.scrollDOM.getBoundingClientRect().top + 8,
  });
  view.dispatch({
    selection: { anchor: at ?? top },
    effects: EditorView.scrollIntoView(at ?? top, { y: 'end' }),
  });
  return true;
}
