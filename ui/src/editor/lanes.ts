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

/** Moves labels down until none overlaps the one above. `wanted` are tops in pixels, ascending. */
export function spread(wanted: readonly number[], height: number): number[] {
  let free = -Infinity;
  return wanted.map((top) => {
    const placed = Math.max(top, free);
    free = placed + height;
    return placed;
  });
}
