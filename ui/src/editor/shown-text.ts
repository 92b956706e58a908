// What both surfaces do with the text that they show: where its turns are, which passage is meant, how it is set.
import type { StateEffect } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { recordingTime, speakerName, type NamedSpeaker } from './names';
import type { Offsets } from './offsets';
import { passageOf } from './passage';
import { turnsField, type ShownTurn } from './turns';

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

/** Measures of the text, in pixels. */
export interface Measures {
  size: number;
  line: number;
  width: number;
}

/** The turns as the editor draws them. Those of `quiet` speakers, by their labels, step back. */
export function laidOut(
  { turns, speakers }: SurfaceTranscript,
  view: EditorView,
  offsets: Offsets,
  quiet: ReadonlySet<string> = new Set(),
): ShownTurn[] {
  return turns.map((turn) => {
    const from = offsets.toUtf16(turn.start);
    const speaker = turn.speaker === null ? undefined : speakers[turn.speaker];
    return {
      number: turn.number,
      role: turn.role,
      labelFrom: view.state.doc.lineAt(from).from,
      from,
      to: offsets.toUtf16(turn.end),
      name: speakerName(speaker, speakers),
      time: recordingTime(turn.start_ms),
      quiet: quiet.has(speaker?.label ?? ''),
    };
  });
}

/** The passage that a range of the editor means; `null` where it holds no words. */
export function passageIn(view: EditorView, offsets: Offsets, from: number, to: number): Passage | null {
  const { doc } = view.state;
  const text = { length: doc.length, slice: (a: number, b: number) => doc.sliceString(a, b) };
  const passage = passageOf(text, view.state.field(turnsField), from, to);
  return (
    passage && {
      start: offsets.toCodePoint(passage.from),
      end: offsets.toCodePoint(passage.to),
      text: doc.sliceString(passage.from, passage.to),
    }
  );
}

/** The passage that is selected. */
export function selectedIn(view: EditorView, offsets: Offsets): Passage | null {
  const { from, to } = view.state.selection.main;
  return from === to ? null : passageIn(view, offsets, from, to);
}

/** Pixels above the first line that are shown with it: more than its space to the edge. */
const ABOVE = 1000;

/** Scrolls to the top with the next measuring: to scroll at once would lay the page out, and again after what follows. */
export function toTop(): StateEffect<unknown> {
  return EditorView.scrollIntoView(0, { y: 'start', yMargin: ABOVE });
}

/** Changes the size or width of the text: the line at the top stays there. */
export function restyled(view: EditorView, change: () => void): void {
  const place = view.scrollSnapshot();
  change();
  view.requestMeasure();
  view.dispatch({ effects: place });
}

/** Sets the text of the surface in an element in this size, height of lines and width. */
export function setMeasures(element: HTMLElement, { size, line, width }: Measures): void {
  element.style.setProperty('--reading-size', `${size}px`);
  element.style.setProperty('--reading-line', `${line}px`);
  element.style.setProperty('--reading-width', `${width}px`);
}

/** What the page's policy asks of styles that an editor adds. */
export function styleNonce(): string | undefined {
  return document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce;
}
