import { describe, expect, it } from 'vitest';
import { findByWords } from './finding';

const ACTIONS = [
  'Memo on the study',
  'Memo on the interview',
  'Next interview',
  'Previous interview',
  'Lock now',
  'Settings',
  'Codes: close every branch',
  'All actions',
];
const found = (query: string): string[] => findByWords(ACTIONS, query, (one) => one);

describe('finding by words', () => {
  it('lists everything in its order while nothing is typed', () => {
    expect(found('  ')).toEqual(ACTIONS);
  });

  it('takes words in any order, by their beginnings', () => {
    expect(found('int me')).toEqual(['Memo on the interview']);
    expect(found('interv')).toEqual(['Memo on the interview', 'Next interview', 'Previous interview']);
  });

  it('puts what begins with the words before what only holds them', () => {
    expect(found('next')[0]).toBe('Next interview');
    expect(found('lo')[0]).toBe('Lock now');
    expect(found('lo')).toContain('Codes: close every branch');
  });

  it('takes first letters of words, and letters in order', () => {
    expect(found('moti')).toEqual(['Memo on the interview']);
    expect(found('stgs')).toEqual(['Settings']);
    expect(found('aa')).toContain('All actions');
  });

  it('finds nothing where a word is nowhere', () => {
    expect(found('memo zebra')).toEqual([]);
  });

  it('reads signs as signs and letters without their accents', () => {
    expect(findByWords(['Zoë (2)', 'Paul'], 'zoe (', (one) => one)).toEqual(['Zoë (2)']);
  });
});
