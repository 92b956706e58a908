import { describe, expect, it } from 'vitest';
import { jaccardWords, pairQuery } from './together.svelte';

const pair = { first: 'Operations > Arrests', second: 'Root causes', both: 3, either: 8, jaccard: 0.375 };

describe('the search behind a pair', () => {
  it('finds passages that share text, turns with both, or people who say both', () => {
    expect(pairQuery('overlap', pair)).toBe('code:"Operations > Arrests" OVERLAPS code:"Root causes"');
    expect(pairQuery('passage', pair)).toBe('code:"Operations > Arrests" OVERLAPS code:"Root causes"');
    expect(pairQuery('turn', pair)).toBe('code:"Operations > Arrests" NEAR/turn code:"Root causes"');
    expect(pairQuery('interviewee', pair)).toBe('code:"Operations > Arrests" person:(code:"Root causes")');
  });
});

it('a coefficient that is not nothing is never written as nothing', () => {
  expect([0, 0.004, 0.005, 0.375, 1].map(jaccardWords)).toEqual(['0.00', '< 0.01', '0.01', '0.38', '1.00']);
});
