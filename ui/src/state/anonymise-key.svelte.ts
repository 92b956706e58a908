// The key file: real names and originals, apart from the study, with a passphrase of their own.
import { call } from '../ipc/call';
import type { Failure } from '../ipc/failure';
import type { KeyFile, OriginalRow } from '../ipc/types';
import { COMPARING } from './anonymise-words';
import { step } from './step';

/** What a person asked to do with an original and has not decided about. */
export interface OriginalQuestion {
  transcript: string;
  about: 'text' | 'destroy';
}

/** The key file and the originals in it. */
export class KeyRoom {
  file = $state.raw<KeyFile | null>(null);
  originals = $state.raw<OriginalRow[]>([]);
  /** Whether the panel with openings, originals and passphrase is open. */
  shown = $state(false);
  /** What is going on, as words of a button. */
  busy = $state<'make' | 'open' | 'passphrase' | 'original' | null>(null);
  /** What went wrong, shown beside its cause. */
  failure = $state.raw<Failure | null>(null);
  question = $state.raw<OriginalQuestion | null>(null);
  /** The text of the original that is looked at; forgotten as soon as it is no longer shown. */
  text = $state.raw<string | null>(null);
  /** Whether real names are shown; they never are while the key file is closed. */
  private eye = $state(false);
  /** Grows when the field for the passphrase should have the keyboard. */
  asked = $state(0);

  readonly open = $derived(this.file?.open ?? false);
  readonly there = $derived(this.file?.there ?? false);
  readonly namesShown = $derived(this.eye && this.open);

  /** How opening it stands, for the form that asks for its passphrase. */
  readonly opening = $derived.by(() => {
    const wrong = this.failure?.code === 'wrong_secret';
    return {
      busy: this.busy !== null,
      problem: wrong ? 'That passphrase does not open the key file.' : null,
      failure: wrong ? null : this.failure,
    };
  });

  /** The same with the words of that form, where names are compared before something leaves. */
  readonly comparing = $derived({ ...COMPARING, ...this.opening });

  /** What keeps a name from being replaced, as a sentence; `null` where nothing does. */
  readonly closed = $derived.by((): string | null => {
    if (this.file === null || this.file.open) return null;
    return this.file.there
      ? 'Replacing needs the key file open: that is where the names go.'
      : 'Replacing needs a key file first: that is where the names go.';
  });

  /** `opened` hears that names can be known now, or no longer. */
  constructor(private readonly opened: () => Promise<unknown>) {}

  /** Reads whether it is there and open. */
  async load(): Promise<void> {
    this.file = await call('key_file', {});
    if (this.shown) await this.readOriginals();
  }

  /** Makes it, and opens it. */
  async make(path: string | null, passphrase: string): Promise<void> {
    await this.step('make', async () => {
      this.file = await call('key_file_make', { path, passphrase });
      await this.opened();
    });
  }

  /** Opens it. Says whether that was done. */
  async unlock(path: string | null, passphrase: string): Promise<boolean> {
    const done = await this.step('open', async () => {
      this.file = await call('key_file_open', { path, passphrase });
      await this.opened();
      return true;
    });
    return done ?? false;
  }

  /** Closes it: the study works on without it. */
  async lock(): Promise<void> {
    this.file = await call('key_file_close', {});
    this.forgetNames();
    await this.opened();
  }

  /** Gives it another passphrase. Says whether that was done. */
  async renew(passphrase: string): Promise<boolean> {
    const done = await this.step('passphrase', async () => {
      this.file = await call('key_file_passphrase', { path: null, passphrase });
      return true;
    });
    return done ?? false;
  }

  /** Opens the panel and reads what is in the key file. */
  async show(): Promise<void> {
    this.shown = true;
    await this.load();
  }

  /** Closes the panel. */
  hide(): void {
    this.shown = false;
    this.ask(null);
  }

  /** Shows the real names, or hides them. */
  look(names: boolean): void {
    this.eye = names;
  }

  /** Asks something about an original; `null` asks no more. */
  ask(question: OriginalQuestion | null): void {
    this.question = question;
    this.text = null;
    this.failure = null;
  }

  /** Reads the text of an original. */
  async read(transcript: string): Promise<void> {
    this.ask({ transcript, about: 'text' });
    await this.step('original', async () => {
      const { text } = await call('original_open', { transcript });
      if (this.question?.transcript === transcript) this.text = text;
    });
  }

  /** Says until which day an original is kept, and why it may not be destroyed. */
  async keep(transcript: string, retain_until: string | null, hold: string | null): Promise<void> {
    await this.step('original', async () => {
      this.originals = await call('original_put', { transcript, retain_until, hold });
      this.file = await call('key_file', {});
    });
  }

  /** Destroys an original. Nothing brings it back. */
  async destroy(transcript: string): Promise<void> {
    await this.step('original', async () => {
      this.originals = await call('original_destroy', { transcript });
      this.question = null;
      this.file = await call('key_file', {});
    });
  }

  /** Asks for the passphrase, where names are to be replaced and the key file is not open. */
  want(): void {
    this.asked += 1;
  }

  /** Forgets everything, for locking. */
  close(): void {
    this.hide();
    this.forgetNames();
    this.file = null;
    this.busy = null;
  }

  private forgetNames(): void {
    this.eye = false;
    this.originals = [];
    this.text = null;
    this.question = null;
  }

  private async readOriginals(): Promise<void> {
    this.originals = this.open ? await call('originals_list', {}) : [];
  }

  private step<T>(busy: NonNullable<KeyRoom['busy']>, work: () => Promise<T>): Promise<T | undefined> {
    return step<KeyRoom['busy'], T>(this, [busy, null], work);
  }
}
