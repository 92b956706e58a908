import { beforeEach, describe, expect, it } from 'vitest';
import { FakeCore } from '../ipc/fake';
import { enter, entered } from './entered';
import { valueOf } from './coding-attributes.svelte';
import type { Workspace } from './workspace.svelte';

let core: FakeCore;
let workspace: Workspace;

beforeEach(async () => {
  ({ core, workspace } = await entered());
  const [first] = core.transcripts;
  await workspace.openInterview(first?.id ?? '');
});

const room = () => workspace.attributes;
const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 0));
const defined = async (name: string, choices: string[] = []) => {
  await workspace.act(() => room().define(name));
  await settled();
  const row = () => {
    const found = room().rows.find((one) => one.name === name);
    if (!found) throw new Error(`no attribute ${name}`);
    return found;
  };
  if (choices.length > 0) await workspace.act(() => room().choose(row(), choices));
  await settled();
  return row;
};
/** One's own first coding of the open transcript, as it is now. */
const coding = () => {
  const found = workspace.transcript.codings.find((one) => one.coder === workspace.session.coder?.id);
  if (!found) throw new Error('nothing is coded');
  return found;
};

describe('what a passage speaks of', () => {
  it('is set in place as it is kept, counted beside its values, and taken back by undo', async () => {
    const operation = await defined('operation', ['Northside', 'Riverbank']);
    const { id } = operation();
    core.ran.length = 0;
    await room().set(coding(), operation(), 'riverBANK');
    await settled();
    expect(valueOf(coding(), id)).toBe('Riverbank');
    expect(core.ran).not.toContain('transcript_open');
    expect(operation().values).toContainEqual({ value: 'Riverbank', codings: 1 });
    await workspace.undo();
    await settled();
    expect(valueOf(coding(), id)).toBeNull();
  });

  it('is no action where it is so already, and goes with an empty field', async () => {
    const period = await defined('period');
    await room().set(coding(), period(), ' before 2020 ');
    expect(valueOf(coding(), period().id)).toBe('before 2020');
    expect(await room().set(coding(), period(), 'Before 2020')).toBeNull();
    await room().set(coding(), period(), null);
    expect(coding().values).toEqual([]);
  });

  it('is read when a study is opened and forgotten when it is locked', async () => {
    await defined('agency');
    await workspace.lock();
    expect(room().rows).toEqual([]);
    await enter(workspace);
    expect(room().rows.map(({ name }) => name)).toEqual(['agency']);
  });
});
