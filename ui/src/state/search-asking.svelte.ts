// Questions of the section Search to the core: of those that overtake each other the last one counts, what is half typed
// is no mistake, and a pane that waits says so.
import { call } from '../ipc/call';
import { Failure } from '../ipc/failure';
import type { QueryMistake, SearchAnswer, SearchRequest } from '../ipc/types';

/** Milliseconds from a key to the question: what is typed in one go is asked once. */
const PAUSE = 30;
/** Milliseconds of rest after which everything is counted. */
const REST = 250;
/** Milliseconds of rest after which a mistake is told. */
const DOUBT = 600;
/** Milliseconds after which a pane says that it is waiting, and after which it says so in words. */
const SLOW = 150;
const LONG = 2000;

/** Everything that decides what is found and how it is listed. */
export type Asked = Omit<SearchRequest, 'run' | 'facets' | 'saved'>;

/** Questions, one after the other. */
export class Asking {
  mistake = $state.raw<QueryMistake | null>(null);
  /** Whether the mistake is told: not while it may still be typed away. */
  told = $state(false);
  /** How an answer that is late is waited for. */
  waiting = $state<'rules' | 'words' | null>(null);

  /** Begins at the time of day, so that a window that was loaded again is not taken for an older one. */
  private run = Date.now();
  /** Grows with each key. */
  private keys = 0;
  private pause: ReturnType<typeof setTimeout> | undefined;
  private doubt: ReturnType<typeof setTimeout> | undefined;
  private waits: ReturnType<typeof setTimeout>[] = [];

  constructor(private readonly failed: (reason: unknown) => void) {}

  /** Number of the last question. */
  get last(): number {
    return this.run;
  }

  /** Asks once nothing was typed for a moment: first what is found, and at rest all that can be counted of it. */
  soon(ask: (counting: boolean) => Promise<void>): void {
    clearTimeout(this.pause);
    clearTimeout(this.doubt);
    this.told = false;
    this.keys += 1;
    const { keys } = this;
    this.pause = setTimeout(() => {
      void ask(false).then(() => {
        // Typing may have gone on while this was answered; then what is asked next is set already.
        if (keys === this.keys && this.mistake === null) this.pause = setTimeout(() => void ask(true), REST);
      });
    }, PAUSE);
  }

  /**
   * Asks. `null` where another question came meanwhile, or where the core could not answer this one. `saved` is the
   * saved search that is run again.
   */
  async ask(asked: Asked, counting: boolean, saved: string | null): Promise<SearchAnswer | null> {
    this.giveUp();
    const { run } = this;
    this.wait();
    try {
      const answer = await call('search_run', { ...asked, facets: counting, saved, run });
      if (run !== this.run) return null;
      this.hear(answer.mistake);
      return answer.mistake ? null : answer;
    } catch (reason) {
      const failure = Failure.from(reason);
      if (run === this.run && failure.code !== 'cancelled') this.failed(failure);
      return null;
    } finally {
      if (run === this.run) this.rest();
    }
  }

  /** Tells of a mistake at once. */
  tell(): void {
    clearTimeout(this.doubt);
    this.told = this.mistake !== null;
  }

  /** Whatever was asked is not wanted any more. */
  giveUp(): void {
    this.run += 1;
    clearTimeout(this.pause);
    this.rest();
  }

  /** Takes note of a mistake, or that there is none. */
  hear(mistake: QueryMistake | null): void {
    clearTimeout(this.doubt);
    this.mistake = mistake;
    if (mistake === null) this.told = false;
    else if (!this.told) this.doubt = setTimeout(() => this.tell(), DOUBT);
  }

  private wait(): void {
    const later = (how: 'rules' | 'words', after: number) =>
      setTimeout(() => {
        this.waiting = how;
      }, after);
    this.waits = [later('rules', SLOW), later('words', LONG)];
  }

  private rest(): void {
    for (const timer of this.waits) clearTimeout(timer);
    this.waiting = null;
  }
}
