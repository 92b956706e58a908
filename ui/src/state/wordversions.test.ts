import { describe, expect, it } from 'vitest';
import type { CodeVersionRow } from '../ipc/types';
import { runsOf, versionChanges, wordsOf } from './wordversions';

const version = (number: number, words: Partial<CodeVersionRow>): CodeVersionRow => ({
  ...wordsOf(null),
  ...words,
  version: number,
  current: false,
  codings: 0,
});

describe('what changed between versions of a code', () => {
  it('names the words that differ and leaves the others out', () => {
    const changes = versionChanges([
      version(2, { definition: 'Arrests counted as success', exclude: 'Budgets' }),
      version(1, { definition: 'Arrests as success', exclude: 'Budgets' }),
    ]);
    expect(changes[0]?.map((one) => one.words)).toEqual(['Definition']);
    expect(changes[1]?.map((one) => one.words)).toEqual(['Definition', 'Exclude']);
  });

  it('marks single words that came and went', () => {
    expect(runsOf('Arrests as success', 'Arrests counted as success')).toEqual([
      { kind: 'same', text: 'Arrests ' },
      { kind: 'new', text: 'counted ' },
      { kind: 'same', text: 'as success' },
    ]);
    expect(runsOf('on the night', 'on the day')).toEqual([
      { kind: 'same', text: 'on the ' },
      { kind: 'gone', text: 'night' },
      { kind: 'new', text: 'day' },
    ]);
  });

  it('says that words were cleared', () => {
    expect(runsOf('Budgets', '')).toEqual([{ kind: 'gone', text: 'Budgets' }]);
  });
});
