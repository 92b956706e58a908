import { describe, expect, it } from 'vitest';
import { FakeCore } from '../../ipc/fake';
import type { CodeRow } from '../../ipc/types';
import { treeRows } from '../../state/codetree';
import { treeMove } from './tree-keys';

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
