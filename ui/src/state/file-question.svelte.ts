// Where a file is to go, asked before something leaves. The window is alive meanwhile: choices change and replies come,
// so whoever asks takes what leaves before.
import { call } from '../ipc/call';

/** The question where a file is to go: one at a time. */
export class FileQuestion {
  /** Whether it is asked just now. */
  open = $state(false);
  private given = 0;

  /** Asks for the path. `null` where none was chosen, it is asked already, or nobody waits for the answer any more. */
  async ask(suggested: string, extension: string): Promise<string | null> {
    if (this.open) return null;
    const { given } = this;
    this.open = true;
    try {
      const path = await call('choose_export_file', { suggested, extensions: [extension] });
      return given === this.given ? path : null;
    } finally {
      if (given === this.given) this.open = false;
    }
  }

  /** Gives it up: its answer is heard no more. */
  forget(): void {
    this.given += 1;
    this.open = false;
  }
}
