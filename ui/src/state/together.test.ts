import { describe, expect, it } from 'vitest';
import { jaccardWords, pairQuery } from './together.svelte';

const pair = { first: 'Operations > Arrests', second: 'Root causes', both: 3, either: 8, jaccard: 0.375 };

describe('the search behind a pair', () => {
  it('finds the very same passages, passages that share text, turns with both, or people who say both', () => {
    const [one, other] = ['code:"Operations > Arrests"', 'code:"Root causes"'];
    expect(pairQuery('passage', true, pair)).toBe(`${one} SAME ${other}`);
    expect(pairQuery('overlap', true, pair)).toBe(`(${one} OVERLAPS ${other}) OR (${other} OVERLAPS ${one})`);
    expect(pairQuery('turn', true, pair)).toBe(`${one} NEAR/turn ${other}`);
    expect(pairQuery('interviewee', true, pair)).toBe(`${one} person:(${other})`);
  });

  it('leaves out what the codes below hold where the pairs do', () => {
    expect(pairQuery('passage', false, pair)).toBe('code:"=Operations > Arrests" SAME code:"=Root causes"');
  });
});

it('a coefficient that is not nothing is never written as nothing', () => {
  expect([0, 0.004, 0.005, 0.375, 1].map(jaccardWords)).toEqual(['0.00', '< 0.01', '0.01', '0.38', '1.00']);
});
