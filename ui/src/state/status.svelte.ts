// The quiet line that confirms each act.

/** How long a note stays, in milliseconds. */
const SHOWN = 8000;

/** A sentence in the status bar. */
export interface Note {
  said: string;
  /** Whether `Undo` is offered beside it. */
  undo: boolean;
}

/** The note being shown. */
export class Status {
  note = $state.raw<Note | null>(null);
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Shows a note for eight seconds, in place of the one before. */
  say(said: string, undo = false): void {
    this.note = { said, undo };
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.clear(), SHOWN);
  }

  /** Shows nothing. */
  clear(): void {
    clearTimeout(this.timer);
    this.note = null;
  }
}
