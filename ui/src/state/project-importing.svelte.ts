// Bringing in a project or codebook of another program: choose, see what it holds, import, read what became of it.
import { call, onProgress } from '../ipc/call';
import { Failure } from '../ipc/failure';
import type { Change, Progress, ProjectImported, ProjectPreview } from '../ipc/types';
import { FileQuestion } from './file-question.svelte';
import { endingOf, fileName } from './import-choices';

/** Where it stands. */
type ProjectStage =
  | { at: 'none' }
  | { at: 'reading'; file: string }
  | { at: 'preview'; path: string; preview: ProjectPreview }
  | { at: 'importing'; path: string; preview: ProjectPreview }
  | { at: 'report'; imported: ProjectImported };

/** Endings of projects and codebooks that can be told from all other files, without the dot. */
const SURE = ['qdpx', 'qdc', 'sqlite3', 'qda'];

/** Endings that are offered: some programs give databases others. */
const PROJECTS: readonly string[] = [...SURE, 'sqlite', 'db'];

/** Whether a file that is dropped is a project or codebook. */
export function isProject(path: string): boolean {
  return SURE.includes(endingOf(path));
}

/** Lets the person choose a project or codebook; `null` where they chose none. */
export async function chooseProject(): Promise<string | null> {
  const extensions = [...PROJECTS];
  const [path] = await call('choose_files', { title: 'Import a project or codebook', extensions });
  return path ?? null;
}

/** What is known of the window. Closures, so that they stay current. */
export interface ProjectSurroundings {
  /** Says what was done, and offers to take it back. */
  tell: (change: Change) => void;
}

/** A project being brought in. */
export class ProjectImporting {
  stage = $state.raw<ProjectStage>({ at: 'none' });
  /** How far the import is; `null` before the first report. */
  progress = $state.raw<Progress | null>(null);
  /** Whether a person asked for the import to stop. */
  stopping = $state(false);
  /** What went wrong while it is shown what the file holds, or what became of it. */
  failure = $state.raw<Failure | null>(null);
  /** Where the report was saved last. */
  saved = $state<string | null>(null);
  private readonly file = new FileQuestion();
  /** Grows with each file: an answer about another one is dropped. */
  private asked = 0;

  constructor(private readonly around: ProjectSurroundings) {
    onProgress((progress) => {
      if (this.stage.at === 'importing') this.progress = progress;
    });
  }

  /** Whether nothing is being brought in, so that something can be. */
  get free(): boolean {
    return this.stage.at === 'none';
  }

  /** Lets the person choose a file and says what it holds; nothing is stored. */
  async choose(): Promise<void> {
    if (!this.free) return;
    const { asked } = this;
    const path = await chooseProject();
    if (path !== null && asked === this.asked) await this.bring(path);
  }

  /** Says what a file holds; nothing is stored. */
  async bring(path: string): Promise<void> {
    if (!this.free) return;
    const asked = this.begin({ at: 'reading', file: fileName(path) });
    try {
      const preview = await call('project_preview', { path });
      if (asked === this.asked) this.stage = { at: 'preview', path, preview };
    } catch (reason) {
      // Whoever stopped it knows.
      if (asked !== this.asked) return;
      this.stage = { at: 'none' };
      throw reason;
    }
  }

  /** Imports what is shown. */
  async run(): Promise<void> {
    if (this.stage.at !== 'preview') return;
    const { path, preview } = this.stage;
    const asked = this.begin({ at: 'importing', path, preview });
    try {
      const imported = await call('project_import', { path });
      if (asked !== this.asked) return;
      this.stage = { at: 'report', imported };
      this.around.tell(imported.change);
    } catch (reason) {
      if (asked !== this.asked) return;
      this.failure = Failure.from(reason);
      this.stage = { at: 'preview', path, preview };
    } finally {
      this.stopping = false;
    }
  }

  /** Stops what goes on, or leaves what is shown. Nothing of a stopped import stays in the study. */
  async leave(): Promise<void> {
    if (this.stage.at !== 'importing') {
      this.close();
      return;
    }
    this.stopping = true;
    await call('cancel', {});
  }

  /** Writes down what had no place. */
  async saveReport(): Promise<void> {
    if (this.stage.at !== 'report') return;
    const path = await this.file.ask('Import report.json', 'json');
    if (path === null) return;
    this.failure = null;
    try {
      await call('project_report_save', { path });
      this.saved = path;
    } catch (reason) {
      this.failure = Failure.from(reason);
    }
  }

  /** Forgets everything, for locking: what goes on ends. */
  close(): void {
    const { at } = this.stage;
    if (at === 'reading' || at === 'importing') void call('cancel', {}).catch(() => undefined);
    this.begin({ at: 'none' });
    this.stopping = false;
    this.file.forget();
  }

  private begin(stage: ProjectStage): number {
    this.stage = stage;
    this.progress = null;
    this.failure = null;
    this.saved = null;
    return (this.asked += 1);
  }
}
