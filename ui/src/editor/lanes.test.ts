import { describe, expect, it } from 'vitest';
import { labelsOf, lanes, letIn, shownLanes } from './lanes';

describe('letting one in', () => {
  const bar = (lane: number, top: number, height: number) => ({ lane, top, height });

  it('gives a picked one the last lane shown, and folds only what it meets there', () => {
    const [picked, met, beside, above] = [bar(7, 100, 50), bar(5, 140, 50), bar(4, 100, 50), bar(5, 10, 90)];
    letIn(picked, [picked, met, beside, above], 6);
    expect([picked.lane, met.lane, beside.lane, above.lane]).toEqual([5, 6, 4, 5]);
  });

  it('leaves everything where the picked one is seen', () => {
    const [picked, met] = [bar(2, 0, 50), bar(5, 0, 50)];
    letIn(picked, [picked, met], 6);
    expect([picked.lane, met.lane]).toEqual([2, 5]);
  });
});

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

describe('shownLanes', () => {
  it('are three at rest, six on approach, and no more than are needed', () => {
    expect([1, 3, 5, 9].map((needed) => shownLanes(needed, false))).toEqual([1, 3, 3, 3]);
    expect([1, 3, 5, 9].map((needed) => shownLanes(needed, true))).toEqual([1, 3, 5, 6]);
  });
});

describe('labelsOf', () => {
  const wanted = (...tops: number[]) =>
    tops.map((top, at) => ({ item: `c${at}`, top, folded: false, kept: false }));

  it('keeps labels apart and leaves those with room where they are', () => {
    expect(labelsOf(wanted(0, 4, 8, 100), 16, 60).map((label) => label.top)).toEqual([0, 16, 32, 100]);
  });

  it('counts what would drift too far from its bar', () => {
    const labels = labelsOf(wanted(0, 0, 0, 0, 0, 0), 16, 40);
    expect(labels.map((label) => [label.folded, label.items.length])).toEqual([
      [false, 1],
      [false, 1],
      [false, 1],
      [true, 3],
    ]);
  });

  it('counts folded lanes where they begin, and names the one that is picked', () => {
    const labels = labelsOf(
      [
        { item: 'a', top: 0, folded: false, kept: false },
        { item: 'b', top: 2, folded: true, kept: false },
        { item: 'c', top: 4, folded: true, kept: false },
        { item: 'd', top: 6, folded: true, kept: true },
      ],
      16,
      60,
    );
    expect(labels.map((label) => [label.items.join(' '), label.folded])).toEqual([
      ['a', false],
      ['b c', true],
      ['d', false],
    ]);
  });
});
