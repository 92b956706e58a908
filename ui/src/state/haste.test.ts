// A person who is faster than the core: replies are held back and let go by the test.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { call } from '../ipc/call';
import { FAKE_PASSPHRASE, FakeCore } from '../ipc/fake';
import { LateCore } from '../ipc/fake-late';
import { entered } from './entered';
import { plainSurface } from './plain-surface';
import type { Workspace } from './workspace.svelte';

let core: FakeCore;
let late: LateCore;
let workspace: Workspace;
let asked: string[];

beforeEach(async () => {
  core = new FakeCore();
  late = new LateCore(core);
  ({ workspace } = await entered(core, late.host()));
  await workspace.openInterview('transcript-0');
  const surface = plainSurface(() => workspace.transcript.view?.text ?? '');
  asked = surface.asked;
  workspace.transcript.attach(surface.port);
  await settled();
});

afterEach(() => {
  vi.useRealTimers();
});

/** Lets everything happen that does not wait for the core. */
const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 5));

function select(start: number, end: number): void {
  const text = [...(workspace.transcript.view?.text ?? '')].slice(start, end).join('');
  workspace.transcript.selection = { start, end, text };
}

/** Lets one command go on. */
async function letGo(name: string): Promise<void> {
  late.letGo(name);
  await settled();
}

const idOf = (name: string): string => workspace.codebook.codes.find((one) => one.name === name)?.id ?? '';

/** Codes that stand on a span in the core, by name. */
async function codesOn(start: number, end: number): Promise<string[]> {
  const { codings } = await call('transcript_open', { transcript: 'transcript-0' });
  const there = codings.filter((one) => one.start === start && one.end === end);
  return there.map((one) => workspace.codebook.byId.get(one.code)?.name ?? '').sort();
}

