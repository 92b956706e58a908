// Coded excerpts on their way out: which, for whom, and how they would look. Nothing leaves before it is exported or
// copied, and the core decides what may.
import { call } from '../ipc/call';
import { Failure } from '../ipc/failure';
import type {
  CodeRow,
  ExcerptStance,
  ExcerptsForm,
  ExcerptsGone,
  ExcerptsPreview,
  ExcerptsPurpose,
  ExcerptsRequest,
} from '../ipc/types';
import { flippedCode, shares } from './export-codes';
import type { Preferences } from './preferences.svelte';
import { step } from './step';
import { flipped } from './themes-choice';

/** Name of the choice among those that the study keeps. */
const KEPT = 'export';

/** What is chosen, as the study keeps it. */
export interface ExportChoice {
  purpose: ExcerptsPurpose;
  form: ExcerptsForm;
  /** Ids of codes, each with all below it. */
  codes: readonly string[];
  /** Names of categories; none is everybody. */
  categories: readonly string[];
  stances: readonly ExcerptStance[];
  quotable: boolean;
  link: boolean;
  context: boolean;
}

/** What nobody has chosen otherwise: what is guarded, of no code yet. */
const USUAL: ExportChoice = {
  purpose: 'publication',
  form: 'docx',
  codes: [],
  categories: [],
  stances: [],
  quotable: false,
  link: false,
  context: false,
};

/** Forms that the clipboard holds as words. */
const WORDS: ReadonlySet<ExcerptsForm> = new Set(['html', 'md', 'csv', 'json']);

/** What is known of the study. Closures, so that they stay current. */
export interface ExportSurroundings {
  preferences: Preferences;
  codes: () => readonly CodeRow[];
  /** Whether the section is shown. */
  shown: () => boolean;
  /** Whose categories can be chosen. */
  people: { readonly loaded: boolean; load: () => Promise<void> };
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
  /** What left last. */
  gone = $state.raw<ExcerptsGone | null>(null);
  /** The reason whose passages are looked through. */
  reviewing = $state<string | null>(null);
  /** Why what points to somebody may leave all the same. */
  reason = $state('');
  /** What is asked first, as a file for the team may only leave once somebody has said so. */
  asking = $state<'save' | 'copy' | null>(null);
  /** Whether somebody has said since the study was opened that words as they were said may leave for the team. */
  private confirmed = false;
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
  readonly shares = $derived.by(() => shares(this.around.codes(), this.codes));
  /** How many excerpts would leave. */
  readonly rows = $derived(this.preview?.exported.rows ?? 0);
  /** Whether somebody could be told from them, so that a reason is needed. */
  readonly pointing = $derived((this.preview?.exported.points_to.length ?? 0) > 0);
  /** Whether they can leave as things stand. */
  readonly able = $derived(
    this.rows > 0 && !this.reading && this.busy === null && (!this.pointing || this.reason.trim() !== ''),
  );
  /** What a copy is written as: documents are copied as plain text with marks. */
  readonly copied: ExcerptsForm = $derived(WORDS.has(this.choice.form) ? this.choice.form : 'md');

  /** Reads whose words can be chosen, and looks how what is chosen would leave. */
  async enter(): Promise<void> {
    const { people } = this.around;
    if (!people.loaded) await people.load();
    await this.refresh();
  }

  /** Hears that something changed. What was read before the codebook asks for codes that are gone. */
  async changed(codebook: Promise<unknown>): Promise<void> {
    if (!this.around.shown()) return;
    await codebook;
    await this.refresh();
  }

  /** Chooses something, which the study keeps, and looks how it would leave then. What it is written as changes no words. */
  async choose(change: Partial<ExportChoice>): Promise<void> {
    this.around.preferences.set(KEPT, { ...this.choice, ...change }, true);
    if (Object.keys(change).every((name) => name === 'form')) return;
    await this.refresh();
  }

  /** Takes a code in with all below it, or out. */
  flipCode(id: string): Promise<void> {
    return this.choose({ codes: flippedCode(this.around.codes(), this.codes, id) });
  }

  /** Takes every code in, or none. */
  chooseAll(every: boolean): Promise<void> {
    const themes = this.around.codes().filter((code) => code.parent === null);
    return this.choose({ codes: every ? themes.map((code) => code.id) : [] });
  }

  /** Takes a category in or out. None chosen is everybody, so the last one out means all. */
  flipCategory(name: string, all: readonly string[]): Promise<void> {
    const { categories } = this.choice;
    const now = flipped(categories.length === 0 ? all : categories, name);
    return this.choose({ categories: now.length === all.length ? [] : now });
  }

  /** Narrows to a stance, or no longer. */
  flipStance(stance: ExcerptStance): Promise<void> {
    return this.choose({ stances: flipped(this.choice.stances, stance) });
  }

  /** Looks how they would leave. An answer that a later question has overtaken is dropped. */
  async refresh(): Promise<void> {
    const asked = (this.asked += 1);
    this.gone = null;
    this.failure = null;
    this.reason = '';
    this.asking = null;
    if (this.codes.length === 0) {
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
    const { form } = this.choice;
    const path = await call('choose_export_file', { suggested: this.suggested(), extensions: [form] });
    if (path === null) return false;
    const done = await this.leave('save', form, path);
    this.gone = done ?? null;
    return done !== undefined;
  }

  /** Lets them leave through the clipboard. Their record is kept before they come. */
  async copy(): Promise<Blob> {
    const done = await this.leave('copy', this.copied, null);
    if (!done?.bytes) throw new Failure({ code: 'other', what: 'Nothing was copied.' });
    this.gone = done;
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
  }

  private async leave(
    what: 'save' | 'copy',
    form: ExcerptsForm,
    path: string | null,
  ): Promise<ExcerptsGone | undefined> {
    const accepted = this.pointing ? this.reason.trim() : null;
    this.gone = null;
    return step(this, [what, null], () =>
      call('excerpts_export', { request: this.request(), form, accepted, path }),
    );
  }

  /** A name for the file that says whom it is for. */
  private suggested(): string {
    const { purpose, form } = this.choice;
    return `Coded excerpts${purpose === 'team' ? ' internal' : ''}.${form}`;
  }

  private request(): ExcerptsRequest {
    const { purpose, categories, stances, quotable, link, context } = this.choice;
    return {
      purpose,
      codes: [...this.codes],
      categories: [...categories],
      stances: [...stances],
      quotable,
      link,
      context,
    };
  }

  private show(preview: ExcerptsPreview | null, refused: Failure | null): void {
    this.preview = preview;
    this.refused = refused;
    if (!preview?.exported.stays.some(({ why }) => why === this.reviewing)) this.reviewing = null;
  }
}
