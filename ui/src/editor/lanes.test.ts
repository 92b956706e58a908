import { describe, expect, it } from 'vitest';
import { lanes, spread } from './lanes';

describe('lanes', () => {
  it('puts the longer of two that start together first', () => {
    const given = lanes([
      { id: 'short', from: 0, to: 5 },
      { id: 'long', from: 0, to: 9 },
    ]);
    expect(given.get('long')).toBe(0);
    expect(given.get('short')).toBe(1);
  });

  it('uses a lane again as soon as it is free', () => {
    const given = lanes([
      { id: 'a', from: 0, to: 10 },
      { id: 'b', from: 2, to: 4 },
      { id: 'c', from: 4, to: 6 },
      { id: 'd', from: 10, to: 12 },
    ]);
    expect([...given.entries()]).toEqual([
      ['a', 0],
      ['b', 1],
      ['c', 1],
      ['d', 0],
    ]);
  });

  it('never lets two overlapping extents share a lane', () => {
    let seed = 7;
    const next = (below: number): number => (seed = (seed * 16807) % 2147483647) % below;
    const extents = Array.from({ length: 300 }, (_, at) => {
      const from = next(1000);
      return { id: String(at), from, to: from + 1 + next(60) };
    });
    const given = lanes(extents);
    for (const a of extents)
      for (const b of extents)
        if (a.id !== b.id && a.from < b.to && b.from < a.to)
          expect(given.get(a.id)).not.toBe(given.get(b.id));
  });
});

describe('spread', () => {
  it('keeps labels apart and leaves those with room where they are', () => {
    expect(spread([0, 4, 8, 100], 16)).toEqual([0, 16, 32, 100]);
  });
});
