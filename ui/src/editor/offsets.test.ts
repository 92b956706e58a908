import { describe, expect, it } from 'vitest';
import { Offsets } from './offsets';

/** The slow, plain way. */
function unitsBefore(text: string, codePoint: number): number {
  return [...text].slice(0, codePoint).join('').length;
}

describe('Offsets', () => {
  const texts = ['', 'plain', '🧦', 'a🧦b', '🧦🧦', 'e\u0301 👩🏽‍⚕️ שלום 我们 🧦.', 'lone \ud83d half 🧦'];

  it.each(texts)('agrees with counting one by one in %j', (text) => {
    const offsets = new Offsets(text);
    for (let codePoint = 0; codePoint <= [...text].length; codePoint += 1) {
      const unit = unitsBefore(text, codePoint);
      expect(offsets.toUtf16(codePoint)).toBe(unit);
      expect(offsets.toCodePoint(unit)).toBe(codePoint);
    }
  });

  it('takes the middle of a character as its start', () => {
    expect(new Offsets('a🧦b').toCodePoint(2)).toBe(1);
    expect(new Offsets('a🧦b').toCodePoint(3)).toBe(2);
  });
});
