// Rows of a long list: only those in view are in the page.
import {
  Virtualizer,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  type VirtualItem,
} from '@tanstack/virtual-core';
import { untrack } from 'svelte';

/** What a virtual list needs. `size` is the height of a row in pixels. */
export interface VirtualOptions {
  count: () => number;
  size: number;
  element: () => HTMLElement | undefined;
}

/** The rows in view, all rows' height, and a way to bring one into view. */
export interface VirtualRows {
  readonly items: VirtualItem[];
  readonly total: number;
  to: (index: number) => void;
}

/** Makes a virtual list inside a component. */
export function virtualRows({ count, size, element }: VirtualOptions): VirtualRows {
  // The only reactive value: everything else is read untracked, or each frame would depend on itself.
  let tick = $state(0);
  const bump = (): void => {
    untrack(() => {
      tick += 1;
    });
  };
  const options = (rows: number) => ({
    count: rows,
    getScrollElement: () => untrack(() => element() ?? null),
    estimateSize: () => size,
    overscan: 10,
    scrollToFn: elementScroll,
    observeElementOffset,
    observeElementRect,
    initialRect: { width: 300, height: 800 },
    onChange: bump,
  });
  const virtualizer = new Virtualizer<HTMLElement, HTMLElement>(options(untrack(count)));
  $effect(() => untrack(() => virtualizer._didMount()));
  $effect.pre(() => {
    const rows = count();
    untrack(() => {
      virtualizer.setOptions(options(rows));
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
  };
}

/** Reads untracked; naming the tick is what makes the reader depend on it. */
function seen<T>(_tick: number, read: () => T): T {
  return untrack(read);
}
