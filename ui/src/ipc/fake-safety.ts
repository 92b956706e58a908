// The fake core: passphrase, backups, check, recent studies.
import type { FakeState, Handlers } from './fake-state';
import { FAKE_PASSPHRASE, refusal } from './fake-state';
import { RECOVERY_WORDS } from './fake-study';
import type { BackupRow, CheckResult, Secret } from './types';

const FOLDER = '/home/ines/Studies/Operations study.backups';

const backup = (at: string, reason: string, same_key: boolean): BackupRow => {
  const file_name = `Operations study ${at.slice(0, 10)}.verbatim-backup`;
  return {
    path: `${FOLDER}/${file_name}`,
    file_name,
    at,
    reason,
    verified: 'passphrase',
    there: true,
    same_key,
  };
};

/** The handlers of this part. */
export function safetyHandlers(core: FakeState): Handlers {
  const backups = [
    backup('2026-11-24T08:58:00Z', 'daily', true),
    backup('2026-11-20T16:04:00Z', 'before a bulk act', true),
    backup('2026-11-02T17:41:00Z', 'asked', false),
  ];
  let waits = false;

  const opens = (secret: Secret): void => {
    const right = secret.kind === 'passphrase' ? FAKE_PASSPHRASE : RECOVERY_WORDS.join(' ');
    if (secret.text !== right)
      throw refusal('wrong_secret', 'That passphrase does not open it.') as unknown as Error;
  };
  const check = (): CheckResult => ({ clean: true, problems: [], counts: core.overview().counts });

  return {
    recent_forget: ({ path }) => {
      core.recent = core.recent.filter((one) => one.path !== path);
      return {};
    },
    recent_hide: ({ hidden }) => {
      core.namesHidden = hidden;
      return {};
    },
    backups_list: () => backups,
    backup_make: () => {
      core.clock += 61_000;
      const made = backup(new Date(core.clock).toISOString(), 'asked', true);
      backups.unshift(made);
      return made;
    },
    backup_check: ({ secret }) => {
      opens(secret);
      return check();
    },
    backup_restore: ({ study, secret }) => {
      opens(secret);
      core.open = null;
      core.coder = null;
      return { path: study, kept: study.replace('.verbatim', ' before restore.verbatim') };
    },
    study_check: () => check(),
    passphrase_begin: ({ current }) => {
      opens(current);
      waits = true;
      return { recovery_key: RECOVERY_WORDS.toReversed(), ask: [4, 17] };
    },
    passphrase_finish: ({ words }) => {
      const key = RECOVERY_WORDS.toReversed();
      if (!waits || words.some(({ place, word }) => key[place - 1] !== word))
        throw refusal(
          'other',
          'Those are not the words at these places.',
          'Compare with the sheet.',
        ) as unknown as Error;
      waits = false;
      return {};
    },
    passphrase_cancel: () => {
      waits = false;
      return {};
    },
  };
}
