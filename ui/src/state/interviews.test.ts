import { expect, it } from 'vitest';
import { call, installHost } from '../ipc/call';
import { FakeCore } from '../ipc/fake';
import { Interviews } from './interviews.svelte';

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
