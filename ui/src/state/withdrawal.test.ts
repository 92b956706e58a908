import { beforeEach, describe, expect, it } from 'vitest';
import { FakeCore } from '../ipc/fake';
import type { Withdrawn } from '../ipc/types';
import { entered } from './entered';
import { plainSurface } from './plain-surface';
import { going, hasWithdrawn, leftOutWords, mentionsByInterview, notesOn } from './withdrawal';
import type { Workspace } from './workspace.svelte';

const TOUCHED: Withdrawn = {
  interviewee: 'P-1',
  recorded: false,
  removed: false,
  purged: false,
  transcripts: [
    { id: 't1', transcript: 'P-1.txt', codings: 4, turns: 12, first: null, alone: true },
    { id: 't2', transcript: 'joint.txt', codings: 1, turns: 1, first: null, alone: false },
  ],
  summaries: 2,
  memos: 1,
  mentions: [],
  published: [],
  key_file: false,
  originals: null,
};

describe('what a withdrawal touches', () => {
  it('is said in counts; a transcript in which others answer does not go', () => {
    expect(going(TOUCHED)).toBe('1 transcript, 5 codings, 2 summaries and 1 memo');
    expect(going({ ...TOUCHED, transcripts: [], summaries: 0 })).toBe('1 memo');
    expect(notesOn({ ...TOUCHED, summaries: 1, memos: 0 })).toBe('1 summary');
    expect(going({ ...TOUCHED, transcripts: [], summaries: 0, memos: 0 })).toBe('');
  });

  it('says how many codings a list leaves out, and nothing where it leaves out none', () => {
    expect(leftOutWords(0)).toBe('');
    expect(leftOutWords(1)).toBe('1 coding on words of people who have withdrawn is left out.');
    expect(leftOutWords(12)).toBe('12 codings on words of people who have withdrawn are left out.');
  });

  it('lists mentions by interview, in the order of the text', () => {
    const at = (transcript: string, start: number) => ({
      transcript: `${transcript}.txt`,
      alias: '[advocate 1]',
      turn: start,
      place: { transcript, start, end: start + 12 },
    });
    const by = mentionsByInterview([at('b', 9), at('a', 4), at('b', 2)]);
    expect(by.map(({ file, places }) => `${file} ${places.map((one) => one.turn).join(' ')}`)).toEqual([
      'b.txt 2 9',
      'a.txt 4',
    ]);
  });
});

describe('a withdrawal', () => {
  let core: FakeCore;
  let workspace: Workspace;
  const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 5));
  const first = () => {
    const card = workspace.people.all.interviewees[0];
    if (!card) throw new Error('nobody is listed');
    return card;
  };

  beforeEach(async () => {
    ({ core, workspace } = await entered());
    await workspace.people.load();
  });

  it('shows what it touches and changes nothing until it is recorded', async () => {
    const { withdrawal } = workspace;
    await withdrawal.ask(first());
    expect(withdrawal.touched?.interviewee).toBe(first().label);
    expect([withdrawal.words, withdrawal.purge, withdrawal.recorded]).toEqual(['hide', false, false]);
    withdrawal.leave();
    expect(withdrawal.who).toBeNull();
    expect(core.ran).not.toContain('interviewee_withdraw');
  });

  it('that keeps the words never asks for a purge', async () => {
    const { withdrawal } = workspace;
    await withdrawal.ask(first());
    withdrawal.choose('remove');
    withdrawal.purge = true;
    withdrawal.choose('hide');
    const done = await withdrawal.record();
    expect(done?.purge).toBe(false);
    expect(core.asked.at(core.ran.indexOf('interviewee_withdraw'))).toEqual({
      interviewee: first().id,
      remove: false,
    });
    await settled();
    expect(hasWithdrawn(first())).toBe(true);
    expect(workspace.interviews.rows.length).toBe(core.transcripts.length);
  });

  it('of somebody who had withdrawn before can only take the words out', async () => {
    const { withdrawal } = workspace;
    await withdrawal.ask(first());
    await withdrawal.record();
    await settled();
    await withdrawal.ask(first());
    expect([withdrawal.recorded, withdrawal.words]).toEqual([true, 'remove']);
  });

  it('that takes the words out closes the open transcript, and another is opened in its place', async () => {
    const own = first().transcripts[0] ?? '';
    await workspace.openInterview(own);
    const surface = plainSurface(() => workspace.transcript.view?.text ?? '');
    workspace.transcript.attach(surface.port);
    await workspace.withdrawal.ask(first());
    workspace.withdrawal.choose('remove');
    workspace.withdrawal.purge = true;
    const done = await workspace.withdrawal.record();
    expect(done?.purge).toBe(true);
    await settled();
    expect(workspace.interviews.rows.some((row) => row.transcript === own)).toBe(false);
    expect(workspace.transcript.view?.row.transcript).toBe(workspace.interviews.rows[0]?.transcript);
    expect(workspace.failure).toBeNull();
  });

  it('of somebody who has gone says so in its place', async () => {
    const { withdrawal } = workspace;
    await withdrawal.ask({ id: 'nobody', label: 'P-0', consent: null });
    expect(await withdrawal.record()).toBeNull();
    expect(withdrawal.failure?.what).toContain('no such interviewee');
    expect(withdrawal.who).not.toBeNull();
  });

  it('leaves nothing in the window after a lock', async () => {
    await workspace.withdrawal.ask(first());
    await workspace.lock();
    expect([workspace.withdrawal.who, workspace.withdrawal.touched]).toEqual([null, null]);
  });
});
