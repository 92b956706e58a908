// Dragging rows of the tree with the pointer: to another place of the tree, or out of it to whatever takes a code.
import type { CodeDrag } from '../../state/codedrag.svelte';
import type { CodeMove, DropPlace, Hover } from '../../state/codemoves';

/** How far the pointer goes before a press becomes a drag, in pixels. */
const THRESHOLD = 5;
/** How near to the edge of the list the pointer makes it scroll, and how far in a frame, in pixels. */
const EDGE = 30;
const SPEED = 9;

/** What dragging asks of the tree. */
export interface DragTree {
  scroller: () => HTMLElement | undefined;
  /** Where the pointer is over the rows. */
  hover: (x: number, y: number) => Hover;
  /** The place that these codes would be dropped at; `null` where there is none. */
  place: (codes: readonly string[], hover: Hover) => DropPlace | null;
  /** Moves codes. */
  drop: (move: CodeMove) => unknown;
  /** Takes a code to other parts of the window. */
  carrier: CodeDrag;
}

/** Rows being dragged. */
export class TreeDrag {
  /** Ids of the codes being dragged; empty where none are. */
  codes = $state.raw<readonly string[]>([]);
  /** Where they would be dropped in the tree. */
  place = $state.raw<DropPlace | null>(null);
  /** Where the pointer is in the window. */
  pointer = $state.raw({ x: 0, y: 0 });
  private pressed: { x: number; y: number; id: number; codes: () => readonly string[] } | null = null;
  private frame = 0;
  /** The click that ends a drag is no click on a row. */
  private justDragged = false;

  constructor(private readonly tree: DragTree) {}

  readonly dragging = $derived(this.codes.length > 0);

  /** Hears a press on a row; `codes` says what would be dragged. */
  press(event: PointerEvent, codes: () => readonly string[]): void {
    this.justDragged = false;
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    this.pressed = { x: event.clientX, y: event.clientY, id: event.pointerId, codes };
  }

  /** Hears the pointer anywhere in the window. */
  move(event: PointerEvent): void {
    const { pressed } = this;
    if (!pressed) return;
    const far = Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > THRESHOLD;
    if (!this.dragging && far) {
      this.tree.scroller()?.setPointerCapture(pressed.id);
      this.codes = pressed.codes();
      this.frame = requestAnimationFrame(() => this.scroll());
    }
    if (this.dragging) this.at(event.clientX, event.clientY);
  }

  /** Hears that the pointer was let go. */
  release(): void {
    const { place, dragging } = this;
    if (dragging && place) this.tree.drop(place.move);
    else if (dragging) this.tree.carrier.drop();
    this.end();
  }

  /** Gives up: everything stays where it is. */
  giveUp(): void {
    this.tree.carrier.giveUp();
    this.end();
  }

  /** Whether a click that comes now only ends a drag. Asked once. */
  swallow(): boolean {
    const { justDragged } = this;
    this.justDragged = false;
    return justDragged;
  }

  private at(x: number, y: number): void {
    this.pointer = { x, y };
    const box = this.tree.scroller()?.getBoundingClientRect();
    const [code] = this.codes;
    const inside = box && x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
    this.place = inside ? this.tree.place(this.codes, this.tree.hover(x, y)) : null;
    if (inside || code === undefined || this.codes.length > 1) this.tree.carrier.giveUp();
    else this.tree.carrier.carry({ code, x, y });
  }

  /** Scrolls while the pointer rests near the upper or lower edge. */
  private scroll(): void {
    const scroller = this.tree.scroller();
    if (!this.dragging || !scroller) return;
    const { top, bottom, left, right } = scroller.getBoundingClientRect();
    const { x, y } = this.pointer;
    const by = y < top + EDGE ? -SPEED : y > bottom - EDGE ? SPEED : 0;
    if (by !== 0 && x >= left && x <= right && y > top - EDGE && y < bottom + EDGE) {
      scroller.scrollTop += by;
      this.at(x, y);
    }
    this.frame = requestAnimationFrame(() => this.scroll());
  }

  private end(): void {
    if (this.dragging && this.pressed) {
      this.justDragged = true;
      this.tree.scroller()?.releasePointerCapture(this.pressed.id);
    }
    cancelAnimationFrame(this.frame);
    this.pressed = null;
    this.codes = [];
    this.place = null;
  }
}
