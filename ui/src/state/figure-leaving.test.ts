import { beforeEach, describe, expect, it } from 'vitest';
import { installHost } from '../ipc/call';
import type { FakeCore } from '../ipc/fake';
import { LateCore } from '../ipc/fake-late';
import type { ExportFigure, FigureRequest } from '../ipc/types';
import { entered } from './entered';
import { mergedWith, type FigureLeaving } from './figure-leaving.svelte';
import { EVERYTHING } from './themes-choice';
import type { Workspace } from './workspace.svelte';

let core: FakeCore;
let workspace: Workspace;
let leaving: FigureLeaving;

beforeEach(async () => {
  ({ core, workspace } = await entered());
  await workspace.go('themes');
  ({ leaving } = workspace.evidence);
  core.ran.length = 0;
  core.asked.length = 0;
});

const openKeys = (): Promise<unknown> =>
  core.host().invoke('key_file_make', { path: null, passphrase: 'three grey cranes' });
const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 0));
const exported = (): unknown[] => core.ran.filter((name) => name === 'figure_export');

describe('a figure on its way out', () => {
  it('is that of the view with its measure and columns, for the team until somebody says otherwise', async () => {
    await workspace.themes.cross('subcategory');
    await workspace.themes.count('support');
    core.asked.length = 0;
    await leaving.show();
    const [request] = core.asked as FigureRequest[];
    expect(request?.purpose).toBe('team');
    expect(request?.figure).toMatchObject({
      kind: 'matrix',
      value: { columns: ['category', 'subcategory'], measure: 'support' },
    });
    expect(leaving.preview?.title).toBe('Codes by category and subcategory');
  });

  it('is not published without the key file, and is once that is open', async () => {
    await leaving.show();
    await leaving.choose({ purpose: 'publication' });
    expect([leaving.preview, leaving.refused?.code]).toEqual([null, 'no_key_file']);
    await openKeys();
    await leaving.refresh();
    expect(leaving.refused).toBeNull();
    expect(leaving.preview?.matrix?.k).toBe(3);
  });

  it('says what other ways would withhold, and drops that once something else is chosen', async () => {
    await openKeys();
    await leaving.show();
    await leaving.choose({ purpose: 'publication' });
    expect(leaving.alternatives.map(({ form }) => form)).toEqual(
      expect.arrayContaining(['columns', 'overall']),
    );
    expect(leaving.alternatives.every(({ withheld, numbers }) => withheld <= numbers)).toBe(true);
    await leaving.choose({ purpose: 'team' });
    expect(leaving.alternatives).toEqual([]);
  });

  it('asks only for the ways that the preview did not tell, as tables', async () => {
    await openKeys();
    await leaving.show();
    core.asked.length = 0;
    core.ran.length = 0;
    await leaving.choose({ purpose: 'publication' });
    const previews = core.asked.filter((_, at) => core.ran[at] === 'figure_preview') as FigureRequest[];
    const [shown, ...ways] = previews.map(({ figure, file }) => [
      figure.kind === 'matrix' ? [figure.value.form, figure.value.merges.length] : null,
      file,
    ]);
    const told = leaving.preview?.matrix;
    expect(shown).toEqual([[null, 0], 'svg']);
    const other = told?.form === 'columns' ? 'overall' : 'columns';
    expect(ways).toEqual([[[other, 0], 'csv'], ...(told?.offers ?? []).map(() => [[null, 1], 'csv'])]);
    expect(leaving.alternatives[0]).toMatchObject({ form: told?.form, withheld: told?.withheld.length });
  });

  it('weighs bars of stances by stances, as they would be drawn', async () => {
    await openKeys();
    await leaving.show();
    await leaving.choose({ purpose: 'publication', picture: 'stances' });
    const measures = (core.asked as FigureRequest[]).flatMap((asked, at) =>
      core.ran[at] === 'figure_preview' && asked.file === 'csv' && asked.figure.kind === 'matrix'
        ? [asked.figure.value.measure]
        : [],
    );
    expect(measures.length).toBeGreaterThan(0);
    expect(new Set(measures)).toEqual(new Set(['stances']));
  });

  it('has no headings of a view that was closed before they came', async () => {
    const late = new LateCore(core);
    installHost(late.host());
    late.slow.add('matrix');
    const shown = leaving.show();
    await settled();
    leaving.hide();
    await workspace.evidence.show('together');
    const next = leaving.show();
    late.letGo('matrix');
    await Promise.all([shown, next]);
    expect([leaving.shown, leaving.headings]).toEqual([true, []]);
  });

  it('has the headings of all that it counts once the filters of the view are left out', async () => {
    await workspace.themes.choose({ ...EVERYTHING, categories: ['Advocates'] });
    await leaving.show();
    const before = leaving.headings;
    expect(before).toEqual(['Advocates']);
    await leaving.choose({ everything: true });
    expect(leaving.headings.length).toBeGreaterThan(before.length);
  });

  it('leaves filters out of one figure alone', async () => {
    await leaving.show();
    await leaving.choose({ everything: true, file: 'csv' });
    leaving.hide();
    await leaving.show();
    expect([leaving.everything, leaving.file]).toEqual([false, 'csv']);
  });

  it('leaves the filters of the view out where a publication cannot have them', async () => {
    await openKeys();
    await workspace.themes.choose({ ...EVERYTHING, basis: ['witnessed'] });
    await leaving.show();
    await leaving.choose({ purpose: 'publication' });
    expect(leaving.refused?.what).toMatch(/^A publication cannot have/u);
    expect(leaving.narrowed).toBe(true);
    await leaving.choose({ everything: true });
    expect(leaving.refused).toBeNull();
  });

  it('is saved where the person says, under a name that says whom it is for, or not at all', async () => {
    await leaving.show();
    core.pick = null;
    expect(await leaving.save()).toBe(false);
    expect(exported()).toEqual([]);
    core.pick = '/anything';
    expect(await leaving.save()).toBe(true);
    expect(leaving.saved?.path).toBe('/home/ines/Codes by category internal.svg');
    await leaving.choose({ file: 'csv' });
    expect(leaving.saved).toBeNull();
  });

  it('leaves as it was when it was asked where to, one file at a time', async () => {
    const late = new LateCore(core);
    installHost(late.host());
    late.lateReplies.add('choose_export_file');
    await leaving.show();
    const saved = leaving.save();
    expect([leaving.able, await leaving.save()]).toEqual([false, false]);
    await leaving.choose({ file: 'csv', totals: true });
    late.letGo('choose_export_file');
    expect(await saved).toBe(true);
    const [request] = core.asked.flatMap((asked, at) =>
      core.ran[at] === 'figure_export' ? [(asked as ExportFigure).request] : [],
    );
    expect(request).toMatchObject({ file: 'svg', figure: { value: { totals: false } } });
    expect(leaving.able).toBe(true);
  });

  it('is copied as what it is, by the same way out', async () => {
    await leaving.show();
    const picture = await leaving.copy();
    expect(picture.type).toBe('text/plain');
    expect(exported()).toHaveLength(1);
    await leaving.choose({ file: 'png' });
    expect((await leaving.copy()).type).toBe('image/png');
  });

  it('of the other views is a picture for the team', async () => {
    await openKeys();
    await leaving.show();
    await leaving.choose({ purpose: 'publication', file: 'csv' });
    leaving.hide();
    await workspace.evidence.show('together');
    await leaving.show();
    expect([leaving.purpose, leaving.file, leaving.isMatrix]).toEqual(['team', 'svg', false]);
    expect(leaving.preview?.svg).toContain('<svg');
  });

  it('is gone from the window when the study is locked', async () => {
    await leaving.show();
    await workspace.lock();
    expect([leaving.shown, leaving.preview]).toEqual([false, null]);
  });
});

describe('columns that become one', () => {
  it('are made of columns of the study, also where one of them was made of others', () => {
    const first = mergedWith([], { of: ['A', 'B'], name: 'A and B' });
    const second = mergedWith(first, { of: ['A and B', 'C'], name: 'All' });
    expect(second).toEqual([{ of: ['A', 'B', 'C'], name: 'All' }]);
    expect(mergedWith(first, { of: ['C', 'D'], name: 'Rest' })).toEqual([
      { of: ['A', 'B'], name: 'A and B' },
      { of: ['C', 'D'], name: 'Rest' },
    ]);
  });
});
