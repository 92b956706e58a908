// Coded excerpts on their way out: which, for whom, and how they would look. Nothing leaves before it is exported or
// copied, and the core decides what may.
import { call } from '../ipc/call';
import { Failure } from '../ipc/failure';
import type {
  CategoryRow,
  CodeRow,
  Coder,
  ExcerptsAgain,
  ExcerptStance,
  ExcerptsForm,
  ExcerptsGone,
  ExcerptsPreview,
  ExcerptsRequest,
  IntervieweeCard,
  PartnerLabel,
  PointsTo,
  SavedSearch,
} from '../ipc/types';
import {
  choiceOfCell,
  meant,
  requestOf,
  USUAL,
  type ExportChoice,
  type ExportedCell,
  type Meant,
} from './export-choice';
import { flippedCode, shares } from './export-codes';
import { copiedAs, endingOf } from './export-forms';
import { choiceOf, ExportsLeft } from './exports-left.svelte';
import { FileQuestion } from './file-question.svelte';
import { heldCategories } from './people';
import type { Preferences } from './preferences.svelte';
import { step } from './step';
import { flipped } from './themes-choice';

/** Name of the choice among those that the study keeps. */
const KEPT = 'export';

/** What helps where nothing leaves. */
const CHOOSE = 'Choose on the left what is to leave.';

/** What is known of the study. Closures, so that they stay current. */
export interface ExportSurroundings {
  preferences: Preferences;
  codes: () => readonly CodeRow[];
  /** Whether the section is shown. */
  shown: () => boolean;
  /** Whose categories can be chosen. */
  people: {
    readonly loaded: boolean;
    readonly all: { categories: readonly CategoryRow[]; interviewees: readonly IntervieweeCard[] };
    load: () => Promise<void>;
  };
  coders: () => readonly Coder[];
  /** What was searched and is saved by name. */
  searches: { readonly rows: readonly SavedSearch[]; load: () => Promise<void> };
}

/** What leaves, as it stood when somebody asked for it: nothing that comes later changes it. */
interface Leaving {
  request: ExcerptsRequest;
  form: ExcerptsForm;
  /** Why it may leave although it points to somebody. */
  accepted: string | null;
}

/** Coded excerpts on their way out of the study. */
export class Exporting {
  /** Words that codes are filtered by. */
  filter = $state('');
  preview = $state.raw<ExcerptsPreview | null>(null);
  /** Why they may not leave so. */
  refused = $state.raw<Failure | null>(null);
  reading = $state(false);
  /** What is going on, as words of a button. */
  busy = $state<'save' | 'copy' | null>(null);
  /** What went wrong when they were to leave. */
  failure = $state.raw<Failure | null>(null);
  /** What left last; what the clipboard took is not kept. */
  gone = $state.raw<Pick<ExcerptsGone, 'exported' | 'said'> | null>(null);
  /** The reason whose passages are looked through. */
  reviewing = $state<string | null>(null);
  /** Whose excerpts are marked on the page. */
  pointed = $state.raw<PointsTo | null>(null);
  /** Why what points to somebody may leave all the same. */
  reason = $state('');
  /** What is asked first, as a file for the team may only leave once somebody has said so. */
  asking = $state<'save' | 'copy' | null>(null);
  /** Whether somebody has said since the study was opened that words as they were said may leave for the team. */
  private confirmed = false;
  /** What left before. */
  readonly left = new ExportsLeft();
  private readonly file = new FileQuestion();
  private asked = 0;

  constructor(private readonly around: ExportSurroundings) {}

