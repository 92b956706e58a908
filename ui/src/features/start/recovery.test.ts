import { expect, it } from 'vitest';
import { twoPlaces } from './recovery';

it('never asks for the same word twice, nor for one that is not there', () => {
  for (let at = 0; at < 500; at += 1) {
    const [first, second] = twoPlaces(24);
    expect(first).toBeGreaterThanOrEqual(0);
    expect(second).toBeGreaterThan(first);
    expect(second).toBeLessThan(24);
  }
});
