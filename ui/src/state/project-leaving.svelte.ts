// The whole study on its way out as a project for other programs. It is for the team only, which is confirmed first.
import { call, onProgress } from '../ipc/call';
import type { Failure } from '../ipc/failure';
import type { Progress, ProjectGone } from '../ipc/types';
import { FileQuestion } from './file-question.svelte';
import { step } from './step';

/** The dialog in which the study leaves as a project. */
export class ProjectLeaving {
  shown = $state(false);
  /** Whether it is asked just now if raw text may leave for the team. */
  asking = $state(false);
  /** Whether it is being written. */
  busy = $state(false);
  /** Whether a person asked for it to stop. */
  stopping = $state(false);
  /** How far it is; `null` before the first report. */
  progress = $state.raw<Progress | null>(null);
  failure = $state.raw<Failure | null>(null);
  gone = $state.raw<ProjectGone | null>(null);
  /** Whether somebody has said since the study was opened that it goes to the team only. */
  private confirmed = false;
  private readonly where = new FileQuestion();

  constructor() {
    onProgress((progress) => {
      if (this.busy) this.progress = progress;
    });
  }

  /** Whether it can leave as things stand. */
  readonly able = $derived(!this.busy && !this.where.open);

  /** Shows what would leave. */
  show(): void {
    this.forget();
    this.shown = true;
  }

  /** Lets it leave into a file, or asks first. Says whether it left. */
  async save(): Promise<boolean> {
    if (!this.able) return false;
    if (!this.confirmed) {
      this.asking = true;
      return false;
    }
    this.gone = null;
    this.failure = null;
    const path = await this.where.ask('Study internal.qdpx', 'qdpx');
    if (path === null) return false;
    this.progress = null;
    const done = await step(this, [true, false], () => call('project_export', { path }));
    this.stopping = false;
    this.gone = this.shown ? (done ?? null) : null;
    return done !== undefined;
  }

  /** Hears that it goes to the team only. Whoever agrees is not asked again until the study is locked. */
  confirm(): void {
    this.confirmed = true;
    this.asking = false;
  }

  /** Stops it; nothing is written then. */
  async stop(): Promise<void> {
    this.stopping = true;
    await call('cancel', {});
  }

  /** Closes it, and stops it where it goes on. */
  hide(): void {
    if (this.busy) void this.stop().catch(() => undefined);
    this.forget();
    this.shown = false;
  }

  /** Forgets everything, for locking. */
  close(): void {
    this.hide();
    this.confirmed = false;
  }

  private forget(): void {
    this.where.forget();
    this.asking = false;
    this.failure = null;
    this.gone = null;
    this.progress = null;
    this.stopping = false;
  }
}