describe('a coder who is faster than the core', () => {
  it('takes back what was coded last, though it is still being written', async () => {
    late.slow.add('coding_add');
    select(100, 120);
    void workspace.applyCode(idOf('Root causes'));
    expect(workspace.mayUndo).toBe(true);
    void workspace.undo();
    await settled();
    expect(core.ran).not.toContain('undo');
    await letGo('coding_add');
    expect(await codesOn(100, 120)).toEqual([]);
    expect(workspace.undoing.redo).toBe('Coded as Root causes');
  });

  it('can do again what was taken back, though an older answer says that there is nothing', async () => {
    select(100, 120);
    await workspace.applyCode(idOf('Root causes'));
    await settled();
    late.lateReplies.add('undo_state');
    await workspace.removeCoding();
    await settled();
    await workspace.undo();
    expect(workspace.mayRedo).toBe(true);
    late.lateReplies.clear();
    await letGo('undo_state');
    expect(workspace.mayRedo).toBe(true);
    await workspace.redo();
    expect(await codesOn(100, 120)).toEqual([]);
  });

  it('keeps the passage that was selected while an undo was still being read', async () => {
    select(100, 120);
    await workspace.applyCode(idOf('Root causes'));
    await settled();
    late.lateReplies.add('transcript_open');
    void workspace.undo();
    await settled();
    select(130, 140);
    asked.length = 0;
    late.lateReplies.clear();
    while (late.waits('transcript_open')) await letGo('transcript_open');
    expect(asked.filter((one) => one.startsWith('reveal'))).toEqual([]);
    expect(workspace.transcript.selection).toMatchObject({ start: 130, end: 140 });
    await workspace.applyCode(idOf('Positive practice'));
    expect(await codesOn(130, 140)).toEqual(['Positive practice']);
  });

  it('is taken to where an undo took place if they wait for it', async () => {
    select(100, 120);
    await workspace.applyCode(idOf('Root causes'));
    await settled();
    asked.length = 0;
    await workspace.undo();
    expect(asked).toContain('reveal 100');
  });

  it('repeats the code that is being applied, on the passage that was selected when the key was pressed', async () => {
    select(100, 120);
    await workspace.applyCode(idOf('Root causes'));
    late.slow.add('coding_add');
    select(130, 140);
    void workspace.applyCode(idOf('Positive practice'));
    select(150, 160);
    void workspace.coding.repeat();
    select(170, 180);
    late.slow.clear();
    await letGo('coding_add');
    expect(await codesOn(130, 140)).toEqual(['Positive practice']);
    expect(await codesOn(150, 160)).toEqual(['Positive practice']);
    expect(await codesOn(170, 180)).toEqual([]);
  });

  it('uses a slot that the act before is just filling', async () => {
    late.slow.add('coding_add');
    select(100, 120);
    void workspace.applyCode(idOf('Root causes'));
    select(130, 140);
    void workspace.coding.applySlot(1);
    late.slow.clear();
    await letGo('coding_add');
    expect(await codesOn(130, 140)).toEqual(['Root causes']);
  });

  it('is not pulled back to a passage whose coding comes late', async () => {
    late.slow.add('coding_add');
    select(100, 120);
    void workspace.applyCode(idOf('Root causes'));
    select(130, 140);
    await letGo('coding_add');
    expect(await codesOn(100, 120)).toEqual(['Root causes']);
    expect(workspace.transcript.picked).toBeNull();
  });

  it('comes back to the interview that was read last, though the study is still being read', async () => {
    await workspace.openInterview('transcript-1');
    await workspace.lock();
    await workspace.session.unlock('/s.verbatim', { kind: 'passphrase', text: FAKE_PASSPHRASE });
    await workspace.session.chooseCoder('Ines Ortega');
    late.slow.add('preferences');
    void workspace.enter();
    void workspace.go('code');
    await settled();
    await letGo('preferences');
    expect(workspace.transcript.view?.row.transcript).toBe('transcript-1');
  });

  it('sees nothing of the study from the moment it locks, however long closing takes', async () => {
    late.slow.add('study_lock');
    void workspace.lock();
    await settled();
    expect(workspace.session.stage).toMatchObject({ at: 'unlock', locked: true });
    expect(workspace.transcript.view).toBeNull();
    expect(workspace.interviews.rows).toEqual([]);
    await letGo('study_lock');
    expect(workspace.session.failure).toBeNull();
  });

  it('sees a coding that came while the transcript was read again, and none that went', async () => {
    select(100, 120);
    await workspace.applyCode(idOf('Root causes'));
    await settled();
    late.lateReplies.add('transcript_open');
    void workspace.transcript.reload();
    await settled();
    await workspace.removeCoding();
    select(130, 140);
    await workspace.applyCode(idOf('Positive practice'));
    late.lateReplies.clear();
    await letGo('transcript_open');
    const shown = workspace.transcript.codings.filter((one) => one.start === 100 || one.start === 130);
    expect(shown.map((one) => one.start)).toEqual([130]);
  });

  it('has everything but the figures read again before the codebook is, where a code was changed', async () => {
    await workspace.go('themes');
    await workspace.act(() => workspace.codebook.rename(idOf('Root causes'), 'Causes'));
    await settled();
    core.ran.length = 0;
    late.slow.add('codes_list');
    void workspace.undo();
    await settled();
    expect(core.ran).toEqual(
      expect.arrayContaining(['undo', 'views_list', 'undo_state', 'coding_attributes']),
    );
    // Codes that are gone would be asked for.
    expect(core.ran).not.toContain('matrix');
    late.slow.clear();
    await letGo('codes_list');
    expect(core.ran).toContain('matrix');
  });

  it('sees nothing of the interview before on the way to the next, and stays where they went meanwhile', async () => {
    await workspace.go('interviews');
    late.slow.add('transcript_open');
    void workspace.openInterview('transcript-1');
    await settled();
    expect([workspace.section, workspace.transcript.view?.row.transcript]).toEqual([
      'interviews',
      'transcript-0',
    ]);
    await letGo('transcript_open');
    expect([workspace.section, workspace.transcript.view?.row.transcript]).toEqual(['code', 'transcript-1']);
    await workspace.go('interviews');
    void workspace.openInterview('transcript-0');
    await workspace.go('search');
    await letGo('transcript_open');
    expect(workspace.section).toBe('search');
  });

  it('is not kept from coding by a command that never answers', async () => {
    vi.useFakeTimers();
    late.slow.add('interview_finish');
    void call('interview_finish', { interview: 'interview-0', finished: true });
    select(100, 120);
    void workspace.applyCode(idOf('Root causes'));
    await vi.advanceTimersByTimeAsync(5000);
    expect(await codesOn(100, 120)).toEqual(['Root causes']);
  });
});
