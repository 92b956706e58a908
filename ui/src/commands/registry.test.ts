import { beforeEach, describe, expect, it } from 'vitest';
import { Preferences } from '../state/preferences.svelte';
import { PLACES } from './command';
import { allUsualKeys, chooseKeys, followKeys, hasOwnKeys, meet, refused, usualKeys } from './keymap';
import { isPressed, keysOf, keyWords, sameKeys, worksInFields } from './keys';
import { COMMANDS, command, commands, named, shortcut, type Command } from './registry';

const usual: readonly Command[] = COMMANDS;
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
    const clashes = usual.flatMap((a, at) =>
      usual
        .slice(at + 1)
        .filter(
          (b) =>
            meet(a, b) && a.keys.some((keys) => b.keys.some((other) => sameKeys(keys) === sameKeys(other))),
        )
        .map((b) => `${a.id} and ${b.id}`),
    );
    expect(clashes).toEqual([]);
  });

  it('has every id once', () => {
    expect(new Set(usual.map((one) => one.id)).size).toBe(usual.length);
  });

  it('draws larger and smaller before a study is open, too', () => {
    const at = (where: string) => usual.filter((one) => one.id.startsWith('view.') && one.where === where);
    expect(at('window')).toHaveLength(3);
    expect(meet(command('view.larger'), command('study.new'))).toBe(true);
    expect(meet(command('view.larger'), command('lock'))).toBe(true);
  });

  it('gives single letters only to reading and to lists, so that they never fire while typing', () => {
    const lists: readonly string[] = ['reading', ...PLACES];
    const wrong = usual.filter(
      (one) => !lists.includes(one.where) && one.keys.some((keys) => /^(?:Shift\+)?[A-Z]$/u.test(keys)),
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
    expect(isPressed('Mod++', press('+', { ctrlKey: true, shiftKey: true }))).toBe(true);
  });

  it('tell the backslash with Shift from the one without, as keyboards type a bar then', () => {
    expect(isPressed('Mod+Shift+\\', press('|', { ctrlKey: true, shiftKey: true }))).toBe(true);
    expect(isPressed('Mod+Shift+\\', press('\\', { ctrlKey: true, shiftKey: true }))).toBe(true);
    expect(isPressed('Mod+\\', press('|', { ctrlKey: true, shiftKey: true }))).toBe(false);
    expect(isPressed('Mod+\\', press('\\', { ctrlKey: true }))).toBe(true);
  });

  it('leave typing alone', () => {
    expect(worksInFields('U')).toBe(false);
    expect(worksInFields('?')).toBe(false);
    expect(worksInFields('Mod+K')).toBe(true);
    expect(worksInFields('Escape')).toBe(true);
  });

  it('are written as on the key caps', () => {
    expect(keyWords('Mod+Shift+Z')).toBe('Ctrl Shift Z');
    expect(keyWords('Alt+ArrowLeft')).toBe('Alt ←');
    expect(keyWords('Mod++')).toBe('Ctrl +');
  });

  it('are read from a press as the registry writes them, once more than Ctrl or Shift is down', () => {
    expect(keysOf(press('Control', { ctrlKey: true }))).toBeNull();
    expect(keysOf(press('g', { ctrlKey: true }))).toBe('Mod+G');
    expect(keysOf(press('G', { altKey: true, shiftKey: true }))).toBe('Alt+Shift+G');
    expect(keysOf(press('?', { shiftKey: true }))).toBe('?');
    expect(keysOf(press(' '))).toBe('Space');
  });
});

describe('keys of one’s own', () => {
  beforeEach(() => followKeys(new Preferences({ writable: () => false, failed: () => undefined })));

  it('are what buttons and tooltips say, until the usual ones are wanted again', () => {
    chooseKeys('history', ['Mod+Alt+H']);
    expect(command('history').keys).toEqual(['Mod+Alt+H']);
    expect(named('history')).toBe('History (Ctrl Alt H)');
    expect(hasOwnKeys('history')).toBe(true);
    usualKeys('history');
    expect(shortcut('history')).toBe('Ctrl H');
    chooseKeys('history', ['F9']);
    chooseKeys('lock', ['F10']);
    allUsualKeys();
    expect([shortcut('history'), shortcut('lock')]).toEqual(['Ctrl H', 'Ctrl L']);
  });

  it('are refused with the name of the action that has them', () => {
    expect(refused('Mod+H', command('lock'), commands())).toBe(
      'Ctrl H is “History”. Give that action another key first.',
    );
    expect(refused('Mod+Alt+L', command('lock'), commands())).toBeNull();
    expect(refused('Mod+L', command('lock'), commands())).toBeNull();
  });

  it('are free again once the other action has others', () => {
    chooseKeys('history', ['F9']);
    expect(refused('Mod+H', command('lock'), commands())).toBeNull();
    expect(refused('F9', command('lock'), commands())).toContain('History');
  });

  it('are refused where fields and lists need them, and as letters of what works everywhere', () => {
    expect(refused('Enter', command('lock'), commands())).toContain('inside lists and fields');
    expect(refused('Mod+C', command('lock'), commands())).toContain('inside lists and fields');
    expect(refused('L', command('lock'), commands())).toContain('needs Ctrl, Alt');
    expect(refused('W', command('passage.memo'), commands())).toBeNull();
  });
});
