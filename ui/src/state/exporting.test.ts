import { beforeEach, describe, expect, it, vi } from 'vitest';
import { installHost } from '../ipc/call';
import type { FakeCore } from '../ipc/fake';
import { LateCore } from '../ipc/fake-late';
import type { ExcerptsRequest, ExportExcerpts } from '../ipc/types';
import { enter, entered, plainWorkspace } from './entered';
import type { Exporting } from './exporting.svelte';
import type { Workspace } from './workspace.svelte';

let core: FakeCore;
let workspace: Workspace;
let exporting: Exporting;

/** Unlocks the study again, in another window. */
async function again(): Promise<void> {
  workspace = plainWorkspace();
  await enter(workspace);
  await workspace.go('export');
  ({ exporting } = workspace);
}

beforeEach(async () => {
  ({ core, workspace } = await entered());
  await workspace.go('export');
  ({ exporting } = workspace);
  core.ran.length = 0;
  core.asked.length = 0;
});

const openKeys = (): Promise<unknown> =>
  core.host().invoke('key_file_make', { path: null, passphrase: 'three grey cranes' });
const lastAsked = (): ExcerptsRequest | undefined =>
  core.asked.filter((_, at) => core.ran[at] === 'excerpts_preview').at(-1) as ExcerptsRequest | undefined;
const exported = (): ExportExcerpts[] =>
  core.asked.filter((_, at) => core.ran[at] === 'excerpts_export') as ExportExcerpts[];
const idOf = (category: string): string =>
  exporting.categories.find(({ name }) => name === category)?.id ?? '';
const narrowedTo = (): string[] =>
  exporting.categories.filter(({ id }) => exporting.within.has(id)).map(({ name }) => name);
const ran = (name: string): number => core.ran.filter((one) => one === name).length;

const pointed = {
  interviewee: 'AD-NP-02',
  fits: 1,
  excerpts: [1],
  chain: ['It says a town.'],
  change: ['Leave it out.'],
};

/** Lets every code leave for the team, which somebody has agreed to. */
async function forTeam(): Promise<void> {
  exporting.confirm();
  await exporting.choose({ purpose: 'team' });
  await exporting.chooseAll(true);
}

async function onlyAdvocates(): Promise<void> {
  await forTeam();
  await exporting.choose({ categories: [idOf('Advocates')] });
}

/** Asks where the file is to go, and is not answered before `letGo`. */
function asking(): { done: Promise<boolean>; letGo: () => void } {
  const late = new LateCore(core);
  installHost(late.host());
  late.lateReplies.add('choose_export_file');
  const done = exporting.save();
  return { done, letGo: () => late.letGo('choose_export_file') };
}

