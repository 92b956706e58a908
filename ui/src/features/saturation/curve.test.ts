import { describe, expect, it } from 'vitest';
import type { Saturation } from '../../ipc/types';
import { curveShapes } from './curve';

const answer = (soFar: number[], band = true): Saturation => ({
  counted: { whose: 'coding of record', exploratory: false, left_out: [] },
  of: 'all',
  codes: soFar.at(-1) ?? 0,
  ready_made: 0,
  base: 2,
  run: 1,
  threshold: 5,
  base_codes: soFar[1] ?? 0,
  reached_after: 3,
  interviews: soFar.map((so_far, at) => ({ interview: `P-${at}`, day: null, codes: 1, new: 1, so_far })),
  undated: 0,
  not_coded: 0,
  runs: [],
  orders: 100,
  seed: 1,
  band: band ? soFar.map((high, at) => ({ interviews: at + 1, mean: high - 0.5, low: high - 1, high })) : [],
  said: [],
});

describe('the curve', () => {
  it('never falls and stays within its plot', () => {
    const { points, plot } = curveShapes(answer([4, 7, 9, 9, 10]), 760, 300);
    const heights = points.map(({ y }) => y);
    expect(heights).toEqual(heights.toSorted((a, b) => b - a));
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(plot.top);
    expect(points.at(-1)?.x).toBe(plot.right);
    expect(points[0]?.x).toBeGreaterThan(plot.left);
  });

  it('marks where the base ends and where it was reached, on the axis of interviews', () => {
    const { base, reached, points } = curveShapes(answer([4, 7, 9, 9, 10]), 760, 300);
    expect([base, reached]).toEqual([points[1]?.x, points[2]?.x]);
    expect(curveShapes({ ...answer([4, 7]), reached_after: null }, 760, 300).reached).toBeNull();
  });

  it('has whole numbers at its axes, since there is no half a code', () => {
    const { up, across } = curveShapes(answer([1, 1, 2]), 760, 300);
    for (const { words } of [...up, ...across]) expect(Number.isInteger(Number(words))).toBe(true);
    expect(new Set(up.map(({ words }) => words)).size).toBe(up.length);
  });

  it('names each line beside its end, no name over another', () => {
    const { names } = curveShapes(answer([4, 7, 9, 9, 9]), 760, 300);
    const places = names.map(({ y }) => y);
    for (const [at, y] of places.entries())
      if (at > 0) expect(y - (places[at - 1] ?? 0)).toBeGreaterThanOrEqual(15);
    expect(curveShapes(answer([4, 7], false), 760, 300).names.map(({ words }) => words)).toEqual([
      'as interviewed',
    ]);
  });
});
