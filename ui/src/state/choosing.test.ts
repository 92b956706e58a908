import { describe, expect, it } from 'vitest';
import { acting, NONE, only, ranged, toggled } from './choosing';

const order = ['a', 'b', 'c', 'd', 'e'];
const ids = (chosen: { ids: ReadonlySet<string> }): string => [...chosen.ids].sort().join('');

describe('choosing rows', () => {
  it('takes one more with each press, and gives it back with the next', () => {
    const two = toggled(only('a'), 'c');
    expect(ids(two)).toBe('ac');
    expect(ids(toggled(two, 'a'))).toBe('c');
  });

  it('takes a range from the row that was chosen last, in either direction', () => {
    expect(ids(ranged(only('c'), order, 'e'))).toBe('cde');
    expect(ids(ranged(only('c'), order, 'a'))).toBe('abc');
  });

  it('turns a range round at the row where it began', () => {
    const down = ranged(only('c'), order, 'e');
    expect(ids(ranged(down, order, 'b'))).toBe('bc');
  });

  it('begins anew where the row of the range is not shown any more', () => {
    expect(ids(ranged(only('gone'), order, 'b'))).toBe('b');
    expect(ids(ranged(NONE, order, 'b'))).toBe('b');
  });
});

describe('what an action acts on', () => {
  it('is what is chosen, in the order shown', () => {
    expect(acting(toggled(only('d'), 'b'), order, 'b')).toEqual(['b', 'd']);
  });

  it('is the row of the keyboard where that is not among the chosen', () => {
    expect(acting(only('d'), order, 'a')).toEqual(['a']);
    expect(acting(NONE, order, 'a')).toEqual(['a']);
  });

  it('is never a row that cannot be seen', () => {
    expect(acting(toggled(only('d'), 'b'), ['a', 'b'], 'b')).toEqual(['b']);
    expect(acting(NONE, order, 'gone')).toEqual([]);
  });
});
