// A name in all interviews: how often it stands where, and which of these places one decision is about.
import { SvelteSet } from 'svelte/reactivity';
import { call } from '../ipc/call';
import type { Mention } from '../ipc/types';
import { placesEverywhere, spread, type NamePlace } from './anonymise-places';
import { Latest } from './latest';

/** Milliseconds of rest on a finding before its places in all interviews are counted. */
const REST = 180;

/** Places of the name at hand in all interviews. */
export class Everywhere {
  /** Where the forms at hand stand; `null` while that is not known. */
  mentions = $state.raw<readonly Mention[] | null>(null);
  /** Whether the list of places is open. */
  open = $state(false);
  /** Places to choose from; `null` while they are being read. */
  places = $state.raw<readonly NamePlace[] | null>(null);
  private readonly left = new SvelteSet<string>();
  private forms: readonly string[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly readings = new Latest();

  readonly count = $derived(this.mentions === null ? null : spread(this.mentions));
  readonly taken = $derived((this.places ?? []).filter((one) => !this.left.has(keyOf(one))));
  readonly byInterview = $derived.by(() => {
    const names = new Map((this.places ?? []).map((one) => [one.transcript, one.file_name]));
    return [...names].map(([transcript, name]) => ({
      transcript,
      name,
      places: (this.places ?? []).filter((one) => one.transcript === transcript),
    }));
  });

  constructor(private readonly failed: (reason: unknown) => void) {}

  /** Counts where these forms stand, once the reader rests. */
  follow(forms: readonly string[]): void {
    clearTimeout(this.timer);
    this.forms = forms;
    this.mentions = null;
    this.hide();
    if (forms.length === 0) return;
    this.timer = setTimeout(() => {
      this.read(forms).catch((reason: unknown) => this.failed(reason));
    }, REST);
  }

  /** Counts again, since something changed. */
  again(): void {
    if (!this.open) this.follow(this.forms);
  }

  /** Opens the list of places in all interviews. */
  async show(): Promise<void> {
    clearTimeout(this.timer);
    const { forms } = this;
    this.open = true;
    this.places = null;
    this.left.clear();
    await this.read(forms);
    const mentions = this.mentions ?? [];
    const transcripts = [...new Set(mentions.map((one) => one.transcript))];
    const found =
      transcripts.length === 0
        ? { entities: [], transcripts: [] }
        : await call('identifiers_find', { transcripts });
    if (this.forms === forms) this.places = placesEverywhere(mentions, found, forms);
  }

  /** Closes the list. Says whether it was open. */
  hide(): boolean {
    const was = this.open;
    this.open = false;
    this.places = null;
    return was;
  }

  /** Whether a place is among those that are decided about. */
  isTaken(place: NamePlace): boolean {
    return !this.left.has(keyOf(place));
  }

  /** Takes places in, or leaves them out. */
  take(places: readonly NamePlace[], taken: boolean): void {
    for (const place of places) {
      if (taken) this.left.delete(keyOf(place));
      else this.left.add(keyOf(place));
    }
  }

  /** Forgets everything, for locking. */
  close(): void {
    this.follow([]);
    this.left.clear();
    this.readings.forget();
  }

  private async read(forms: readonly string[]): Promise<void> {
    await this.readings.read(
      () => call('mentions_find', { forms: [...forms] }),
      (mentions) => {
        if (this.forms === forms) this.mentions = mentions;
      },
    );
  }
}

function keyOf({ transcript, start }: NamePlace): string {
  return `${transcript} ${start}`;
}
