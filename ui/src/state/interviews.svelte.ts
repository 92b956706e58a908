// The interviews of the open study.
import { call } from '../ipc/call';
import type { Change, DescribeInterview, InterviewRow, Loss } from '../ipc/types';
import {
  isShown,
  listRows,
  UNCHOSEN,
  type InterviewGroup,
  type ListChoices,
  type ListRow,
} from './interview-list';
import { Latest } from './latest';
import type { Choice } from './preferences.svelte';

export { interviewName } from './interview-list';

/** Where the choices of the list are kept. */
export interface KeptChoices {
  get: <T extends Choice>(key: string, fallback: T) => T;
  set: (key: string, value: Choice, mine: boolean) => void;
}

const KEY = 'library.interviews';

/** Ways to talk that are offered before one was used. */
const MODES = ['phone', 'video', 'in person'];

/** A transcript that is about to be removed, with what goes along. */
export interface Removal {
  row: InterviewRow;
  loss: Loss;
}

/** The list of interviews, as filtered, sorted and grouped. */
export class Interviews {
  rows = $state.raw<InterviewRow[]>([]);
  loaded = $state(false);
  filter = $state('');
  /** Id of the row that has the keyboard: a transcript, or the head of a group. */
  current = $state<string | null>(null);
  /** Id of the transcript that is being given another name. */
  renaming = $state<string | null>(null);
  /** What a person asked to remove and has not decided about. */
  removal = $state.raw<Removal | null>(null);

  readonly choices: ListChoices = $derived.by(() => ({
    ...UNCHOSEN,
    ...this.kept.get<Partial<ListChoices>>(KEY, {}),
  }));
  readonly shown = $derived(this.rows.filter((row) => isShown(row, this.filter, this.choices)));
  readonly list: ListRow[] = $derived(listRows(this.rows, this.filter, this.choices));
  readonly groups: InterviewGroup[] = $derived(
    this.list.flatMap((row) => ('group' in row ? [row.group] : [])),
  );
  readonly currentRow = $derived(this.rows.find((row) => row.transcript === this.current) ?? null);

  /** Ways to talk that are usual, or were used in the study. */
  readonly modes = $derived(distinct([...MODES, ...this.rows.map((row) => row.mode)]));
  /** Languages of the study's interviews. */
  readonly languages = $derived(distinct(this.rows.map((row) => row.language)));

  private readonly readings = new Latest();
  /** Whether something was written since the list was asked for. */
  private behind = true;

  constructor(private readonly kept: KeptChoices = unkept()) {}

  /** Reads the list again. */
  async load(): Promise<void> {
    this.behind = false;
    try {
      await this.readings.read(
        () => call('interviews_list', {}),
        (rows) => this.take(rows),
      );
    } catch (reason) {
      this.behind = true;
      throw reason;
    }
  }

  /** Hears that something was written for which the list is not read at once. */
  fallBehind(): void {
    this.behind = true;
  }

  /** Reads the list again if something was written since: that of thousands of interviews takes a moment. */
  async refresh(): Promise<void> {
    if (this.behind) await this.load();
  }

  private take(rows: InterviewRow[]): void {
    this.rows = rows;
    this.loaded = true;
    if (this.removal && !this.rows.some((row) => row.transcript === this.removal?.row.transcript))
      this.removal = null;
  }

  /** Forgets the list, for locking. Choices belong to the study and are forgotten with it. */
  close(): void {
    this.readings.forget();
    this.behind = true;
    this.rows = [];
    this.loaded = false;
    this.filter = '';
    this.current = null;
    this.renaming = null;
    this.removal = null;
  }

  /** Chooses what is shown and how; remembered for the one who is coding. */
  choose(change: Partial<ListChoices>): void {
    this.kept.set(KEY, { ...this.choices, ...change }, true);
  }

  /** Opens or closes the group of a category. */
  fold(category: string, closed: boolean): void {
    const others = this.choices.closed.filter((one) => one !== category);
    this.choose({ closed: closed ? [...others, category] : others });
  }

  /** Shows everything again. Order and groups stay. */
  showAll(): void {
    this.filter = '';
    this.choose({ category: null, status: null, coding: null, coder: null, consent: null });
  }

  /** Asks what would go with a transcript. */
  async weigh(row: InterviewRow): Promise<void> {
    const loss = await call('transcript_loss', { transcript: row.transcript });
    this.removal = { row, loss };
  }

  /** Removes a transcript with its codings. The row below takes its place, else the one above. */
  async remove(row: InterviewRow): Promise<Change> {
    const others = this.list.filter((one) => 'row' in one);
    const at = others.findIndex((one) => one.id === row.transcript);
    const beside = others[at + 1] ?? others[at - 1];
    const change = await call('transcript_remove', { transcript: row.transcript });
    this.removal = null;
    this.current = beside?.id ?? null;
    await this.load();
    return change;
  }

  /** Gives a transcript another file name. */
  rename(row: InterviewRow, name: string): Promise<Change> {
    return this.then(call('transcript_rename', { transcript: row.transcript, name }));
  }

  /** Changes one thing that is known of an interview. */
  describe(row: InterviewRow, change: Partial<DescribeInterview>): Promise<Change> {
    const { interview, date, mode, interviewers, language } = row;
    return this.then(call('interview_put', { interview, date, mode, interviewers, language, ...change }));
  }

  /** Says what a speaker does and who it is; `null` is the interviewee of the interview. */
  assignSpeaker(
    row: InterviewRow,
    label: string,
    role: string | null,
    interviewee: string | null,
  ): Promise<Change> {
    return this.then(call('speaker_assign', { transcript: row.transcript, label, role, interviewee }));
  }

  /** Marks an interview finished or open for the one who is coding. */
  finish(row: InterviewRow, finished: boolean): Promise<Change> {
    return this.then(call('interview_finish', { interview: row.interview, finished }));
  }

  /** The interview after (`1`) or before (`-1`) a transcript, if any. */
  beside(transcript: string, step: 1 | -1): InterviewRow | undefined {
    const at = this.rows.findIndex((row) => row.transcript === transcript);
    return at < 0 ? undefined : this.rows[at + step];
  }

  private async then(written: Promise<Change>): Promise<Change> {
    const change = await written;
    await this.load();
    return change;
  }
}

/** Values that are there, each once. */
function distinct(values: readonly (string | null)[]): string[] {
  return [...new Set(values.flatMap((value) => value ?? []))];
}

/** Choices that last as long as the list. */
function unkept(): KeptChoices {
  let kept = $state.raw<Record<string, Choice>>({});
  return {
    get: <T extends Choice>(key: string, fallback: T) => (kept[key] as T | undefined) ?? fallback,
    set: (key, value) => {
      kept = { ...kept, [key]: value };
    },
  };
}
