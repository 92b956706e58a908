// Answers that nobody has coded yet. Pure.
import type { Coding, Turn } from '../ipc/types';

/**
 * The turn after (`1`) or before (`-1`) the one of number `from` that an interviewee says and none of these codings
 * touches. `codings` are by start, as a transcript gives them.
 */
export function nextUncoded(
  turns: readonly Turn[],
  codings: readonly Pick<Coding, 'start' | 'end'>[],
  from: number | null,
  step: 1 | -1,
): Turn | null {
  // The turn itself may be left out: then its neighbours are the next ones.
  const first =
    step > 0
      ? turns.findIndex((turn) => turn.number > (from ?? 0))
      : turns.findLastIndex((turn) => turn.number < (from ?? Infinity));
  for (let at = first; at >= 0 && at < turns.length; at += step) {
    const turn = turns[at];
    if (turn && turn.role !== 'interviewer' && turn.end > turn.start && !isCoded(turn, codings)) return turn;
  }
  return null;
}

/** How many answers there are, and how many of them none of these codings touches. */
export function uncodedCount(
  turns: readonly Turn[],
  codings: readonly Pick<Coding, 'start' | 'end'>[],
): { answers: number; uncoded: number } {
  const answers = turns.filter((turn) => turn.role !== 'interviewer' && turn.end > turn.start);
  return { answers: answers.length, uncoded: answers.filter((turn) => !isCoded(turn, codings)).length };
}

function isCoded(turn: Turn, codings: readonly Pick<Coding, 'start' | 'end'>[]): boolean {
  return codings.some((one) => one.start < turn.end && one.end > turn.start);
}
