// Carrying a row to another place among its siblings with the pointer. Keys do the same elsewhere.

/** Pixels that the pointer moves before a press is a drag. */
const THRESHOLD = 5;

/** Where a carried row would be put down. */
export interface Carried {
  id: string;
  /** Place among its siblings, from 0, without the row itself. */
  to: number;
}

/** A drag among siblings. Attach `press` to the handles; rows carry `data-carry="GROUP"` and `data-id`. */
export class Reorder {
  carried = $state.raw<Carried | null>(null);

  constructor(private readonly drop: (id: string, position: number) => void) {}

  /** Begins at a handle of a row. */
  press(event: PointerEvent, id: string, group: string): void {
    const handle = event.currentTarget;
    if (!(handle instanceof HTMLElement) || event.button !== 0) return;
    event.preventDefault();
    handle.setPointerCapture(event.pointerId);
    const from = event.clientY;
    const rows = [...document.querySelectorAll<HTMLElement>(`[data-carry="${CSS.escape(group)}"]`)];
    const others = rows.filter((row) => row.dataset['id'] !== id);
    const move = (moved: PointerEvent): void => {
      if (this.carried === null && Math.abs(moved.clientY - from) < THRESHOLD) return;
      const to = others.filter((row) => middle(row) < moved.clientY).length;
      this.carried = { id, to };
    };
    const end = (put: boolean) => (): void => {
      handle.removeEventListener('pointermove', move);
      handle.removeEventListener('pointerup', dropped);
      handle.removeEventListener('pointercancel', left);
      window.removeEventListener('keydown', escape, true);
      const { carried } = this;
      this.carried = null;
      if (put && carried && rows.findIndex((row) => row.dataset['id'] === id) !== carried.to)
        this.drop(id, carried.to);
    };
    const dropped = end(true);
    const left = end(false);
    const escape = (pressed: KeyboardEvent): void => {
      if (pressed.key !== 'Escape') return;
      pressed.preventDefault();
      pressed.stopPropagation();
      left();
    };
    handle.addEventListener('pointermove', move);
    handle.addEventListener('pointerup', dropped);
    handle.addEventListener('pointercancel', left);
    window.addEventListener('keydown', escape, true);
  }
}

function middle(row: HTMLElement): number {
  const { top, bottom } = row.getBoundingClientRect();
  return (top + bottom) / 2;
}
