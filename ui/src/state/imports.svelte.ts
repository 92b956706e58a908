// Bringing in transcripts and interviewees: choose, see what was recognised, decide, import, read what happened.
import { call, onProgress } from '../ipc/call';
import { Failure } from '../ipc/failure';
import type { ImportReport, Progress } from '../ipc/types';
import {
  choiceOf,
  endingOf,
  goesIn,
  TRANSCRIPTS,
  undecided,
  withNewPeople,
  type Belongs,
  type ImportFile,
} from './import-choices';

/** What a transcript is. */
export type TranscriptKind = 'recording' | 'translation' | 'notes';

/** Where an import stands. */
export type ImportStage =
  | { at: 'none' }
  | { at: 'reading'; count: number }
  | { at: 'preview' }
  | { at: 'importing'; count: number; of: 'transcripts' | 'interviewees' }
  | { at: 'report'; of: 'transcripts' | 'interviewees'; report: ImportReport; stayed: ImportFile[] };

/** How many files are asked about at once, so that the window can say how far it is and be stopped. */
const AT_ONCE = 50;

/** An import being made. */
export class Imports {
  stage = $state.raw<ImportStage>({ at: 'none' });
  kind = $state<TranscriptKind>('recording');
  /** Files of the preview, in the order in which they were chosen. */
  files = $state.raw<ImportFile[]>([]);
  /** Path of the file whose details are shown. */
  current = $state<string | null>(null);
  /** Path of a file that is being read again. */
  rereading = $state<string | null>(null);
  /** How far the import is; `null` before the first report. */
  progress = $state.raw<Progress | null>(null);
  /** Whether a person asked for it to stop. */
  stopping = $state(false);

  readonly currentFile = $derived(this.files.find((file) => file.path === this.current) ?? null);

  constructor() {
    onProgress((progress) => {
      if (this.stage.at === 'importing') this.progress = progress;
    });
  }

  /** Stops what is running. Nothing of it stays in the study. */
  async cancel(): Promise<void> {
    this.stopping = true;
    if (this.stage.at === 'importing') await call('cancel', {});
  }

  /** Lets the person choose transcripts and says what they hold; nothing is stored. */
  async chooseTranscripts(): Promise<void> {
    const paths = await call('choose_files', { title: 'Import transcripts', extensions: TRANSCRIPTS });
    await this.bring(paths);
  }

  /** Lets the person choose a list of interviewees and imports it. */
  async interviewees(): Promise<void> {
    const paths = await call('choose_files', { title: 'Import interviewees', extensions: ['csv'] });
    if (paths[0] !== undefined) await this.importInterviewees(paths[0]);
  }

  /** Takes files that were dropped on the window: one CSV is a list of interviewees, all else are transcripts. */
  async drop(paths: readonly string[]): Promise<void> {
    const [first, ...others] = paths;
    if (first === undefined || this.stage.at === 'importing' || this.stage.at === 'reading') return;
    if (others.length === 0 && endingOf(first) === 'csv') await this.importInterviewees(first);
    else await this.bring(paths);
  }

  /** Decides who a file belongs to. */
  decide(path: string, belongs: Belongs): void {
    this.change(path, (file) => ({ ...file, belongs }));
  }

  /** Leaves a file out, or takes it in again. */
  leaveOut(path: string, leftOut: boolean): void {
    this.change(path, (file) => ({ ...file, leftOut }));
  }

  /** Adds a person for every file that would belong to nobody. They are made with the import, in the same step. */
  addPeople(known: ReadonlySet<string>): void {
    this.files = withNewPeople(this.files, known);
  }

  /** Reads one file again in another encoding; `null` goes back to the recognised one. */
  async reread(path: string, encoding: string | null): Promise<void> {
    const file = this.files.find((one) => one.path === path);
    if (!file) return;
    this.rereading = path;
    try {
      const [row] = await call('transcripts_preview', { files: [choiceOf({ ...file, encoding })] });
      if (row) this.change(path, (one) => ({ ...one, encoding, row }));
    } finally {
      this.rereading = null;
    }
  }

  /** Imports the files of the preview that can go in. */
  async run(): Promise<void> {
    if (this.stage.at !== 'preview') return;
    const going = this.files.filter(goesIn);
    await this.during({ at: 'importing', count: going.length, of: 'transcripts' }, async () => {
      const report = await call('transcripts_import', { files: going.map(choiceOf), kind: this.kind });
      const stayed = this.files.filter((file) => !goesIn(file));
      this.files = [];
      this.current = null;
      this.stage = { at: 'report', of: 'transcripts', report, stayed };
    });
  }

  /** Leaves the import. */
  close(): void {
    this.stage = { at: 'none' };
    this.files = [];
    this.current = null;
    this.progress = null;
    this.stopping = false;
  }

  private async importInterviewees(path: string): Promise<void> {
    await this.during({ at: 'importing', count: 1, of: 'interviewees' }, async () => {
      const report = await call('interviewees_import', { paths: [path] });
      this.stage = { at: 'report', of: 'interviewees', report, stayed: [] };
    });
  }

  /** Adds files to the preview. Those that are in it already are not read twice. */
  private async bring(paths: readonly string[]): Promise<void> {
    const known = new Set(this.files.map((file) => file.path));
    const fresh = [...new Set(paths)].filter((path) => !known.has(path));
    if (fresh.length === 0) return;
    if (known.size === 0) this.kind = 'recording';
    await this.during({ at: 'reading', count: fresh.length }, async () => {
      const read: ImportFile[] = [];
      for (let at = 0; at < fresh.length; at += AT_ONCE) {
        const some = fresh.slice(at, at + AT_ONCE);
        const files = some.map((path) => choiceOf({ path, encoding: null, belongs: { by: 'name' } }));
        const rows = await call('transcripts_preview', { files });
        read.push(...some.flatMap((path, n) => (rows[n] ? [undecided(path, rows[n])] : [])));
        if (this.stopping) throw stopped();
        this.progress = { done: read.length, of: fresh.length };
      }
      this.files = [...this.files, ...read];
      this.current ??= this.files[0]?.path ?? null;
      this.stage = { at: 'preview' };
    });
  }

  private change(path: string, to: (file: ImportFile) => ImportFile): void {
    this.files = this.files.map((file) => (file.path === path ? to(file) : file));
  }

  /** Shows that something is going on; a failure brings back what was there. */
  private async during(stage: ImportStage, work: () => Promise<void>): Promise<void> {
    const before = this.stage;
    this.progress = null;
    this.stopping = false;
    this.stage = stage;
    try {
      await work();
    } catch (reason) {
      this.stage = before;
      throw reason;
    } finally {
      this.stopping = false;
    }
  }
}

function stopped(): Failure {
  return new Failure({ code: 'cancelled', what: 'Stopped.', kept: 'Nothing was imported.' });
}
