// Searching: what is asked, and what was answered last. The parts of the section stand in classes of their own.
import { call } from '../ipc/call';
import type {
  Affected,
  AlsoSearched,
  Change,
  SearchAnswer,
  SavedSearch,
  SearchChange,
  SearchedCoders,
  SearchedSpeakers,
  SearchFacets,
  SearchRequest,
  SearchSort,
} from '../ipc/types';
import { HitActs } from './search-acts.svelte';
import { Asking, type Asked } from './search-asking.svelte';
import { ResultList, type ResultPlace } from './search-list.svelte';
import { SearchOptions } from './search-options.svelte';
import { SavedSearches } from './search-saved.svelte';
import { Suggestions } from './search-suggest.svelte';
import { hasValue, joinedOtherwise, termsOf, withoutPart, withoutValue, withValue } from './search-terms';
import { HitTexts } from './search-texts.svelte';
import { oneLine } from './words';

/** Hits that are listed at first, and where all are asked for. */
const LISTED = 1000;
const ALL = 50_000;

/** What decides what is found, however much of it is listed. */
export type Question = Omit<Asked, 'limit'>;

/** What an empty section would ask. */
const USUAL: Question = {
  query: '',
  regex: false,
  speakers: 'respondent',
  coders: { kind: 'record' },
  include_raw: false,
  sort: 'category',
  also: [],
};

/** Where a reader is in the section. */
export interface SearchPlace {
  asked: Asked;
  list: ResultPlace;
  keyboard: 'field' | 'list';
}

/** What searching needs to know of the window. Closures, so that they stay current. */
export interface SearchSurroundings {
  /** Whether the section is shown. */
  shown: () => boolean;
  failed: (reason: unknown) => void;
}

/** What is asked and what is answered. */
export class Search {
  /** What stands in the field. */
  typed = $state('');
  regex = $state(false);
  speakers = $state<SearchedSpeakers>('respondent');
  coders = $state.raw<SearchedCoders>({ kind: 'record' });
  /** Whether raw interviews are searched where the study leaves them out. */
  includeRaw = $state(false);
  sort = $state<SearchSort>('category');
  /** What is searched beside the transcripts. */
  also = $state.raw<readonly AlsoSearched[]>([]);
  /** The saved search that was taken up, until something else is asked, and what changed since it was run before. */
  taken = $state.raw<{ saved: SavedSearch; change: SearchChange | null } | null>(null);
  answer = $state.raw<SearchAnswer | null>(null);
  /** What was answered: the parts of the answer are places in its query. */
  answered = $state.raw<Asked | null>(null);
  /** Counts by which the answer can be narrowed. Those of the answer before stay until they are counted anew. */
  facets = $state.raw<SearchFacets | null>(null);
  /** Which of the two had the keyboard last, and gets it when the section is shown again. */
  keyboard: 'field' | 'list' = 'field';
  /** Grows when the field should have the keyboard, with these code points of what was typed selected. */
  focusing = $state.raw({ time: 0, start: 0, end: 0 });

  readonly asking: Asking = new Asking((reason) => this.around.failed(reason));
  readonly suggestions: Suggestions = new Suggestions((reason) => this.around.failed(reason));
  readonly texts: HitTexts = new HitTexts((reason) => this.around.failed(reason));
  readonly acts = new HitActs();
  readonly searches = new SavedSearches();
  readonly options = new SearchOptions();
  readonly list: ResultList = new ResultList(
    () => this.answer,
    () => this.answered?.sort ?? this.sort,
  );

  /** Whether what is shown is the answer to what stands in the field. */
  readonly current = $derived(this.answered !== null && this.typed === this.answered.query);
  readonly terms = $derived(termsOf(this.answered?.query ?? '', this.answer?.chips ?? []));

  /** Whether something is typed that is not known to be mistaken. */
  get isQuery(): boolean {
    return this.typed.trim() !== '' && this.asking.mistake === null;
  }

  private limit = LISTED;
  /** Writes that were heard of, and how many of them the answer knows. */
  private writes = 0;
  private known = 0;
  /** Id of the saved search that the next question runs again. */
  private rerun: string | null = null;
  /** Whether the next answer is one that is come back to. */
  private returning = false;

  constructor(private readonly around: SearchSurroundings) {}

