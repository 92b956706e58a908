// A figure on its way out: whom it is for, what it is written as, and how it would look. Nothing leaves before it is
// saved or copied, and the core decides what may.
import { call } from '../ipc/call';
import { Failure } from '../ipc/failure';
import type {
  ChoiceRequest,
  FigureExported,
  FigureFile,
  FigureForm,
  FigureMeasure,
  FigureOf,
  FigurePicture,
  FigurePreview,
  ForWhom,
  FigureRequest,
  MatrixExported,
  MatrixFigure,
  MergedColumns,
} from '../ipc/types';
import { FileQuestion } from './file-question.svelte';
import { Latest } from './latest';
import { step } from './step';
import { EVERYTHING, isEverything } from './themes-choice';

/** What is known of the view that is taken out. Closures, so that they stay current. */
export interface FigureSurroundings {
  choice: () => ChoiceRequest;
  /** The matrix as it is shown: its columns and what its cells count. */
  matrix: () => { columns: string[]; measure: FigureMeasure };
  /** The figure of the view as it is shown; `null` for those that are a matrix. */
  other: () => FigureOf | null;
  /** Whether the view is of statements, so that its matrix is of what is said of them by category. */
  ofStatements: () => boolean;
  /** Whether a code has a statement. */
  stated: () => boolean;
}

/** Another way to say the same, with what would be withheld then. */
export interface Alternative {
  form: FigureForm | null;
  merges: readonly MergedColumns[];
  withheld: number;
  numbers: number;
}

/** What is asked for in another way than is chosen. */
type Otherwise = Partial<Pick<MatrixFigure, 'form'> & { merges: readonly MergedColumns[] }>;

/** What a row of a publication can say. */
const FORMS: readonly FigureForm[] = ['columns', 'overall'];

/** Measures that are no shares of people, so that they cannot be dots. */
const NO_PEOPLE: ReadonlySet<FigureMeasure> = new Set(['passages', 'words', 'groups']);

/**
 * The dialog in which the figure of the shown view leaves. Each choice is previewed at once; for a publication it is also
 * looked what other ways would withhold. Purpose, file, form and totals are kept for the next figure until the study is
 * locked; merged columns, and filters that are left out, belong to one figure alone.
 */
export class FigureLeaving {
  shown = $state(false);
  purpose = $state<ForWhom>('team');
  file = $state<FigureFile>('svg');
  picture = $state<FigurePicture>('heat');
  /** What is said of a row; `null` lets the core choose what leaves less blank. */
  form = $state<FigureForm | null>(null);
  totals = $state(false);
  merges = $state.raw<readonly MergedColumns[]>([]);
  /** Whether the filters of the view are left out. */
  everything = $state(false);
  preview = $state.raw<FigurePreview | null>(null);
  /** Why it may not leave so. */
  refused = $state.raw<Failure | null>(null);
  alternatives = $state.raw<readonly Alternative[]>([]);
  /** Headings of the columns before any are merged. */
  headings = $state.raw<readonly string[]>([]);
  reading = $state(false);
  /** What is going on, as words of a button. */
  busy = $state<'save' | 'copy' | null>(null);
  /** What went wrong when it was to leave. */
  failure = $state.raw<Failure | null>(null);
  /** Where it was saved last. */
  saved = $state.raw<FigureExported | null>(null);
  private readonly where = new FileQuestion();
  private asked = 0;
  private readonly headingReadings = new Latest();

  constructor(private readonly around: FigureSurroundings) {}

