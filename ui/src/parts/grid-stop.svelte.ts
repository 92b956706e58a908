// The one tab stop of a grid: where the keyboard is in it, where keys lead it, and how far the grid is scrolled.
import { onMount, tick, untrack } from 'svelte';
import { spotFor, type GridSpot } from './grid-keys';

/** What is kept of a grid while it is not drawn. */
export interface GridRoom {
  spot: GridSpot;
  /** How far it is scrolled, in pixels. */
  scrolled: { top: number; left: number };
}

/** What the stop of a grid needs. Closures, so that they stay current. */
interface GridOptions {
  room: GridRoom;
  element: () => HTMLElement | undefined;
  /** Place of the last cell. */
  last: () => GridSpot;
  /** Rows that Page Up and Page Down go over. */
  page?: number;
}

const NEAREST: ScrollIntoViewOptions = { block: 'nearest', inline: 'nearest' };

/** The stop of a grid, made inside its component. The part that has it says so as `data-stop`. */
export class GridStop {
  /** Where the keyboard is, in the grid as it is now. */
  readonly at: GridSpot = $derived.by(() => {
    const { spot } = this.grid.room;
    const last = this.grid.last();
    return { row: Math.min(spot.row, last.row), column: Math.min(spot.column, last.column) };
  });

  constructor(private readonly grid: GridOptions) {
    // Where the reader comes back to a place, the grid is drawn anew and scrolled as it was.
    onMount(() => {
      const { top, left } = untrack(() => grid.room.scrolled);
      const element = grid.element();
      if (!element) return;
      element.scrollTop = top;
      element.scrollLeft = left;
    });
  }

  /** Whether the keyboard is at a place. */
  isAt(row: number, column: number): boolean {
    return this.at.row === row && this.at.column === column;
  }

  /** Goes where a key leads, if it is one of a grid. */
  press(event: KeyboardEvent): void {
    if (event.altKey) return;
    const all = event.ctrlKey || event.metaKey;
    const next = spotFor({ key: event.key, all }, this.at, this.grid.last(), this.grid.page);
    if (!next) return;
    event.preventDefault();
    this.grid.room.spot = next;
    void tick().then(() => this.takeKeyboard());
  }

  /** Gives the part at the stop the keyboard. */
  takeKeyboard(): void {
    this.stopped()?.focus({ preventScroll: true });
    this.reveal();
  }

  /** Brings the part at the stop into view. */
  reveal(): void {
    this.stopped()?.scrollIntoView(NEAREST);
  }

  /** Hears that the grid was scrolled. */
  keepScroll(): void {
    const element = this.grid.element();
    this.grid.room.scrolled = { top: element?.scrollTop ?? 0, left: element?.scrollLeft ?? 0 };
  }

  private stopped(): HTMLElement | null | undefined {
    return this.grid.element()?.querySelector<HTMLElement>('[data-stop]');
  }
}
