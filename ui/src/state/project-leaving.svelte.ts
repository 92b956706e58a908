// The whole study on its way out as a project for other programs. It is for the team only, which is confirmed first.
import { call, onProgress } from '../ipc/call';
import type { Progress, ProjectGone } from '../ipc/types';
import { LeavingFile } from './leaving-file.svelte';

/** The dialog in which the study leaves as a project. */
export class ProjectLeaving extends LeavingFile<ProjectGone> {
  /** Whether it is asked just now if raw text may leave for the team. */
  asking = $state(false);
  /** How far it is; `null` before the first report. */
  progress = $state.raw<Progress | null>(null);
  /** Whether somebody has said since the study was opened that it goes to the team only. */
  private confirmed = false;

  constructor() {
    super();
    onProgress((progress) => {
      if (this.busy) this.progress = progress;
    });
  }

  /** Lets it leave into a file, or asks first. Says whether it left. */
  async save(): Promise<boolean> {
    if (!this.able) return false;
    if (!this.confirmed) {
      this.asking = true;
      return false;
    }
    this.progress = null;
    return this.leave('Study internal.qdpx', 'qdpx', (path) => call('project_export', { path }));
  }

  /** Hears that it goes to the team only. Whoever agrees is not asked again until the study is locked. */
  confirm(): void {
    this.confirmed = true;
    this.asking = false;
  }

  /** Forgets everything, for locking. */
  close(): void {
    this.hide();
    this.confirmed = false;
  }

  protected override forget(): void {
    super.forget();
    this.asking = false;
    this.progress = null;
  }
}
