// The leak scan: names where none may be.
import { call } from '../ipc/call';
import { Failure } from '../ipc/failure';
import type { Change, LeakRow, Leaks, Progress } from '../ipc/types';

/** A scan that was made. */
export interface Scan {
  leaks: Leaks;
  /** When, in milliseconds since 1970. */
  at: number;
  /** Paths of the files that were scanned; none where it was the study. */
  files: string[];
}

/** The leak scan of the study, and of files. */
export class LeakRoom {
  scan = $state.raw<Scan | null>(null);
  /** How far a scan is; `null` where none is made. */
  progress = $state.raw<Progress | null>(null);
  /** Whether something changed since. */
  outdated = $state(false);
  /** Kind of place whose findings are listed; `all` lists every one. */
  shown = $state<string | null>(null);
  failure = $state.raw<Failure | null>(null);

  readonly busy = $derived(this.progress !== null);
  /** What still waits for somebody to look. */
  readonly open: readonly LeakRow[] = $derived(this.scan?.leaks.findings ?? []);
  readonly listed: readonly LeakRow[] = $derived(
    this.shown === 'all' ? this.open : this.open.filter((one) => one.place === this.shown),
  );

  /** Scans the study, or files outside of it. */
  async run(files: string[] = []): Promise<void> {
    if (this.busy) return;
    this.failure = null;
    this.progress = { done: 0, of: 0 };
    try {
      const leaks = await call('leaks_scan', { files });
      this.scan = { leaks, at: Date.now(), files };
      this.outdated = false;
    } catch (reason) {
      const failure = Failure.from(reason);
      if (failure.code !== 'cancelled') this.failure = failure;
    } finally {
      this.progress = null;
    }
  }

  /** Scans again what was scanned last. */
  async again(): Promise<void> {
    await this.run(this.scan?.files ?? []);
  }

  /** Lets the person choose files and scans them. */
  async files(): Promise<void> {
    const extensions = ['txt', 'md', 'docx', 'vtt', 'srt', 'csv', 'json', 'html', 'qdpx', 'qdc', 'pdf'];
    const files = await call('choose_files', { title: 'Files to scan', extensions });
    if (files.length > 0) await this.run(files);
  }

  /** Hears how far the scan is. */
  hear(progress: Progress): void {
    if (this.busy) this.progress = progress;
  }

  /** Stops the scan. */
  async cancel(): Promise<void> {
    await call('cancel', {});
  }

  /** Lists the findings of a kind of place. */
  list(place: string | null): void {
    this.shown = place;
  }

  /** Lets a finding stay where it is. */
  async allow({ place, id, start, end }: LeakRow, reason: string): Promise<Change> {
    return call('leak_allow', { place, id, start, end, reason });
  }

  /** Lets a name stay wherever it is found. */
  async allowName(words: string, reason: string): Promise<void> {
    await call('leak_allow_name', { words, reason });
  }

  /** Hears that something changed: what was scanned may be clean no longer. */
  outdate(): void {
    if (this.scan) this.outdated = true;
  }

  /** Forgets everything, for locking. */
  close(): void {
    this.scan = null;
    this.progress = null;
    this.outdated = false;
    this.shown = null;
    this.failure = null;
  }
}
