// What lies under the pointer in the text: the margin names the codings there.
import { EditorView } from '@codemirror/view';
import { codingsAt, codingsField, nameCodings } from './codings';

/** Names the codings under the pointer, at most once a frame. */
export function hover() {
  let at: { x: number; y: number } | null = null;
  let asked = false;
  const name = (view: EditorView): void => {
    asked = false;
    const position = at && view.posAtCoords(at);
    const ids = position === null ? [] : codingsAt(view.state, position).map((one) => one.id);
    const before = view.state.field(codingsField).named;
    if (ids.length === before.length && ids.every((id, index) => id === before[index])) return;
    view.dispatch({ effects: nameCodings.of(ids) });
  };
  const later = (view: EditorView): void => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      if (view.dom.isConnected) name(view);
    });
  };
  return EditorView.domEventHandlers({
    mousemove(event, view) {
      // While something is being dragged over, the names would flicker.
      at = event.buttons === 0 ? { x: event.clientX, y: event.clientY } : null;
      later(view);
    },
    mouseleave(_event, view) {
      at = null;
      later(view);
    },
  });
}