  /** Hears that the section is shown: what was asked before is asked again where anything changed since. */
  async enter(): Promise<void> {
    const again = this.stale || this.answer === null;
    // A large study is searched faster with it, and right without it.
    call('search_prepare', {}).catch(() => undefined);
    await Promise.all([this.searches.load(), again ? this.ask() : undefined]);
  }

  /** Hears of a write. */
  async changed({ transcripts, interviews }: Affected): Promise<void> {
    if (transcripts.length > 0 || interviews) this.texts.drop();
    // Whatever it was, answers may be others now: what searches leave out is a write as well.
    this.writes += 1;
    const again = this.around.shown() ? [this.searches.load(), this.ask()] : [];
    await Promise.all([this.options.changed(interviews), ...again]);
  }

  /** Hears of typing. A line break is a blank. */
  type(words: string): void {
    this.put(words.replaceAll(/[\r\n]+/gu, ' '));
    this.asking.soon((counting) => this.ask(counting));
  }

  /** Asks at once and tells of a mistake at once. */
  async askNow(): Promise<void> {
    await this.ask();
    this.asking.tell();
  }

  /** Searches for words that were found anywhere, side by side. */
  lookFor(words: string): void {
    const phrase = oneLine(words).replaceAll('"', '').trim();
    this.regex = false;
    if (phrase !== '') this.type(/\s/u.test(phrase) ? `"${phrase}"` : phrase);
    this.takeKeyboard(0, [...this.typed].length);
  }

  /** Gives the field the keyboard, with these code points selected; behind all that was typed without. */
  takeKeyboard(start = [...this.typed].length, end = start): void {
    this.focusing = { time: this.focusing.time + 1, start, end };
  }

  /** Selects a part in the field. */
  editPart(at: number): void {
    const chip = this.answer?.chips[at];
    if (chip && this.current) this.takeKeyboard(chip.start, chip.end);
  }

  /** Takes a part away. */
  removePart(at: number): Promise<void> {
    return this.edit((typed, chips) => withoutPart(typed, chips, at));
  }

  /** Joins a part to the one before by the other word. */
  joinOtherwise(at: number): Promise<void> {
    return this.edit((typed, chips) => joinedOtherwise(typed, chips, at));
  }

  /** Whether the query narrows to a value. */
  narrows(name: string, value: string): boolean {
    return hasValue(this.terms, name, value);
  }

  /** Narrows to a value, or no longer. */
  narrow(name: string, value: string): Promise<void> {
    const change = this.narrows(name, value) ? withoutValue : withValue;
    return this.edit((typed, chips) => change(typed, chips, name, value));
  }

  /** Whether anything narrows what is found. */
  get narrowed(): boolean {
    return (
      this.terms.length > 0 || this.speakers !== USUAL.speakers || this.coders.kind !== USUAL.coders.kind
    );
  }

  /** Takes away every part that narrows, and asks the usual speakers and coders. */
  async clearFilters(): Promise<void> {
    this.speakers = USUAL.speakers;
    this.coders = USUAL.coders;
    const chips = this.answer?.chips ?? [];
    // A part must be left to be searched for.
    if (this.current && this.terms.length < chips.length) {
      // From the last to the first, so that those before stay where they are.
      const narrowing = this.terms.map(({ chip }) => chip).toReversed();
      this.put(narrowing.reduce((typed, at) => withoutPart(typed, chips.slice(0, at + 1), at), this.typed));
    }
    await this.ask();
  }

  /** Chooses how it is searched and listed. */
  choose(
    change: Partial<Pick<Search, 'regex' | 'speakers' | 'coders' | 'includeRaw' | 'sort' | 'also'>>,
  ): Promise<void> {
    Object.assign(this, change);
    return this.ask();
  }

  /** Lists every hit. */
  async listAll(): Promise<void> {
    this.limit = ALL;
    await this.ask();
  }

  /** Asks something, as one of the examples. */
  async take(asked: Partial<Question>): Promise<void> {
    this.fill({ ...USUAL, ...asked });
    await this.askNow();
  }

  /** Saves what was answered under a name. It is run once, so that a later run can say what changed since. */
  async save(name: string): Promise<Change> {
    const { id, change } = await this.searches.save(name, this.asked());
    const saved = this.searches.rows.find((one) => one.id === id);
    if (saved) {
      this.taken = { saved, change: null };
      this.rerun = id;
      await this.ask();
      await this.searches.load();
    }
    return change;
  }

