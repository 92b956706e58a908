import { describe, expect, it } from 'vitest';
import { CODING } from './coding';
import { isPressed, keysOf } from './keys';

const press = (key: string, code: string, held: Partial<Record<'shiftKey' | 'altKey', boolean>> = {}) => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

describe('keys of the slots', () => {
  it('are the digits, typed with Shift or without', () => {
    expect(isPressed('1', press('1', 'Digit1'))).toBe(true);
    expect(isPressed('1', press('1', 'Digit1', { shiftKey: true }))).toBe(true);
    expect(isPressed('1', press('1', 'Digit1', { altKey: true }))).toBe(false);
  });

  it('fill a slot with Alt and Shift, whatever sign the keyboard types then', () => {
    const filled = press('!', 'Digit1', { altKey: true, shiftKey: true });
    expect(isPressed('Alt+Shift+1', filled)).toBe(true);
    expect(isPressed('Alt+1', filled)).toBe(false);
    expect(keysOf(filled)).toBe('Alt+Shift+1');
  });

  it('are one for each of nine, to code and to fill', () => {
    const keys = CODING.flatMap((command) => command.keys.map(String));
    for (let number = 1; number <= 9; number += 1) {
      expect(keys).toContain(String(number));
      expect(keys).toContain(`Alt+Shift+${number}`);
    }
  });
});
