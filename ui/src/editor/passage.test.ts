import { describe, expect, it } from 'vitest';
import { passageOf } from './passage';

const text = 'I: Why?\n\nR: Because. It was late.\n\nI: And then?\n';
const turns = [
  { labelFrom: 0, from: 3, to: 7 },
  { labelFrom: 9, from: 12, to: 33 },
  { labelFrom: 35, from: 38, to: 47 },
];
const words = (from: number, to: number): string | null => {
  const passage = passageOf(text, turns, from, to);
  return passage && text.slice(passage.from, passage.to);
};

describe('passageOf', () => {
  it('leaves out blanks at the edges', () => {
    expect(words(20, 24)).toBe('It');
  });

  it('leaves out the label of the first turn', () => {
    expect(words(9, 20)).toBe('Because.');
  });

  it('leaves out a label that the selection ends in', () => {
    expect(words(12, 37)).toBe('Because. It was late.');
  });

  it('may cover two turns', () => {
    expect(words(3, 20)).toBe('Why?\n\nR: Because.');
  });

  it('takes the whole of a letter that it divides', () => {
    const said = 'R: I was 👩\u200d👧 then';
    const at = said.indexOf('👩');
    expect(passageOf(said, [{ labelFrom: 0, from: 3, to: said.length }], 3, at + 2)).toEqual({
      from: 3,
      to: at + 5,
    });
  });

  it('is nothing where only blanks and labels were selected', () => {
    expect(words(33, 38)).toBeNull();
    expect(words(5, 5)).toBeNull();
  });
});