  /** Runs a saved search again, and keeps this run as its last. */
  async runAgain(saved: SavedSearch): Promise<void> {
    const { query, regex, speakers, coders, id } = saved;
    this.fill({ ...USUAL, query, regex, speakers, coders });
    this.taken = { saved, change: null };
    this.rerun = id;
    await this.askNow();
  }

  /** What stands in the field, as the core is asked it. */
  asked(): Asked {
    const { typed: query, regex, speakers, coders, includeRaw: include_raw, sort, limit } = this;
    return { query, regex, speakers, coders, include_raw, sort, also: [...this.also], limit };
  }

  /** What was answered, as the core is asked to do something with its hits. */
  request(): SearchRequest {
    return { ...(this.answered ?? this.asked()), facets: false, saved: null, run: this.asking.last };
  }

  /** Where the reader is, for coming back. */
  place(): SearchPlace | null {
    if (this.typed === '') return null;
    return { asked: this.asked(), list: this.list.place(), keyboard: this.keyboard };
  }

  /** Comes back to a place; it is asked for where the section is shown, else when it is. */
  async returnTo({ asked, list, keyboard }: SearchPlace): Promise<void> {
    const same = this.answered !== null && isSame(this.answered, asked);
    if (!same) {
      this.fill(asked);
      this.showNothing();
    }
    if (!same || this.stale) {
      this.returning = true;
      if (this.around.shown()) await this.ask();
    }
    this.list.returnTo(list);
    this.keyboard = keyboard;
  }

  /** Closes what is asked beside the results. Says whether something was. */
  leaveQuestions(): boolean {
    const open =
      this.acts.aim !== null || this.acts.exporting || this.searches.naming || this.searches.listed;
    this.acts.leave();
    this.searches.naming = false;
    this.searches.listed = false;
    return open;
  }

  /** Forgets everything, for locking. */
  close(): void {
    this.asking.giveUp();
    this.asking.hear(null);
    this.suggestions.close();
    this.texts.drop();
    this.acts.leave();
    this.searches.close();
    this.options.close();
    this.fill(USUAL);
    this.showNothing();
    this.known = this.writes;
    this.returning = false;
    this.keyboard = 'field';
    this.list.close();
  }

  private put(words: string): void {
    if (words === this.typed) return;
    this.typed = words;
    this.taken = null;
    this.rerun = null;
    this.limit = LISTED;
  }

  private fill({ query, include_raw, ...rest }: Question): void {
    this.put(query);
    Object.assign(this, { ...rest, includeRaw: include_raw });
  }

  private async edit(change: (typed: string, chips: SearchAnswer['chips']) => string): Promise<void> {
    if (!this.answer || !this.current) return;
    this.put(change(this.typed, this.answer.chips));
    await this.ask();
  }

  private async ask(counting = true): Promise<void> {
    const asked = this.asked();
    if (asked.query.trim() === '') {
      this.asking.giveUp();
      this.asking.hear(null);
      this.showNothing();
      return;
    }
    const { writes } = this;
    const answer = await this.asking.ask(asked, counting, this.rerun);
    if (!answer) return;
    // What was written while it was answered may be missing in it.
    this.known = writes;
    this.show(answer, asked);
  }

  private show(answer: SearchAnswer, asked: Asked): void {
    const before = this.list.order;
    const again = this.returning || (this.answered !== null && isSame(this.answered, asked));
    this.answer = answer;
    this.answered = asked;
    this.facets = answer.facets ?? this.facets;
    this.returning = false;
    if (this.rerun !== null && this.taken) this.taken = { ...this.taken, change: answer.changed };
    this.rerun = null;
    if (again) this.list.goOn(before);
    else this.list.begin();
  }

  /** Whether something was written that the answer does not know. */
  private get stale(): boolean {
    return this.known < this.writes;
  }

  private showNothing(): void {
    this.answer = null;
    this.answered = null;
    this.facets = null;
  }
}

/** Whether two questions find the same in the same order, however much of it is listed. */
function isSame(a: Question, b: Question): boolean {
  const parts = ({ query, regex, speakers, coders, include_raw, sort, also }: Question): string =>
    JSON.stringify([query, regex, speakers, coders, include_raw, sort, also]);
  return parts(a) === parts(b);
}