  readonly choice: ExportChoice = $derived.by(() => ({
    ...USUAL,
    ...this.around.preferences.get<Partial<ExportChoice>>(KEPT, {}),
  }));
  /** Those of the chosen codes that the codebook has. */
  readonly codes: readonly string[] = $derived.by(() => {
    const known = new Set(this.around.codes().map((code) => code.id));
    return this.choice.codes.filter((code) => known.has(code));
  });
  /** Categories that can be chosen: those that somebody stands in. */
  readonly categories = $derived.by(() =>
    heldCategories(this.around.people.all.categories).filter(({ parent }) => parent === null),
  );
  /** Ids of the chosen categories; all of them where none is chosen. */
  readonly within: ReadonlySet<string> = $derived.by(() => {
    const held = this.categories.map(({ id }) => id);
    const { categories } = this.choice;
    return new Set(categories.length === 0 ? held : held.filter((id) => categories.includes(id)));
  });
  /** What can still be meant by what was chosen. */
  readonly meant: Meant = $derived.by(() =>
    meant(this.choice, {
      categories: this.categories,
      interviewees: this.around.people.all.interviewees,
      coders: this.around.coders(),
      searches: this.around.searches.rows,
    }),
  );
  /** Whether all of something that was chosen is gone: that is nobody, not everybody. */
  readonly nobody = $derived(this.meant.gone !== null);
  readonly shares = $derived.by(() => shares(this.around.codes(), this.codes));
  /** How many excerpts would leave. */
  readonly rows = $derived(this.preview?.exported.rows ?? 0);
  /** Whether somebody could be told from them, so that a reason is needed. */
  readonly pointing = $derived((this.preview?.exported.points_to.length ?? 0) > 0);
  /** Numbers of the excerpts that point to somebody: only these are numbered beside the page. */
  readonly referred: ReadonlySet<number> = $derived(
    new Set((this.preview?.exported.points_to ?? []).flatMap(({ excerpts }) => excerpts)),
  );
  /** Numbers of the excerpts that are marked on the page. */
  readonly marked: ReadonlySet<number> = $derived(new Set(this.pointed?.excerpts ?? []));
  /** Whether they can leave as things stand. */
  readonly able = $derived(
    this.rows > 0 &&
      !this.reading &&
      this.busy === null &&
      !this.file.open &&
      (!this.pointing || this.reason.trim() !== ''),
  );
  /** What a copy is written as. */
  readonly copied = $derived(copiedAs(this.choice.form));

  /** Reads whose words can be chosen, and looks how what is chosen would leave. */
  async enter(): Promise<void> {
    const { people, searches } = this.around;
    await Promise.all([people.loaded ? undefined : people.load(), searches.load()]);
    await this.refresh();
  }

  /** Hears that something changed. What is asked before codes and people are read asks for those that are gone. */
  async changed(read: Promise<unknown>): Promise<void> {
    if (!this.around.shown()) return;
    await Promise.all([read, this.around.searches.load()]);
    await this.refresh();
  }

  /** Chooses something, which the study keeps, and looks how it would leave then. What it is written as changes no words. */
  async choose(change: Partial<ExportChoice>): Promise<void> {
    this.keep(change);
    if (Object.keys(change).every((name) => name === 'form')) return;
    await this.refresh();
  }

  /** Takes a code in with all below it, or out. */
  flipCode(id: string): Promise<void> {
    return this.choose({ codes: flippedCode(this.around.codes(), this.codes, id) });
  }

  /** Takes every code in, or none. */
  chooseAll(every: boolean): Promise<void> {
    return this.choose({ codes: every ? this.themes() : [] });
  }

  /** Takes a category in or out. None chosen is everybody, so the last one out means all. */
  flipCategory(id: string): Promise<void> {
    const now = flipped([...this.within], id);
    return this.choose({ categories: now.length === this.categories.length ? [] : now });
  }

  /** Narrows to a stance, or no longer. */
  flipStance(stance: ExcerptStance): Promise<void> {
    return this.choose({ stances: flipped(this.choice.stances, stance) });
  }

  /** Lets a label step up with a rare one in the place of what else would of its category, or no longer. */
  flipPartner({ label, category }: PartnerLabel): Promise<void> {
    const offered = this.preview?.partners ?? [];
    const ofCategory = new Set(offered.filter((one) => one.category === category).map((one) => one.label));
    const others = this.choice.partners.filter((one) => !ofCategory.has(one));
    const is = this.choice.partners.includes(label);
    return this.choose({ partners: is ? others : [...others, label] });
  }

  /** Chooses what stands behind a cell of the matrix. How it would leave is looked at when the section is entered. */
  async chooseCell(cell: ExportedCell): Promise<void> {
    if (!this.around.people.loaded) await this.around.people.load();
    this.chooseAnew(choiceOfCell(cell, this.themes(), this.categories));
  }

  /** Chooses what an export was of that is asked for again. It is looked at when the section is entered, too. */
  chooseAgain(again: ExcerptsAgain): void {
    this.left.close();
    const { codes, ...choice } = choiceOf(again);
    // No code was every code then.
    this.chooseAnew({ ...choice, codes: codes.length === 0 ? this.themes() : codes });
  }

  /** Marks the excerpts that point to somebody on the page, or no longer. */
  point(one: PointsTo): void {
    this.pointed = this.pointed === one ? null : one;
  }

