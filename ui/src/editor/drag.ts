// Dragging: of the selected words onto a code of the codebook. Rows that take a drop say so with `data-code`.
import { EditorView } from '@codemirror/view';

/** Pixels of movement from which a press is a drag. */
const THRESHOLD = 5;
/** How near to the edge of a list the pointer makes it scroll, and how far in a frame, in pixels. */
const EDGE = 28;
const SPEED = 9;

/** What is told of a drag. */
export interface DragEvents {
  /** The selected words were dropped on a code. */
  onDrop: (code: string) => void;
}

/** Lets the selection be dragged. A press without movement puts the caret there, as it does everywhere else. */
export function dragSelection(events: DragEvents) {
  return EditorView.domEventHandlers({
    mousedown(event, view) {
      if (
        event.button !== 0 ||
        event.detail > 1 ||
        event.shiftKey ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey
      )
        return false;
      const { main } = view.state.selection;
      const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
      if (main.empty || at === null || at <= main.from || at >= main.to) return false;
      const words = view.state.sliceDoc(main.from, main.to);
      followDrag(event, {
        words: `“${words.length > 60 ? `${words.slice(0, 60).trimEnd()}…` : words}”`,
        target: (x, y) => document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-code]') ?? null,
        drop: (row) => {
          const code = row.dataset['code'];
          if (code !== undefined) events.onDrop(code);
        },
        press: () => {
          view.dispatch({ selection: { anchor: at } });
          view.focus();
        },
      });
      view.focus();
      return true;
    },
    // The drag of the page itself would carry the text out of the window.
    dragstart(event) {
      event.preventDefault();
      return true;
    },
  });
}

/** A drag from press to release. */
export interface Drag {
  /** What the pointer carries, in words. */
  words: string;
  /** What would take a drop here; it is marked while the pointer is over it. */
  target: (x: number, y: number) => HTMLElement | null;
  /** What happens on release over a target. */
  drop: (target: HTMLElement, x: number, y: number) => void;
  /** Hears where the pointer is while dragging, and `null` at the end. */
  over?: (place: { x: number; y: number } | null) => void;
  /** What happens on release without a drag. */
  press?: () => void;
}

/** Follows a drag until the button is let go, Escape is pressed or the window is left. */
export function followDrag(start: { clientX: number; clientY: number }, drag: Drag): void {
  const ghost = document.createElement('div');
  ghost.className = 'drag-ghost';
  ghost.textContent = drag.words;
  let marked: HTMLElement | null = null;
  let dragging = false;
  let frame = 0;
  let pointer = { x: start.clientX, y: start.clientY };

  const mark = (row: HTMLElement | null): void => {
    if (row === marked) return;
    marked?.removeAttribute('data-drop');
    row?.setAttribute('data-drop', '');
    marked = row;
  };
  const over = (): void => {
    mark(drag.target(pointer.x, pointer.y));
    drag.over?.(pointer);
  };
  /** Scrolls the list that takes the drop while the pointer rests near its upper or lower edge. */
  const scroll = (): void => {
    const list = marked?.closest('.scroll');
    const box = list?.getBoundingClientRect();
    const by = !box ? 0 : pointer.y < box.top + EDGE ? -SPEED : pointer.y > box.bottom - EDGE ? SPEED : 0;
    if (list && by !== 0) {
      list.scrollTop += by;
      over();
    }
    frame = requestAnimationFrame(scroll);
  };
  const move = (event: PointerEvent): void => {
    const { clientX: x, clientY: y } = event;
    pointer = { x, y };
    if (!dragging && Math.hypot(x - start.clientX, y - start.clientY) < THRESHOLD) return;
    if (!dragging) {
      dragging = true;
      document.body.append(ghost);
      document.documentElement.classList.add('dragging');
      frame = requestAnimationFrame(scroll);
    }
    ghost.style.transform = `translate(${x + 12}px, ${y + 10}px)`;
    over();
  };
  const stop = (): void => {
    cancelAnimationFrame(frame);
    for (const [name, heard] of LISTENERS) window.removeEventListener(name, heard, true);
    ghost.remove();
    document.documentElement.classList.remove('dragging');
    mark(null);
    drag.over?.(null);
  };
  const release = (event: PointerEvent): void => {
    const target = dragging ? drag.target(event.clientX, event.clientY) : null;
    stop();
    if (!dragging) drag.press?.();
    else if (target) drag.drop(target, event.clientX, event.clientY);
  };
  const key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !dragging) return;
    event.preventDefault();
    event.stopPropagation();
    stop();
  };
  const LISTENERS = [
    ['pointermove', move],
    ['pointerup', release],
    ['pointercancel', stop],
    ['blur', stop],
    ['keydown', key],
  ] as [string, EventListener][];
  for (const [name, heard] of LISTENERS) window.addEventListener(name, heard, true);
}
