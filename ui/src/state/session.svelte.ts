// From the start screen to an open study and back to a locked one.
import { call } from '../ipc/call';
import { Failure } from '../ipc/failure';
import type { Change, Coder, Overview, Restored, Secret, Start } from '../ipc/types';
import { step } from './step';

/** What the window shows. */
export type Stage =
  | { at: 'starting' }
  | { at: 'start' }
  | { at: 'new' }
  | { at: 'recovery'; words: string[] }
  | { at: 'restore' }
  | { at: 'unlock'; path: string; locked: boolean }
  | { at: 'coder' }
  | { at: 'open' };

/** What the form for a new study asks. */
export interface NewStudy {
  path: string;
  name: string;
  passphrase: string;
  coder: string;
  template: string | null;
}

/** Which study is open, who is coding, and what stands before that. */
export class Session {
  stage = $state.raw<Stage>({ at: 'starting' });
  start = $state.raw<Start | null>(null);
  overview = $state.raw<Overview | null>(null);
  coder = $state.raw<Coder | null>(null);
  /** What went wrong on the way to an open study; shown beside its cause. */
  failure = $state.raw<Failure | null>(null);
  /** What was done before a study is asked to be unlocked, such as a restore. */
  notice = $state<string | null>(null);
  /** Whether a key is being derived or a study made. */
  busy = $state(false);
  /** The project or codebook of another program that a new study begins with; looked at once it is open. */
  project = $state<string | null>(null);

  /** Whether the study can be changed. */
  readonly writable = $derived(this.overview !== null && this.overview.read_only === null);

  /** Why whoever is here cannot change the study, as a sentence; `null` where they can. */
  readonly whyNot: string | null = $derived.by(() => {
    if (!this.writable) return this.overview?.read_only ?? 'This study can only be read.';
    return this.coder === null ? 'Choose who is coding first.' : null;
  });
  /** Whether whoever is here can change the study. */
  readonly mayWrite = $derived(this.whyNot === null);

  /** Reads what the start screen shows; a study that the program was started on is asked to be unlocked. */
  async begin(): Promise<void> {
    await this.step(async () => {
      this.start = await call('start', {});
      const path = this.start.open_path;
      this.stage = path === null ? { at: 'start' } : { at: 'unlock', path, locked: false };
    });
    if (this.start === null) this.stage = { at: 'start' };
  }

  /** Goes to the start screen and reads the recent studies again. */
  async toStart(): Promise<void> {
    this.failure = null;
    this.notice = null;
    this.project = null;
    this.stage = { at: 'start' };
    await this.step(async () => {
      this.start = await call('start', {});
    });
  }

  /** Shows the form for a new study, which may begin with a project of another program. */
  toNew(project: string | null = null): void {
    this.failure = null;
    this.project = project;
    this.stage = { at: 'new' };
  }

  /** The project that the study was made for, this once. */
  takeProject(): string | null {
    const { project } = this;
    this.project = null;
    return project;
  }

  /** Asks for the secret of a study. */
  toUnlock(path: string): void {
    this.failure = null;
    this.project = null;
    this.stage = { at: 'unlock', path, locked: false };
  }

  /** Asks the person something in a dialog of the system; what goes wrong is shown where the form is. */
  async ask<T>(question: () => Promise<T>): Promise<T | undefined> {
    return this.step(question);
  }

  /** Lets the person choose a study file and asks for its secret. */
  async choose(): Promise<void> {
    const path = await this.step(() => call('choose_study_file', { save: false, suggested: '' }));
    if (path) this.toUnlock(path);
  }

  /** Shows the form for restoring a study from a backup. */
  toRestore(): void {
    this.failure = null;
    this.stage = { at: 'restore' };
  }

  /** Puts a backup in the place of a study, which is asked to be unlocked next. */
  async restore(backup: string, study: string, secret: Secret): Promise<void> {
    await this.step(async () => {
      this.restored(await call('backup_restore', { backup, study, secret }));
    });
  }

  /** Goes on to unlock a study that was just restored, and says what was kept. */
  restored({ path, kept }: Restored): void {
    this.overview = null;
    this.coder = null;
    this.toUnlock(path);
    this.notice =
      kept === null
        ? 'Restored from the backup.'
        : `Restored from the backup. The study as it was before is kept as ${kept}.`;
  }

  /** Takes a study from the list of recent ones. The file stays. */
  async forget(path: string): Promise<void> {
    await this.step(async () => {
      await call('recent_forget', { path });
      this.start = await call('start', {});
    });
  }

  /** Shows or hides the names of recent studies. */
  async hideNames(hidden: boolean): Promise<void> {
    await this.step(async () => {
      await call('recent_hide', { hidden });
      this.start = await call('start', {});
    });
  }

  /** Makes a study, which may begin with a project; the recovery key is shown next, this once. */
  async create(study: NewStudy, project: string | null): Promise<void> {
    await this.step(async () => {
      const created = await call('study_create', { ...study });
      this.project = project;
      this.overview = created.overview;
      this.coder = created.overview.coder;
      this.stage = { at: 'recovery', words: created.recovery_key };
    });
  }

  /** Ends the showing of the recovery key: its words are forgotten here. */
  recoveryConfirmed(): void {
    this.stage = { at: this.coder ? 'open' : 'coder' };
  }

  /** Opens a study. */
  async unlock(path: string, secret: Secret): Promise<void> {
    await this.step(async () => {
      this.overview = await call('study_open', { path, secret });
      this.coder = null;
      this.notice = null;
      this.stage = { at: 'coder' };
    });
  }

  /** Sets who is coding, as a new coder where there is none of that name. */
  async chooseCoder(name: string): Promise<void> {
    await this.step(async () => {
      this.coder = await call('coder_choose', { name });
      this.overview = await call('study_overview', {});
      this.stage = { at: 'open' };
    });
  }

  /** Sets who is coding while the study stays open. */
  async switchCoder(name: string): Promise<void> {
    this.coder = await call('coder_choose', { name });
    await this.refresh();
  }

  /** Opens a study for reading without choosing a coder: a read-only study takes no coder. */
  openAsReader(): void {
    this.coder = this.overview?.coder ?? null;
    this.stage = { at: 'open' };
  }

  /**
   * Shows the way back in at once, then closes the study and forgets its key. The backup of the day may take a while
   * longer; the core opens the study again when it is done.
   */
  async lock(): Promise<void> {
    this.wasLocked(null);
    try {
      await call('study_lock', {});
    } catch (reason) {
      this.failure = Failure.from(reason);
    }
  }

  /** Hears that the core closed the study by itself, and why where that is known: only the way back in is left. */
  wasLocked(why: Failure | null): void {
    const path = this.overview?.path ?? null;
    this.failure = why;
    this.notice = null;
    this.overview = null;
    this.coder = null;
    this.project = null;
    this.stage = path === null ? { at: 'start' } : { at: 'unlock', path, locked: true };
  }

  /** Gives the study another name. */
  async rename(name: string): Promise<Change> {
    const change = await call('study_rename', { name });
    await this.refresh();
    return change;
  }

  /** Reads counts and state again. */
  async refresh(): Promise<void> {
    this.overview = await call('study_overview', {});
  }

  private step<T>(work: () => Promise<T>): Promise<T | undefined> {
    return step<boolean, T>(this, [true, false], work);
  }
}