  /** Looks how they would leave. An answer that a later question has overtaken is dropped. */
  async refresh(): Promise<void> {
    const asked = (this.asked += 1);
    this.gone = null;
    this.failure = null;
    this.reason = '';
    this.asking = null;
    if (this.codes.length === 0 || this.nobody) {
      this.show(null, null);
      this.reading = false;
      return;
    }
    this.reading = true;
    try {
      const preview = await call('excerpts_preview', this.request());
      if (asked === this.asked) this.show(preview, null);
    } catch (reason) {
      const failure = Failure.from(reason);
      if (asked !== this.asked) return;
      if (failure.code === 'no_study') throw failure;
      this.show(null, failure);
    } finally {
      if (asked === this.asked) this.reading = false;
    }
  }

  /** Lets them leave into a file, or asks first. Says whether they left. */
  async save(): Promise<boolean> {
    if (!this.able || this.asksFirst('save')) return false;
    const leaving = this.taken(this.choice.form);
    if (leaving === null) return false;
    const path = await this.file.ask(this.suggested(), endingOf(leaving.form));
    if (path === null) return false;
    return (await this.leave('save', leaving, path)) !== undefined;
  }

  /** Lets them leave through the clipboard. Their record is kept before they come. */
  async copy(): Promise<Blob> {
    const leaving = this.taken(this.copied.form);
    const done = leaving === null ? undefined : await this.leave('copy', leaving, null);
    if (!done?.bytes) throw new Failure({ code: 'other', what: 'Nothing was copied.' });
    return new Blob([new Uint8Array(done.bytes)], { type: 'text/plain' });
  }

  /** Whether it has to be asked first, which is done then. Whoever agrees is not asked again until the study is locked. */
  asksFirst(what: 'save' | 'copy'): boolean {
    if (this.choice.purpose !== 'team' || this.confirmed) return false;
    this.asking = what;
    return true;
  }

  /** Hears that words as they were said may leave for the team. */
  confirm(): void {
    this.confirmed = true;
    this.asking = null;
  }

  /** Closes what is asked or looked through. Says whether there was something. */
  leaveQuestions(): boolean {
    const open = this.asking !== null || this.reviewing !== null;
    this.asking = null;
    this.reviewing = null;
    return open;
  }

  /** Forgets everything, for locking. */
  close(): void {
    this.asked += 1;
    this.show(null, null);
    this.reading = false;
    this.filter = '';
    this.reason = '';
    this.failure = null;
    this.gone = null;
    this.asking = null;
    this.confirmed = false;
    this.left.close();
    this.file.forget();
  }

  /** What leaves as things stand. To the core no code would be every code: where none is left, it is refused instead. */
  private taken(form: ExcerptsForm): Leaving | null {
    const missing = this.codes.length === 0 ? 'No code is chosen.' : this.meant.gone;
    if (missing !== null) {
      this.failure = new Failure({ code: 'other', what: missing, kept: 'Nothing left.', next: CHOOSE });
      return null;
    }
    const accepted = this.pointing ? this.reason.trim() : null;
    return { request: this.request(), form, accepted };
  }

  private async leave(
    what: 'save' | 'copy',
    leaving: Leaving,
    path: string | null,
  ): Promise<ExcerptsGone | undefined> {
    this.gone = null;
    const done = await step(this, [what, null], () => call('excerpts_export', { ...leaving, path }));
    if (done) {
      this.gone = { exported: done.exported, said: done.said };
      // Who steps up is decided with the first publication.
      if (this.preview && leaving.request.purpose === 'publication')
        this.preview = { ...this.preview, partners: [] };
    }
    return done;
  }

  /** A name for the file that says whom it is for. */
  private suggested(): string {
    const { purpose, form } = this.choice;
    return `Coded excerpts${purpose === 'team' ? ' internal' : ''}.${endingOf(form)}`;
  }

  /** Nothing leaves until what is chosen now was looked at. */
  private chooseAnew(change: Partial<ExportChoice>): void {
    this.keep(change);
    this.show(null, null);
  }

  private keep(change: Partial<ExportChoice>): void {
    this.around.preferences.set(KEPT, { ...this.choice, ...change }, true);
  }

  private themes(): string[] {
    const themes = this.around.codes().filter((code) => code.parent === null);
    return themes.map((code) => code.id);
  }

  private request(): ExcerptsRequest {
    return requestOf(this.choice, this.codes, this.meant);
  }

  private show(preview: ExcerptsPreview | null, refused: Failure | null): void {
    this.preview = preview;
    this.pointed = null;
    this.refused = refused;
    if (!preview?.exported.stays.some(({ why }) => why === this.reviewing)) this.reviewing = null;
  }
}
