import { beforeEach, describe, expect, it, vi } from 'vitest';
import { call } from '../ipc/call';
import { FakeCore } from '../ipc/fake';
import type { Coding } from '../ipc/types';
import { entered } from './entered';
import type { Workspace } from './workspace.svelte';

let core: FakeCore;
let workspace: Workspace;

beforeEach(async () => {
  ({ core, workspace } = await entered());
  await workspace.transcript.open(workspace.interviews.rows[0]?.transcript ?? '');
  core.ran.length = 0;
});

const codingOf = (code: string): Coding => {
  const id = workspace.codebook.codes.find((one) => one.name === code)?.id;
  const found = workspace.transcript.codings.find((one) => one.code === id);
  if (!found) throw new Error(`nothing is coded as ${code}`);
  return found;
};
const now = (coding: Coding): Coding =>
  workspace.transcript.codings.find((one) => one.id === coding.id) ?? coding;

describe('the statement that stance refers to', () => {
  it('is that of the code, else of the nearest code above that has one', () => {
    const { inspector } = workspace;
    expect(inspector.statementOf(codingOf('Arrest-driven metrics'))?.statement).toBe(
      'Success is counted in arrests',
    );
    expect(inspector.statementOf(codingOf('Impact of operations'))).toMatchObject({
      statement: 'Operations fail to protect victims',
      code: { name: 'Protection of victims' },
    });
  });

  it('is none where no code above has one', () => {
    expect(workspace.inspector.statementOf(codingOf('Positive practice'))).toBeNull();
  });
});

describe('marks', () => {
  it('are in force at once, without reading the transcript again', async () => {
    const coding = codingOf('Arrest-driven metrics');
    const change = await workspace.inspector.mark([coding], { kind: 'basis', value: 'witnessed' });
    expect(change?.said).toContain('witnessed');
    expect(now(coding).basis).toBe('witnessed');
    expect(core.ran).not.toContain('transcript_open');
  });

  it('ask nothing of the core where they are so already', async () => {
    const coding = codingOf('Arrest-driven metrics');
    expect(await workspace.inspector.mark([coding], { kind: 'quotable', value: false })).toBeNull();
    expect(core.ran).toEqual([]);
  });

  it('are for one’s own codings only', async () => {
    const coding = codingOf('Arrest-driven metrics');
    expect(workspace.inspector.mayMark(coding)).toBe(true);
    await workspace.codeAs('Theo Lund');
    expect(workspace.inspector.mayMark(coding)).toBe(false);
  });

  it('say of whose passages an approval is asked, which anybody who codes may record', async () => {
    const coding = codingOf('Arrest-driven metrics');
    const { inspector, transcript } = workspace;
    expect(inspector.asksApproval(coding)).toBe(false);
    const person = transcript.view?.row.interviewee;
    if (person) person.consent = 'quote after approval';
    expect(inspector.asksApproval(coding)).toBe(true);
    await workspace.codeAs('Theo Lund');
    expect([inspector.mayMark(coding), inspector.mayApprove()]).toEqual([false, true]);
    await inspector.mark([coding], { kind: 'approved', value: '2026-01-05' });
    expect(now(coding).approval).toEqual({ on: '2026-01-05', holds: true });
    await inspector.mark([now(coding)], { kind: 'approved', value: null });
    expect(now(coding).approval).toBeNull();
  });

  it('come back with undo', async () => {
    const coding = codingOf('Arrest-driven metrics');
    await workspace.inspector.mark([coding], { kind: 'stance', value: 'supports' });
    await workspace.undo();
    expect(now(coding).stance).toBeNull();
  });
});

describe('the queue of reviews', () => {
  it('keeps its sample until another is drawn, also after the next unlock', async () => {
    const { review } = workspace;
    await review.load();
    const first = review.items.map((item) => item.key);
    await review.load();
    expect(review.items.map((item) => item.key)).toEqual(first);
    await review.draw();
    const drawn = review.items.map((item) => item.key);
    await workspace.preferences.flush();
    await workspace.preferences.load();
    await review.load();
    expect(review.items.map((item) => item.key)).toEqual(drawn);
  });

  it('counts open questions and goes on to the next where one was answered', async () => {
    const { review, inspector } = workspace;
    await inspector.note(codingOf('Positive practice').id, 'question', 'Is it one?');
    await inspector.note(codingOf('Arrest-driven metrics').id, 'question', 'Whose words?');
    await review.load();
    await vi.waitFor(() => expect(review.waiting).toBe(2));
    const [first, second] = review.items;
    review.current = first?.key ?? null;
    await inspector.note(first?.row.coding.id ?? '', 'answer', 'It is');
    await review.load();
    await vi.waitFor(() => expect(review.waiting).toBe(1));
    expect(review.current).toBe(second?.key);
  });

  it('forgets what was being written once it is sent', async () => {
    const { inspector } = workspace;
    const coding = codingOf('Positive practice').id;
    inspector.write(coding, 'Is it');
    expect(inspector.draft(coding)).toBe('Is it');
    await inspector.note(coding, 'question', 'Is it one?');
    expect(inspector.draft(coding)).toBe('');
    expect((await call('review_queue', { sample: 0, seed: 1 })).questions).toHaveLength(1);
  });
});
