// A page up and a page down by position: scrolling by pixels jumps where heights are only estimated.
import { EditorSelection } from '@codemirror/state';
import { EditorView, type Command } from '@codemirror/view';

/** Where a page up or down looks for its line: this far from the edge of what is seen, in pixels. */
const INSIDE = 8;

const page =
  (down: boolean, extend: boolean): Command =>
  (view) => {
    const box = view.scrollDOM.getBoundingClientRect();
    const block = view.lineBlockAtHeight((down ? box.bottom : box.top) - view.documentTop);
    const at =
      view.posAtCoords({
        x: view.contentDOM.getBoundingClientRect().left + 4,
        y: down ? box.bottom - INSIDE : box.top + INSIDE,
      }) ?? (down ? block.to : block.from);
    const { anchor } = view.state.selection.main;
    view.dispatch({
      selection: extend ? EditorSelection.single(anchor, at) : EditorSelection.cursor(at),
      effects: EditorView.scrollIntoView(at, { y: down ? 'start' : 'end' }),
    });
    return true;
  };

/** Keys of the two, with and without Shift. */
export const pagingKeys = [
  { key: 'PageUp', run: page(false, false), shift: page(false, true) },
  { key: 'PageDown', run: page(true, false), shift: page(true, true) },
];
