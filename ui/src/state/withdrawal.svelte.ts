// A withdrawal that is being asked about: whose, what it touches, and what becomes of the words.
import { call } from '../ipc/call';
import { Failure } from '../ipc/failure';
import type { Change, Withdrawn } from '../ipc/types';
import { Latest } from './latest';
import { hasWithdrawn } from './withdrawal';

/** Who withdraws. */
export interface Withdrawer {
  id: string;
  label: string;
  consent: string | null;
}

/** What becomes of the words of somebody who withdraws. */
export type WithdrawnWords = 'hide' | 'remove';

/** The withdrawal of an interviewee, from the question to the record. */
export class Withdrawing {
  /** Whose withdrawal is asked about; `null` where none is. */
  who = $state.raw<Withdrawer | null>(null);
  /** What it touches; `null` until that is known. */
  touched = $state.raw<Withdrawn | null>(null);
  /** What becomes of the words. */
  words = $state<WithdrawnWords>('hide');
  /** Whether former texts are to be destroyed next. */
  purge = $state(false);
  busy = $state(false);
  failure = $state.raw<Failure | null>(null);
  private readonly readings = new Latest();

  /** Whether the withdrawal was recorded before, and only the words are left to be taken out. */
  readonly recorded = $derived(this.who !== null && hasWithdrawn(this.who));
  readonly removes = $derived(this.words === 'remove');

  /** Asks about the withdrawal of somebody: what it touches is looked up, nothing is changed. */
  async ask(who: Withdrawer): Promise<void> {
    this.close();
    this.who = who;
    this.words = hasWithdrawn(who) ? 'remove' : 'hide';
    try {
      await this.readings.read(
        () => call('withdrawal', { interviewee: who.id }),
        (touched) => (this.touched = touched),
      );
    } catch (reason) {
      if (this.who === who) this.failure = Failure.from(reason);
    }
  }

  /** Chooses what becomes of the words. Words that stay are not destroyed. */
  choose(words: WithdrawnWords): void {
    this.words = words;
    if (words === 'hide') this.purge = false;
  }

  /** Records it as it was chosen. Says what was done and whether a purge is wanted next; `null` where it failed. */
  async record(): Promise<{ change: Change; purge: boolean } | null> {
    const { who, removes, purge } = this;
    if (who === null || this.touched === null || this.busy) return null;
    this.busy = true;
    this.failure = null;
    try {
      const change = await call('interviewee_withdraw', { interviewee: who.id, remove: removes });
      this.close();
      return { change, purge: removes && purge };
    } catch (reason) {
      this.failure = Failure.from(reason);
      return null;
    } finally {
      this.busy = false;
    }
  }

  /** Leaves everything as it is. What is being recorded is not left. */
  leave(): void {
    if (!this.busy) this.close();
  }

  /** Forgets everything, for locking. */
  close(): void {
    this.readings.forget();
    this.who = null;
    this.touched = null;
    this.words = 'hide';
    this.purge = false;
    this.failure = null;
  }
}
