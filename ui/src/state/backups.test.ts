import { expect, it } from 'vitest';
import type { BackupRow } from '../ipc/types';
import { checkWords, lastBackup, reasonWords } from './backups';

const backup = (at: string, more: Partial<BackupRow> = {}): BackupRow => ({
  path: at,
  file_name: at,
  at,
  reason: 'asked',
  verified: 'passphrase',
  there: true,
  same_key: true,
  ...more,
});

it('takes for the last backup only one that is there and was shown to open', () => {
  const rows = [
    backup('2026-11-24T10:00:00Z', { verified: 'no' }),
    backup('2026-11-23T10:00:00Z', { there: false }),
    backup('2026-11-20T10:00:00Z'),
    backup('2026-11-22T10:00:00Z'),
  ];
  expect(lastBackup(rows)?.at).toBe('2026-11-22T10:00:00Z');
  expect(lastBackup(rows.slice(0, 2))).toBeNull();
});

it('tells in words what a check found', () => {
  const counts = {
    interviews: 42,
    interviewees: 1,
    codes: 29,
    codings: 1660,
    memos: 0,
    coders: 1,
    actions: 9,
    words: 10,
  };
  expect(checkWords({ clean: true, problems: [], counts })).toBe(
    'Nothing is wrong. 42 interviews, 1 interviewee, 29 codes, 1,660 codings, 0 memos were read.',
  );
  expect(checkWords({ clean: false, problems: ['a'], counts })).toContain('1 thing is wrong.');
});

it('says why a backup was made, also for reasons that came later', () => {
  expect(reasonWords('daily')).toBe('End of a day’s work');
  expect(reasonWords('before a bulk act')).toBe('Before a bulk act');
});
