// The rooms of the window: everything that it knows of the open study, each part in a class of its own.
import { Failure } from '../ipc/failure';
import type { Affected, Change, UndoState } from '../ipc/types';
import type { Appearance } from './appearance.svelte';
import { Anonymise } from './anonymise.svelte';
import { Codebook } from './codebook.svelte';
import { CodeDrag } from './codedrag.svelte';
import { CodingActs } from './coding.svelte';
import { CodingAttributes } from './coding-attributes.svelte';
import { Words } from './codewords.svelte';
import { Evidence } from './evidence.svelte';
import { Exchange } from './exchange.svelte';
import { Exporting } from './exporting.svelte';
import { Idle } from './idle.svelte';
import { Dropping } from './dropping.svelte';
import { Imports } from './imports.svelte';
import { Inspector } from './inspector.svelte';
import { Interviews } from './interviews.svelte';
import { Memos } from './memos.svelte';
import { PassageList } from './passages.svelte';
import { Palette } from './palette.svelte';
import { Panes } from './panes.svelte';
import { Places } from './places.svelte';
import { Look } from './reading.svelte';
import { Preferences } from './preferences.svelte';
import { People } from './people.svelte';
import { Safety } from './safety.svelte';
import { Search } from './search.svelte';
import { Review } from './review.svelte';
import { Session } from './session.svelte';
import { Settings } from './settings';
import { Status } from './status.svelte';
import { Themes } from './themes.svelte';
import { Recent, Trail } from './trail.svelte';
import { OpenTranscript } from './transcript.svelte';
import { Withdrawing } from './withdrawal.svelte';

/** Sections in the order of work, in which the top bar shows them and keys count them. One appears here when it works. */
export const SECTIONS = ['interviews', 'anonymise', 'code', 'search', 'themes', 'export'] as const;

/** A section of the window. Reviews are reached from the study's menu. */
export type Section = (typeof SECTIONS)[number] | 'review';

/** Nothing to take back and nothing to do again. */
export const NOTHING: UndoState = { undo: null, redo: null };

/** The rooms, and what of the window belongs to none of them. What rooms ask of the window stands at the end. */
export abstract class Rooms {
  readonly session = new Session();
  readonly status = new Status();
  /** Choices that the study keeps. */
  readonly preferences = new Preferences({
    writable: () => this.session.writable,
    failed: (reason) => this.fail(reason),
  });
  /** Places that were left by a jump: call `places.leave()` before one. */
  readonly places = new Places();
  readonly settings = new Settings(this.preferences);
  readonly palette = new Palette();
  readonly interviews = new Interviews(this.preferences);
  readonly recent = new Recent();
  readonly people = new People();
  readonly withdrawal = new Withdrawing();
  readonly safety = new Safety();
  readonly codebook = new Codebook(this.preferences);
  /** The words of the tree's current code, as they are being written. */
  readonly words = new Words({ choices: this.preferences, code: () => this.codebook.currentCode });
  /** A code that is carried from the tree to the text. */
  readonly codedrag = new CodeDrag();
  /** The passages of a code, across interviews. */
  readonly passages = new PassageList({
    choices: this.preferences,
    codes: () => this.codebook.codes,
    me: () => this.session.coder,
    coders: () => this.session.overview?.coders ?? [],
  });
  readonly imports = new Imports();
  readonly trail = new Trail();
  readonly themes = new Themes({
    codes: () => this.codebook.codes,
    interval: () => this.settings.interval,
  });
  /** The views of the section Themes beside the matrix. */
  readonly evidence = new Evidence({
    preferences: this.preferences,
    codes: () => this.codebook.codes,
    choice: () => this.themes.choice,
    me: () => this.session.coder?.name ?? '',
    matrix: this.themes,
  });
  readonly transcript = new OpenTranscript({
    code: (id) => this.codebook.byId.get(id),
    theme: (code) => this.codebook.themeOf(code)?.id ?? null,
    coders: () => this.session.overview?.coders ?? [],
    me: () => this.session.coder,
  });
  /** What passages speak of. */
  readonly attributes = new CodingAttributes(this.transcript);
  /** Size and width of the text. */
  readonly look = new Look(this.preferences);
  /** What a coder does to passages. */
  readonly coding = new CodingActs({
    transcript: this.transcript,
    codebook: this.codebook,
    choices: this.preferences,
    settings: this.settings,
    writable: () => this.session.writable,
    whyNot: () => this.session.whyNot,
    act: (work) => this.act(work),
    tell: (change) => this.tell(change, true),
    attempt: (work) => this.attempt(work),
    say: (said) => this.status.say(said),
  });

