import { describe, expect, it } from 'vitest';
import { readQuery } from '../ipc/fake-search-query';
import type { SearchChip } from '../ipc/types';
import {
  hasValue,
  joinedOtherwise,
  quoted,
  termsOf,
  withoutPart,
  withoutValue,
  withValue,
} from './search-terms';

/** Parts of a query as the core gives them. */
function chips(typed: string): SearchChip[] {
  const parts = readQuery(typed);
  if (!Array.isArray(parts)) throw new Error(parts.what);
  return parts.map(({ kind, start, end, joined }) => ({
    kind,
    start,
    end,
    joined,
    text: '',
    title: null,
    code: null,
    without: null,
  }));
}

describe('taking a part away', () => {
  const without = (typed: string, at: number): string => withoutPart(typed, chips(typed), at);

  it('takes the word that joined it, too', () => {
    expect(without('fear debt', 0)).toBe('debt');
    expect(without('fear debt', 1)).toBe('fear');
    expect(without('fear OR debt OR help', 1)).toBe('fear OR help');
    expect(without('fear AND code:"Root causes"', 1)).toBe('fear');
    expect(without('fear NOT debt', 1)).toBe('fear');
    expect(without('fear', 0)).toBe('');
  });

  it('leaves the rest as it was typed, letters of two units included', () => {
    expect(without('🧦 "side  by side" -debt', 2)).toBe('🧦 "side  by side"');
    expect(without('🧦 "side  by side" debt', 1)).toBe('🧦 debt');
  });

  it('leaves no brackets open and none empty', () => {
    const parts = (
      typed: string,
      ...words: string[]
    ): Pick<SearchChip, 'kind' | 'start' | 'end' | 'joined'>[] =>
      words.map((word, at) => ({
        kind: 'words',
        start: typed.indexOf(word),
        end: typed.indexOf(word) + word.length,
        joined: at === 0 ? null : 'and',
      }));
    const typed = '(fear debt) help';
    expect(withoutPart(typed, parts(typed, 'fear', 'debt', 'help'), 2)).toBe('fear debt');
    expect(withoutPart(typed, parts(typed, 'fear', 'debt', 'help'), 0)).toBe('(debt) help');
    const lone = 'help NOT (fear)';
    expect(withoutPart(lone, parts(lone, 'help', 'fear'), 1)).toBe('help');
  });
});

describe('joining otherwise', () => {
  const otherwise = (typed: string, at: number): string => joinedOtherwise(typed, chips(typed), at);

  it('turns “and” into “or” and back', () => {
    expect(otherwise('fear debt', 1)).toBe('fear OR debt');
    expect(otherwise('fear AND debt', 1)).toBe('fear OR debt');
    expect(otherwise('fear OR debt', 1)).toBe('fear AND debt');
  });

  it('joins only the two, where there are more', () => {
    expect(otherwise('fear debt help', 1)).toBe('(fear OR debt) help');
    expect(otherwise('fear debt help', 2)).toBe('fear (debt OR help)');
    expect(otherwise('fear debt category:Advocates', 1)).toBe('(fear OR debt) category:Advocates');
  });
});

describe('narrowing', () => {
  const narrowed = (typed: string, name: string, value: string): string =>
    withValue(typed, chips(typed), name, value);
  const widened = (typed: string, name: string, value: string): string =>
    withoutValue(typed, chips(typed), name, value);

  it('adds a part, with quotation marks where the value needs them', () => {
    expect(narrowed('fear', 'category', 'Advocates')).toBe('fear category:Advocates');
    expect(narrowed('fear', 'category', 'Law enforcement')).toBe('fear category:"Law enforcement"');
    expect(narrowed('fear', 'code', 'Root causes > Poverty')).toBe('fear code:"Root causes > Poverty"');
  });

  it('narrows all alternatives, not only the last', () => {
    expect(narrowed('fear OR debt', 'category', 'Experts')).toBe('(fear OR debt) category:Experts');
  });

  it('makes alternatives of values of one name, and takes them away again', () => {
    const both = narrowed('fear category:Advocates', 'category', 'Law enforcement');
    expect(both).toBe('fear category:(Advocates OR "Law enforcement")');
    expect(hasValue(termsOf(both, chips(both)), 'category', 'law enforcement')).toBe(true);
    expect(widened(both, 'category', 'Advocates')).toBe('fear category:"Law enforcement"');
    expect(widened('fear category:Advocates', 'category', 'Advocates')).toBe('fear');
    expect(narrowed(both, 'category', 'Advocates')).toBe(both);
  });

  it('takes what is left out for no narrowing', () => {
    const typed = 'fear -category:Advocates';
    expect(termsOf(typed, chips(typed))).toEqual([]);
    expect(narrowed(typed, 'category', 'Experts')).toBe('fear -category:Advocates category:Experts');
  });

  it('quotes what would be read otherwise', () => {
    expect([quoted('OR'), quoted('a"b'), quoted('LE-F-01'), quoted('-x')]).toEqual([
      '"OR"',
      '"ab"',
      'LE-F-01',
      '"-x"',
    ]);
  });
});
