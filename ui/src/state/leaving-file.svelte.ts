// Something that leaves as one file from a dialog of its own: shown, written, stopped.
import { call } from '../ipc/call';
import type { Failure } from '../ipc/failure';
import { FileQuestion } from './file-question.svelte';
import { step } from './step';

/** The dialog in which something leaves. */
export abstract class LeavingFile<Gone> {
  shown = $state(false);
  /** Whether it is being written. */
  busy = $state(false);
  /** Whether a person asked for it to stop. */
  stopping = $state(false);
  failure = $state.raw<Failure | null>(null);
  gone = $state.raw<Gone | null>(null);
  private readonly where = new FileQuestion();

  /** Whether it can leave as things stand. */
  readonly able = $derived(!this.busy && !this.where.open);

  /** Shows how it can leave. */
  show(): void {
    this.forget();
    this.shown = true;
  }

  /** Stops it; nothing is written then. */
  async stop(): Promise<void> {
    this.stopping = true;
    await call('cancel', {});
  }

  /** Closes it, and stops it where it goes on. */
  hide(): void {
    if (this.busy) void this.stop().catch(() => undefined);
    this.forget();
    this.shown = false;
  }

  /** Asks where it goes and lets it leave there. Says whether it left. */
  protected async leave(
    suggested: string,
    extension: string,
    write: (path: string) => Promise<Gone>,
  ): Promise<boolean> {
    this.gone = null;
    this.failure = null;
    const path = await this.where.ask(suggested, extension);
    if (path === null) return false;
    const done = await step(this, [true, false], () => write(path));
    this.stopping = false;
    this.gone = this.shown ? (done ?? null) : null;
    return done !== undefined;
  }

  protected forget(): void {
    this.where.forget();
    this.failure = null;
    this.gone = null;
    this.stopping = false;
  }
}