  /** Whether the figure is a matrix, which can be published. */
  readonly isMatrix = $derived.by(() => this.shown && this.around.other() === null);
  /** Whether it is written as a picture. */
  readonly isPicture = $derived(this.file === 'svg' || this.file === 'png');
  /** The type under which the clipboard takes it: of tables and of pictures of shapes it knows their text. */
  readonly type = $derived(this.file === 'png' ? 'image/png' : 'text/plain');
  /** Pictures that fit what is counted. */
  readonly pictures = $derived.by((): FigurePicture[] => {
    const stances: FigurePicture[] = this.around.stated() ? ['stances'] : [];
    if (this.around.ofStatements()) return stances;
    return NO_PEOPLE.has(this.around.matrix().measure) ? ['heat', ...stances] : ['heat', 'dots', ...stances];
  });
  /** Whether it can leave as things stand. */
  readonly able = $derived(this.preview !== null && !this.reading && this.busy === null && !this.where.open);
  /** Whether filters of the view narrow what is counted. */
  readonly narrowed = $derived.by(() => !isEverything(this.around.choice()));

  /** Shows how the figure of the view would leave. */
  async show(): Promise<void> {
    this.forget();
    this.shown = true;
    this.picture = this.around.ofStatements() ? 'stances' : 'heat';
    if (!this.isMatrix) this.purpose = 'team';
    if (!this.isMatrix && !this.isPicture) this.file = 'svg';
    await Promise.all([this.refresh(), this.readHeadings()]);
  }

  /** Chooses something of it, and shows how it would leave then. */
  async choose(
    change: Partial<Pick<FigureLeaving, 'purpose' | 'file' | 'picture' | 'form' | 'totals' | 'everything'>>,
  ): Promise<void> {
    const headings = change.everything !== undefined && change.everything !== this.everything;
    Object.assign(this, change);
    await Promise.all([this.refresh(), headings ? this.readHeadings() : undefined]);
  }

  /** Makes one column of several. Where one of them was made of others, it is made of these. */
  async merge(merged: MergedColumns): Promise<void> {
    this.merges = mergedWith(this.merges, merged);
    await this.refresh();
  }

  /** Takes a merge apart again. */
  async part(merged: MergedColumns): Promise<void> {
    this.merges = this.merges.filter((one) => one !== merged);
    await this.refresh();
  }

  /** Reads how it would leave. An answer that a later question has overtaken is dropped. */
  async refresh(): Promise<void> {
    const asked = (this.asked += 1);
    this.reading = true;
    this.saved = null;
    this.failure = null;
    this.alternatives = [];
    try {
      const preview = await call('figure_preview', this.request());
      if (asked !== this.asked) return;
      this.preview = preview;
      this.refused = null;
    } catch (reason) {
      if (asked !== this.asked) return;
      this.preview = null;
      this.refused = Failure.from(reason);
    } finally {
      if (asked === this.asked) this.reading = false;
    }
    if (this.purpose === 'publication') await this.weigh(asked);
  }

  /** Lets it leave into a file. Says `false` where no file was chosen. */
  async save(): Promise<boolean> {
    const request = this.request();
    const path = await this.where.ask(this.suggested(), request.file);
    if (path === null) return false;
    const done = await step(this, ['save', null], () => call('figure_export', { request, path }));
    this.saved = done ?? null;
    return done !== undefined;
  }

  /** Lets it leave through the clipboard: the bytes, with their type. Its record is kept before they come. */
  async copy(): Promise<Blob> {
    const { type } = this;
    const done = await step(this, ['copy', null], () =>
      call('figure_export', { request: this.request(), path: null }),
    );
    if (!done?.bytes) throw new Failure({ code: 'other', what: 'Nothing was copied.' });
    return new Blob([new Uint8Array(done.bytes)], { type });
  }

  /** Closes it. What was chosen is kept until the study is locked. */
  hide(): void {
    this.forget();
    this.shown = false;
  }

  /** Forgets everything, for locking. */
  close(): void {
    this.hide();
    this.purpose = 'team';
    this.file = 'svg';
    this.form = null;
    this.totals = false;
  }

