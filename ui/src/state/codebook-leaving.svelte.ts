// The codebook on its way out: whom it is for, what it is written as. The core decides what may leave.
import { call } from '../ipc/call';
import type { Failure } from '../ipc/failure';
import type { CodebookFile, CodebookGone, CodebookPurpose } from '../ipc/types';
import { FileQuestion } from './file-question.svelte';
import { step } from './step';

/** The dialog in which the codebook leaves. */
export class CodebookLeaving {
  shown = $state(false);
  purpose = $state<CodebookPurpose>('team');
  form = $state<CodebookFile>('docx');
  /** Whether figures were asked for; see `figures`. */
  wanted = $state(false);
  /** Whether it is being written. */
  busy = $state(false);
  /** Whether a person asked for it to stop. */
  stopping = $state(false);
  failure = $state.raw<Failure | null>(null);
  gone = $state.raw<CodebookGone | null>(null);
  private readonly where = new FileQuestion();

  /** Why it can have no figures, as a sentence; `null` where it can. */
  readonly noFigures = $derived(
    this.purpose === 'publication'
      ? 'A codebook for publication has none: small numbers would have to be withheld. Themes publishes them.'
      : this.form === 'qdc'
        ? 'A QDC codebook has no place for them.'
        : null,
  );
  /** Whether it says how many people and passages each code holds. */
  readonly figures = $derived(this.wanted && this.noFigures === null);
  /** Whether it can leave as things stand, the key file aside. */
  readonly able = $derived(!this.busy && !this.where.open);

  /** Shows how it can leave. */
  show(): void {
    this.forget();
    this.shown = true;
  }

  /** Chooses something of it. */
  choose(change: Partial<Pick<CodebookLeaving, 'purpose' | 'form' | 'wanted'>>): void {
    Object.assign(this, change);
    this.gone = null;
    this.failure = null;
  }

  /** Lets it leave into a file. Says whether it left. */
  async save(): Promise<boolean> {
    if (!this.able) return false;
    // As it stood when somebody asked for it: nothing that is chosen meanwhile changes it.
    const { purpose, form, figures } = this;
    this.gone = null;
    this.failure = null;
    const path = await this.where.ask(`Codebook${purpose === 'team' ? ' internal' : ''}.${form}`, form);
    if (path === null) return false;
    const done = await step(this, [true, false], () =>
      call('codebook_export', { purpose, form, figures, path }),
    );
    this.stopping = false;
    this.gone = this.shown ? (done ?? null) : null;
    return done !== undefined;
  }

  /** Stops it; nothing is written then. */
  async stop(): Promise<void> {
    this.stopping = true;
    await call('cancel', {});
  }

  /** Closes it, and stops it where it goes on. What was chosen is kept until the study is locked. */
  hide(): void {
    if (this.busy) void this.stop().catch(() => undefined);
    this.forget();
    this.shown = false;
  }

  /** Forgets everything, for locking. */
  close(): void {
    this.hide();
    this.purpose = 'team';
    this.form = 'docx';
    this.wanted = false;
  }

  private forget(): void {
    this.where.forget();
    this.failure = null;
    this.gone = null;
    this.stopping = false;
  }
}
