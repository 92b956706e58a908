import { beforeEach, describe, expect, it, vi } from 'vitest';
import { installHost } from '../ipc/call';
import type { FakeCore } from '../ipc/fake';
import { LateCore } from '../ipc/fake-late';
import type { ExportCodebook } from '../ipc/types';
import { entered } from './entered';
import type { Exchange } from './exchange.svelte';
import { holdsWords, importedRows, placeLines } from './exchange-words';
import { isProject } from './project-importing.svelte';
import type { Workspace } from './workspace.svelte';

let core: FakeCore;
let workspace: Workspace;
let exchange: Exchange;

beforeEach(async () => {
  ({ core, workspace } = await entered());
  ({ exchange } = workspace);
  core.ran.length = 0;
  core.asked.length = 0;
});

const asked = (name: string): unknown[] => core.asked.filter((_, at) => core.ran[at] === name);
const hasCode = (): boolean => core.codes.some(({ name }) => name === 'Brought in');

describe('a project that comes in', () => {
  it('is shown before anything is stored, comes in as one step, and goes again with undo', async () => {
    const { importing } = exchange;
    await importing.choose();
    expect(importing.stage).toMatchObject({ at: 'preview', preview: { file: 'theirs.qdpx' } });
    expect(hasCode()).toBe(false);
    await importing.run();
    expect(importing.stage).toMatchObject({ at: 'report', imported: { added: { codes: 1 } } });
    expect(hasCode()).toBe(true);
    expect(workspace.status.note).toEqual({ said: 'Imported 1 code', undo: true });
    await importing.leave();
    await workspace.undo();
    expect(hasCode()).toBe(false);
  });

  it('is refused in the window with its sentence where the file is none', async () => {
    await workspace.attempt(() => exchange.importing.bring('/home/ines/broken.qdpx'));
    expect(exchange.importing.stage.at).toBe('none');
    expect(workspace.failure?.what).toContain('It is no project or codebook.');
  });

  it('stays chosen where it could not go in', async () => {
    const { importing } = exchange;
    await importing.bring('/home/ines/theirs.qdpx');
    const { stage } = importing;
    if (stage.at !== 'preview') throw new Error('it is shown');
    importing.stage = { ...stage, path: '/home/ines/broken.qdpx' };
    await importing.run();
    expect(importing.stage.at).toBe('preview');
    expect(importing.failure?.what).toContain('It is no project');
  });

  it('is stopped while it is read, and nothing of it is shown later', async () => {
    const late = new LateCore(core);
    installHost(late.host());
    late.slow.add('project_preview');
    const reading = exchange.importing.bring('/home/ines/theirs.qdpx');
    expect(exchange.importing.stage).toEqual({ at: 'reading', file: 'theirs.qdpx' });
    await exchange.importing.leave();
    expect(core.ran).toContain('cancel');
    late.letGo('project_preview');
    await reading;
    expect(exchange.importing.stage.at).toBe('none');
  });

  it('leaves nothing in the window that is locked', async () => {
    const late = new LateCore(core);
    installHost(late.host());
    late.lateReplies.add('project_import');
    await exchange.importing.bring('/home/ines/theirs.qdpx');
    const importing = exchange.importing.run();
    await vi.waitFor(() => expect(late.waits('project_import')).toBe(true));
    exchange.close();
    late.letGo('project_import');
    await importing;
    expect(exchange.importing.stage.at).toBe('none');
  });

  it('has a report that is saved where somebody says', async () => {
    const { importing } = exchange;
    await importing.bring('/home/ines/theirs.qdpx');
    await importing.run();
    await importing.saveReport();
    expect(asked('project_report_save')).toEqual([{ path: '/home/ines/Import report.json' }]);
    expect(importing.saved).toBe('/home/ines/Import report.json');
    core.pick = null;
    importing.saved = null;
    await importing.saveReport();
    expect(importing.saved).toBeNull();
  });

  it('is known by its ending when it is dropped; transcripts and lists are not', async () => {
    expect(['/a/B.QDPX', '/a/b.qdc', '/a/b.sqlite3', '/a/b.qda'].every(isProject)).toBe(true);
    expect(['/a/b.docx', '/a/b.csv', '/a/b.verbatim'].some(isProject)).toBe(false);
    await workspace.dropping.take(['/home/ines/theirs.qdpx']);
    expect(exchange.importing.stage.at).toBe('preview');
    exchange.importing.close();
    await workspace.dropping.take(['/home/ines/a.txt', '/home/ines/b.txt']);
    expect([exchange.importing.stage.at, workspace.imports.stage.at]).toEqual(['none', 'preview']);
  });
});

