import { describe, expect, it } from 'vitest';
import { Haystack, nextFrom } from './find';

const found = (text: string, words: string, exact = false): string[] =>
  new Haystack(text).find(words, exact).map(({ from, to }) => text.slice(from, to));

describe('finding in a transcript', () => {
  it('does not mind case and accents', () => {
    expect(found('José said: JOSE, not Josef.', 'jose')).toEqual(['José', 'JOSE', 'Jose']);
    expect(found('plain ASCII Text', 'ascii')).toEqual(['ASCII']);
  });

  it('takes the accent that follows a letter along, composed or not', () => {
    expect(found('Nguye\u0302\u0303n va\u0300 me', 'nguyen')).toEqual(['Nguye\u0302\u0303n']);
    expect(found('ve\u0300', 've')).toEqual(['ve\u0300']);
    expect(found('Nguyễn', 'nguye\u0302\u0303n')).toEqual(['Nguyễn']);
  });

  it('is exact behind an emoji and behind letters that fold into two', () => {
    expect(found('🧵 straße İstanbul x', 'istanbul')).toEqual(['İstanbul']);
    expect(found('🧵🧵 then THEN', 'then')).toEqual(['then', 'THEN']);
  });

  it('minds them where it is asked to', () => {
    expect(found('José, Jose, jose', 'Jose', true)).toEqual(['Jose']);
  });

  it('takes straight quotes for curly ones and a line break for a blank', () => {
    expect(found('It’s “theirs”', `it's "theirs"`)).toEqual(['It’s “theirs”']);
    expect(found('It’s', "It's", true)).toEqual(['It’s']);
    expect(found('the end\nof it', 'end of')).toEqual(['end\nof']);
  });

  it('gives places that do not overlap', () => {
    expect(found('ananana', 'ana')).toEqual(['ana', 'ana']);
  });

  it('leaves labels out', () => {
    const text = 'Ana: Ana went.\nAna: Yes.';
    const hay = new Haystack(text, [
      { from: 0, to: 5 },
      { from: 15, to: 20 },
    ]);
    expect(hay.find('ana')).toEqual([{ from: 5, to: 8 }]);
  });

  it('finds nothing for blanks', () => {
    expect(found('a b', '  ')).toEqual([]);
    expect(found('a b', '')).toEqual([]);
  });
});

describe('nextFrom', () => {
  const places = [
    { from: 3, to: 5 },
    { from: 9, to: 11 },
  ];

  it('goes on from the caret and round at the end', () => {
    expect(nextFrom(places, 0)).toBe(0);
    expect(nextFrom(places, 4)).toBe(1);
    expect(nextFrom(places, 10)).toBe(0);
    expect(nextFrom([], 10)).toBe(-1);
  });
});
