import { beforeEach, describe, expect, it } from 'vitest';
import type { FakeCore } from '../ipc/fake';
import type { ExcerptsAgain, ExcerptsRequest, PartnerLabel } from '../ipc/types';
import { entered } from './entered';
import { choiceOfCell } from './export-choice';
import { leftWords } from './export-forms';
import type { Exporting } from './exporting.svelte';
import type { Workspace } from './workspace.svelte';

let core: FakeCore;
let workspace: Workspace;
let exporting: Exporting;

beforeEach(async () => {
  ({ core, workspace } = await entered());
  await workspace.go('export');
  ({ exporting } = workspace);
});

const lastAsked = (): ExcerptsRequest | undefined =>
  core.asked.filter((_, at) => core.ran[at] === 'excerpts_preview').at(-1) as ExcerptsRequest | undefined;
const partner = (label: string, category: string): PartnerLabel => ({ label, category });

/** Lets one code leave for the team as TSV, and says what can be asked for again. */
async function left(): Promise<ExcerptsAgain> {
  exporting.confirm();
  await exporting.choose({ purpose: 'team', form: 'tsv', codes: [core.codes[0]?.id ?? ''], counts: false });
  expect(await exporting.save()).toBe(true);
  await exporting.left.show();
  const again = exporting.left.of(exporting.left.rows?.[0]?.number ?? 0);
  if (again === null) throw new Error('it cannot be asked for again');
  return again;
}

describe('what left', () => {
  it('stands newest first, and the same is chosen again', async () => {
    const again = await left();
    await exporting.choose({ purpose: 'publication', form: 'docx', codes: [], counts: true });
    exporting.chooseAgain(again);
    expect(exporting.able).toBe(false);
    await workspace.go('export');
    const { purpose, form, codes, counts } = exporting.choice;
    expect([purpose, form, codes, counts]).toEqual(['team', 'tsv', [core.codes[0]?.id], false]);
    expect(lastAsked()?.codes).toEqual([core.codes[0]?.id]);
    expect(exporting.left.shown).toBe(false);
    expect(exporting.preview?.exported.rows).toBeGreaterThan(0);
  });

  it('of every code is of every code again, but of codes that are gone it is of none', async () => {
    const again = await left();
    const none = { ...again, request: { ...again.request, codes: [] } };
    exporting.chooseAgain(none);
    await workspace.go('export');
    expect(exporting.codes.length).toBe(core.codes.filter(({ parent }) => parent === null).length);
    exporting.chooseAgain({ ...again, request: { ...again.request, codes: ['gone'] }, gone: true });
    await workspace.go('export');
    expect([exporting.codes.length, exporting.able]).toEqual([0, false]);
  });

  it('is forgotten with a lock', async () => {
    await left();
    await workspace.lock();
    expect([exporting.left.shown, exporting.left.rows]).toEqual([false, null]);
  });

  it('is said with the form of its file, where the record has one', () => {
    expect(leftWords({ what: 'excerpts', settings: '{}' }, 'excel_csv')).toBe(
      'Coded excerpts, CSV for Excel',
    );
    expect(leftWords({ what: 'codebook', settings: '{"form":"qdc"}' }, null)).toBe('Codebook, QDC');
    expect(leftWords({ what: 'matrix', settings: '{"form":"columns"}' }, null)).toBe('Matrix');
  });
});

describe('a label that steps up with a rare one', () => {
  it('is one of its category at most, and is asked for in a publication alone', async () => {
    core.partners = [
      partner('Survivor', 'Advocates'),
      partner('Nonprofit', 'Advocates'),
      partner('Local', 'LE'),
    ];
    await core.host().invoke('key_file_make', { path: null, passphrase: 'three grey cranes' });
    await exporting.choose({ purpose: 'publication', codes: [core.codes[0]?.id ?? ''] });
    const flip = async (at: number): Promise<readonly string[]> => {
      await exporting.flipPartner(core.partners[at] ?? partner('', ''));
      return exporting.choice.partners;
    };
    expect(await flip(0)).toEqual(['Survivor']);
    expect(await flip(2)).toEqual(['Survivor', 'Local']);
    expect(await flip(1)).toEqual(['Local', 'Nonprofit']);
    expect(lastAsked()?.partners).toEqual(['Local', 'Nonprofit']);
    expect(await flip(1)).toEqual(['Local']);
    expect(await exporting.save()).toBe(true);
    expect(exporting.preview?.partners).toEqual([]);
    await exporting.choose({ purpose: 'team' });
    expect(lastAsked()?.partners).toEqual([]);
  });
});

describe('a cell of the matrix', () => {
  const categories = [{ id: 'k1', path: 'Advocates' }];
  const cell = { code: 'c1', heading: 'Advocates', byCategory: true, people: ['p1', 'p2'] };

  it('of a category is its code and category, whoever it is for', () => {
    const choice = choiceOfCell(cell, ['t1', 't2'], categories);
    expect([choice.codes, choice.categories, choice.interviewees]).toEqual([['c1'], ['k1'], []]);
    expect(choice.purpose).toBeUndefined();
  });

  it('of any other column is a choice of people, for the team', () => {
    const choice = choiceOfCell({ ...cell, byCategory: false }, ['t1'], categories);
    expect([choice.purpose, choice.categories, choice.interviewees]).toEqual(['team', [], ['p1', 'p2']]);
  });

  it('that is a whole row or column is everybody, or every theme', () => {
    const row = choiceOfCell({ ...cell, heading: null }, ['t1', 't2'], categories);
    expect([row.codes, row.categories, row.interviewees]).toEqual([['c1'], [], []]);
    expect(choiceOfCell({ ...cell, code: null }, ['t1', 't2'], categories).codes).toEqual(['t1', 't2']);
  });
});
