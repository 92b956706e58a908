import { describe, expect, it } from 'vitest';
import type { CodeRow } from '../ipc/types';
import { branches, dropAt, moveBy, topmost, type Direction, type Hover } from './codemoves';
import { treeRows } from './codetree';

/** A codebook from indented names. */
function book(...lines: string[]): CodeRow[] {
  const above: string[] = [];
  return lines.map((line) => {
    const name = line.replaceAll('.', '');
    const depth = line.length - name.length;
    above[depth] = name;
    const path = above.slice(0, depth + 1).join(' > ');
    const parent = above[depth - 1] ?? null;
    return { id: name, name, parent: depth === 0 ? null : parent, path, depth } as CodeRow;
  });
}

const codes = book('a', '.b', '.c', '..d', '..e', '.f', 'g', '.h');

/** The codebook after a move, as indented names; done here without the core. */
function moved(ids: string[], direction: Direction): string[] | null {
  const move = moveBy(codes, ids, direction);
  return move && apply(move);
}

function apply({ codes: moving, parent, position }: NonNullable<ReturnType<typeof moveBy>>): string[] {
  const children = (of: string | null): string[] => {
    const staying = codes
      .filter((code) => code.parent === of && !moving.includes(code.id))
      .map(({ id }) => id);
    if (of !== parent) return staying;
    const at = position ?? staying.length;
    return [...staying.slice(0, at), ...moving, ...staying.slice(at)];
  };
  const walk = (of: string | null, depth: number): string[] =>
    children(of).flatMap((id) => ['.'.repeat(depth) + id, ...walk(id, depth + 1)]);
  return walk(null, 0);
}

describe('topmost and branches', () => {
  it('leave out what stands below another chosen code', () => {
    expect(topmost(codes, ['d', 'c', 'h'])).toEqual(['c', 'h']);
    expect(topmost(codes, ['e', 'a'])).toEqual(['a']);
  });

  it('find all below', () => {
    expect([...branches(codes, ['c'])]).toEqual(['c', 'd', 'e']);
  });
});

describe('moveBy', () => {
  it('goes up and down among siblings with all below', () => {
    expect(moved(['c'], 'up')).toEqual(['a', '.c', '..d', '..e', '.b', '.f', 'g', '.h']);
    expect(moved(['b'], 'down')).toEqual(['a', '.c', '..d', '..e', '.b', '.f', 'g', '.h']);
    expect(moved(['a'], 'down')).toEqual(['g', '.h', 'a', '.b', '.c', '..d', '..e', '.f']);
  });

  it('stops at the ends', () => {
    expect(moved(['b'], 'up')).toBeNull();
    expect(moved(['f'], 'down')).toBeNull();
    expect(moved(['b'], 'in')).toBeNull();
    expect(moved(['a'], 'out')).toBeNull();
  });

  it('goes in under the sibling above, as its last', () => {
    expect(moved(['f'], 'in')).toEqual(['a', '.b', '.c', '..d', '..e', '..f', 'g', '.h']);
  });

  it('goes out behind the code above', () => {
    expect(moved(['d'], 'out')).toEqual(['a', '.b', '.c', '..e', '.d', '.f', 'g', '.h']);
    expect(moved(['b'], 'out')).toEqual(['a', '.c', '..d', '..e', '.f', 'b', 'g', '.h']);
  });

  it('moves several siblings as one block', () => {
    expect(moved(['b', 'c'], 'down')).toEqual(['a', '.f', '.b', '.c', '..d', '..e', 'g', '.h']);
    expect(moved(['c', 'f'], 'up')).toEqual(['a', '.c', '..d', '..e', '.f', '.b', 'g', '.h']);
    expect(moved(['b', 'f'], 'out')).toEqual(['a', '.c', '..d', '..e', 'b', 'f', 'g', '.h']);
  });

  it('leaves codes of several places where they are', () => {
    expect(moved(['d', 'h'], 'up')).toBeNull();
  });
});

describe('dropAt', () => {
  const rows = treeRows(codes, new Set());
  const at = (name: string): number => rows.findIndex((row) => row.code.id === name);
  const drop = (ids: string[], hover: Hover): string[] | null => {
    const place = dropAt(codes, rows, ids, hover);
    return place && apply(place.move);
  };

  it('puts codes before, inside and after a row', () => {
    expect(drop(['h'], { index: at('c'), part: 0.1, level: 2 })).toEqual([
      'a',
      '.b',
      '.h',
      '.c',
      '..d',
      '..e',
      '.f',
      'g',
    ]);
    expect(drop(['h'], { index: at('b'), part: 0.5, level: 2 })).toEqual([
      'a',
      '.b',
      '..h',
      '.c',
      '..d',
      '..e',
      '.f',
      'g',
    ]);
    expect(drop(['h'], { index: at('b'), part: 0.9, level: 2 })).toEqual([
      'a',
      '.b',
      '.h',
      '.c',
      '..d',
      '..e',
      '.f',
      'g',
    ]);
  });

  it('puts codes first inside an open row when they are dropped at its foot', () => {
    expect(drop(['f'], { index: at('c'), part: 0.9, level: 2 })).toEqual([
      'a',
      '.b',
      '.c',
      '..f',
      '..d',
      '..e',
      'g',
      '.h',
    ]);
  });

  it('asks the pointer how deep at the foot of a branch', () => {
    const foot = (level: number) => dropAt(codes, rows, ['h'], { index: at('e'), part: 0.95, level });
    expect(foot(3)?.move).toEqual({ codes: ['h'], parent: 'c', position: null });
    expect(foot(2)?.move).toEqual({ codes: ['h'], parent: 'a', position: 2 });
    expect(foot(1)?.level).toBe(2);
  });

  it('puts codes last where the pointer is below all rows', () => {
    expect(dropAt(codes, rows, ['b'], { index: rows.length, part: 0, level: 1 })?.move).toEqual({
      codes: ['b'],
      parent: null,
      position: null,
    });
  });

  it('refuses a place inside what is carried', () => {
    expect(drop(['a'], { index: at('d'), part: 0.1, level: 3 })).toBeNull();
    expect(drop(['c'], { index: at('c'), part: 0.5, level: 2 })).toBeNull();
  });

  it('shows no place where nothing would change', () => {
    expect(drop(['c'], { index: at('b'), part: 0.9, level: 2 })).toBeNull();
    expect(drop(['c'], { index: at('f'), part: 0.1, level: 2 })).toBeNull();
  });

  it('carries several codes together, in their order', () => {
    expect(drop(['f', 'b'], { index: at('h'), part: 0.1, level: 2 })).toEqual([
      'a',
      '.c',
      '..d',
      '..e',
      'g',
      '.b',
      '.f',
      '.h',
    ]);
  });
});
