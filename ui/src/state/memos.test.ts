import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { call, installHost } from '../ipc/call';
import { FakeCore } from '../ipc/fake';
import type { MemoAbout } from '../ipc/types';
import { enter, plainWorkspace } from './entered';
import type { Workspace } from './workspace.svelte';

const STUDY: MemoAbout = { kind: 'study' };
let core: FakeCore;

beforeEach(() => {
  vi.useFakeTimers();
  core = new FakeCore();
  installHost(core.host());
});
afterEach(() => {
  vi.useRealTimers();
});

async function sitting(): Promise<Workspace> {
  const workspace = plainWorkspace();
  await enter(workspace);
  core.ran.length = 0;
  return workspace;
}

const onStudy = async (): Promise<string[]> =>
  (await call('memos_on', { about: STUDY })).map((row) => row.memo.text);

describe('a memo being typed', () => {
  it('is kept after a second of pause, and said to be, and is no action yet', async () => {
    const { memos } = await sitting();
    memos.type(STUDY, null, 'Ask again');
    expect(memos.draft(STUDY, null)).toBe('typed');
    await vi.advanceTimersByTimeAsync(1000);
    expect(core.ran).toEqual(['preference_set']);
    expect(memos.draft(STUDY, null)).toBe('kept');
    expect(await onStudy()).toEqual([]);
  });

  it('is kept every few seconds where typing never pauses', async () => {
    const { memos } = await sitting();
    for (let word = 0; word < 14; word += 1) {
      memos.type(STUDY, null, 'word '.repeat(word + 1));
      await vi.advanceTimersByTimeAsync(500);
    }
    expect(core.ran.filter((name) => name === 'preference_set')).toHaveLength(3);
  });

  it('becomes one action when the person is done, and leaves no draft behind', async () => {
    const workspace = await sitting();
    const { memos, preferences } = workspace;
    memos.type(STUDY, null, 'Ask');
    await vi.advanceTimersByTimeAsync(1000);
    memos.type(STUDY, null, 'Ask again ');
    await memos.commit(STUDY, null);
    expect(await onStudy()).toEqual(['Ask again']);
    expect(core.ran.filter((name) => name === 'memo_add')).toHaveLength(1);
    expect(workspace.status.note).toEqual({ said: 'Wrote a memo', undo: true });
    expect(preferences.keys('draft.memo.')).toEqual([]);
  });

  it('is written once though the field is left and the study is locked at the same moment', async () => {
    const workspace = await sitting();
    workspace.memos.type(STUDY, null, 'Ask again');
    await Promise.all([workspace.memos.commit(STUDY, null), workspace.lock()]);
    await sitting();
    expect(await onStudy()).toEqual(['Ask again']);
  });

  it('changes the memo that it began from, and removes it where nothing is left', async () => {
    const { memos } = await sitting();
    memos.type(STUDY, null, 'Ask again');
    await memos.commitAll();
    const memo = (await call('memos_on', { about: STUDY }))[0]?.memo ?? null;
    memos.type(STUDY, memo, 'Ask never');
    await memos.commit(STUDY, memo);
    expect(await onStudy()).toEqual(['Ask never']);
    memos.type(STUDY, memo, '');
    await memos.commit(STUDY, memo);
    expect(await onStudy()).toEqual([]);
  });

  it('does nothing where the words are as they were', async () => {
    const { memos } = await sitting();
    memos.type(STUDY, null, 'A');
    memos.type(STUDY, null, '');
    await memos.commit(STUDY, null);
    expect(core.ran).toEqual([]);
    expect(memos.draft(STUDY, null)).toBeNull();
  });

  it('is kept as it stands when the core locks by itself, with what is typed while it is kept', async () => {
    const workspace = await sitting();
    const host = core.host();
    let more = ' and again';
    installHost({
      ...host,
      invoke: (name, args) => {
        const done = host.invoke(name, args);
        if (name === 'preference_set') {
          if (more !== '') workspace.memos.type(STUDY, null, `Ask again${more}`);
          more = '';
        }
        return done;
      },
    });
    workspace.memos.type(STUDY, null, 'Ask again');
    await core.locking();
    expect(workspace.session.stage).toEqual({ at: 'unlock', path: '/a/Pilot.verbatim', locked: true });
    expect(workspace.memos.textOf(STUDY, null)).toBe('');
    expect(await onStudy()).toEqual([]);
    await sitting();
    expect(await onStudy()).toEqual(['Ask again and again']);
  });

  it('is no second memo where the core locks while it is being written', async () => {
    const workspace = await sitting();
    workspace.memos.type(STUDY, null, 'Ask again');
    await Promise.all([workspace.memos.commit(STUDY, null), core.locking()]);
    await sitting();
    expect(await onStudy()).toEqual(['Ask again']);
  });

  it('is no second memo where a sitting ended between writing it and forgetting its draft', async () => {
    const { memos } = await sitting();
    memos.type(STUDY, null, 'Ask again');
    await vi.advanceTimersByTimeAsync(1000);
    await call('memo_add', { about: STUDY, text: 'Ask again' });
    const { preferences } = await sitting();
    expect(await onStudy()).toEqual(['Ask again']);
    expect(preferences.keys('draft.memo.')).toEqual([]);
  });

  it('is taken up after a crash', async () => {
    const { memos } = await sitting();
    memos.type(STUDY, null, 'Half a thought');
    await vi.advanceTimersByTimeAsync(1000);
    await sitting();
    expect(await onStudy()).toEqual(['Half a thought']);
  });

  it('goes to the study where what it was about is gone meanwhile', async () => {
    const { memos, transcript, interviews } = await sitting();
    await transcript.open(interviews.rows[0]?.transcript ?? '');
    const coding = transcript.codings[0]?.id ?? '';
    memos.type({ kind: 'coding', id: coding }, null, 'Compare');
    await vi.advanceTimersByTimeAsync(1000);
    await call('coding_remove', { coding });
    await sitting();
    expect(await onStudy()).toEqual(['Compare']);
  });

  it('stays in the field and as a draft where it cannot be written', async () => {
    const workspace = await sitting();
    const host = core.host();
    installHost({
      ...host,
      invoke: (name, args) =>
        name === 'memo_add' ? Promise.reject(new Error('disk full')) : host.invoke(name, args),
    });
    workspace.memos.type(STUDY, null, 'Ask again');
    expect(await workspace.memos.commit(STUDY, null)).toBe(false);
    expect(workspace.memos.textOf(STUDY, null)).toBe('Ask again');
    expect(workspace.failure).not.toBeNull();
    await vi.advanceTimersByTimeAsync(100);
    expect(workspace.memos.draft(STUDY, null)).toBe('kept');
  });
});