  readonly inspector = new Inspector({
    preferences: this.preferences,
    transcript: this.transcript,
    code: (id) => this.codebook.byId.get(id),
    me: () => this.session.coder?.id ?? null,
    writable: () => this.session.writable,
  });
  readonly memos = new Memos({
    preferences: this.preferences,
    tell: (change) => this.tell(change, true),
    failed: (reason) => this.fail(reason),
    transcript: this.transcript,
  });
  readonly review = new Review(this.preferences, () => this.questionCounts());
  /** From a raw transcript to one that can be kept and quoted. */
  readonly anonymise = new Anonymise({
    preferences: this.preferences,
    me: () => this.session.coder,
    whyNot: () => this.session.whyNot,
    shown: () => this.section === 'anonymise',
    tell: (change) => this.tell(change, true),
    failed: (reason) => this.fail(reason),
  });
  /** Words and codes, found across interviews. */
  readonly search = new Search({
    shown: () => this.section === 'search',
    failed: (reason) => this.fail(reason),
  });
  /** Coded excerpts on their way out. */
  readonly exporting = new Exporting({
    preferences: this.preferences,
    codes: () => this.codebook.codes,
    shown: () => this.section === 'export',
    people: this.people,
    coders: () => this.session.overview?.coders ?? [],
    searches: this.search.searches,
  });
  /** Projects and codebooks of other programs, in and out. */
  readonly exchange = new Exchange({ tell: (change) => this.tell(change, true) });
  readonly panes = new Panes({
    preferences: this.preferences,
    section: () => this.section,
    width: () => this.appearance.windowWidth,
  });
  /** Files that are dropped on the window. */
  readonly dropping = new Dropping({
    session: this.session,
    imports: this.imports,
    project: (path) => this.attempt(() => this.exchange.importing.bring(path)),
    inLibrary: async (work) => {
      await this.go('interviews');
      await this.attempt(work);
    },
    failed: (failure) => {
      this.failure = failure;
    },
  });
  readonly idle = new Idle({ minutes: () => this.settings.lockMinutes, lock: () => this.lock() });

  section = $state<Section>('interviews');
  /** What undo and redo would do. */
  undoing = $state.raw<UndoState>(NOTHING);
  /** What went wrong in the open study. */
  failure = $state.raw<Failure | null>(null);
  /** Whether the list of keys is open. */
  keysOpen = $state(false);
  /** Whether the settings are open. */
  settingsOpen = $state(false);
  /** Whether it is shown what Verbatim is and whose work is in it. */
  aboutOpen = $state(false);
  /** When something was last stored, in milliseconds since 1970; `null` where nothing was since unlocking. */
  savedAt = $state<number | null>(null);

  constructor(readonly appearance: Appearance) {}

  /** Open questions of each interview: those of the open transcript as its codings have them, whatever was read before. */
  private questionCounts(): { open_questions: number }[] {
    const { view, codings } = this.transcript;
    return this.interviews.rows.map((row) =>
      row.transcript === view?.row.transcript
        ? { open_questions: codings.filter((one) => one.open_question).length }
        : row,
    );
  }

  /** Nothing of the study stays in the window. */
  forget(): void {
    this.idle.end();
    this.palette.close();
    this.memos.close();
    this.review.close();
    this.anonymise.close();
    this.search.close();
    this.inspector.close();
    this.attributes.close();
    this.places.close();
    this.preferences.close();
    this.transcript.close();
    this.themes.close();
    this.evidence.close();
    this.exporting.close();
    this.exchange.close();
    this.trail.close();
    this.imports.close();
    this.people.close();
    this.withdrawal.close();
    this.recent.close();
    this.safety.close();
    this.codebook.close();
    this.passages.close();
    this.codedrag.giveUp();
    this.words.close();
    this.interviews.close();
    this.status.clear();
    this.failure = null;
    this.keysOpen = false;
    this.settingsOpen = false;
    this.aboutOpen = false;
    this.savedAt = null;
    this.undoing = NOTHING;
  }

  /** Shows the open transcript as it is after a write, once the list is read. One that has gone makes way for another. */
  protected async followTranscript(
    { interviews, transcripts }: Affected,
    listed: Promise<unknown>,
  ): Promise<void> {
    const open = this.transcript.view?.row.transcript;
    if (interviews) await listed;
    const gone = interviews && !this.interviews.rows.some((row) => row.transcript === open);
    if (!gone || open === undefined) return this.transcript.changed(transcripts);
    if (this.transcript.view?.row.transcript === open) this.transcript.close();
    return this.section === 'code' ? this.go('code') : undefined;
  }

  /** Shows a section and reads what changed since it was last seen. */
  abstract go(section: Section): Promise<void>;
  /** Does something to the study: says what was done, if anything, and offers to take it back. */
  abstract act<Done extends Change | null>(work: () => Promise<Done>): Promise<Done | undefined>;
  /** Says what was done, and offers to take it back. */
  abstract tell(change: Change, undo: boolean): void;
  /** Runs something and shows what went wrong, if anything. */
  abstract attempt<T>(work: () => Promise<T>): Promise<T | undefined>;
  /** Shows what went wrong. */
  abstract fail(reason: unknown): void;
  /** Locks the study. */
  abstract lock(): Promise<void>;
}
