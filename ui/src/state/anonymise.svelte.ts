// Anonymise: the queue of transcripts, the one under review, and what is done to it.
import { call } from '../ipc/call';
import type {
  Affected,
  AliasChoice,
  Change,
  DeidentificationRow,
  Place,
  Redacted,
  Replacement,
} from '../ipc/types';
import type { Extent } from './anonymise-extent';
import type { Proposal } from './anonymise-proposal';
import { AnonymiseRooms } from './anonymise-rooms.svelte';
import { plural } from './words';

/** Where the transcript that was reviewed last is kept. */
const LAST = 'anonymise.transcript';

/** A place of a text, and the words that were seen there. */
interface SeenPlace extends Extent {
  transcript: string;
  text: string;
}

/** A place as the core is asked to put an alias there. */
function replacing({ transcript, start, end, text: seen }: SeenPlace, alias: AliasChoice): Replacement {
  return { transcript, start, end, seen, alias };
}

/** The section Anonymise. */
export class Anonymise extends AnonymiseRooms {
  /** Reads what the section shows, and opens the transcript that waits first where none is open. */
  async enter(): Promise<void> {
    await Promise.all([this.load(), this.key.load(), this.aliases.load(), this.lists.load()]);
    const open = this.review.transcript;
    if (open !== null && this.byTranscript.has(open)) return this.review.reload();
    const last = this.byTranscript.get(this.around.preferences.get<string>(LAST, ''));
    const first = last ?? this.waiting[0] ?? this.rows[0];
    if (first) await this.open(first.transcript);
    return undefined;
  }

  /** Opens a transcript for review. */
  async open(transcript: string): Promise<void> {
    this.queueOpen = false;
    this.leaveQuestions();
    await this.review.open(transcript);
    this.around.preferences.set(LAST, transcript, true);
  }

  /** The transcript after (`1`) or before (`-1`) the one under review. */
  beside(step: 1 | -1): DeidentificationRow | undefined {
    const at = this.rows.findIndex((row) => row.transcript === this.review.transcript);
    return at < 0 ? undefined : this.rows[at + step];
  }

  /** Puts the alias that is proposed in place of what is at hand, or another one where one stands. */
  async replace(): Promise<void> {
    const { marked, item } = this.review;
    if (marked) return this.put([marked]);
    if (item?.of === 'label') return this.putLabel(item.row.speaker);
    if (item?.of === 'replaced') return this.putInstead(item);
    return item?.of === 'finding' ? this.put([item]) : undefined;
  }

  /** Puts it in all places of this transcript that are the same person or thing. */
  async replaceHere(): Promise<void> {
    if (this.review.item?.of === 'label' && !this.review.marked) return this.replace();
    return this.here.length > 0 ? this.put(this.here) : undefined;
  }

  /** Puts it in the places that were chosen in all interviews, as one action. */
  async replaceEverywhere(): Promise<void> {
    const { proposal } = this.review;
    const places = this.everywhere.taken;
    if (!proposal || places.length === 0) return;
    const open = places.filter((one) => one.transcript === this.review.transcript);
    await this.redact(proposal, places, open);
    this.everywhere.hide();
  }

  /** Leaves what is at hand as it is; with `all`, every place of it in this transcript. */
  async keep(all = false): Promise<void> {
    const { review } = this;
    const { transcript, place } = review;
    if (!place || transcript === null) return;
    const { kind } = place;
    const places = all ? this.here : [place];
    const change = await this.writing(() =>
      call('mentions_keep', {
        places: places.map(({ start, end }) => {
          const seen = review.textOf({ start, end });
          return { transcript, start, end, kind, seen };
        }),
      }),
    );
    this.around.tell(change);
    await this.decided(places, null);
  }

  /** Asks about a kept place again. */
  async askAgain(): Promise<void> {
    const { transcript, item } = this.review;
    if (transcript === null || item?.of !== 'kept') return;
    const { id, start } = item.row;
    this.around.tell(await this.writing(() => call('mention_forget', { transcript, id })));
    await Promise.all([this.load(), this.review.reload()]);
    this.review.goTo(start);
  }

  /** Says that the place at hand is somebody else: it gets an alias of its own. */
  apart(): void {
    if (!this.review.setApart()) return;
    this.editing += 1;
  }

  /** Never proposes these words again, in any transcript. */
  async neverPropose(words: string, reason: string): Promise<void> {
    this.around.tell(await this.writing(() => this.lists.add(words, reason)));
    this.never = false;
    await this.lists.load();
    await this.decided([], null);
  }

  /** Puts an alias in place of something that the leak scan found in a transcript. */
  async fixLeak(place: SeenPlace, alias: AliasChoice): Promise<void> {
    const places = [replacing(place, alias)];
    const { change } = await this.writing(() => call('redact', { places, labels: [] }));
    this.around.tell(change);
    await this.refresh(place.transcript);
  }

  /** Does something to aliases, lists or status: says what was done, and reads again what it changed. */
  async act(work: () => Promise<Change>): Promise<Change> {
    const change = await this.writing(work);
    this.around.tell(change);
    await this.refresh(...change.affected.transcripts);
    return change;
  }

  /** Stores the pattern that is being written. */
  async putPattern(): Promise<void> {
    const change = await this.writing(() => this.lists.put());
    if (!change) return;
    this.around.tell(change);
    await this.refresh();
  }

