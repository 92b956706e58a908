// Bringing in transcripts and interviewees: choose, see what was recognised, import, read what happened.
import { call, onProgress } from '../ipc/call';
import type { ImportReport, PreviewRow, Progress } from '../ipc/types';

/** What a transcript is. */
export type TranscriptKind = 'recording' | 'translation' | 'notes';

/** Where an import stands. */
export type ImportStage =
  | { at: 'none' }
  | { at: 'reading'; count: number }
  | { at: 'preview'; paths: string[]; rows: PreviewRow[] }
  | { at: 'importing'; count: number }
  | { at: 'report'; of: 'transcripts' | 'interviewees'; report: ImportReport };

/** File name endings of transcripts, without the dot. */
const TRANSCRIPTS = ['txt', 'md', 'docx', 'vtt', 'srt'];

/** An import being made. */
export class Imports {
  stage = $state.raw<ImportStage>({ at: 'none' });
  kind = $state<TranscriptKind>('recording');
  /** How far the import is; `null` before the first report. */
  progress = $state.raw<Progress | null>(null);

  constructor() {
    onProgress((progress) => {
      this.progress = progress;
    });
  }

  /** Stops the import that is running. Nothing of it stays in the study. */
  async cancel(): Promise<void> {
    await call('cancel', {});
  }

  /** Lets the person choose transcripts and says what they hold; nothing is stored. */
  async chooseTranscripts(): Promise<void> {
    const paths = await call('choose_files', { title: 'Import transcripts', extensions: TRANSCRIPTS });
    if (paths.length === 0) return;
    await this.during({ at: 'reading', count: paths.length }, async () => {
      const rows = await call('transcripts_preview', { paths });
      this.kind = 'recording';
      this.stage = { at: 'preview', paths, rows };
    });
  }

  /** Imports the files of the preview that could be read. */
  async run(): Promise<void> {
    if (this.stage.at !== 'preview') return;
    const { paths, rows } = this.stage;
    const good = paths.filter((_, at) => rows[at]?.error === null);
    await this.during({ at: 'importing', count: good.length }, async () => {
      const report = await call('transcripts_import', { paths: good, kind: this.kind });
      this.stage = { at: 'report', of: 'transcripts', report };
    });
  }

  /** Imports interviewees from one CSV file. */
  async interviewees(): Promise<void> {
    const paths = await call('choose_files', { title: 'Import interviewees', extensions: ['csv'] });
    if (paths.length === 0) return;
    await this.during({ at: 'importing', count: 1 }, async () => {
      const report = await call('interviewees_import', { paths: paths.slice(0, 1) });
      this.stage = { at: 'report', of: 'interviewees', report };
    });
  }

  /** Leaves the import. */
  close(): void {
    this.stage = { at: 'none' };
  }

  /** Shows that something is going on; a failure brings back what was there. */
  private async during(stage: ImportStage, work: () => Promise<void>): Promise<void> {
    const before = this.stage;
    this.progress = null;
    this.stage = stage;
    try {
      await work();
    } catch (reason) {
      this.stage = before;
      throw reason;
    }
  }
}
