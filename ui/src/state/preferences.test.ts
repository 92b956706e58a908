import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { call, installHost } from '../ipc/call';
import { FakeCore, FAKE_PASSPHRASE } from '../ipc/fake';
import { Preferences } from './preferences.svelte';

let core: FakeCore;
let failures: unknown[];
let writable: boolean;

beforeEach(async () => {
  vi.useFakeTimers();
  core = new FakeCore();
  installHost(core.host());
  failures = [];
  writable = true;
  await call('study_open', { path: '/s', secret: { kind: 'passphrase', text: FAKE_PASSPHRASE } });
  await call('coder_choose', { name: 'Ines Ortega' });
  core.ran.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
});

const fresh = (): Preferences =>
  new Preferences({ writable: () => writable, failed: (reason) => failures.push(reason) });

async function reopened(): Promise<Preferences> {
  const again = fresh();
  await again.load();
  return again;
}

describe('choices that the study keeps', () => {
  it('are in force at once and stored within a second, once however often they change', async () => {
    const preferences = fresh();
    preferences.set('pane.left', 300, true);
    preferences.set('pane.left', 320, true);
    expect(preferences.get('pane.left', 0)).toBe(320);
    expect(core.ran).toEqual([]);
    await vi.advanceTimersByTimeAsync(1000);
    expect(core.ran).toEqual(['preference_set']);
    expect((await reopened()).get('pane.left', 0)).toBe(320);
  });

  it('are stored before the pause where a flush asks for it, the last one last', async () => {
    const preferences = fresh();
    preferences.set('section', 'code', true);
    const first = preferences.flush();
    preferences.set('section', 'themes', true);
    await Promise.all([first, preferences.flush()]);
    expect((await reopened()).get('section', '')).toBe('themes');
  });

  it('are those of the one who is coding before those of everyone', async () => {
    const preferences = fresh();
    preferences.set('lock.minutes', 10, false);
    preferences.set('lock.minutes', 3, true);
    await preferences.flush();
    expect((await reopened()).get('lock.minutes', 0)).toBe(3);
    await call('coder_choose', { name: 'Theo Lund' });
    expect((await reopened()).get('lock.minutes', 0)).toBe(10);
  });

  it('are forgotten with null and where the kind is another', async () => {
    const preferences = fresh();
    preferences.set('a', 'words', true);
    expect(preferences.get('a', 7)).toBe(7);
    expect(preferences.get('a', [])).toEqual([]);
    preferences.set('a', null, true);
    await preferences.flush();
    expect((await reopened()).get('a', 'usual')).toBe('usual');
  });

  it('stay in the window where the study can only be read', async () => {
    writable = false;
    const preferences = fresh();
    preferences.set('section', 'code', true);
    await vi.advanceTimersByTimeAsync(1000);
    expect(core.ran).toEqual([]);
    expect(preferences.get('section', '')).toBe('code');
  });

  it('say it where one could not be stored', async () => {
    const preferences = fresh();
    installHost({ ...core.host(), invoke: () => Promise.reject(new Error('disk full')) });
    preferences.set('section', 'code', true);
    await vi.advanceTimersByTimeAsync(1000);
    expect(failures).toHaveLength(1);
  });

  it('are gone from the window after closing', async () => {
    const preferences = fresh();
    preferences.set('draft.memo.x', 'half a sentence', true);
    preferences.close();
    expect(preferences.get('draft.memo.x', '')).toBe('');
    await vi.advanceTimersByTimeAsync(1000);
    expect(core.ran).toEqual([]);
  });
});
