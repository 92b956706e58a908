import { describe, expect, it } from 'vitest';
import { letterEnd, letterStart } from './graphemes';

const FAMILY = '👩\u200d👧';

describe('letters', () => {
  it('are not divided inside an emoji of several parts', () => {
    const text = `a${FAMILY}b`;
    for (let at = 2; at < 1 + FAMILY.length; at += 1) {
      expect(letterStart(text, at)).toBe(1);
      expect(letterEnd(text, at)).toBe(1 + FAMILY.length);
    }
  });

  it('are not divided between a base and its accent', () => {
    expect(letterStart('Nguye\u0302\u0303n', 6)).toBe(4);
    expect(letterEnd('Nguye\u0302\u0303n', 6)).toBe(7);
  });

  it('leave a position between two letters where it is', () => {
    for (const text of ['plain', `a${FAMILY}b`, '我们去了', 'كنت']) {
      expect(letterStart(text, 1)).toBe(1);
      expect(letterEnd(text, 1)).toBe(1);
    }
    expect(letterStart('x', 0)).toBe(0);
    expect(letterEnd('x', 1)).toBe(1);
  });

  it('do not change where flags stand in a row', () => {
    const text = '🇻🇳🇲🇽';
    expect(letterStart(text, 4)).toBe(4);
    expect(letterStart(text, 2)).toBe(0);
  });
});
