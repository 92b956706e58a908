// Correcting what was misheard or mistyped. Codings follow the text; those that would lose their passage are named
// before anything changes.
import type { Passage } from '../editor/surface';
import { call } from '../ipc/call';
import type { Change, PassageRow } from '../ipc/types';
import type { OpenTranscript } from './transcript.svelte';

/** What a correction needs. */
export interface CorrectionSurroundings {
  transcript: OpenTranscript;
  whyNot: () => string | null;
  tell: (change: Change) => void;
  attempt: <T>(work: () => Promise<T>) => Promise<T | undefined>;
  say: (said: string) => void;
}

/** The correction being written, if any. */
export class Correction {
  /** The words as they stand in the text. */
  passage = $state.raw<Passage | null>(null);
  /** The words as they are to stand. */
  words = $state('');
  /** Codings that would lose their whole passage. */
  emptied = $state.raw<PassageRow[]>([]);
  busy = $state(false);

  /** Whether anything would change. */
  readonly changes = $derived.by(() => this.passage !== null && this.words !== this.passage.text);

  constructor(private readonly around: CorrectionSurroundings) {}

  /** Begins with the selected words, or with the word at the caret. */
  begin(): void {
    const { transcript, say } = this.around;
    const why = this.around.whyNot();
    if (why !== null) {
      say(why);
      return;
    }
    const passage = transcript.selection ?? transcript.port?.wordAtCaret() ?? null;
    if (!passage) {
      say('Select the words to correct, or put the caret in one');
      return;
    }
    this.emptied = [];
    this.words = passage.text;
    this.passage = passage;
  }

  /** Writes the correction. Without `dropEmptied`, codings that would lose their passage are listed first. */
  async save(dropEmptied: boolean): Promise<void> {
    const { passage } = this;
    const { transcript } = this.around;
    const open = transcript.view?.row.transcript;
    if (!passage || open === undefined || this.busy) return;
    if (!this.changes) {
      this.close();
      return;
    }
    this.busy = true;
    const { start, end, text } = passage;
    const done = await this.around.attempt(() =>
      call('text_correct', {
        ...{ transcript: open, start, end, seen: text },
        ...{ text: this.words, drop_emptied: dropEmptied },
      }),
    );
    this.busy = false;
    if (!done) return;
    const { change } = done;
    if (!change) {
      this.emptied = done.emptied;
      return;
    }
    this.close();
    await this.around.attempt(() => transcript.reload());
    this.around.tell(change);
    transcript.focus();
  }

  /** Leaves the text as it is. Answers whether something was being corrected. */
  giveUp(): boolean {
    if (this.passage === null) return false;
    this.close();
    this.around.transcript.focus();
    return true;
  }

  /** Forgets the words, for locking and for another transcript. */
  close(): void {
    this.passage = null;
    this.words = '';
    this.emptied = [];
    this.busy = false;
  }
}
