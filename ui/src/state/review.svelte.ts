// What waits for a second reader: open questions, oldest first, and a random sample of each coder's work.
import { call } from '../ipc/call';
import type { Coder, CoderSample, InterviewRow, PassageRow } from '../ipc/types';
import type { Preferences } from './preferences.svelte';

/** Codings of each coder in a sample where nobody chose, and the most. */
export const SAMPLE = 10;
export const SAMPLE_MOST = 50;

/** A passage that waits. */
export interface ReviewItem {
  /** Unique in the queue: a coding can be a question and in a sample. */
  key: string;
  kind: 'question' | 'sample';
  /** Whose work it is; of a sample. */
  coder: Coder | null;
  row: PassageRow;
}

/** The queue of reviews. */
export class Review {
  questions = $state.raw<PassageRow[]>([]);
  samples = $state.raw<CoderSample[]>([]);
  /** Codings that are left out, as they are on words of people who have withdrawn. */
  withdrawn = $state(0);
  loaded = $state(false);
  /** Key of the passage that keys act on. */
  current = $state<string | null>(null);
  /** Whether a key asked to write on the current passage; the field takes it when it is shown. */
  writing = $state(false);
  /** How far the list is scrolled, for coming back. */
  scrolled = 0;

  /** How many questions nobody has answered: the list of interviews knows, so that nothing more is read for it. */
  readonly waiting = $derived.by(() =>
    this.interviews().reduce((sum, { open_questions }) => sum + open_questions, 0),
  );
  readonly items = $derived<ReviewItem[]>([
    ...this.questions.map((row) => ({
      key: `question ${row.coding.id}`,
      kind: 'question' as const,
      coder: null,
      row,
    })),
    ...this.samples.flatMap(({ coder, passages }) =>
      passages.map((row) => ({ key: `sample ${row.coding.id}`, kind: 'sample' as const, coder, row })),
    ),
  ]);
  readonly item = $derived(this.items.find(({ key }) => key === this.current) ?? null);

  constructor(
    private readonly preferences: Preferences,
    private readonly interviews: () => readonly Pick<InterviewRow, 'open_questions'>[],
  ) {}

  /** Codings of each coder in the sample. */
  get size(): number {
    return this.preferences.get<number>('review.size', SAMPLE);
  }

  /** Reads the queue. The current passage stays, or the one that took its place becomes it. */
  async load(): Promise<void> {
    const at = this.items.findIndex(({ key }) => key === this.current);
    const queue = await call('review_queue', { sample: this.size, seed: this.seed() });
    this.questions = queue.questions;
    this.samples = queue.samples;
    this.withdrawn = queue.withdrawn;
    this.loaded = true;
    if (!this.items.some(({ key }) => key === this.current)) {
      this.current = (this.items[Math.max(0, at)] ?? this.items.at(-1))?.key ?? null;
    }
  }

  /** Draws another sample, of another size if one is given. */
  async draw(size = this.size): Promise<void> {
    this.preferences.set('review.size', Math.min(SAMPLE_MOST, Math.max(1, Math.round(size))), true);
    this.preferences.set('review.seed', newSeed(), true);
    await this.load();
  }

  /** Goes to the next passage (`1`) or the one before (`-1`). */
  move(step: 1 | -1): void {
    const at = this.items.findIndex(({ key }) => key === this.current);
    const next = this.items[at < 0 ? 0 : at + step];
    if (next) this.current = next.key;
  }

  /** Forgets everything, for locking. */
  close(): void {
    this.questions = [];
    this.samples = [];
    this.withdrawn = 0;
    this.loaded = false;
    this.current = null;
    this.writing = false;
    this.scrolled = 0;
  }

  /** The seed of the sample: the same passages until another sample is drawn. */
  private seed(): number {
    const kept = this.preferences.get<number>('review.seed', 0);
    if (kept > 0) return kept;
    const seed = newSeed();
    this.preferences.set('review.seed', seed, true);
    return seed;
  }
}

function newSeed(): number {
  return (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) + 1;
}
