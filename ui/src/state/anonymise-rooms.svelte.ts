// The rooms of Anonymise, how far each transcript is, and the order in which things are done.
import { call, onProgress } from '../ipc/call';
import type { Change, Coder, DeidentificationRow } from '../ipc/types';
import { AliasRoom } from './anonymise-aliases.svelte';
import { Everywhere } from './anonymise-everywhere.svelte';
import type { Extent } from './anonymise-extent';
import { Finish } from './anonymise-finish.svelte';
import { KeyRoom } from './anonymise-key.svelte';
import { LeakRoom } from './anonymise-leaks.svelte';
import { TeamLists } from './anonymise-lists.svelte';
import { placesIn } from './anonymise-places';
import { ReadThrough } from './anonymise-reading.svelte';
import { TextReview } from './anonymise-review.svelte';
import { statusOf, waits } from './anonymise-words';
import { Latest } from './latest';
import type { Preferences } from './preferences.svelte';
import { plural } from './words';

/** What Anonymise needs to know of the window. Closures, so that they stay current. */
export interface AnonymiseSurroundings {
  preferences: Preferences;
  me: () => Coder | null;
  /** Why nothing can be changed, as a sentence; `null` where it can. */
  whyNot: () => string | null;
  /** Whether the section is shown. */
  shown: () => boolean;
  /** Says what was done, and offers to take it back. */
  tell: (change: Change) => void;
  failed: (reason: unknown) => void;
}

/** The rooms, and what of the section belongs to none of them. */
export abstract class AnonymiseRooms {
  /** How far every transcript is. */
  rows = $state.raw<readonly DeidentificationRow[]>([]);
  loaded = $state(false);
  /** Whether the list of transcripts is open. */
  queueOpen = $state(false);
  /** Whether the name at hand is about to be put on the keep-list; its reason is asked. */
  never = $state(false);
  /** Grows when the field of the replacement should have the keyboard. */
  editing = $state(0);

  readonly key: KeyRoom = new KeyRoom(() => this.readNames());
  readonly aliases = new AliasRoom();
  readonly leaks = new LeakRoom();
  readonly lists = new TeamLists();
  readonly finish = new Finish();
  readonly everywhere: Everywhere;
  readonly review: TextReview;
  readonly reading: ReadThrough;

  readonly waiting = $derived(this.rows.filter(waits));
  readonly byTranscript: ReadonlyMap<string, DeidentificationRow> = $derived(
    new Map(this.rows.map((row) => [row.transcript, row])),
  );
  /** How far the transcript under review is. */
  readonly row = $derived.by(() => this.byTranscript.get(this.review.transcript ?? '') ?? null);
  /** Places of this transcript that one decision is about: every form of the name at hand. */
  readonly here: readonly Extent[] = $derived.by(() => this.placesHere());

  /** What is being done just now. */
  private turn: Promise<unknown> | null = null;
  /** Writes of this window whose event asks for no reading again, since what they changed is read here. */
  protected expected = 0;
  private readonly readings = new Latest();

  constructor(protected readonly around: AnonymiseSurroundings) {
    const aliases = () => this.aliases.rows;
    this.review = new TextReview({ preferences: around.preferences, aliases });
    this.reading = new ReadThrough(around.preferences, this.review);
    this.everywhere = new Everywhere((reason) => around.failed(reason));
    onProgress((progress) => {
      this.leaks.hear(progress);
      this.finish.hear(progress);
    });
  }

  /** Where the originals lie, for the status line. */
  get originalsHere(): string {
    const here = this.rows.filter((row) => row.original_here).length;
    if (this.rows.length === 0) return '';
    return here === 0
      ? 'Original texts are in the key file only'
      : `${plural(here, 'original text')} still in the study`;
  }

  /** How far a text is and by whom, for the list of interviews; `null` where that is not read yet. */
  statusOf(transcript: string): string | null {
    const row = this.byTranscript.get(transcript);
    return row ? statusOf(row) : null;
  }

  /** Why nothing can be replaced, as a sentence; `null` where it can. */
  get hindered(): string | null {
    return this.around.whyNot() ?? this.key.closed;
  }

  /**
   * Does one thing after the other: keys that are pressed faster than the core answers mean what comes next, in their
   * order. Where one fails, those that waited for it are not done.
   */
  inTurn<T>(work: () => T | Promise<T>): Promise<T> {
    const run = async (): Promise<T> => work();
    const done = this.turn ? this.turn.then(run) : run();
    this.turn = done;
    const end = (): void => {
      if (this.turn === done) this.turn = null;
    };
    done.then(end, end);
    return done;
  }

  /** Reads how far each transcript is. */
  async load(): Promise<void> {
    await this.readings.read(
      () => call('deidentification_list', {}),
      (rows) => {
        this.rows = inOrderOf(this.rows, rows);
        this.loaded = true;
        const open = this.review.transcript;
        if (open !== null && !rows.some((row) => row.transcript === open)) this.review.close();
      },
    );
  }

  /** Forgets everything, for locking. */
  close(): void {
    this.readings.forget();
    this.rows = [];
    this.loaded = false;
    this.queueOpen = false;
    this.never = false;
    this.expected = 0;
    this.reading.close();
    this.review.close();
    this.everywhere.close();
    this.aliases.close();
    this.leaks.close();
    this.lists.close();
    this.finish.close();
    this.key.close();
  }

  /** Closes what is asked in the dock. Says whether something was. */
  leaveQuestions(): boolean {
    const was = this.never || this.finish.asking;
    this.never = false;
    this.finish.asking = false;
    return this.everywhere.hide() || was;
  }

  /** Closes what is open over the text, innermost first. Says whether something was. */
  escape(): boolean {
    if (!this.around.shown()) return false;
    if (this.queueOpen) this.queueOpen = false;
    else if (this.leaveQuestions()) return true;
    else if (this.lists.shown) this.lists.hide();
    else if (this.key.shown) this.key.hide();
    else if (this.leaks.shown !== null) this.leaks.list(null);
    else return this.review.unmark() || this.review.dropSelection();
    return true;
  }

  private placesHere(): readonly Extent[] {
    const { review } = this;
    const at = review.place;
    if (!at) return [];
    const own: readonly Extent[] = review.marked ? [at] : review.group;
    if (review.finding && review.isApart(review.finding)) return [at];
    const mentions = (this.everywhere.mentions ?? []).filter((one) => one.transcript === review.transcript);
    const claimed = review.items.filter(
      (one) => one.of !== 'label' && !own.some((other) => other.start === one.start),
    );
    return placesIn(mentions, own, claimed).map(({ start, end }) => ({ start, end }));
  }

  /**
   * Writes something whose result is read here, so that its event asks for no reading again. `undefined` where nothing
   * was written.
   */
  protected async writing<T>(write: () => Promise<T>): Promise<T> {
    this.expected += 1;
    let done: T | undefined;
    try {
      done = await write();
      return done;
    } finally {
      if (done === undefined) this.expected = Math.max(0, this.expected - 1);
      else this.leaks.outdate();
    }
  }

  /** Reads again what the key file tells of names, since it was opened or closed. */
  protected abstract readNames(): Promise<void>;
}

/** Rows in the order in which they were shown before, new ones at the end: the queue must not turn round under a key. */
function inOrderOf(
  before: readonly DeidentificationRow[],
  rows: readonly DeidentificationRow[],
): readonly DeidentificationRow[] {
  const place = new Map(before.map((row, at) => [row.transcript, at]));
  const at = (row: DeidentificationRow): number => place.get(row.transcript) ?? before.length;
  return rows.toSorted((a, b) => at(a) - at(b));
}
