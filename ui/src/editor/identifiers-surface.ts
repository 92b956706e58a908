// The text under review: what the rest of the window may ask of it. Offsets that go in and out are code points;
// UTF-16 stays inside.
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { difference } from './difference';
import { readText } from './extensions';
import { drawnField, identifiers, placeAt, setDrawn, type DrawnPlace } from './identifiers';
import './identifiers.css';
import { Offsets } from './offsets';
import { selectUnit, type Unit } from './select';
import { laidOut, restyled, selectedIn, toTop, type Passage, type SurfaceTranscript } from './shown-text';
import './surface.css';
import { setTurns, turns } from './turns';

/** A place to draw. Offsets are code points, end exclusive. */
export type ReviewPlace = Omit<DrawnPlace, 'from' | 'to'> & { start: number; end: number };

/** What is drawn of a transcript under review. */
export interface ReviewDrawing {
  places: readonly ReviewPlace[];
  hand: { start: number; end: number; comes: string | null } | null;
  turn: { start: number; end: number } | null;
}

/** What the text tells. */
export interface ReviewEvents {
  onSelect: (passage: Passage | null) => void;
  /** A place was clicked. */
  onPick: (key: string) => void;
}

/** Shows one transcript at a time, to be read and selected but not written in. */
export class ReviewSurface {
  private readonly view: EditorView;
  private readonly extensions: Extension;
  private offsets = new Offsets('');
  private shown: SurfaceTranscript = { text: '', turns: [], speakers: [] };

  constructor(
    parent: HTMLElement,
    private readonly events: ReviewEvents,
    nonce?: string,
  ) {
    const tell = () => this.events.onSelect(selectedIn(this.view, this.offsets));
    this.extensions = readText('Transcript under review', [turns, identifiers, this.picking()], tell, nonce);
    this.view = new EditorView({ parent, state: EditorState.create({ extensions: this.extensions }) });
  }

  /** Shows a transcript from its beginning. */
  show(transcript: SurfaceTranscript): void {
    this.keep(transcript);
    this.view.setState(EditorState.create({ doc: transcript.text, extensions: this.extensions }));
    this.view.dispatch({
      effects: [setTurns.of(laidOut(this.shown, this.view, this.offsets)), toTop()],
    });
    this.events.onSelect(null);
  }

  /** Shows the transcript as it is now: the reader stays where they are. */
  update(transcript: SurfaceTranscript): void {
    const change = difference(this.shown.text, transcript.text);
    this.keep(transcript);
    if (change) this.view.dispatch({ changes: change });
    this.view.dispatch({ effects: setTurns.of(laidOut(this.shown, this.view, this.offsets)) });
  }

  /** Draws what was found and decided. */
  draw({ places, hand, turn }: ReviewDrawing): void {
    const placed = (span: { start: number; end: number }) => ({
      from: this.offsets.toUtf16(span.start),
      to: this.offsets.toUtf16(span.end),
    });
    this.view.dispatch({
      effects: setDrawn.of({
        places: places.map(({ key, state, alias, same, ...span }) => ({
          key,
          state,
          alias,
          same,
          ...placed(span),
        })),
        hand: hand && { ...placed(hand), comes: hand.comes },
        turn: turn && placed(turn),
      }),
    });
  }

  /** Brings a passage to the middle, unless it is seen well already. */
  reveal(start: number, end: number): void {
    const [from, to] = [this.offsets.toUtf16(start), this.offsets.toUtf16(end)];
    const seen = this.view.coordsAtPos(from);
    const last = this.view.coordsAtPos(to);
    const box = this.view.scrollDOM.getBoundingClientRect();
    const visible = seen && last && seen.top > box.top + 24 && last.bottom < box.bottom - 32;
    const long = seen && last && last.bottom - seen.top > box.height * 0.6;
    if (!visible)
      this.view.dispatch({
        effects: EditorView.scrollIntoView(from, { y: long ? 'start' : 'center', yMargin: 40 }),
      });
  }

  /** Selects the sentence or turn at the caret. */
  selectUnit(unit: Unit, extend: boolean): void {
    selectUnit(this.view, unit, extend);
  }

  /** Drops the selection; the caret stays. */
  dropSelection(): void {
    this.view.dispatch({ selection: { anchor: this.view.state.selection.main.head } });
  }

  /** Hears that the size or width of the text changed: the line at the top stays there. */
  restyled(change: () => void): void {
    restyled(this.view, change);
  }

  /** Gives the text the keyboard. */
  focus(): void {
    this.view.focus();
  }

  /** Takes the text out of the page and forgets it. */
  destroy(): void {
    this.view.destroy();
  }

  private keep(transcript: SurfaceTranscript): void {
    this.shown = transcript;
    this.offsets = new Offsets(transcript.text);
  }

  /** A click on a place picks it. */
  private picking(): Extension {
    return EditorView.domEventHandlers({
      click: (event, view) => {
        const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
        if (at === null || !view.state.selection.main.empty) return false;
        const place = placeAt(view.state, at) ?? this.chipUnder(event);
        if (place) this.events.onPick(place.key);
        return false;
      },
    });
  }

  /** The place whose chip was clicked: a point beside its middle counts as behind it. */
  private chipUnder({ target }: MouseEvent): DrawnPlace | undefined {
    const chip = target instanceof Element ? target.closest('.alias') : null;
    if (!chip) return undefined;
    const at = this.view.posAtDOM(chip);
    return this.view.state.field(drawnField).places.find((one) => one.from === at);
  }
}
