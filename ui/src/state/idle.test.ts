import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Idle } from './idle.svelte';

let minutes: number;
let locked: number;
let idle: Idle;

beforeEach(() => {
  vi.useFakeTimers();
  minutes = 10;
  locked = 0;
  idle = new Idle({ minutes: () => minutes, lock: () => (locked += 1) });
  idle.begin();
});
afterEach(() => {
  idle.end();
  vi.useRealTimers();
});

const pass = (time: number): void => void vi.advanceTimersByTime(time * 60_000);

describe('locking when nobody works', () => {
  it('locks once after the minutes that were chosen, and says so a minute before', () => {
    pass(8.5);
    expect([locked, idle.soon]).toEqual([0, false]);
    pass(0.75);
    expect([locked, idle.soon]).toEqual([0, true]);
    pass(1);
    expect(locked).toBe(1);
    pass(60);
    expect(locked).toBe(1);
  });

  it('begins anew with every touch', () => {
    pass(9.5);
    expect(idle.touch()).toBe(false);
    expect(idle.soon).toBe(false);
    pass(9.5);
    expect(locked).toBe(0);
  });

  it('locks whoever comes back too late, however long timers were held back', () => {
    vi.setSystemTime(Date.now() + 3_600_000);
    expect(idle.touch()).toBe(true);
    expect(locked).toBe(1);
  });

  it('never locks where nobody wants it, and at once where they do again', () => {
    minutes = 0;
    pass(120);
    expect([locked, idle.soon]).toEqual([0, false]);
    minutes = 1;
    pass(0.5);
    expect(locked).toBe(1);
  });
});
