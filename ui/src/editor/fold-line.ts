// Turns that are folded into one line: which of them, and the line that stands in their place.
import type { Text } from '@codemirror/state';
import { WidgetType, type EditorView } from '@codemirror/view';
import type { TurnExtent } from './passage';

/** A turn that may be folded. */
export interface FoldableTurn extends TurnExtent {
  number: number;
  /** Whether its speaker is one of those that are not looked at now. */
  quiet: boolean;
}

/** Turns one after the other that one line stands for. Offsets are UTF-16 units, of whole lines of the text. */
export interface Fold {
  from: number;
  to: number;
  /** Numbers of the turns, ascending. */
  turns: readonly number[];
}

/** The folds of a text: runs of quiet turns but those that were opened, by their numbers. */
export function foldsOf(doc: Text, turns: readonly FoldableTurn[], opened: ReadonlySet<number>): Fold[] {
  const folds: Fold[] = [];
  let before: Fold | undefined;
  for (const { quiet, number, labelFrom, from, to } of turns) {
    if (!quiet || opened.has(number)) {
      before = undefined;
      continue;
    }
    const end = doc.lineAt(Math.max(from, to - 1)).to;
    if (before && doc.sliceString(before.to, labelFrom).trim() === '') {
      folds.pop();
      before = { from: before.from, to: end, turns: [...before.turns, number] };
    } else before = { from: labelFrom, to: end, turns: [number] };
    folds.push(before);
  }
  return folds;
}

/** How much a fold holds, in words. */
export function foldWords({ turns }: Pick<Fold, 'turns'>): string {
  return turns.length === 1 ? '1 turn of others hidden' : `${turns.length} turns of others hidden`;
}

/** Numbers of the turns of a fold, as the gutter has them: `4` or `4–6`. */
export function foldNumbers({ turns }: Pick<Fold, 'turns'>): string {
  const [first, last] = [turns.at(0), turns.at(-1)];
  return first === last ? String(first) : `${first}–${last}`;
}

/** The line in place of folded turns. A press shows them; so does Enter where the caret is beside it. */
export class FoldLine extends WidgetType {
  constructor(
    readonly fold: Fold,
    /** Whether the caret is beside it. */
    private readonly here: boolean,
    private readonly show: (view: EditorView, fold: Fold) => void,
  ) {
    super();
  }

  override eq(other: FoldLine): boolean {
    const { fold, here } = other;
    return here === this.here && fold.from === this.fold.from && fold.to === this.fold.to;
  }

  override get estimatedHeight(): number {
    return 30;
  }

  override toDOM(view: EditorView): HTMLElement {
    const line = document.createElement('div');
    line.className = this.here ? 't-fold here' : 't-fold';
    const button = document.createElement('button');
    button.type = 'button';
    // Reached with the caret, like all of the text; a transcript of a hundred folds is no hundred stops.
    button.tabIndex = -1;
    const show = document.createElement('span');
    show.textContent = 'Show';
    button.append(`${foldWords(this.fold)} · `, show);
    if (this.here) {
      const key = document.createElement('kbd');
      key.className = 'k';
      key.textContent = '↵';
      key.setAttribute('aria-hidden', 'true');
      button.append(key);
    }
    // The text keeps its selection and the keyboard.
    button.addEventListener('mousedown', (event) => event.preventDefault());
    button.addEventListener('click', () => this.show(view, this.fold));
    line.append(button);
    return line;
  }
}
