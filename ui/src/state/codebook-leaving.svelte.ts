// The codebook on its way out: whom it is for, what it is written as. The core decides what may leave.
import { call } from '../ipc/call';
import type { CodebookFile, CodebookGone, ForWhom } from '../ipc/types';
import { LeavingFile } from './leaving-file.svelte';

/** The dialog in which the codebook leaves. What was chosen in it is kept until the study is locked. */
export class CodebookLeaving extends LeavingFile<CodebookGone> {
  purpose = $state<ForWhom>('team');
  form = $state<CodebookFile>('docx');
  /** Whether figures were asked for; see `figures`. */
  wanted = $state(false);

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
    return this.leave(`Codebook${purpose === 'team' ? ' internal' : ''}.${form}`, form, (path) =>
      call('codebook_export', { purpose, form, figures, path }),
    );
  }

  /** Forgets everything, for locking. */
  close(): void {
    this.hide();
    this.purpose = 'team';
    this.form = 'docx';
    this.wanted = false;
  }
}
