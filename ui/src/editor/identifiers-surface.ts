// The text under review: what the rest of the window may ask of it. Offsets that go in and out are code points;
// UTF-16 stays inside.
import { standardKeymap } from '@codemirror/commands';
import { EditorState, Prec, type Extension } from '@codemirror/state';
import { EditorView, drawSelection, keymap } from '@codemirror/view';
import { difference } from './difference';
import { drawnField, identifiers, placeAt, setDrawn, type DrawnPlace } from './identifiers';
import './identifiers.css';
import { recordingTime, speakerName } from './names';
import { Offsets } from './offsets';
import { pagingKeys } from './paging';
import { passageOf } from './passage';
import { selectUnit, type Unit } from './select';
import type { Passage, SurfaceTranscript } from './surface';
import './surface.css';
import { setTurns, turns, turnsField, type ShownTurn } from './turns';

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
    this.extensions = this.made(nonce);
    this.view = new EditorView({ parent, state: EditorState.create({ extensions: this.extensions }) });
  }

  /** Shows a transcript from its beginning. */
  show(transcript: SurfaceTranscript): void {
    this.keep(transcript);
    this.view.setState(EditorState.create({ doc: transcript.text, extensions: this.extensions }));
    this.view.dispatch({ effects: setTurns.of(this.laidOut()) });
    this.view.scrollDOM.scrollTop = 0;
    this.events.onSelect(null);
  }

  /** Shows the transcript as it is now: the reader stays where they are. */
  update(transcript: SurfaceTranscript): void {
    const change = difference(this.shown.text, transcript.text);
    this.keep(transcript);
    if (change) this.view.dispatch({ changes: change });
    this.view.dispatch({ effects: setTurns.of(this.laidOut()) });
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
    const place = this.view.scrollSnapshot();
    change();
    this.view.requestMeasure();
    this.view.dispatch({ effects: place });
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

  private laidOut(): ShownTurn[] {
    const { turns: all, speakers } = this.shown;
    return all.map((turn) => {
      const from = this.offsets.toUtf16(turn.start);
      const speaker = turn.speaker === null ? undefined : speakers[turn.speaker];
      return {
        number: turn.number,
        role: turn.role,
        labelFrom: this.view.state.doc.lineAt(from).from,
        from,
        to: this.offsets.toUtf16(turn.end),
        name: speakerName(speaker, speakers),
        time: recordingTime(turn.start_ms),
        quiet: false,
      };
    });
  }

  private selected(): Passage | null {
    const { doc, selection } = this.view.state;
    const { from, to } = selection.main;
    if (from === to) return null;
    const text = { length: doc.length, slice: (a: number, b: number) => doc.sliceString(a, b) };
    const passage = passageOf(text, this.view.state.field(turnsField), from, to);
    return (
      passage && {
        start: this.offsets.toCodePoint(passage.from),
        end: this.offsets.toCodePoint(passage.to),
        text: doc.sliceString(passage.from, passage.to),
      }
    );
  }

  private made(nonce: string | undefined): Extension {
    return [
      EditorState.readOnly.of(true),
      EditorState.lineSeparator.of('\n'),
      EditorView.lineWrapping,
      EditorView.perLineTextDirection.of(true),
      EditorView.contentAttributes.of({
        'aria-label': 'Transcript under review',
        tabindex: '0',
        spellcheck: 'false',
        autocorrect: 'off',
      }),
      drawSelection({ cursorBlinkRate: 0 }),
      nonce === undefined ? [] : EditorView.cspNonce.of(nonce),
      turns,
      identifiers,
      this.picking(),
      Prec.high(keymap.of(pagingKeys.map(({ key, run, shift }) => ({ key, run, shift })))),
      keymap.of(standardKeymap),
      EditorView.updateListener.of((update) => {
        if (update.selectionSet || update.docChanged) this.events.onSelect(this.selected());
      }),
    ];
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
