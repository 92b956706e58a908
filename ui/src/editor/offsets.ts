// The one place of the window that knows UTF-16. Everywhere else offsets are code points, from 0, end exclusive.

/** Converts between code points, as the core counts, and UTF-16 units, as the editor does. */
export class Offsets {
  /** Code point offsets of the characters that take two UTF-16 units, ascending. Empty for most transcripts. */
  private readonly wide: Uint32Array;

  constructor(text: string) {
    const found: number[] = [];
    for (let unit = 0; unit < text.length; unit += 1) {
      const code = text.charCodeAt(unit);
      if (code < 0xd800 || code > 0xdbff) continue;
      const low = text.charCodeAt(unit + 1);
      if (low < 0xdc00 || low > 0xdfff) continue;
      found.push(unit - found.length);
      unit += 1;
    }
    this.wide = Uint32Array.from(found);
  }

  /** UTF-16 offset of a code point offset. */
  toUtf16(codePoint: number): number {
    return codePoint + this.countBelow((at) => (this.wide[at] ?? 0) < codePoint);
  }

  /** Code point offset of a UTF-16 offset. Between the two halves of a character it is the character's start. */
  toCodePoint(unit: number): number {
    const before = this.countBelow((at) => (this.wide[at] ?? 0) + at + 1 < unit);
    const inside = before < this.wide.length && (this.wide[before] ?? 0) + before + 1 === unit;
    return unit - before - (inside ? 1 : 0);
  }

  /** How many leading entries of `wide` hold, where all that hold come first. */
  private countBelow(holds: (at: number) => boolean): number {
    let low = 0;
    let high = this.wide.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (holds(middle)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
