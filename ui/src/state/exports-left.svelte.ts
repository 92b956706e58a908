// What left the study, and asking for the same again.
import { call } from '../ipc/call';
import { Failure } from '../ipc/failure';
import type { ExcerptsAgain, ExportRow } from '../ipc/types';
import type { ExportChoice } from './export-choice';
import { Latest } from './latest';

/** Files, copies and pictures that left, as they are recorded. */
export class ExportsLeft {
  /** Whether they are shown. */
  shown = $state(false);
  /** Newest first; `null` until they are read. */
  rows = $state.raw<readonly ExportRow[] | null>(null);
  failure = $state.raw<Failure | null>(null);
  private again: readonly ExcerptsAgain[] = [];
  private readonly readings = new Latest();

  /** Shows them, and reads them anew. */
  async show(): Promise<void> {
    this.close();
    this.shown = true;
    try {
      await this.readings.read(
        () => call('exports_left', {}),
        ({ exports, again }) => {
          this.again = again;
          this.rows = exports;
        },
      );
    } catch (reason) {
      this.failure = Failure.from(reason);
    }
  }

  /** The export of excerpts with this number, where the same can be asked for again. */
  of(number: number): ExcerptsAgain | null {
    return this.again.find((one) => one.number === number) ?? null;
  }

  /** Forgets everything, for hiding and locking. */
  close(): void {
    this.readings.forget();
    this.shown = false;
    this.rows = null;
    this.failure = null;
    this.again = [];
  }
}

/** What an export was of, as it is chosen. */
export function choiceOf({ form, categories, request }: ExcerptsAgain): ExportChoice {
  return { ...request, form, categories };
}
