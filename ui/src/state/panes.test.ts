import { beforeEach, describe, expect, it } from 'vitest';
import { Panes } from './panes.svelte';
import { Preferences } from './preferences.svelte';

let preferences: Preferences;
let section: string;
let width: number;
let panes: Panes;

beforeEach(() => {
  preferences = new Preferences({ writable: () => false, failed: () => undefined });
  section = 'code';
  width = 1440;
  panes = new Panes({ preferences, section: () => section, width: () => width });
});

describe('panes beside the middle', () => {
  it('have widths of their own in each section, within their limits', () => {
    panes.resize('left', 1000);
    expect(panes.width('left')).toBe(480);
    panes.resize('left', 10);
    expect(panes.width('left')).toBe(240);
    section = 'review';
    expect(panes.width('left')).toBe(303);
  });

  it('leave the reading column more of a narrow window, unless a width was chosen', () => {
    panes.resize('left', 320);
    width = 1300;
    expect([panes.width('left'), panes.width('right')]).toEqual([320, 256]);
  });

  it('are put away and opened in a wide window', () => {
    panes.toggle('left');
    expect([panes.shown('left'), panes.shown('right')]).toEqual([false, true]);
    panes.toggle('left');
    expect(panes.shown('left')).toBe(true);
  });

  it('lie over the middle in a narrow window, one at a time, and are put away by Escape', () => {
    width = 1000;
    expect([panes.shown('left'), panes.shown('right')]).toEqual([false, false]);
    panes.toggle('right');
    panes.toggle('left');
    expect([panes.shown('left'), panes.shown('right')]).toEqual([true, false]);
    expect(panes.uncover()).toBe(true);
    expect(panes.shown('left')).toBe(false);
    expect(panes.uncover()).toBe(false);
  });

  it('go with what was shown in them where they lie over the middle, and stay in their place', () => {
    panes.giveWay('right');
    expect(panes.shown('right')).toBe(true);
    width = 1000;
    panes.open('right');
    panes.giveWay('right');
    expect(panes.shown('right')).toBe(false);
  });

  it('lie over the middle of their own section only', () => {
    width = 1000;
    panes.toggle('right');
    section = 'interviews';
    expect(panes.shown('right')).toBe(false);
    expect(panes.uncover()).toBe(false);
  });

  it('keep their folding of the wide window while the narrow one lays them over', () => {
    panes.toggle('right');
    width = 1000;
    panes.toggle('right');
    width = 1440;
    expect(panes.shown('right')).toBe(false);
  });

  it('the right one lies over the middle below 1280, the left one below 1100', () => {
    width = 1100;
    expect([panes.lies('left'), panes.lies('right')]).toEqual([false, true]);
    width = 1099;
    expect(panes.lies('left')).toBe(true);
    width = 1280;
    expect(panes.lies('right')).toBe(false);
  });
});