describe('coded excerpts on their way out', () => {
  it('asks for nothing before a code is chosen, and is guarded until somebody says otherwise', async () => {
    await exporting.refresh();
    expect([ran('excerpts_preview'), exporting.able]).toEqual([0, false]);
    await exporting.chooseAll(true);
    const [request] = core.asked.slice(-1) as ExcerptsRequest[];
    expect(request?.purpose).toBe('publication');
    expect(exporting.refused?.code).toBe('no_key_file');
  });

  it('shows what would leave once the key file is open, and what stays behind', async () => {
    await openKeys();
    await exporting.chooseAll(true);
    expect(exporting.refused).toBeNull();
    const { rows, stays } = exporting.preview?.exported ?? { rows: 0, stays: [] };
    expect(rows + stays.reduce((sum, one) => sum + one.excerpts.length, 0)).toBe(core.codings.length);
    expect(exporting.able).toBe(rows > 0);
  });

  it('keeps what was chosen in the study, not the words of a reason', async () => {
    const theme = workspace.codebook.codes[0]?.id ?? '';
    await exporting.choose({ purpose: 'team' });
    await exporting.flipCode(theme);
    await exporting.choose({ form: 'odt' });
    await workspace.lock();
    expect([exporting.preview, exporting.reason]).toEqual([null, '']);
    await again();
    expect(exporting.choice).toMatchObject({ purpose: 'team', form: 'odt', codes: [theme] });
    expect(exporting.rows).toBeGreaterThan(0);
  });

  it('waits for codes and choices where it is gone to while the study is still being entered', async () => {
    await forTeam();
    const { rows } = exporting;
    await workspace.lock();
    const late = new LateCore(core);
    installHost(late.host());
    late.slow.add('codes_list');
    workspace = plainWorkspace();
    ({ exporting } = workspace);
    const entering = enter(workspace);
    await vi.waitFor(() => expect(late.waits('codes_list')).toBe(true));
    const gone = workspace.go('export');
    await new Promise((done) => setTimeout(done, 0));
    late.letGo('codes_list');
    await Promise.all([entering, gone]);
    expect(exporting.rows).toBe(rows);
  });

  it('looks anew for what changes the words, not for what they are written as', async () => {
    await exporting.choose({ purpose: 'team' });
    await exporting.chooseAll(true);
    const before = ran('excerpts_preview');
    await exporting.choose({ form: 'csv' });
    expect(ran('excerpts_preview')).toBe(before);
    await exporting.choose({ context: true });
    expect(ran('excerpts_preview')).toBe(before + 1);
  });

  it('drops an answer that a later choice has overtaken', async () => {
    await exporting.choose({ purpose: 'team' });
    const first = exporting.chooseAll(true);
    const second = exporting.chooseAll(false);
    await Promise.all([first, second]);
    expect([exporting.preview, exporting.reading]).toEqual([null, false]);
  });

  it('lets words leave for the team once somebody has agreed, and asks again after a lock', async () => {
    await exporting.choose({ purpose: 'team' });
    await exporting.chooseAll(true);
    expect(await exporting.save()).toBe(false);
    expect([exporting.asking, ran('excerpts_export')]).toEqual(['save', 0]);
    exporting.confirm();
    expect(await exporting.save()).toBe(true);
    expect(exporting.gone?.exported.path).toBe('/home/ines/Coded excerpts internal.docx');
    expect(await (await exporting.copy()).text()).toMatch(/^md /u);
    expect(exporting.gone).not.toHaveProperty('bytes');
    await workspace.lock();
    await again();
    await exporting.save();
    expect(exporting.asking).toBe('save');
  });

  it('lets nothing leave where no file is chosen', async () => {
    await openKeys();
    await exporting.chooseAll(true);
    core.pick = null;
    expect(await exporting.save()).toBe(false);
    expect(ran('excerpts_export')).toBe(0);
  });

  it('lets leave what was chosen when it was asked where to, whatever changes before the answer', async () => {
    await forTeam();
    const { done, letGo } = asking();
    await exporting.choose({ purpose: 'publication', form: 'csv', context: true });
    letGo();
    expect(await done).toBe(true);
    const [left] = exported();
    expect([left?.form, left?.request.purpose, left?.request.context]).toEqual(['docx', 'team', false]);
    expect(exporting.gone?.exported.path).toBe('/home/ines/Coded excerpts internal.docx');
  });

  it('keeps the reason it was asked with, and takes none for warnings that come later', async () => {
    await openKeys();
    core.pointsTo = [pointed];
    await exporting.chooseAll(true);
    exporting.reason = 'She has read it and agrees.';
    const accepted = asking();
    await exporting.refresh();
    accepted.letGo();
    expect(await accepted.done).toBe(true);
    expect(exported().at(-1)?.accepted).toBe('She has read it and agrees.');

    core.pointsTo = [];
    await exporting.refresh();
    const unwarned = asking();
    core.pointsTo = [pointed];
    await exporting.refresh();
    exporting.reason = 'This warning came later.';
    unwarned.letGo();
    expect(await unwarned.done).toBe(false);
    expect(exported().at(-1)?.accepted).toBeNull();
    expect(exporting.failure?.what).toMatch(/could tell/u);
  });

  it('asks for one file at a time, and hears no answer once the study is locked', async () => {
    await forTeam();
    const { done, letGo } = asking();
    expect([exporting.able, await exporting.save()]).toEqual([false, false]);
    expect(ran('choose_export_file')).toBe(1);
    await workspace.lock();
    letGo();
    expect([await done, ran('excerpts_export')]).toEqual([false, 0]);
  });

  it('refuses no code at all, which to the core would be every code', async () => {
    await forTeam();
    core.codes = [];
    await workspace.codebook.load();
    expect(await exporting.save()).toBe(false);
    expect(exporting.failure?.what).toBe('No code is chosen.');
    await expect(exporting.copy()).rejects.toThrow('Nothing was copied.');
    expect(ran('excerpts_export')).toBe(0);
  });

  it('needs a reason where it points to somebody', async () => {
    await openKeys();
    core.pointsTo = [pointed];
    await exporting.chooseAll(true);
    expect(exporting.able).toBe(false);
    exporting.reason = 'She has read it and agrees.';
    expect(exporting.able).toBe(true);
    expect(await exporting.save()).toBe(true);
    expect(core.asked.at(-1)).toMatchObject({ accepted: 'She has read it and agrees.' });
  });

  it('narrows to categories, all of them being none', async () => {
    await forTeam();
    const all = exporting.categories.map(({ name }) => name);
    expect(all).toEqual(expect.arrayContaining(['Advocates', 'Experts']));
    await exporting.flipCategory(idOf('Experts'));
    expect(narrowedTo()).toEqual(all.filter((name) => name !== 'Experts'));
    expect(lastAsked()?.categories).toEqual(narrowedTo());
    await exporting.flipCategory(idOf('Experts'));
    expect(exporting.choice.categories).toEqual([]);
  });

  it('keeps a category that is called otherwise meanwhile', async () => {
    await onlyAdvocates();
    const { rows } = exporting;
    await workspace.people.putCategory(idOf('Advocates'), null, 'Helpers', null);
    await vi.waitFor(() => expect(lastAsked()?.categories).toEqual(['Helpers']));
    await vi.waitFor(() => expect(exporting.reading).toBe(false));
    expect([narrowedTo(), exporting.rows, exporting.refused]).toEqual([['Helpers'], rows, null]);
  });

  it('takes a chosen category that nobody stands in any more for nobody, not for everybody', async () => {
    await onlyAdvocates();
    await workspace.people.removeInOrder(idOf('Advocates'));
    await vi.waitFor(() => expect(exporting.preview).toBeNull());
    expect([exporting.nobody, narrowedTo(), exporting.able]).toEqual([true, [], false]);
    await exporting.flipCategory(idOf('Experts'));
    expect([exporting.nobody, narrowedTo()]).toEqual([false, ['Experts']]);
    expect(lastAsked()?.categories).toEqual(['Experts']);
  });

  it('asks for no order by interview in a publication, and keeps it for the team', async () => {
    await forTeam();
    await exporting.choose({ order: 'interview' });
    expect(lastAsked()?.order).toBe('interview');
    await openKeys();
    await exporting.choose({ purpose: 'publication' });
    expect([lastAsked()?.order, exporting.meant.order]).toEqual(['theme_category', 'theme_category']);
    await exporting.choose({ order: 'category_theme' });
    expect(lastAsked()?.order).toBe('category_theme');
    await exporting.choose({ purpose: 'team', order: 'interview' });
    await workspace.lock();
    await again();
    expect(exporting.meant.order).toBe('interview');
  });

  it('narrows to interviewees, a coder and saved searches for the team alone', async () => {
    await forTeam();
    const coded = core.transcripts.filter(({ id }) => core.codings.some((one) => one.transcript === id));
    const [{ id, row } = { id: '', row: null }] = coded;
    const person = row?.interviewee?.id ?? '';
    const coder = workspace.session.overview?.coders[0]?.id ?? '';
    await exporting.choose({ interviewees: [person] });
    expect(exporting.rows).toBe(core.codings.filter(({ transcript }) => transcript === id).length);
    await exporting.choose({ coder });
    expect(lastAsked()).toMatchObject({ interviewees: [person], coder, searches: [] });
    await openKeys();
    await exporting.choose({ purpose: 'publication' });
    expect(lastAsked()).toMatchObject({ interviewees: [], coder: null, searches: [] });
    expect(exporting.choice.interviewees, 'it is kept for the team').toEqual([person]);
  });

  it('takes a chosen interviewee or search that is gone for nobody, not for everybody', async () => {
    await forTeam();
    const asked = ran('excerpts_preview');
    await exporting.choose({ interviewees: ['gone'] });
    expect([exporting.nobody, exporting.able, exporting.preview]).toEqual([true, false, null]);
    expect(exporting.meant.gone).toMatch(/chosen interviewees/u);
    expect(await exporting.save()).toBe(false);
    await exporting.choose({ interviewees: [], searches: ['gone'] });
    expect(exporting.meant.gone).toMatch(/searches/u);
    await exporting.choose({ searches: [], coder: 'gone' });
    expect(exporting.meant.gone).toMatch(/coder/u);
    expect([ran('excerpts_preview'), ran('excerpts_export')]).toEqual([asked, 0]);
    await exporting.choose({ coder: null });
    expect(exporting.nobody).toBe(false);
  });

  it('numbers and marks the excerpts that point to somebody, until it looks anew', async () => {
    await openKeys();
    await exporting.chooseAll(true);
    expect(exporting.referred.size).toBe(0);
    core.pointsTo = [pointed];
    await exporting.refresh();
    const one = exporting.preview?.exported.points_to[0];
    if (!one) throw new Error('somebody is pointed to');
    expect([[...exporting.referred], exporting.marked.size]).toEqual([[1], 0]);
    exporting.point(one);
    expect([...exporting.marked]).toEqual([1]);
    exporting.point(one);
    expect(exporting.marked.size).toBe(0);
    exporting.point(one);
    await exporting.refresh();
    expect(exporting.marked.size).toBe(0);
  });

  it('closes what is asked or looked through before anything else', () => {
    expect(exporting.leaveQuestions()).toBe(false);
    exporting.reviewing = 'under embargo';
    expect(exporting.leaveQuestions()).toBe(true);
    expect(exporting.reviewing).toBeNull();
  });
});
