import { expect, it } from 'vitest';
import { nextSorting, sortedBy } from './sorting';

it('goes up, then down, then back to the order of the study', () => {
  const up = nextSorting<'words' | 'date'>(null, 'words');
  expect(up).toEqual({ by: 'words', down: false });
  const down = nextSorting(up, 'words');
  expect(down).toEqual({ by: 'words', down: true });
  expect(nextSorting(down, 'words')).toBeNull();
  expect(nextSorting(down, 'date')).toEqual({ by: 'date', down: false });
});

it('keeps the order of rows that are equal', () => {
  const rows = [
    { name: 'b', of: 1 },
    { name: 'a', of: 1 },
    { name: 'c', of: 0 },
  ];
  expect(sortedBy(rows, (row) => row.of, false).map((row) => row.name)).toEqual(['c', 'b', 'a']);
  expect(sortedBy(rows, (row) => row.of, true).map((row) => row.name)).toEqual(['b', 'a', 'c']);
});