  /** Destroys former texts. */
  async purge(): Promise<void> {
    await this.finish.run();
    if (this.finish.purge.at !== 'done') return;
    this.leaks.outdate();
    await this.refresh();
  }

  /** Hears of a write, of this window or another. */
  async changed(affected: Affected): Promise<void> {
    this.leaks.outdate();
    if (this.expected > 0) {
      this.expected -= 1;
      return;
    }
    if (!this.around.shown()) {
      // Elsewhere only status is shown; what is coded does not change it.
      if (affected.interviews) await this.load();
      return;
    }
    const touched = affected.transcripts.length > 0 || affected.interviews;
    // Lists of the team touch nothing that others show, but every finding.
    const silent = !touched && !affected.codebook && affected.codes.length === 0 && !affected.interviewees;
    if (!touched && !silent) return;
    await this.load();
    await Promise.all([this.aliases.load(), this.lists.load(), this.reread(affected, silent)]);
  }

  /** Goes to where something was taken back or done again. */
  async follow({ place, affected: { transcripts } }: Change): Promise<void> {
    if (place) return this.goTo(place);
    const { transcript: open } = this.review;
    const [first] = transcripts;
    if (first !== undefined && (open === null || !transcripts.includes(open))) await this.open(first);
    return undefined;
  }

  /** Goes to a place of a text. */
  async goTo({ transcript, start }: Place): Promise<void> {
    await this.open(transcript);
    this.review.goTo(start);
  }

  private async put(places: readonly Extent[]): Promise<void> {
    const { review } = this;
    const { transcript, proposal } = review;
    if (transcript === null || !proposal) return;
    const seen = places.map((place) => ({ ...place, transcript, text: review.textOf(place) }));
    await this.redact(proposal, seen, places);
  }

  private async redact(
    proposal: Proposal,
    places: readonly SeenPlace[],
    here: readonly Extent[],
  ): Promise<void> {
    if (this.hindered !== null) return;
    const forms = [...this.review.forms];
    const { choice: alias } = proposal;
    const done = await this.writing(() =>
      call('redact', {
        places: places.map((place) => replacing(place, alias)),
        labels: [],
      }),
    );
    this.told(done);
    await this.aliases.load();
    const id = this.learn(forms, alias, done);
    await this.decided(here, [...(this.aliases.byId.get(id)?.text ?? proposal.words)].length + 2);
  }

  /** Puts the chosen alias where another one stands, and stays there. */
  private async putInstead({ start, end }: Extent): Promise<void> {
    const { review } = this;
    const { transcript, instead } = review;
    if (transcript === null || !instead || this.hindered !== null) return;
    const place = { transcript, start, end, text: review.textOf({ start, end }) };
    const places = [replacing(place, instead.choice)];
    this.told(await this.writing(() => call('redact', { places, labels: [] })));
    await this.refresh(transcript);
    review.goTo(start);
  }

  private async putLabel(speaker: number): Promise<void> {
    const { transcript, proposal, forms } = this.review;
    if (transcript === null || !proposal || this.hindered !== null) return;
    const alias = proposal.choice;
    const labels = [{ transcript, speaker, alias }];
    const done = await this.writing(() => call('redact', { places: [], labels }));
    this.told(done);
    await this.aliases.load();
    this.learn(forms, alias, done);
    await this.decided([], null);
  }

  private told(done: Redacted): void {
    const elsewhere = done.transcripts > 1 ? ` in ${plural(done.transcripts, 'interview')}` : '';
    const reworded = done.reworded > 0 ? `. ${plural(done.reworded, 'coding')} followed` : '';
    this.around.tell({ ...done.change, said: `${done.change.said}${elsewhere}${reworded}` });
  }

  /** Remembers which alias the forms have now, and says which. */
  private learn(forms: readonly string[], alias: AliasChoice, { made }: Redacted): string {
    const id = 'there' in alias ? alias.there : (made[0] ?? '');
    const general = this.aliases.byId.get(id)?.general ?? false;
    if (id !== '' && !general) this.review.learn(forms, id);
    return id;
  }

  /** Reads what a decision changed, and goes on. */
  private async decided(places: readonly Extent[], came: number | null): Promise<void> {
    await Promise.all([this.load(), this.review.goOn(places, came)]);
    if (this.reading.open && this.reading.turn) this.review.unmark();
  }

  private async refresh(...transcripts: string[]): Promise<void> {
    const open = this.review.transcript;
    const touched = open !== null && (transcripts.length === 0 || transcripts.includes(open));
    await Promise.all([
      this.load(),
      this.aliases.load(),
      this.lists.load(),
      touched ? this.review.reload() : undefined,
    ]);
    this.everywhere.again();
  }

  private async reread({ transcripts }: Affected, silent: boolean): Promise<void> {
    const open = this.review.transcript;
    if (open === null) return this.enter();
    const reload = silent || transcripts.includes(open);
    if (reload) await this.review.reload(!silent);
    this.everywhere.again();
  }

  protected override async readNames(): Promise<void> {
    await Promise.all([
      this.aliases.load(),
      this.review.reload(),
      this.key.shown ? this.key.load() : undefined,
    ]);
  }
}
