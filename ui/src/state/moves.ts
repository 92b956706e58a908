// Ways through an interview: from passage to passage, through codings that overlap, to the next answer without one.
import type { OpenTranscript } from './transcript.svelte';
import { nextUncoded, uncodedCount } from './uncoded';

/** The coding after (`1`) or before (`-1`) the picked one, in reading order; from the caret where none is picked. */
export function toPassage(transcript: OpenTranscript, step: 1 | -1): void {
  const { shown, picked, caret } = transcript;
  const at = shown.findIndex((one) => one.id === picked);
  const fromCaret =
    step > 0
      ? shown.findIndex((one) => one.start >= caret)
      : shown.findLastIndex((one) => one.start <= caret);
  const next = shown[at < 0 ? fromCaret : at + step];
  if (next) transcript.visit(next.id);
}

/** Picks the next of the codings at the caret or in the selection, round to the first. Answers whether there was one. */
export function toOverlapping(transcript: OpenTranscript): boolean {
  const { selection, shown, picked } = transcript;
  const here = selection
    ? shown.filter((one) => one.start < selection.end && one.end > selection.start).map((one) => one.id)
    : transcript.caretCodings;
  const next = here[(here.indexOf(picked ?? '') + 1) % here.length];
  if (next === undefined || next === picked) return false;
  transcript.pick(next);
  return true;
}

/** Goes to the next (`1`) or last (`-1`) answer that shows and that the coder has not coded. Says how many there are. */
export function toUncoded(transcript: OpenTranscript, coder: string | null, step: 1 | -1): string {
  const mine = transcript.codings.filter((one) => one.coder === coder);
  const turns = transcript.view?.turns ?? [];
  const shown = turns.filter((turn) => transcript.choice.showsTurn(turn));
  const turn = nextUncoded(shown, mine, transcript.caretTurn, step);
  const { answers, uncoded } = uncodedCount(shown, mine);
  if (!turn)
    return uncoded === 0
      ? 'Every answer has a code of yours'
      : `Every answer ${step > 0 ? 'after' : 'before'} this one has a code of yours`;
  transcript.pick(null);
  transcript.port?.reveal(turn.start, turn.end);
  return `${uncoded} of ${answers} answers without a code of yours`;
}
