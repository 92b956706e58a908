import { beforeEach, describe, expect, it } from 'vitest';
import { call, installHost } from '../ipc/call';
import { FakeCore } from '../ipc/fake';
import type { CodeRow } from '../ipc/types';
import { Themes } from './themes.svelte';

let codes: CodeRow[];
let core: FakeCore;
let themes: Themes;

beforeEach(async () => {
  core = new FakeCore();
  installHost(core.host());
  codes = await call('codes_list', {});
  themes = new Themes({ codes: () => codes, interval: () => false });
  await themes.load();
});

const cell = (name: string, column: string) => {
  const at = themes.matrix?.columns.findIndex((one) => one.value === column) ?? -1;
  const row = themes.rows.find((one) => one.code.name === name);
  const head = themes.matrix?.columns[at];
  const counted = row && themes.cellOf(row, at);
  if (!head || !counted) throw new Error(`no cell ${name} × ${column}`);
  return themes.read(counted, head);
};

describe('a cell', () => {
  it('is n of those coded, with its share as heat and a mark when small', () => {
    expect(cell('Advocate presence', 'Advocates')).toEqual({
      state: 'counted',
      value: 1,
      of: 2,
      heat: 3,
      small: true,
    });
  });

  it('has no heat where it is zero', () => {
    expect(cell('Advocate presence', 'Prosecutors')).toMatchObject({
      state: 'counted',
      value: 0,
      heat: null,
      small: false,
    });
  });

  it('is no zero where nobody was coded yet', async () => {
    await themes.by('interviewee');
    expect(cell('Advocate presence', 'EX-02')).toEqual({ state: 'not coded yet' });
  });

  it('is no zero where nobody of the column was asked', () => {
    const counted = themes.rows[0] && themes.cellOf(themes.rows[0], 0);
    const head = themes.matrix?.columns[0];
    if (!counted || !head) throw new Error('no cell');
    expect(themes.read({ ...counted, state: 'not asked' }, head)).toEqual({ state: 'not asked' });
  });

  it('is no zero either where nobody of the column was interviewed', () => {
    const counted = themes.rows[0] && themes.cellOf(themes.rows[0], 0);
    if (!counted) throw new Error('no cell');
    const head = { value: 'Clergy', interviewed: 0, coded: 0 };
    expect(themes.read(counted, head)).toEqual({ state: 'nobody interviewed' });
  });

  it('has no number where a row has no statement and people are counted by what they said of one', async () => {
    await themes.count('support');
    expect(cell('Advocate presence', 'Advocates')).toEqual({ state: 'no statement' });
  });

  it('is a share of N, which is counted of finished interviews alone', async () => {
    core.asked.length = 0;
    await themes.count('share');
    expect(cell('Advocate presence', 'Advocates')).toMatchObject({ value: 50, of: 2 });
    expect(core.asked).toMatchObject([{ choice: { finished_only: true } }]);
  });

  it('is not counted yet rather than zero while words are being counted', async () => {
    const counting = themes.count('words');
    expect(cell('Advocate presence', 'Advocates')).toEqual({ state: 'not counted yet' });
    expect(themes.old).toBe(true);
    await counting;
    expect(cell('Advocate presence', 'Advocates')).toMatchObject({ state: 'counted' });
    expect(themes.old).toBe(false);
  });

  it('has no denominator when passages are counted', async () => {
    await themes.count('passages');
    expect(cell('Protection of victims', 'Advocates')).toMatchObject({ of: null, heat: 6 });
  });
});

describe('the matrix', () => {
  it('is read again only after something changed', async () => {
    core.ran.length = 0;
    await themes.refresh();
    expect(core.ran).toEqual([]);
    themes.outdate();
    await themes.refresh();
    expect(core.ran).toEqual(['matrix']);
  });

  it('hides what is below a closed row', () => {
    const all = themes.rows.length;
    themes.fold(codes[0]?.id ?? '', true);
    expect(themes.rows.length).toBe(all - 14);
  });

  it('is marked as old from the moment that something changed until it was read again', async () => {
    expect(themes.old).toBe(false);
    themes.outdate();
    const reading = themes.refresh();
    expect(themes.old).toBe(true);
    await reading;
    expect(themes.old).toBe(false);
  });

  it('is not read again for a measure that was counted with it', async () => {
    core.ran.length = 0;
    await themes.count('passages');
    await themes.count('groups');
    expect(core.ran).toEqual([]);
  });

  it('crosses two kinds of columns, and never one with itself', async () => {
    await themes.cross('subcategory');
    expect(themes.matrix?.columns[0]?.value).toBe('Advocates × Advocates > Nonprofit');
    await themes.by('subcategory');
    expect(themes.crossed).toBeNull();
  });

  it('opens the tree down to a level, and says when branches were opened one by one', () => {
    themes.foldTo(1);
    expect(themes.rows.every((row) => row.level === 1)).toBe(true);
    expect(themes.level).toBe(1);
    themes.fold(codes[0]?.id ?? '', false);
    expect(themes.level).toBeNull();
    themes.foldTo(themes.levels);
    expect(themes.rows).toHaveLength(codes.length);
  });

  it('comes back to a place as it was', async () => {
    await themes.cross('subcategory');
    await themes.choose({ ...themes.choice, categories: ['Advocates'] });
    themes.foldTo(1);
    themes.spot = { row: 1, column: 1 };
    const kept = JSON.parse(JSON.stringify(themes.place())) as ReturnType<Themes['place']>;
    const other = new Themes({ codes: () => codes, interval: () => false });
    other.returnTo(kept);
    await other.refresh();
    expect(other.place()).toEqual(themes.place());
    expect(other.matrix?.columns).toEqual(themes.matrix?.columns);
  });

  it('says how many of all were coded', () => {
    expect(themes.all).toEqual({ value: 'All', interviewed: 6, coded: 5 });
  });
});
