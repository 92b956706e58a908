import { beforeEach, describe, expect, it } from 'vitest';
import { call } from '../ipc/call';
import { entered } from './entered';
import { plainSurface } from './plain-surface';
import type { Workspace } from './workspace.svelte';

let workspace: Workspace;

beforeEach(async () => {
  ({ workspace } = await entered());
  await workspace.openInterview('transcript-0');
  workspace.transcript.attach(plainSurface(() => workspace.transcript.view?.text ?? '').port);
});

/** Lets events and what follows from them happen. */
const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 5));

/** Does something, and tells how many questions are said to be open then. */
async function after(act: () => Promise<unknown>): Promise<number> {
  await act();
  await settled();
  return workspace.review.waiting;
}

const ask = (coding: string) => workspace.act(() => workspace.inspector.note(coding, 'question', 'Sure?'));

describe('the number of open questions', () => {
  it('follows asking, answering, and both taken back', async () => {
    const coding = workspace.transcript.codings[0]?.id ?? '';
    expect(await after(() => ask(coding))).toBe(1);
    expect(await after(() => workspace.undo())).toBe(0);
    expect(await after(() => workspace.redo())).toBe(1);
    const answer = () => workspace.act(() => workspace.inspector.note(coding, 'answer', 'Yes.'));
    expect(await after(answer)).toBe(0);
    expect(await after(() => workspace.undo())).toBe(1);
  });

  it('follows a coding that is removed with its question, in the open interview and elsewhere', async () => {
    const coding = workspace.transcript.codings.find((one) => one.coder === workspace.session.coder?.id);
    await ask(coding?.id ?? '');
    workspace.transcript.pick(coding?.id ?? null);
    expect(await after(() => workspace.removeCoding())).toBe(0);
    expect(await after(() => workspace.undo())).toBe(1);
    await workspace.openInterview('transcript-1');
    expect(await after(() => call('coding_remove', { coding: coding?.id ?? '' }))).toBe(0);
    expect(await after(() => workspace.undo())).toBe(1);
  });
});
