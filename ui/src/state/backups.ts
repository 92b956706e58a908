// Backups as the window tells of them. Pure.
import type { BackupRow, CheckResult } from '../ipc/types';
import { number } from './words';

/** The newest backup that is still there and was shown to open. */
export function lastBackup(backups: readonly BackupRow[]): BackupRow | null {
  return (
    backups
      .filter((one) => one.there && one.verified !== 'no')
      .toSorted((a, b) => b.at.localeCompare(a.at))[0] ?? null
  );
}

const REASONS: Record<string, string> = {
  asked: 'Asked for',
  daily: 'End of a day’s work',
};

/** Why a backup was made. */
export function reasonWords(reason: string): string {
  return REASONS[reason] ?? reason.charAt(0).toUpperCase() + reason.slice(1);
}

/** How a backup was shown to open. */
export function verifiedWords(verified: string): string {
  return verified === 'no' ? 'Not shown to open' : `Shown to open from the ${verified} alone`;
}

const plural = (count: number, one: string, many: string): string =>
  `${number(count)} ${count === 1 ? one : many}`;

/** What a check read and found, in a sentence. */
export function checkWords({ clean, counts, problems }: CheckResult): string {
  const read = [
    plural(counts.interviews, 'interview', 'interviews'),
    plural(counts.interviewees, 'interviewee', 'interviewees'),
    plural(counts.codes, 'code', 'codes'),
    plural(counts.codings, 'coding', 'codings'),
    plural(counts.memos, 'memo', 'memos'),
  ].join(', ');
  return clean
    ? `Nothing is wrong. ${read} were read.`
    : `${plural(problems.length, 'thing is', 'things are')} wrong. ${read} were read.`;
}
