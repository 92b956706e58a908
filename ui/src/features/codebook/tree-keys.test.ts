import { describe, expect, it } from 'vitest';
import { FakeCore } from '../../ipc/fake';
import type { CodeRow } from '../../ipc/types';
import { treeRows } from '../../state/codetree';
import { movesAlone, treeMove } from './tree-keys';

const codes = (await new FakeCore().host().invoke('codes_list', {})) as CodeRow[];
const rows = treeRows(codes, new Set());

describe('treeMove', () => {
  it('goes up and down and stops at the ends', () => {
    expect(treeMove(rows, 0, 'ArrowUp')).toEqual({ to: 0 });
    expect(treeMove(rows, 0, 'ArrowDown')).toEqual({ to: 1 });
    expect(treeMove(rows, rows.length - 1, 'ArrowDown')).toEqual({ to: rows.length - 1 });
  });

  it('closes an open branch, then goes to the code above', () => {
    expect(treeMove(rows, 1, 'ArrowLeft')).toEqual({ fold: { id: rows[1]?.code.id, closed: true } });
    expect(treeMove(rows, 2, 'ArrowLeft')).toEqual({ to: 1 });
  });

  it('opens a closed branch, then goes into it', () => {
    const closed = treeRows(codes, new Set([codes[0]?.id ?? '']));
    expect(treeMove(closed, 0, 'ArrowRight')).toEqual({ fold: { id: codes[0]?.id, closed: false } });
    expect(treeMove(rows, 0, 'ArrowRight')).toEqual({ to: 1 });
  });

  it('leaves other keys alone', () => {
    expect(treeMove(rows, 0, 'x')).toBeUndefined();
  });
});

describe('paging and ends', () => {
  it('goes over several rows and stops at the ends', () => {
    expect(treeMove(rows, 0, 'PageDown')).toEqual({ to: 12 });
    expect(treeMove(rows, 5, 'PageUp')).toEqual({ to: 0 });
    expect(treeMove(rows, 3, 'End')).toEqual({ to: rows.length - 1 });
  });

  it('has nothing to move in without rows', () => {
    expect(treeMove([], -1, 'ArrowDown')).toBeUndefined();
  });
});

describe('keys with Ctrl', () => {
  it('are the tree’s where they move without choosing, and the window’s where they are actions', () => {
    expect(movesAlone('ArrowDown')).toBe(true);
    expect(movesAlone(' ')).toBe(true);
    expect(movesAlone('ArrowLeft')).toBe(false);
    expect(movesAlone('z')).toBe(false);
    expect(movesAlone('PageDown')).toBe(false);
  });
});
