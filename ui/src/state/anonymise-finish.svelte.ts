// Saying that a text is de-identified, and destroying what stood there before.
import { call } from '../ipc/call';
import { Failure } from '../ipc/failure';
import type { Change, LabelLeft, Progress, PurgePlan, Purged } from '../ipc/types';
import { Latest } from './latest';

/** The word that has to be typed before a purge. */
export const PURGE_WORD = 'purge';

/** Where a purge stands. */
export type PurgeStage =
  | { at: 'closed' }
  | { at: 'plan'; plan: PurgePlan | null }
  | { at: 'going'; progress: Progress | null }
  | { at: 'done'; purged: Purged };

/** Confirming, second reading and purge. */
export class Finish {
  /** Whether the question is open whether the text is de-identified. */
  asking = $state(false);
  /** Labels in the text at hand that look like real names still. */
  labels = $state.raw<readonly LabelLeft[]>([]);
  purge = $state.raw<PurgeStage>({ at: 'closed' });
  failure = $state.raw<Failure | null>(null);
  private readonly readings = new Latest();

  /** Asks whether a transcript is de-identified, and looks for labels that are names still. */
  async ask(transcript: string): Promise<void> {
    this.asking = true;
    this.labels = [];
    await this.readings.read(
      () => call('labels_left', { transcripts: [transcript] }),
      (labels) => (this.labels = labels),
    );
  }

  /** Says that everything that identifies people was replaced in a transcript. */
  confirm(transcript: string): Promise<Change> {
    return call('transcripts_confirm', { transcripts: [transcript] });
  }

  /** Says that a second person has read it. */
  read(transcript: string): Promise<Change> {
    return call('transcript_read', { transcript });
  }

  /** Takes it back to review. */
  reopen(transcript: string): Promise<Change> {
    return call('transcript_reopen', { transcript });
  }

  /** Opens the question of a purge, with what it would destroy. */
  async plan(): Promise<void> {
    this.failure = null;
    const asked: PurgeStage = { at: 'plan', plan: null };
    this.purge = asked;
    try {
      const plan = await call('purge_plan', {});
      if (this.purge === asked) this.purge = { at: 'plan', plan };
    } catch (reason) {
      this.failure = Failure.from(reason);
    }
  }

  /** Destroys former texts. Nothing brings them back. */
  async run(): Promise<void> {
    const before = this.purge;
    this.failure = null;
    this.purge = { at: 'going', progress: null };
    try {
      const purged = await call('purge', {});
      this.purge = { at: 'done', purged };
    } catch (reason) {
      this.failure = Failure.from(reason);
      this.purge = before;
    }
  }

  /** Hears how far it is. */
  hear(progress: Progress): void {
    if (this.purge.at === 'going') this.purge = { at: 'going', progress };
  }

  /** Leaves the purge. One that is going on is not left. */
  leave(): void {
    if (this.purge.at === 'going') return;
    this.purge = { at: 'closed' };
    this.failure = null;
  }

  /** Forgets everything, for locking. */
  close(): void {
    this.readings.forget();
    this.asking = false;
    this.labels = [];
    this.purge = { at: 'closed' };
    this.failure = null;
  }
}
