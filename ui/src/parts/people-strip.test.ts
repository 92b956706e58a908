import { describe, expect, it } from 'vitest';
import { strip, type StripGroup } from './people-strip';

const group = (category: string, count: number): StripGroup => ({
  category,
  people: Array.from({ length: count }, (_, at) => ({ id: `${category}-${at}`, label: `${category} ${at}` })),
});

describe('the people strip', () => {
  it('draws one mark for each person, none over another', () => {
    const { marks, bars, height } = strip([group('a', 9), group('b', 21), group('c', 7)], new Set());
    expect(marks).toHaveLength(37);
    expect(bars).toEqual([]);
    expect(new Set(marks.map(({ x, y }) => `${x} ${y}`)).size).toBe(37);
    expect(height).toBeLessThanOrEqual(30);
  });

  it('draws a bar for each category where there are too many people, filled by the share counted', () => {
    const many = group('a', 200);
    const counted = new Set(many.people.slice(0, 50).map(({ id }) => id));
    const { marks, bars } = strip([many, group('b', 10)], counted);
    expect(marks).toEqual([]);
    expect(bars).toHaveLength(2);
    expect((bars[0]?.filled ?? 0) / (bars[0]?.width ?? 1)).toBeCloseTo(0.25);
    expect(bars[1]?.filled).toBe(0);
  });
});
