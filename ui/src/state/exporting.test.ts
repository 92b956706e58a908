import { beforeEach, describe, expect, it } from 'vitest';
import type { FakeCore } from '../ipc/fake';
import type { ExcerptsRequest } from '../ipc/types';
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
const ran = (name: string): number => core.ran.filter((one) => one === name).length;

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

  it('needs a reason where it points to somebody', async () => {
    await openKeys();
    core.pointsTo = [
      {
        interviewee: 'AD-NP-02',
        fits: 1,
        excerpts: [1],
        chain: ['It says a town.'],
        change: ['Leave it out.'],
      },
    ];
    await exporting.chooseAll(true);
    expect(exporting.able).toBe(false);
    exporting.reason = 'She has read it and agrees.';
    expect(exporting.able).toBe(true);
    expect(await exporting.save()).toBe(true);
    expect(core.asked.at(-1)).toMatchObject({ accepted: 'She has read it and agrees.' });
  });

  it('narrows to categories, all of them being none', async () => {
    const all = ['Advocates', 'Experts'];
    await exporting.flipCategory('Experts', all);
    expect(exporting.choice.categories).toEqual(['Advocates']);
    await exporting.flipCategory('Experts', all);
    expect(exporting.choice.categories).toEqual([]);
  });

  it('closes what is asked or looked through before anything else', () => {
    expect(exporting.leaveQuestions()).toBe(false);
    exporting.reviewing = 'under embargo';
    expect(exporting.leaveQuestions()).toBe(true);
    expect(exporting.reviewing).toBeNull();
  });
});
