import { describe, expect, it } from 'vitest';
import { consentKind, consentWords, day, number, pathAbove, pathName, pathWords } from './words';

describe('words of the list', () => {
  it('write dates and numbers in one way, whatever the system', () => {
    expect(day('2024-06-27')).toBe('27 Jun 2024');
    expect(day(null)).toBe('–');
    expect(day('spring 2024')).toBe('spring 2024');
    expect(number(39752)).toBe('39,752');
  });

  it('read a path of the core as it is spoken of', () => {
    const path = 'Protection of victims > Planning > Morale';
    expect(pathWords(path)).toBe('Protection of victims › Planning › Morale');
    expect([pathAbove({ path }), pathName(path)]).toEqual(['Protection of victims › Planning', 'Morale']);
    expect([pathAbove({ path: 'Theme' }), pathName('Theme')]).toEqual(['', 'Theme']);
  });

  it('marks everything that is not known to allow quoting', () => {
    expect(consentKind('quote')).toBe('quote');
    expect(consentKind('quote after approval')).toBe('paraphrase');
    expect(consentKind('background')).toBe('closed');
    expect(consentKind('withdrawn')).toBe('closed');
    expect(consentKind(null)).toBe('unknown');
    expect(consentWords('quote_after_approval')).toBe('Quote after approval');
  });
});
