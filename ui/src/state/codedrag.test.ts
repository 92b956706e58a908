import { describe, expect, it } from 'vitest';
import { CodeDrag, type CarriedCode, type DropTarget } from './codedrag.svelte';

/** A part of the window that takes codes in a box, and writes down what it hears. */
function target(name: string, from: number, to: number, heard: string[]): DropTarget {
  return {
    over: ({ x }: CarriedCode) => (x >= from && x < to ? `Code ${name}` : null),
    drop: ({ code }) => heard.push(`${name} took ${code}`),
    left: () => heard.push(`left ${name}`),
  };
}

describe('a code that is carried', () => {
  it('is taken by the part of the window that it is over', () => {
    const heard: string[] = [];
    const drag = new CodeDrag();
    drag.accept(target('text', 0, 100, heard));
    drag.accept(target('list', 100, 200, heard));
    drag.carry({ code: 'beds', x: 40, y: 0 });
    expect(drag.words).toBe('Code text');
    drag.carry({ code: 'beds', x: 140, y: 0 });
    expect(drag.words).toBe('Code list');
    expect(drag.drop()).toBe(true);
    expect(heard).toEqual(['left text', 'list took beds', 'left list']);
    expect(drag.carried).toBeNull();
  });

  it('changes nothing where nothing takes it, or when it is given up', () => {
    const heard: string[] = [];
    const drag = new CodeDrag();
    const stop = drag.accept(target('text', 0, 100, heard));
    drag.carry({ code: 'beds', x: 300, y: 0 });
    expect(drag.drop()).toBe(false);
    drag.carry({ code: 'beds', x: 40, y: 0 });
    drag.giveUp();
    expect(drag.drop()).toBe(false);
    stop();
    drag.carry({ code: 'beds', x: 40, y: 0 });
    expect(drag.words).toBeNull();
    expect(heard).toEqual(['left text']);
  });
});
