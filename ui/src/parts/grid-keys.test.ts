import { describe, expect, it } from 'vitest';
import { spotFor } from './grid-keys';

const LAST = { row: 30, column: 5 };
const from = (row: number, column: number, key: string, all = false) =>
  spotFor({ key, all }, { row, column }, LAST);

describe('the keys of a grid', () => {
  it('move by one and stop at the edges', () => {
    expect(from(3, 2, 'ArrowDown')).toEqual({ row: 4, column: 2 });
    expect(from(30, 2, 'ArrowDown')).toEqual({ row: 30, column: 2 });
    expect(from(3, 5, 'ArrowRight')).toEqual({ row: 3, column: 5 });
    expect(from(3, 0, 'ArrowLeft')).toEqual({ row: 3, column: 0 });
  });

  it('reach the heads from the cells, and never a head above the names', () => {
    expect(from(0, 2, 'ArrowUp')).toEqual({ row: -1, column: 2 });
    expect(from(0, 0, 'ArrowUp')).toEqual({ row: 0, column: 0 });
    expect(from(-1, 1, 'ArrowLeft')).toEqual({ row: -1, column: 1 });
    expect(from(-1, 4, 'Home')).toEqual({ row: -1, column: 1 });
  });

  it('go to the ends of a row, and with Ctrl to the ends of all', () => {
    expect(from(3, 2, 'End')).toEqual({ row: 3, column: 5 });
    expect(from(3, 2, 'Home')).toEqual({ row: 3, column: 0 });
    expect(from(3, 2, 'End', true)).toEqual({ row: 30, column: 5 });
    expect(from(3, 2, 'Home', true)).toEqual({ row: 0, column: 0 });
  });

  it('leave every other key to the page', () => {
    expect(from(3, 2, 'Enter')).toBeNull();
    expect(from(3, 2, 'ArrowDown', true)).toBeNull();
  });
});