  /** A name for the file that says whom it is for. */
  private suggested(): string {
    const title = this.preview?.title.replaceAll(/[\\/:*?"<>|]/gu, ' ') ?? 'Figure';
    return `${title}${this.purpose === 'team' ? ' internal' : ''}.${this.file}`;
  }

  private forget(): void {
    this.asked += 1;
    this.headingReadings.forget();
    this.where.forget();
    this.reading = false;
    this.preview = null;
    this.refused = null;
    this.failure = null;
    this.saved = null;
    this.alternatives = [];
    this.headings = [];
    this.merges = [];
    this.everything = false;
  }

  private request(): FigureRequest {
    const { purpose, file } = this;
    const figure: FigureOf = this.around.other() ?? { kind: 'matrix', value: this.matrix() };
    return { figure, purpose, file };
  }

  private matrix(otherwise: Otherwise = {}): MatrixFigure {
    const { picture, totals } = this;
    const { form, merges } = { form: this.form, merges: this.merges, ...otherwise };
    return {
      ...this.columns(),
      merges: [...merges],
      roll_up: true,
      choice: this.choice(),
      form,
      totals,
      picture,
    };
  }

  private choice(): ChoiceRequest {
    return this.everything ? EVERYTHING : this.around.choice();
  }

  /** Columns and measure: those of the matrix, or all that is said of statements by category. */
  private columns(): { columns: string[]; measure: FigureMeasure } {
    if (this.around.ofStatements()) return { columns: ['category'], measure: 'stances' };
    return this.around.matrix();
  }

  private async readHeadings(): Promise<void> {
    if (!this.isMatrix) return;
    const { columns } = this.columns();
    const choice = this.choice();
    // The heads alone. Where they cannot be read, the preview says why.
    const page = { from: 0, limit: 0 };
    await this.headingReadings.read(
      () => call('matrix', { columns, roll_up: true, words: false, choice, page }).catch(() => null),
      (matrix) => {
        const reached = matrix?.columns.filter(({ interviewed }) => interviewed > 0) ?? [];
        this.headings = reached.map(({ value }) => value);
      },
    );
  }

  /** Looks what would be withheld otherwise: with a number for each column, for everybody, with each merge offered. */
  private async weigh(asked: number): Promise<void> {
    const { merges, form } = this;
    const told = this.preview?.matrix ?? null;
    // The way that is shown was told with it.
    const shown = FORMS.find((one) => one === told?.form);
    if (told && shown) this.alternatives = [{ form: shown, merges, ...countOf(told) }];
    const others = FORMS.filter((one) => one !== shown).map((one) => ({ form: one, merges }));
    const offers = (told?.offers ?? []).map((offer) => ({ form, merges: mergedWith(merges, offer) }));
    for (const way of [...others, ...offers]) {
      // One after the other: each holds the study for a moment.
      const found = await call('figure_preview', this.weighing(way)).catch(() => null);
      if (asked !== this.asked) return;
      if (found?.matrix) this.alternatives = [...this.alternatives, { ...way, ...countOf(found.matrix) }];
    }
  }

  /** Asks for the figure in another way, as a table: nothing has to be drawn to be counted. */
  private weighing(otherwise: Otherwise): FigureRequest {
    const value = this.matrix(otherwise);
    // Bars of stances count stances, whatever the view counts; a table counts what it is told.
    const measure = this.isPicture && value.picture === 'stances' ? 'stances' : value.measure;
    return { figure: { kind: 'matrix', value: { ...value, measure } }, purpose: this.purpose, file: 'csv' };
  }
}

/** How much of a figure is withheld. */
function countOf({ withheld, numbers }: MatrixExported): Pick<Alternative, 'withheld' | 'numbers'> {
  return { withheld: withheld.length, numbers };
}

/** Merges with one more. A column that is made of others is no column of the study: what it is made of takes its place. */
export function mergedWith(merges: readonly MergedColumns[], merged: MergedColumns): MergedColumns[] {
  const made = new Map(merges.map((one) => [one.name, one]));
  const of = merged.of.flatMap((heading) => made.get(heading)?.of ?? [heading]);
  return [...merges.filter(({ name }) => !merged.of.includes(name)), { of, name: merged.name }];
}
