import { describe, expect, it } from 'vitest';
import type { HistoryRow } from '../ipc/types';
import { isInForce, subjectOf, takeBack, trailShown } from './trail-rows';

const row = (number: number, kind: string, more: Partial<HistoryRow> = {}): HistoryRow => ({
  number,
  coder: 'Ines',
  at: '2026-11-24T10:00:00Z',
  kind,
  label: kind,
  undone: false,
  barrier: null,
  ...more,
});

/** Newest first, as the core gives them. */
const ROWS = [
  row(6, 'undo'),
  row(5, 'add coding', { undone: true }),
  row(4, 'export'),
  row(3, 'add memo', { coder: 'Theo' }),
  row(2, 'add coding'),
  row(1, 'create study'),
];

describe('the trail', () => {
  it('is filtered by coder and by what acts are about', () => {
    expect(trailShown(ROWS, 'Theo', null).map((one) => one.number)).toEqual([3]);
    expect(trailShown(ROWS, null, 'codings').map((one) => one.number)).toEqual([5, 2]);
    expect(subjectOf('a kind that came later')).toBe('study');
  });

  it('offers to take back only what is in force', () => {
    expect(ROWS.filter(isInForce).map((one) => one.number)).toEqual([3, 2]);
  });
});

describe('taking back everything since a row', () => {
  it('counts acts that are in force, the row’s own included', () => {
    expect(takeBack(ROWS, 3)).toEqual({ acts: 1 });
    expect(takeBack(ROWS, 2)).toEqual({ acts: 2 });
    expect(takeBack(ROWS, 5)).toHaveProperty('why');
  });

  it('stops at what cannot be taken back, and says why', () => {
    const purged = [
      row(8, 'add coding'),
      row(7, 'change setting', { barrier: 'A purge closed undo.' }),
      ...ROWS,
    ];
    expect(takeBack(purged, 2)).toEqual({ why: 'A purge closed undo.' });
    expect(takeBack(purged, 8)).toEqual({ acts: 1 });
  });
});
