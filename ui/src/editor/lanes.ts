// Where bars and labels of the margin go. Pure: no view, no DOM.

/** What needs a lane. Offsets in any one unit, end exclusive. */
export interface Extent {
  id: string;
  from: number;
  to: number;
}

/**
 * Gives each extent the first lane that is free where it starts, longer ones first. The whole transcript decides,
 * not what is in view: otherwise bars would change lane while scrolling.
 */
export function lanes(extents: readonly Extent[]): Map<string, number> {
  const sorted = [...extents].sort((a, b) => a.from - b.from || b.to - a.to);
  const ends: number[] = [];
  const given = new Map<string, number>();
  for (const extent of sorted) {
    let lane = ends.findIndex((end) => end <= extent.from);
    if (lane < 0) lane = ends.length;
    ends[lane] = extent.to;
    given.set(extent.id, lane);
  }
  return given;
}

/** Lanes at rest, and where there is room or the margin has the reader's attention. */
export const FEW_LANES = 3;
export const MANY_LANES = 6;

/** How many lanes are drawn of those that are needed; the rest is told as “+n”. */
export function shownLanes(needed: number, attended: boolean): number {
  return Math.min(needed, attended ? MANY_LANES : FEW_LANES);
}

/** What is drawn in a lane: its upper edge and its height in pixels. */
export interface InLane {
  lane: number;
  top: number;
  height: number;
}

/** Lets one that has no lane among those shown into the last of them; what it meets there is folded in its stead. */
export function letIn(one: InLane, all: readonly InLane[], shown: number): void {
  if (one.lane < shown) return;
  const last = shown - 1;
  for (const other of all) {
    const meets = other.top < one.top + one.height && one.top < other.top + other.height;
    if (other.lane === last && meets) other.lane = shown;
  }
  one.lane = last;
}

/** Something that wants a label, from the top down. */
export interface Wanted<T> {
  item: T;
  top: number;
  /** Whether it is only counted, unless it must be seen. */
  folded: boolean;
  /** Whether it must be seen: it is picked or pointed at. */
  kept: boolean;
}

/** A label, or the number of those that have none, with the items it stands for. */
export interface Label<T> {
  items: T[];
  top: number;
  folded: boolean;
}

/**
 * Labels from the top down, none over another. One that would drift too far from its bar is counted with its
 * neighbours in place of being named.
 */
export function labelsOf<T>(wanted: readonly Wanted<T>[], height: number, drift: number): Label<T>[] {
  const labels: Label<T>[] = [];
  let free = -Infinity;
  for (const { item, top, folded, kept } of wanted) {
    const last = labels.at(-1);
    const counted = !kept && (folded || free - top > drift);
    if (counted && last?.folded && top - last.top < height + drift) {
      last.items.push(item);
      continue;
    }
    const placed = Math.max(top, free);
    labels.push({ items: [item], top: placed, folded: counted });
    free = placed + height;
  }
  return labels;
}
