import { describe, expect, it } from 'vitest';
import { FakeCore } from '../../ipc/fake';
import type { CodeRow } from '../../ipc/types';
import { treeRows } from '../../state/codetree';
import { nameRows } from './name-rows';

const codes = (await new FakeCore().host().invoke('codes_list', {})) as CodeRow[];
const rows = treeRows(codes, new Set());
const idOf = (name: string): string => codes.find((code) => code.name === name)?.id ?? '';
const around = (parent: string | null, after: string | null): unknown[] => {
  const shown = nameRows(rows, { kind: 'add', parent, position: null, after });
  const at = shown.findIndex((one) => one.kind === 'new');
  const before = shown[at - 1];
  const field = shown[at];
  return [before?.kind === 'code' ? before.row.code.name : null, field?.kind === 'new' ? field.level : null];
};

describe('the field for a new code', () => {
  it('stands where the code will stand: behind everything below the code before it', () => {
    const planning = idOf('Planning of operations');
    expect(around(idOf('Protection of victims'), planning)).toEqual(['Morale and overtime', 2]);
  });

  it('stands a level deeper for a code below', () => {
    const minor = idOf('Minor charges');
    expect(around(minor, minor)).toEqual(['Minor charges', 3]);
  });

  it('is a theme of its own where there is no code yet', () => {
    expect(nameRows([], { kind: 'add', parent: null, position: null, after: null })).toEqual([
      { kind: 'new', key: 'new', level: 1 },
    ]);
  });
});
