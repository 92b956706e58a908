// The read-through: turn by turn, asking what of somebody's life could single them out. How far one is, is kept.
import type { LifeDetailRow, Turn } from '../ipc/types';
import { overlap } from './anonymise-extent';
import type { Preferences } from './preferences.svelte';
import type { TextReview } from './anonymise-review.svelte';

/** Questions to ask oneself of every answer. */
export const QUESTIONS = [
  'A relative, a partner or a child, and what became of them?',
  'A job, a rank, a school or a service, told so closely that few people fit?',
  'An injury, an illness or a death?',
  'A place or an event that was in the news?',
  'A number, a date or a first (“the only woman in”) that singles somebody out?',
] as const;

/** Turns read, and the one at hand, by their number. */
interface Kept {
  at: number;
  read: number[];
}

/** The read-through of the open transcript. */
export class ReadThrough {
  /** Whether the transcript is being read through, in place of its findings being decided. */
  open = $state(false);

  constructor(
    private readonly preferences: Preferences,
    private readonly review: TextReview,
  ) {}

  /** Turns to read: those of people who were asked, and of speakers whose role is unknown. */
  readonly turns: readonly Turn[] = $derived.by(() =>
    (this.review.view?.turns ?? []).filter((turn) => turn.role !== 'interviewer'),
  );
  readonly kept: Kept = $derived.by(() => {
    const kept = this.preferences.get<Partial<Kept>>(keyOf(this.review.transcript), {});
    return { at: kept.at ?? 0, read: kept.read ?? [] };
  });
  /** The turn at hand. */
  readonly turn: Turn | null = $derived(
    this.turns.find((one) => one.number === this.kept.at) ?? this.turns[0] ?? null,
  );
  readonly done = $derived(this.turns.filter((turn) => this.kept.read.includes(turn.number)).length);
  /** What may tell of somebody's life in the turn at hand. */
  readonly details: readonly LifeDetailRow[] = $derived.by(() => {
    const { turn } = this;
    if (!turn) return [];
    return this.review.lifeDetails.filter((one) => overlap(one, turn));
  });

  /** Begins to read, or goes back to the findings. */
  show(open: boolean): void {
    this.open = open;
    this.review.unmark();
    if (!open) this.review.bring();
  }

  /** Goes to the next turn, which makes the one at hand read, or to the one before. Says whether there was one. */
  move(step: 1 | -1): boolean {
    const { turn } = this;
    if (!turn) return false;
    const next = this.turns[this.turns.indexOf(turn) + step];
    const read = step === 1 ? [...new Set([...this.kept.read, turn.number])] : this.kept.read;
    this.keep({ at: next?.number ?? turn.number, read });
    return next !== undefined;
  }

  /** How far another transcript was read, as it was kept. */
  readOf(transcript: string): number {
    return this.preferences.get<Partial<Kept>>(keyOf(transcript), {}).read?.length ?? 0;
  }

  /** Goes back to the findings, for locking. */
  close(): void {
    this.open = false;
  }

  private keep(kept: Kept): void {
    const { transcript } = this.review;
    if (transcript !== null) this.preferences.set(keyOf(transcript), kept, true);
  }
}

function keyOf(transcript: string | null): string {
  return `anonymise.read.${transcript ?? ''}`;
}
