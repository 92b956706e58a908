// Rows of a long list, or columns of a wide one: only those in view are in the page.
import {
  Virtualizer,
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  type Range,
  type VirtualItem,
} from '@tanstack/virtual-core';
import { untrack } from 'svelte';

/** What a virtual list needs. */
export interface VirtualOptions {
  count: () => number;
  /** Whether these are columns, which stand side by side: sizes are widths then. */
  across?: boolean;
  /** Pixels before the first row that scroll along, as heads do. */
  before?: number;
  /** Height of a row in pixels; a guess of it where rows are measured. */
  size: number | ((index: number) => number);
  /** What sizes depend on beside what is in the rows: they are taken anew when it changes. Goes with `keyOf`. */
  basis?: () => unknown;
  element: () => HTMLElement | undefined;
  /** Pixels left free above and below a row that is brought into view. */
  margin?: number;
  /** Rows in the page beyond those in view, on either side. */
  beyond?: number;
  /** Place of a row that is in the page wherever the list is scrolled to: the one that has the keyboard. */
  always?: () => number;
  /** What a row is known by. Needed where rows are measured: a height belongs to what is in the row, not to its place. */
  keyOf?: (index: number) => string;
  /** Where the list was when it was last drawn. */
  from?: VirtualPlace | null;
}

/** How far a list is scrolled, and the heights that were measured. */
export interface VirtualPlace {
  scrolled: number;
  heights: VirtualItem[];
}

/** The rows in view, all rows' height, and a way to bring one into view. */
export interface VirtualRows {
  readonly items: VirtualItem[];
  readonly total: number;
  to: (index: number) => void;
  /** Measures the element that it is attached to, which says its place as `data-index`. */
  measure: (element: HTMLElement) => () => void;
  /** Where the list is, for drawing it again. */
  readonly place: VirtualPlace;
}

/** Makes a virtual list inside a component. */
export function virtualRows(list: VirtualOptions): VirtualRows {
  const {
    count,
    size,
    element,
    always,
    keyOf,
    from,
    beyond = 10,
    margin = 0,
    across = false,
    before = 0,
  } = list;
  // The only reactive value: everything else is read untracked, or each frame would depend on itself.
  let tick = $state(0);
  const bump = (): void => {
    untrack(() => {
      tick += 1;
    });
  };
  // Others only where the rows are: all of them are laid out anew then, and not with each move of the keyboard.
  const sizing = $derived.by(() => {
    list.basis?.();
    return {
      count: count(),
      estimateSize: typeof size === 'number' ? () => size : (index: number) => untrack(() => size(index)),
      ...(keyOf && { getItemKey: (index: number) => untrack(() => keyOf(index)) }),
    };
  });
  const options = (sized: typeof sizing, kept: number) => ({
    ...sized,
    getScrollElement: () => untrack(() => element() ?? null),
    ...(from && { initialOffset: from.scrolled, initialMeasurementsCache: from.heights }),
    horizontal: across,
    paddingStart: before,
    overscan: beyond,
    scrollPaddingStart: margin,
    scrollPaddingEnd: margin,
    rangeExtractor: (range: Range) => withKept(defaultRangeExtractor(range), kept, range.count),
    scrollToFn: elementScroll,
    observeElementOffset,
    observeElementRect,
    initialRect: { width: across ? 1200 : 300, height: 800 },
    onChange: bump,
  });
  const virtualizer = new Virtualizer<HTMLElement, HTMLElement>(
    options(
      untrack(() => sizing),
      untrack(() => always?.() ?? -1),
    ),
  );
  $effect(() => untrack(() => virtualizer._didMount()));
  $effect.pre(() => {
    const sized = sizing;
    const kept = always?.() ?? -1;
    untrack(() => {
      virtualizer.setOptions(options(sized, kept));
      tick += 1;
    });
  });
  $effect(() => {
    element();
    untrack(() => virtualizer._willUpdate());
  });
  return {
    get items() {
      return seen(tick, () => virtualizer.getVirtualItems());
    },
    get total() {
      return seen(tick, () => virtualizer.getTotalSize());
    },
    to: (index) => virtualizer.scrollToIndex(index, { align: 'auto' }),
    measure: (element) => {
      untrack(() => virtualizer.measureElement(element));
      // Elements that left the page are let go.
      return () => untrack(() => virtualizer.measureElement(null));
    },
    get place() {
      return { scrolled: virtualizer.scrollOffset ?? 0, heights: virtualizer.takeSnapshot() };
    },
  };
}

/** Places in order, with one more that is always there. */
function withKept(places: number[], kept: number, count: number): number[] {
  if (kept < 0 || kept >= count || places.includes(kept)) return places;
  return [...places, kept].toSorted((a, b) => a - b);
}

/** Reads untracked; naming the tick is what makes the reader depend on it. */
function seen<T>(_tick: number, read: () => T): T {
  return untrack(read);
}
