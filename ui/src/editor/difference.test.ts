import { describe, expect, it } from 'vitest';
import { difference } from './difference';

const applied = (before: string, after: string): string => {
  const change = difference(before, after);
  return change ? before.slice(0, change.from) + change.insert + before.slice(change.to) : before;
};

describe('difference', () => {
  it('is the least part that changed', () => {
    expect(difference('They was tired.', 'They were tired.')).toEqual({ from: 6, to: 8, insert: 'ere' });
    expect(difference('same', 'same')).toBeNull();
  });

  it('makes one text of the other, whatever is repeated at the seam', () => {
    const texts = ['', 'a', 'aa', 'aaa', 'aba', 'ab', 'the the end', 'the end', '🧵🧵', '🧵'];
    for (const before of texts) for (const after of texts) expect(applied(before, after)).toBe(after);
  });
});
