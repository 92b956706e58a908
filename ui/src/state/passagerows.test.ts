import { describe, expect, it } from 'vitest';
import type { PassageRow, Person } from '../ipc/types';
import { distinct, listRows, neighbour } from './passagerows';

const person = (label: string, category: string | null): Person => ({ id: label, label, category }) as Person;
const ana = person('AD-1', 'Advocates');
const ben = person('LE-1', 'Law enforcement');
let made = 0;
const passage = (interviewee: Person | null, start = 0): PassageRow => {
  made += 1;
  const coding = { id: `coding ${made}`, transcript: interviewee?.id ?? 'unknown', start, end: start + 9 };
  return { coding, interviewee } as PassageRow;
};
const shape = (passages: PassageRow[]): string[] =>
  listRows(passages).map((row) =>
    row.kind === 'category'
      ? `${row.words} ${row.people}/${row.passages}`
      : row.kind === 'person'
        ? `- ${row.person?.label ?? 'nobody'}`
        : `-- ${row.place}${row.again ? ' again' : ''}`,
  );

describe('rows of the reading list', () => {
  it('keep people of a category together, in the order in which they come first', () => {
    expect(shape([passage(ana), passage(ben), passage(ana, 20)])).toEqual([
      'Advocates 1/2',
      '- AD-1',
      '-- 1',
      '-- 2',
      'Law enforcement 1/1',
      '- LE-1',
      '-- 3',
    ]);
  });

  it('put what nobody said last, and count nobody there', () => {
    expect(shape([passage(null), passage(ben)])).toEqual([
      'Law enforcement 1/1',
      '- LE-1',
      '-- 1',
      'No interviewee 0/1',
      '- nobody',
      '-- 2',
    ]);
  });

  it('know the same words under a second code, which are one passage', () => {
    const twice = [passage(ana), passage(ana), passage(ana, 3)];
    expect(shape(twice)).toEqual(['Advocates 1/2', '- AD-1', '-- 1', '-- 2 again', '-- 3']);
    expect(distinct(twice)).toBe(2);
  });
});

describe('where to go when passages went away', () => {
  it('is the next that is still there, else the one before', () => {
    expect(neighbour(['a', 'b', 'c', 'd'], ['a', 'd'], 'b')).toBe('d');
    expect(neighbour(['a', 'b', 'c'], ['a'], 'c')).toBe('a');
    expect(neighbour(['a', 'b'], ['a', 'b'], 'b')).toBe('b');
    expect(neighbour(['a'], [], 'a')).toBeNull();
    expect(neighbour([], ['a', 'b'], null)).toBe('a');
  });
});
