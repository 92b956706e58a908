import { SvelteMap } from 'svelte/reactivity';
import { describe, expect, it } from 'vitest';
import type { Choice } from './preferences.svelte';
import { Find, Look, type FindPort } from './reading.svelte';
import { nextUncoded } from './uncoded';
import { nameFrom } from './invivo';

describe('the look of the text', () => {
  const kept = new SvelteMap<string, Choice>();
  const look = new Look({
    get: <T extends Choice>(key: string, fallback: T) => (kept.get(key) as T | undefined) ?? fallback,
    set: (key, value) => {
      if (value === null) kept.delete(key);
      else kept.set(key, value);
    },
  });

  it('stays within its limits and keeps to its steps', () => {
    look.set('size', 99);
    expect(look.get('size')).toBe(24);
    look.set('size', 17.3);
    expect(look.get('size')).toBe(17.5);
    look.set('size', Number.NaN);
    expect(look.get('size')).toBe(16.5);
  });

  it('keeps nothing of what is as usual', () => {
    look.set('line', 2);
    expect([...kept.keys()]).toEqual(['reading.line']);
    look.reset();
    expect([...kept.keys()]).toEqual([]);
  });

  it('is the same object in pixels until a measure is another, so that nothing is drawn anew', () => {
    const { pixels } = look;
    kept.set('pane.left', 300);
    expect(look.pixels).toBe(pixels);
    look.set('size', 20);
    expect(look.pixels.size).toBe(20);
    look.reset();
  });

  it('is as the design draws it where nobody chose', () => {
    expect(look.pixels).toEqual({ size: 16.5, line: 27, width: 526 });
  });
});

describe('finding', () => {
  const places = ['night', 'Night', 'tonight'];
  let ended: boolean | null = null;
  let at = 0;
  const port: FindPort = {
    beginFind: () => undefined,
    find: (words) => {
      const count = words === 'night' ? places.length : 0;
      at = count > 0 ? 1 : 0;
      return { count, at };
    },
    findStep: (by) => {
      at = ((at - 1 + by + places.length) % places.length) + 1;
      return { count: places.length, at };
    },
    endFind: (stay) => {
      ended = stay;
    },
    focus: () => undefined,
  };
  const find = new Find(() => port);

  it('takes short selected words as what to look for', () => {
    find.begin({ start: 0, end: 5, text: 'night' });
    expect(find.words).toBe('night');
    expect(find.finding).toEqual({ count: 3, at: 1 });
    find.begin({ start: 0, end: 5, text: 'two\nlines' });
    expect(find.words).toBe('night');
  });

  it('goes round at both ends', () => {
    find.step(-1);
    expect(find.finding.at).toBe(3);
    find.step(1);
    expect(find.finding.at).toBe(1);
  });

  it('goes back to where the reader was, and knows the words when it is asked to go on', () => {
    find.end(false);
    expect(ended).toBe(false);
    expect(find.open).toBe(false);
    find.step(1);
    expect(find.open).toBe(true);
    expect(find.finding.count).toBe(3);
  });
});

describe('the next answer without a code', () => {
  const turn = (number: number, role: string, start: number) => ({
    number,
    role,
    start,
    end: start + 8,
    speaker: 0,
    start_ms: null,
  });
  const turns = [
    turn(1, 'interviewer', 0),
    turn(2, 'respondent', 10),
    turn(3, 'interviewer', 20),
    turn(4, 'respondent', 30),
    turn(5, 'unknown', 40),
  ];

  it('leaves out questions and what is coded already', () => {
    expect(nextUncoded(turns, [], 1, 1)?.number).toBe(2);
    expect(nextUncoded(turns, [{ start: 31, end: 33 }], 2, 1)?.number).toBe(5);
    expect(nextUncoded(turns, [{ start: 12, end: 45 }], 1, 1)).toBeNull();
  });

  it('begins at the first where the caret is in none, and goes back too', () => {
    expect(nextUncoded(turns, [], null, 1)?.number).toBe(2);
    expect(nextUncoded(turns, [], 4, -1)?.number).toBe(2);
  });

  it('takes a passage that only touches a turn for none in it', () => {
    expect(nextUncoded(turns, [{ start: 2, end: 10 }], 1, 1)?.number).toBe(2);
  });
});

describe('a name in vivo', () => {
  it('is one line without the signs around it', () => {
    expect(nameFrom('  “They count\nsheets,” ')).toBe('They count sheets');
    expect(nameFrom('before > after')).toBe('before after');
  });

  it('is cut between two words where it is long', () => {
    const name = nameFrom('They come back with a sheet that says fourteen contacts, and not one has slept');
    expect(name).toBe('They come back with a sheet that says fourteen contacts, and…');
    expect([...nameFrom('我'.repeat(90))]).toHaveLength(61);
  });
});