describe('the codebook on its way out', () => {
  it('leaves as it stood when somebody asked for it', async () => {
    const { codebook } = exchange;
    codebook.show();
    codebook.choose({ form: 'odt', wanted: true });
    expect(await codebook.save()).toBe(true);
    expect(asked('codebook_export')).toEqual([
      { purpose: 'team', form: 'odt', figures: true, path: '/home/ines/Codebook internal.odt' },
    ]);
    expect(codebook.gone?.codes).toBe(core.codes.length);
    codebook.choose({ form: 'csv' });
    expect(codebook.gone).toBeNull();
  });

  it('has figures neither for publication nor as QDC, and has them again after', async () => {
    const { codebook } = exchange;
    codebook.show();
    codebook.choose({ wanted: true, form: 'qdc' });
    expect([codebook.figures, codebook.noFigures]).toEqual([false, 'A QDC codebook has no place for them.']);
    await codebook.save();
    codebook.choose({ form: 'docx', purpose: 'publication' });
    expect(codebook.figures).toBe(false);
    await codebook.save();
    expect((asked('codebook_export') as ExportCodebook[]).map(({ figures }) => figures)).toEqual([
      false,
      false,
    ]);
    codebook.choose({ purpose: 'team' });
    expect(codebook.figures).toBe(true);
  });

  it('says why it stayed, and leaves no file where none was chosen', async () => {
    const { codebook } = exchange;
    codebook.show();
    codebook.choose({ purpose: 'publication' });
    expect(await codebook.save()).toBe(false);
    expect(codebook.failure?.code).toBe('no_key_file');
    core.pick = null;
    core.ran.length = 0;
    expect(await codebook.save()).toBe(false);
    expect(core.ran).not.toContain('codebook_export');
  });
});

describe('the whole study on its way out', () => {
  it('leaves only once somebody has said that it goes to the team', async () => {
    const { project } = exchange;
    project.show();
    expect(await project.save()).toBe(false);
    expect([project.asking, core.ran.includes('choose_export_file')]).toEqual([true, false]);
    project.confirm();
    expect(await project.save()).toBe(true);
    expect(asked('project_export')).toEqual([{ path: '/home/ines/Study internal.qdpx' }]);
    expect(project.gone?.exported.stays_behind).toEqual([{ what: 'aliases', count: 12 }]);
    project.show();
    expect(await project.save()).toBe(true);
    await workspace.lock();
    project.show();
    expect([await project.save(), project.asking]).toEqual([false, true]);
  });
});

describe('words of an exchange', () => {
  const none = { coders: 0, codes: 0, interviewees: 0, transcripts: 0, codings: 0, memos: 0 };

  it('tell only what there is', () => {
    expect(holdsWords({ ...none, transcripts: 1, codings: 1200 })).toEqual(['1 transcript', '1,200 codings']);
    expect(importedRows({ ...none, codes: 2 }, { ...none, codes: 1, memos: 3 })).toEqual([
      { what: 'Codes', added: 2, there: 1 },
      { what: 'Memos', added: 0, there: 3 },
    ]);
  });

  it('group what had no place by what became of it, what is lost first', () => {
    const item = (fate: string, name: string) => ({ fate, what: 'set', name, id: null, why: 'Why.' });
    const lines = placeLines([item('kept', 'a'), item('left out', 'b'), item('kept', 'c')]);
    expect(lines.map((line) => line.heading ?? line.item.name)).toEqual(['Left out', 'b', 'Kept', 'a', 'c']);
    expect(lines.map((line) => (line.item === null ? line.count : null))).toEqual([1, null, 2, null, null]);
  });
});
