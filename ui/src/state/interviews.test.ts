import { expect, it, vi } from 'vitest';
import { call, installHost } from '../ipc/call';
import { FakeCore } from '../ipc/fake';
import { entered } from './entered';
import { Interviews } from './interviews.svelte';
import { plainSurface } from './plain-surface';

it('groups in order of first appearance, with interviews of nobody last', async () => {
  installHost(new FakeCore().host());
  const interviews = new Interviews();
  const rows = await call('interviews_list', {});
  interviews.rows = rows.map((row, at) => (at === 0 ? { ...row, interviewee: null } : row));
  expect(interviews.groups.map((group) => `${group.category} ${group.rows.length}`)).toEqual([
    'Advocates 1',
    'Law enforcement 1',
    'Prosecutors 1',
    'Experts 2',
    'No interviewee 1',
  ]);
});

it('filters by words of person and file', async () => {
  installHost(new FakeCore().host());
  const interviews = new Interviews();
  await interviews.load();
  interviews.filter = 'survivor phone';
  expect(interviews.shown.map((row) => row.file_name)).toEqual(['AD-SV-01.txt']);
});

it('is read again where it is entered only if something was written meanwhile', async () => {
  const { core, workspace } = await entered();
  await workspace.openInterview('transcript-0');
  const readings = (): number => core.ran.filter((name) => name === 'interviews_list').length;
  const before = readings();
  await workspace.go('interviews');
  expect(readings()).toBe(before);

  await workspace.go('code');
  const { transcript } = workspace;
  const surface = plainSurface(() => transcript.view?.text ?? '');
  transcript.attach(surface.port);
  transcript.selection = { start: 100, end: 120, text: surface.port.textOf(100, 120) };
  await workspace.applyCode('code-23');
  await vi.waitFor(() => expect(workspace.savedAt).not.toBeNull());
  expect(readings()).toBe(before);
  await workspace.go('interviews');
  expect(readings()).toBe(before + 1);
});
