// Folding of turns whose speakers are not looked at. What is selected, found or gone to is never left folded: nobody
// codes words that they do not see.
import { EditorState, Prec, StateEffect, StateField, type EditorSelection } from '@codemirror/state';
import { Decoration, EditorView, keymap, type Command, type DecorationSet } from '@codemirror/view';
import { FoldLine, foldsOf, type Fold } from './fold-line';
import { turnsField } from './turns';

/** A stretch of the text in UTF-16 units. */
interface Stretch {
  from: number;
  to: number;
}

/** Folds the quiet turns, or none. All that were opened before are folded again. */
export const setFolding = StateEffect.define<boolean>();

/** Opens the folds that a stretch touches. */
export const openFolds = StateEffect.define<Stretch>();

interface Folded {
  on: boolean;
  /** Numbers of turns that were opened one by one. */
  opened: ReadonlySet<number>;
  folds: readonly Fold[];
  /** The fold that the caret is beside. */
  here: Fold | null;
  lines: DecorationSet;
}

const NONE: Folded = { on: false, opened: new Set(), folds: [], here: null, lines: Decoration.none };

/** Holds what is folded. */
const foldsField = StateField.define<Folded>({
  create: () => NONE,
  update(before, transaction) {
    const turns = transaction.state.field(turnsField);
    let { on, opened, folds } = before;
    const asked: Stretch[] = [];
    for (const effect of transaction.effects) {
      if (effect.is(setFolding)) [on, opened] = [effect.value, NONE.opened];
      else if (effect.is(openFolds)) asked.push(effect.value);
    }
    const now = (): Fold[] => (on ? foldsOf(transaction.newDoc, turns, opened) : []);
    const others =
      on !== before.on || opened !== before.opened || turns !== transaction.startState.field(turnsField);
    if (others || transaction.docChanged) folds = now();
    const shown = folds.filter((fold) => asked.some((stretch) => isTouched(fold, stretch)));
    if (shown.length > 0) {
      opened = new Set([...opened, ...shown.flatMap((fold) => fold.turns)]);
      folds = now();
    }
    const here = besideCaret(folds, transaction.newSelection);
    if (folds === before.folds && here === before.here) return before;
    return { on, opened, folds, here, lines: drawn(folds, here) };
  },
  provide: (field) => [
    EditorView.decorations.from(field, ({ lines }) => lines),
    EditorView.atomicRanges.of((view) => view.state.field(field).lines),
  ],
});

function drawn(folds: readonly Fold[], here: Fold | null): DecorationSet {
  const show = (view: EditorView, fold: Fold): void => view.dispatch({ effects: openFolds.of(fold) });
  return Decoration.set(
    folds.map((fold) =>
      Decoration.replace({ block: true, widget: new FoldLine(fold, fold === here, show) }).range(
        fold.from,
        fold.to,
      ),
    ),
  );
}

/** Whether a stretch takes in something of a fold; a caret, whether it is inside. */
function isTouched(fold: Fold, { from, to }: Stretch): boolean {
  return from < fold.to && to > fold.from;
}

function besideCaret(folds: readonly Fold[], { main }: EditorSelection): Fold | null {
  if (!main.empty) return null;
  return folds.find((fold) => main.head === fold.from || main.head === fold.to) ?? null;
}

/** The fold that holds a position, if one does. */
export function foldAt(state: EditorState, position: number): Fold | null {
  return state.field(foldsField).folds.find(({ from, to }) => from < position && position < to) ?? null;
}

/** The fold that the caret is beside, if any. */
export function foldBesideCaret(state: EditorState): Fold | null {
  return state.field(foldsField).here;
}

/** Opens what is selected by keys or gone to. While the pointer selects, lines must not move under it. */
const openSelected = EditorState.transactionExtender.of((transaction) => {
  const { startState, selection, newSelection, docChanged } = transaction;
  if (!selection || docChanged || transaction.isUserEvent('select.pointer')) return null;
  const { main } = newSelection;
  const hidden = startState.field(foldsField).folds.some((fold) => isTouched(fold, main));
  return hidden ? { effects: openFolds.of({ from: main.from, to: main.to }) } : null;
});

/** Opens what the pointer selected once it lets go, wherever that is. */
const openDragged = EditorView.domEventHandlers({
  mousedown(_event, view) {
    const done = (): void => {
      const { main } = view.state.selection;
      const hidden = !main.empty && view.state.field(foldsField).folds.some((fold) => isTouched(fold, main));
      if (hidden && view.dom.isConnected)
        view.dispatch({ effects: openFolds.of({ from: main.from, to: main.to }) });
    };
    window.addEventListener('mouseup', done, { once: true });
    return false;
  },
});

/** The caret stops at the line of a fold like at any other, where the editor would step over it. */
const stop =
  (forward: boolean): Command =>
  (view) => {
    const { main } = view.state.selection;
    const { folds: all } = view.state.field(foldsField);
    if (all.length === 0 || !main.empty) return false;
    const { head } = main;
    const { head: next } = view.moveVertically(main, forward);
    const fold = forward
      ? all.find(({ from, to }) => head < from && next >= to)
      : all.findLast(({ from, to }) => head > to && next <= from);
    if (!fold) return false;
    view.dispatch({ selection: { anchor: forward ? fold.from : fold.to }, scrollIntoView: true });
    return true;
  };

/** Everything that folds turns. */
export const folds = [
  foldsField,
  openSelected,
  openDragged,
  Prec.high(
    keymap.of([
      { key: 'ArrowDown', run: stop(true) },
      { key: 'ArrowUp', run: stop(false) },
    ]),
  ),
];
