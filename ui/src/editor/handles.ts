// Handles at both ends of the picked passage, where its edges can be moved. They lie in the scroller like the margin.
import { ViewPlugin, type EditorView, type ViewUpdate } from '@codemirror/view';
import { codingsField, type PaintedCoding } from './codings';

/** An edge of a passage. */
export type Edge = 'start' | 'end';

/** What is told of the handles. Positions in UTF-16 units. */
export interface HandleEvents {
  /** Whether the edges of a coding may be moved. */
  movable: (coding: PaintedCoding) => boolean;
  /** An edge was taken hold of. */
  onGrab: (edge: Edge) => void;
  /** It was moved to a place in the text. */
  onMove: (position: number) => void;
  /** It was let go (`true`) or given up. */
  onRelease: (keep: boolean) => void;
}

/** Pixels of movement from which a press moves the edge. */
const THRESHOLD = 3;

interface Spot {
  x: number;
  top: number;
  height: number;
}

/** Draws the handles. */
export function handles(events: HandleEvents) {
  return ViewPlugin.fromClass(
    class {
      private readonly both: Record<Edge, HTMLElement>;

      constructor(private readonly view: EditorView) {
        this.both = { start: this.make('start'), end: this.make('end') };
        this.measure();
      }

      update(update: ViewUpdate): void {
        const changed = update.state.field(codingsField) !== update.startState.field(codingsField);
        if (changed || update.docChanged || update.viewportChanged || update.geometryChanged) this.measure();
      }

      destroy(): void {
        for (const handle of Object.values(this.both)) handle.remove();
      }

      private make(edge: Edge): HTMLElement {
        const handle = document.createElement('div');
        handle.className = `edge-handle ${edge}`;
        handle.hidden = true;
        handle.setAttribute('aria-hidden', 'true');
        handle.title = edge === 'start' ? 'Move the start (F7)' : 'Move the end (F8)';
        handle.addEventListener('pointerdown', (event) => this.grab(handle, edge, event));
        // The text keeps its selection and the keyboard.
        handle.addEventListener('mousedown', (event) => event.preventDefault());
        this.view.scrollDOM.append(handle);
        return handle;
      }

      private grab(handle: HTMLElement, edge: Edge, press: PointerEvent): void {
        if (press.button !== 0) return;
        handle.setPointerCapture(press.pointerId);
        let moving = false;
        const move = (event: PointerEvent): void => {
          if (!moving && Math.hypot(event.clientX - press.clientX, event.clientY - press.clientY) < THRESHOLD)
            return;
          if (!moving) events.onGrab(edge);
          moving = true;
          const at = this.view.posAtCoords({ x: event.clientX, y: event.clientY }, false);
          events.onMove(at);
        };
        const done = (keep: boolean) => (): void => {
          handle.removeEventListener('pointermove', move);
          handle.removeEventListener('pointerup', up);
          handle.removeEventListener('pointercancel', cancel);
          if (moving) events.onRelease(keep);
          else this.caretAt(press);
        };
        const up = done(true);
        const cancel = done(false);
        handle.addEventListener('pointermove', move);
        handle.addEventListener('pointerup', up);
        handle.addEventListener('pointercancel', cancel);
      }

      private caretAt(press: PointerEvent): void {
        const at = this.view.posAtCoords({ x: press.clientX, y: press.clientY }, false);
        this.view.dispatch({ selection: { anchor: at } });
        this.view.focus();
      }

      private measure(): void {
        this.view.requestMeasure({
          key: this,
          read: (view): Record<Edge, Spot | null> => {
            const passage = movablePassage(view, events);
            return {
              start: passage && spotAt(view, passage.from, 1),
              end: passage && spotAt(view, passage.to, -1),
            };
          },
          write: (spots) => {
            for (const edge of ['start', 'end'] as const) put(this.both[edge], edge, spots[edge]);
          },
        });
      }
    },
  );
}

function movablePassage(view: EditorView, events: HandleEvents): PaintedCoding | null {
  const { picked, byId } = view.state.field(codingsField);
  const coding = picked === null ? undefined : byId.get(picked);
  return coding && events.movable(coding) ? coding : null;
}

function spotAt(view: EditorView, position: number, side: 1 | -1): Spot | null {
  const { from, to } = view.viewport;
  if (position < from || position > to) return null;
  const at = view.coordsAtPos(position, side);
  if (!at) return null;
  const scroller = view.scrollDOM.getBoundingClientRect();
  return {
    x: at.left - scroller.left + view.scrollDOM.scrollLeft,
    top: at.top - scroller.top + view.scrollDOM.scrollTop,
    height: at.bottom - at.top,
  };
}

function put(handle: HTMLElement, edge: Edge, spot: Spot | null): void {
  handle.hidden = spot === null;
  if (!spot) return;
  const width = 24;
  const height = Math.max(24, spot.height + 6);
  // The start's handle lies before its first letter, the end's behind its last: the passage itself stays free.
  handle.style.left = `${spot.x - (edge === 'start' ? width - 3 : 3)}px`;
  handle.style.top = `${spot.top - (height - spot.height) / 2}px`;
  handle.style.height = `${height}px`;
}
