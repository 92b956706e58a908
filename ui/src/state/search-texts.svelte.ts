// Transcripts of hits, read when a hit is looked at. The last few are kept, so that going up and down reads nothing.
import { call } from '../ipc/call';
import type { TranscriptView } from '../ipc/types';

/** Transcripts that are kept. */
const KEPT = 8;
/** Milliseconds that the keyboard rests at a hit before its transcript is read. */
const REST = 80;

/** The texts around hits. */
export class HitTexts {
  private kept = $state.raw<ReadonlyMap<string, TranscriptView>>(new Map());
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Grows when what is kept is dropped: what was being read then is older. */
  private age = 0;

  constructor(private readonly failed: (reason: unknown) => void) {}

  /** A transcript, if it was read. */
  of(transcript: string): TranscriptView | null {
    return this.kept.get(transcript) ?? null;
  }

  /** Reads a transcript once the keyboard rests. */
  look(transcript: string | null): void {
    clearTimeout(this.timer);
    if (transcript === null || this.kept.has(transcript)) return;
    this.timer = setTimeout(() => {
      this.read(transcript).catch((reason: unknown) => this.failed(reason));
    }, REST);
  }

  /** Reads a transcript, unless it was read before. */
  async read(transcript: string): Promise<TranscriptView> {
    const known = this.kept.get(transcript);
    if (known) return known;
    const { age } = this;
    const view = await call('transcript_open', { transcript });
    if (age === this.age) this.kept = new Map([...[...this.kept].slice(1 - KEPT), [transcript, view]]);
    return view;
  }

  /** Hears that texts or what is known of them changed. */
  drop(): void {
    this.age += 1;
    clearTimeout(this.timer);
    this.kept = new Map();
  }
}
