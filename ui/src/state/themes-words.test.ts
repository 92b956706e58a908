import { describe, expect, it } from 'vitest';
import type { MatrixCell } from '../ipc/types';
import { readingOf } from './themes-measure';
import { headOf, saidOf, tipOf } from './themes-words';

const cell: MatrixCell = {
  state: 'counted',
  interviewees: 2,
  passages: 5,
  words: null,
  groups: 1,
  not_asked: 1,
  stance: { raised: 2, support: 1, mixed: 0, only_contradict: 1 },
};
const column = { value: 'Advocates', interviewed: 9, coded: 8 };

describe('heads of columns', () => {
  it('stand in two lines where a category or a crossed column stands above', () => {
    expect(headOf('Advocates')).toEqual({ above: '', name: 'Advocates' });
    expect(headOf('Advocates > Survivor')).toEqual({ above: 'Advocates ›', name: 'Survivor' });
    expect(headOf('Advocates > Survivor × North')).toEqual({
      above: 'Advocates › Survivor ×',
      name: 'North',
    });
  });
});

describe('a cell in words', () => {
  it('says its figure with its unit, and that it is small', () => {
    const said = (measure: Parameters<typeof saidOf>[2]): string =>
      saidOf(readingOf(cell, column, measure, 5), column, measure);
    expect(said('interviewees')).toBe('Advocates: 2 of 8 people, small cell');
    expect(said('share')).toBe('Advocates: 25 % of 8 people, small cell');
    expect(said('contradict')).toBe('Advocates: 1 of 8 people only contradict it, small cell');
    expect(said('groups')).toBe('Advocates: 1 unrelated group, small cell');
  });

  it('says what is no number in words', () => {
    const said = (state: string): string =>
      saidOf(readingOf({ ...cell, state }, column, 'interviewees', 5), column, 'interviewees');
    expect([said('not asked'), said('not coded yet'), said('withheld')]).toEqual([
      'Advocates: not asked',
      'Advocates: not coded yet',
      'Advocates: withheld',
    ]);
  });

  it('tells by a tooltip who is missing', () => {
    const lines = tipOf(cell, column, readingOf(cell, column, 'passages', 5), 'passages').split('\n');
    expect(lines).toEqual([
      '5 passages',
      'Advocates: 2 of 8 people, 25 %',
      '1 support, 0 mixed, 1 only contradict',
      '1 not coded yet, 1 not asked',
      '1 or 2 people: a small cell',
      'Click or press Enter to read them',
    ]);
  });
});
