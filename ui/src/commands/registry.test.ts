import { describe, expect, it } from 'vitest';
import { isPressed, keyWords, sameKeys, worksInFields } from './keys';
import { COMMANDS, type Command } from './registry';

const commands: readonly Command[] = COMMANDS;
const press = (key: string, held: Partial<Record<'ctrlKey' | 'shiftKey' | 'altKey', boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

describe('the registry', () => {
  it('has no two actions that clash', () => {
    const together = (a: Command, b: Command): boolean => (a.where === 'start') === (b.where === 'start');
    const clashes = commands.flatMap((a, at) =>
      commands
        .slice(at + 1)
        .filter(
          (b) =>
            together(a, b) &&
            a.keys.some((keys) => b.keys.some((other) => sameKeys(keys) === sameKeys(other))),
        )
        .map((b) => `${a.id} and ${b.id}`),
    );
    expect(clashes).toEqual([]);
  });

  it('has every id once', () => {
    expect(new Set(commands.map((one) => one.id)).size).toBe(commands.length);
  });

  it('gives single letters only to reading, so that they never fire while typing', () => {
    const wrong = commands.filter(
      (one) => one.where !== 'reading' && one.keys.some((keys) => /^[A-Z]$/u.test(keys)),
    );
    expect(wrong.map((one) => one.id)).toEqual([]);
  });
});

describe('keys', () => {
  it('match presses whatever the case', () => {
    expect(isPressed('Mod+Shift+Z', press('Z', { ctrlKey: true, shiftKey: true }))).toBe(true);
    expect(isPressed('Mod+Z', press('Z', { ctrlKey: true, shiftKey: true }))).toBe(false);
    expect(isPressed('C', press('c'))).toBe(true);
    expect(isPressed('C', press('c', { ctrlKey: true }))).toBe(false);
  });

  it('take a sign however it is typed', () => {
    expect(isPressed('?', press('?', { shiftKey: true }))).toBe(true);
    expect(isPressed('?', press('?'))).toBe(true);
  });

  it('leave typing alone', () => {
    expect(worksInFields('U')).toBe(false);
    expect(worksInFields('?')).toBe(false);
    expect(worksInFields('Mod+K')).toBe(true);
    expect(worksInFields('Escape')).toBe(true);
  });

  it('are written as on the key caps', () => {
    expect(keyWords('Mod+Shift+Z')).toBe('Ctrl Shift Z');
  });
});
