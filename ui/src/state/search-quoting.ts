// Hits as quotations to be pasted elsewhere: whole sentences with who said them, where they may be quoted. Pure.
import { Offsets } from '../editor/offsets';
import { sentences } from '../editor/sentences';
import type { Person, FoundHit, TranscriptView } from '../ipc/types';
import { consentKind } from './words';

/** What was made of hits. */
export interface Quoted {
  text: string;
  /** Quotations in it. */
  count: number;
  /** Hits that may not be quoted, or of which nobody knows whether. */
  leftOut: number;
  /** Whether any stands in a raw text. */
  raw: boolean;
}

/** Hits as quotations, a line each. Hits in one sentence are one quotation. */
export function quotationsOf(
  hits: readonly FoundHit[],
  viewOf: (transcript: string) => TranscriptView | undefined,
  personOf: (id: string) => Person | undefined,
): Quoted {
  const lines = new Set<string>();
  let leftOut = 0;
  let raw = false;
  for (const hit of hits) {
    const view = viewOf(hit.transcript);
    const person = hit.person === null ? undefined : personOf(hit.person);
    if (!view || !person || consentKind(person.consent) !== 'quote' || hit.speaker_role === 'interviewer') {
      leftOut += 1;
      continue;
    }
    raw ||= hit.raw;
    const said = sentencesAround(view, hit);
    // Notes are nobody's own words.
    const words = view.row.kind === 'notes' ? said : `“${said}”`;
    lines.add(`${words} —${person.attribution ?? 'Interviewee'}`);
  }
  return { text: [...lines].join('\n\n'), count: lines.size, leftOut, raw };
}

/** The sentences of its turn that a hit stands in; what was coded, as it was coded. */
function sentencesAround(view: TranscriptView, hit: FoundHit): string {
  const offsets = new Offsets(view.text);
  const cut = (from: number, to: number): string =>
    view.text.slice(offsets.toUtf16(from), offsets.toUtf16(to));
  const turn = view.turns.find((one) => one.start <= hit.start && hit.end <= one.end);
  if (!turn) return cut(hit.start, hit.end).replaceAll(/\s+/gu, ' ').trim();
  const text = cut(turn.start, turn.end);
  const inTurn = new Offsets(text);
  const [from, to] = [inTurn.toUtf16(hit.start - turn.start), inTurn.toUtf16(hit.end - turn.start)];
  const touched = sentences(text).filter((one) => one.from < to && from < one.to);
  const [first, last] = [touched[0], touched.at(-1)];
  return text.slice(first?.from ?? from, last?.to ?? to).replaceAll(/\s+/gu, ' ');
}
