import { describe, expect, it } from 'vitest';
import { chips, EVERYTHING, flipped, isEverything } from './themes-choice';

describe('what is counted', () => {
  it('is everything until something is chosen', () => {
    expect(isEverything(EVERYTHING)).toBe(true);
  });

  it('is said part by part, and each part can be taken away alone', () => {
    const choice = {
      ...EVERYTHING,
      whose: { kind: 'at_least' as const, value: 2 },
      basis: ['experienced', 'witnessed'],
      from: '2024-06-27',
      categories: ['Advocates > Survivor'],
    };
    const parts = chips(choice);
    expect(parts.map(({ words }) => words)).toEqual([
      'At least 2 coders',
      'Experienced or witnessed',
      'From 27 Jun 2024',
      'Advocates › Survivor',
    ]);
    expect(parts.map(({ exploratory }) => exploratory)).toEqual([true, false, false, false]);
    const without = parts[1]?.without;
    expect(without).toEqual({ ...choice, basis: [] });
  });

  it('takes a value in and out of a list', () => {
    expect(flipped(flipped(['told by someone'], 'opinion'), 'told by someone')).toEqual(['opinion']);
  });
});
