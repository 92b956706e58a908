// What keeps the study safe: backups, the check, and the passphrase.
import { call } from '../ipc/call';
import type { Failure } from '../ipc/failure';
import type { BackupRow, CheckResult, Restored, Secret } from '../ipc/types';
import { step } from './step';

/** Where a change of the passphrase stands. */
export type PassphraseStage =
  { at: 'closed' } | { at: 'form' } | { at: 'key'; words: string[]; ask: number[] } | { at: 'done' };

/** What is being asked of a backup. */
export interface BackupQuestion {
  path: string;
  about: 'check' | 'restore';
}

/** Backups, the check and the change of the passphrase. */
export class Safety {
  /** Whether the panel is open. */
  open = $state(false);
  backups = $state.raw<BackupRow[]>([]);
  loaded = $state(false);
  /** The backup that waits for its secret. */
  question = $state.raw<BackupQuestion | null>(null);
  /** What the check of a backup found, by its path. */
  checked = $state.raw<{ path: string; result: CheckResult } | null>(null);
  /** What the check of the study found. */
  result = $state.raw<CheckResult | null>(null);
  /** What is going on, as words of a button. */
  busy = $state<'backup' | 'check' | 'question' | 'passphrase' | null>(null);
  passphrase = $state.raw<PassphraseStage>({ at: 'closed' });
  /** What went wrong, shown beside its cause. */
  failure = $state.raw<Failure | null>(null);

  /** Opens the panel and reads the backups. */
  async show(): Promise<void> {
    this.open = true;
    await this.load();
  }

  /** Reads the backups again. */
  async load(): Promise<void> {
    this.backups = await call('backups_list', {});
    this.loaded = true;
  }

  /** Closes the panel. */
  hide(): void {
    this.open = false;
    this.ask(null);
  }

  /** Forgets everything, for locking. */
  close(): void {
    this.hide();
    this.backups = [];
    this.loaded = false;
    this.checked = null;
    this.result = null;
    this.passphrase = { at: 'closed' };
    this.failure = null;
  }

  /** Makes a backup beside the study, or where the person says. */
  async make(path: string | null = null): Promise<void> {
    await this.step('backup', async () => {
      await call('backup_make', { path });
      await this.load();
    });
  }

  /** Asks for the secret of a backup; `null` asks no more. */
  ask(question: BackupQuestion | null): void {
    this.question = question;
    this.failure = null;
  }

  /** Opens a backup from file and secret alone, and says what is in it. */
  async checkBackup(path: string, secret: Secret): Promise<void> {
    await this.step('question', async () => {
      const result = await call('backup_check', { path, secret });
      this.checked = { path, result };
      this.question = null;
    });
  }

  /** Puts a backup in the place of a study. `undefined` where it could not. */
  async restore(backup: string, study: string, secret: Secret): Promise<Restored | undefined> {
    return this.step('question', () => call('backup_restore', { backup, study, secret }));
  }

  /** Checks the study. */
  async check(): Promise<void> {
    await this.step('check', async () => {
      this.result = await call('study_check', {});
    });
  }

  /** Begins to change the passphrase. */
  begin(): void {
    this.failure = null;
    this.passphrase = { at: 'form' };
  }

  /** Makes the recovery key of a new passphrase; nothing changes yet. */
  async propose(current: Secret, passphrase: string): Promise<void> {
    await this.step('passphrase', async () => {
      const { recovery_key, ask } = await call('passphrase_begin', { current, passphrase });
      this.passphrase = { at: 'key', words: recovery_key, ask };
    });
  }

  /** Puts the new passphrase in force, once the words that were asked for are right. */
  async confirm(words: string[]): Promise<void> {
    const stage = this.passphrase;
    if (stage.at !== 'key') return;
    await this.step('passphrase', async () => {
      const asked = stage.ask.map((place, at) => ({ place, word: (words[at] ?? '').trim().toLowerCase() }));
      await call('passphrase_finish', { words: asked });
      this.passphrase = { at: 'done' };
      await this.load();
    });
  }

  /** Leaves the change of the passphrase. What was not confirmed is given up. */
  async leave(): Promise<void> {
    const waits = this.passphrase.at === 'key';
    this.passphrase = { at: 'closed' };
    this.failure = null;
    if (waits) await call('passphrase_cancel', {});
  }

  private step<T>(busy: NonNullable<Safety['busy']>, work: () => Promise<T>): Promise<T | undefined> {
    return step<Safety['busy'], T>(this, [busy, null], work);
  }
}
