import { beforeEach, describe, expect, it } from 'vitest';
import { call, installHost } from '../ipc/call';
import { FakeCore } from '../ipc/fake';
import type { CodeRow } from '../ipc/types';
import { Themes } from './themes.svelte';
import { withoutIt } from './themes-people';

let codes: CodeRow[];
let core: FakeCore;
let themes: Themes;

const idOf = (name: string): string => codes.find((one) => one.name === name)?.id ?? '';

beforeEach(async () => {
  core = new FakeCore();
  installHost(core.host());
  codes = await call('codes_list', {});
  themes = new Themes({ codes: () => codes, interval: () => false });
  await themes.load();
});

describe('an open cell', () => {
  it('holds who raised the code with their passages, and who did not', async () => {
    const { cell } = themes;
    await cell.open({ code: idOf('Advocate presence'), heading: 'Advocates' }, false);
    expect(cell.found?.raised.map(({ person }) => person.label)).toEqual(['AD-NP-01']);
    expect(cell.row?.text).toMatch(/^With the county, yes\./u);
    expect(cell.found?.others.map(({ person }) => person.label)).toEqual(['AD-SV-01']);
  });

  it('is of all columns for a row, and of all codes for a column', async () => {
    await themes.cell.open({ code: idOf('Advocate presence'), heading: null }, false);
    const row = themes.cell.found?.people.interviewed ?? 0;
    await themes.cell.open({ code: null, heading: 'Advocates' }, false);
    expect(row).toBe(6);
    expect(themes.cell.found?.people.interviewed).toBe(2);
  });

  it('is read again with the matrix, and the passage that takes the place of one that went is the current one', async () => {
    const { cell } = themes;
    await cell.open({ code: idOf('Protection of victims'), heading: null }, false);
    const [first, second] = cell.items;
    expect(cell.current).toBe(first?.key);
    await cell.recode(first?.row.coding.id ?? '', idOf('Recommendations'));
    themes.outdate();
    expect(cell.old).toBe(true);
    await themes.load();
    expect(cell.current).toBe(second?.key);
    expect(cell.old).toBe(false);
  });

  it('closes where its column is no longer shown, and stays where only the row is open', async () => {
    await themes.cell.open({ code: idOf('Advocate presence'), heading: 'Advocates' }, false);
    await themes.by('interviewee');
    expect(themes.cell.at).toBeNull();
    await themes.cell.open({ code: idOf('Advocate presence'), heading: null }, false);
    await themes.by('category');
    expect(themes.cell.at).not.toBeNull();
  });

  it('follows the filters of the matrix', async () => {
    await themes.cell.open({ code: idOf('Protection of victims'), heading: null }, false);
    await themes.choose({ ...themes.choice, categories: ['Advocates'] });
    const categories = new Set(themes.cell.found?.raised.map(({ person }) => person.category));
    expect([...categories]).toEqual(['Advocates']);
  });

  it('says how far off its share may be only where that is asked for', async () => {
    const at = { code: idOf('Advocate presence'), heading: 'Advocates' };
    await themes.cell.open(at, false);
    expect(themes.cell.found?.interval).toBeNull();
    const asking = new Themes({ codes: () => codes, interval: () => true });
    await asking.cell.open(at, false);
    expect(asking.cell.found?.interval).not.toBeNull();
  });
});

describe('people without a code', () => {
  it('are told apart: coded, not asked, not coded yet', async () => {
    await themes.cell.open({ code: idOf('Advocate presence'), heading: null }, false);
    const { found } = themes.cell;
    if (!found) throw new Error('nothing is open');
    const [silent, ...others] = found.others;
    if (!silent) throw new Error('everyone raised it');
    const kinds = withoutIt({ ...found, others: [{ ...silent, asked: 'not asked' }, ...others] });
    expect(kinds.map(({ words, people }) => [words, people.length])).toEqual([
      ['Coded, without it', others.filter((one) => one.coded).length],
      ['Coded, and not asked about it', 1],
      ['Not coded yet', 1],
    ]);
  });
});
