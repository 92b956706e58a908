// Selecting by sentence and by turn, and going on from what is selected. Offsets in UTF-16 units.
import { EditorSelection, type EditorState } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { turnAt } from './passage';
import { sentenceAt, sentences, type Part } from './sentences';
import { turnsField, type ShownTurn } from './turns';

/** What is selected at once. */
export type Unit = 'sentence' | 'turn';

/** Selects the unit at the caret. With `extend`, what is selected grows to the end of the next one. */
export function selectUnit(view: EditorView, unit: Unit, extend: boolean): void {
  const { state } = view;
  const { main } = state.selection;
  const part =
    extend && !main.empty
      ? { from: main.from, to: endAfter(state, unit, main.to) }
      : at(state, unit, main.head);
  if (part && part.to > part.from)
    view.dispatch({ selection: EditorSelection.single(part.from, part.to), scrollIntoView: true });
}

function at(state: EditorState, unit: Unit, position: number): Part | undefined {
  const turn = turnAt(state.field(turnsField), position) ?? state.field(turnsField)[0];
  if (!turn) return undefined;
  if (unit === 'turn') return { from: turn.from, to: turn.to };
  return sentenceAt(sentencesOf(state, turn), Math.max(position, turn.from));
}

/** End of the first unit that ends after a position; of the last one where there is none. */
function endAfter(state: EditorState, unit: Unit, position: number): number {
  const turns = state.field(turnsField);
  const here = turnAt(turns, position);
  const rest = here ? turns.slice(turns.indexOf(here), turns.indexOf(here) + 3) : turns.slice(0, 1);
  for (const turn of rest) {
    const parts = unit === 'turn' ? [turn] : sentencesOf(state, turn);
    const next = parts.find((one) => one.to > position);
    if (next) return next.to;
  }
  return position;
}

function sentencesOf(state: EditorState, turn: ShownTurn): Part[] {
  return sentences(state.doc.sliceString(turn.from, turn.to)).map((one) => ({
    from: one.from + turn.from,
    to: one.to + turn.from,
  }));
}
