import { describe, expect, it } from 'vitest';
import type { IllustrativeVoice, ThemeRow } from '../ipc/types';
import { mayBeKept, peopleOf, recursWords, type StrengthRow } from './strength.svelte';

const row = (
  total: { state?: string; interviewees?: number },
  recurs: boolean | null = false,
  kept: IllustrativeVoice[] = [],
): StrengthRow => {
  const cell = { state: 'counted', interviewees: 0, ...total };
  return { theme: { total: cell, recurs } as ThemeRow, kept, raised: new Set() } as unknown as StrengthRow;
};
const voice = { code: 'Raids', interviewee: null };

describe('whether a theme recurs', () => {
  it('is said by the rule of the team where somebody raised it', () => {
    expect(recursWords(row({ interviewees: 9 }, true))).toEqual({ words: 'Recurs', mark: 'yes' });
    expect(recursWords(row({ interviewees: 2 }))).toEqual({ words: 'Does not recur', mark: 'no' });
  });

  it('is not said of what nobody raised, nobody was asked about or nobody coded yet: they differ', () => {
    const states = [row({}), row({ state: 'not asked' }), row({ state: 'not coded yet' })];
    expect(states.map((one) => recursWords(one).words)).toEqual(['Nobody', 'not asked', 'not coded yet']);
  });

  it('gives way to a single voice that is kept', () => {
    expect(recursWords(row({ interviewees: 1 }, false, [voice])).words).toBe('One voice, kept');
    expect(recursWords(row({ interviewees: 3 }, false, [voice])).words).toBe('Does not recur');
  });
});

it('only a single voice that is not kept yet can be kept', () => {
  expect(mayBeKept(row({ interviewees: 1 }))).toBe(true);
  expect(mayBeKept(row({ interviewees: 1 }, false, [voice]))).toBe(false);
  expect(mayBeKept(row({ interviewees: 2 }))).toBe(false);
});

it('people are n of N, or the reason why there is no number', () => {
  expect(peopleOf({ state: 'counted', interviewees: 0 }, 39)).toBe('0 of 39');
  expect(peopleOf({ state: 'not asked', interviewees: 0 }, 39)).toBe('not asked');
});
