// The views of the section Themes: which of them is shown, and reading what it shows.
import { Failure } from '../ipc/failure';
import type { ChoiceRequest, CodeRow, FigureMeasure, FigureOf, SavedView } from '../ipc/types';
import { FigureLeaving } from './figure-leaving.svelte';
import { FrameworkRoom, type FrameworkReader, type FrameworkSettings } from './framework.svelte';
import type { Preferences } from './preferences.svelte';
import { SampleRoom } from './sample.svelte';
import { SaturationRoom, USUAL_SATURATION, type SaturationSettings } from './saturation.svelte';
import { SavedViews } from './saved-views.svelte';
import { StrengthRoom } from './strength.svelte';
import type { ThemeCell } from './themes-cell.svelte';
import { EVERYTHING } from './themes-choice';
import { USUAL_MATRIX, type MatrixSettings } from './themes.svelte';
import { TogetherRoom, USUAL_TOGETHER, type TogetherSettings } from './together.svelte';
import { number, plural } from './words';

/** The views, in the order of their tabs. */
export const VIEWS = ['matrix', 'framework', 'strength', 'together', 'saturation', 'sample'] as const;

/** A view of the section Themes. */
export type EvidenceView = (typeof VIEWS)[number];

/** Where a reader is in the section, for coming back. */
export interface EvidencePlace {
  view: EvidenceView;
  strength: string | null;
  pair: string | null;
  framework?: FrameworkReader;
}

/** What the views need to know of the window. Closures, so that they stay current. */
export interface EvidenceSurroundings {
  preferences: Preferences;
  codes: () => readonly CodeRow[];
  /** What is counted. */
  choice: () => ChoiceRequest;
  /** Name of the one who is coding. */
  me: () => string;
  /** The matrix, which is a room of its own. */
  matrix: {
    refresh: () => Promise<void>;
    outdate: () => void;
    settings: () => MatrixSettings;
    cell: ThemeCell;
    rows: readonly unknown[];
    /** Takes up what was chosen; it is read at the next refresh. */
    take: (settings: MatrixSettings) => void;
  };
}

/** What is chosen in a view, as it is saved with it. What is counted is that of all views. */
interface Chosen {
  choice: ChoiceRequest;
  matrix?: MatrixSettings;
  framework?: FrameworkSettings;
  strength?: { folded: string[] };
  together?: TogetherSettings;
  saturation?: SaturationSettings;
  sample?: { attribute: string | null };
}

/** What is chosen in each view before anything is. */
const USUAL: Required<Omit<Chosen, 'choice'>> = {
  matrix: USUAL_MATRIX,
  framework: { folded: null },
  strength: { folded: [] },
  together: USUAL_TOGETHER,
  saturation: USUAL_SATURATION,
  sample: { attribute: null },
};

/** Name of the choice of a view in the study. */
const KEPT = 'themes.view';

/** The views beside the matrix, and which of all is shown. */
export class Evidence {
  readonly framework: FrameworkRoom;
  readonly strength: StrengthRoom;
  readonly together: TogetherRoom;
  readonly saturation: SaturationRoom;
  readonly sample: SampleRoom;
  readonly saved = new SavedViews();
  /** The figure of the shown view, on its way out. */
  readonly leaving: FigureLeaving;
  /** Whether the list of the view takes the keyboard when it is drawn: the reader comes back to it. */
  returning = false;

  constructor(private readonly around: EvidenceSurroundings) {
    const { codes, choice, preferences, me } = around;
    this.framework = new FrameworkRoom({ preferences, codes, categories: () => choice().categories, me });
    this.strength = new StrengthRoom({ codes, choice });
    this.together = new TogetherRoom(choice);
    this.saturation = new SaturationRoom(choice);
    this.sample = new SampleRoom();
    this.leaving = new FigureLeaving({
      choice,
      matrix: () => this.matrixFigure(),
      other: () => this.otherFigure(),
      ofStatements: () => this.view === 'strength',
      stated: () => codes().some(({ statement }) => (statement ?? '') !== ''),
    });
  }

  /** The view that is shown: the one that this coder looked at last. */
  get view(): EvidenceView {
    const kept = this.around.preferences.get<string>(KEPT, 'matrix');
    return VIEWS.find((one) => one === kept) ?? 'matrix';
  }

  /** The cell that is open beside the view, or would be. */
  get cell(): ThemeCell {
    return this.view === 'framework' ? this.framework.cell : this.around.matrix.cell;
  }

  /** How much the view that is shown holds, in words; empty while nothing is there. */
  get holds(): string {
    const { framework, strength, together, saturation, sample } = this;
    const codes = this.around.codes().length;
    const ofCodes = (rows: readonly unknown[]): string =>
      rows.length === 0 ? '' : `${number(rows.length)} of ${plural(codes, 'code')} shown`;
    switch (this.view) {
      case 'matrix':
        return ofCodes(this.around.matrix.rows);
      case 'strength':
        return ofCodes(strength.rows);
      case 'framework':
        return framework.people.length === 0
          ? ''
          : `${plural(framework.people.length, 'interviewee')} by ${plural(framework.columns.length, 'code')}`;
      case 'together':
        return together.figures.answer ? `${plural(together.rows.length, 'pair')} of codes shown` : '';
      case 'saturation':
        return saturation.figures.answer
          ? plural(saturation.figures.answer.interviews.length, 'coded interview')
          : '';
      case 'sample':
        return sample.figures.answer ? `${number(sample.figures.answer.interviewed)} people interviewed` : '';
    }
  }

  /** Chooses the view that the section shows. */
  choose(view: EvidenceView): void {
    if (view !== this.view) this.around.preferences.set(KEPT, view, true);
  }

  /** Shows a view, and reads what changed since it was last seen. */
  async show(view: EvidenceView): Promise<void> {
    this.choose(view);
    await this.refresh();
  }

  /** Reads what the shown view needs, where anything changed since. */
  async refresh(): Promise<void> {
    const { view } = this;
    if (view === 'matrix') await this.around.matrix.refresh();
    else if (view === 'framework') await this.framework.refresh();
    else await this[view].figures.refresh();
  }

  /** What is chosen in the view that is shown, as JSON. */
  settings(): string {
    const { framework, strength, together, saturation, sample, view } = this;
    const matrix = this.around.matrix.settings();
    const chosen: Required<Omit<Chosen, 'choice'>> = {
      matrix,
      framework: framework.settings,
      strength: { folded: [...strength.folded] },
      together: together.settings,
      saturation: saturation.settings,
      sample: { attribute: sample.attribute },
    };
    const kept: Chosen = { choice: matrix.choice, [view]: chosen[view] };
    return JSON.stringify(kept);
  }

  /** Shows a saved view with what was chosen in it. */
  async open({ kind, settings }: SavedView): Promise<void> {
    const view = VIEWS.find((one) => one === kind);
    const chosen = view && chosenIn(view, settings);
    if (!view || !chosen) throw new Failure(UNREADABLE);
    const { matrix } = this.around;
    matrix.take(chosen.matrix ?? { ...matrix.settings(), choice: chosen.choice });
    if (chosen.framework) this.framework.take(chosen.framework);
    if (chosen.strength) this.strength.folded = new Set(chosen.strength.folded);
    this.choose(view);
    if (chosen.together) await this.together.choose(chosen.together);
    if (chosen.saturation) await this.saturation.choose(chosen.saturation);
    if (chosen.sample) await this.sample.by(chosen.sample.attribute);
    await this.refresh();
  }

  /** Hears that figures may be others now; they are read again when they are looked at. */
  outdate(): void {
    this.around.matrix.outdate();
    this.framework.outdate();
    for (const { figures } of [this.strength, this.together, this.saturation, this.sample]) figures.outdate();
  }

  /** Where the reader is. */
  place(): EvidencePlace {
    const { view, strength, together, framework } = this;
    return {
      view,
      strength: strength.current,
      pair: together.current,
      ...(view === 'framework' && { framework: framework.place() }),
    };
  }

  /** Comes back to a place. */
  returnTo({ view, strength, pair, framework }: EvidencePlace): void {
    this.choose(view);
    if (framework) this.framework.returnTo(framework);
    this.strength.current = strength;
    this.together.current = pair;
    this.returning = true;
  }

  /** The columns of the matrix as it is shown, and what its cells count. */
  private matrixFigure(): { columns: string[]; measure: FigureMeasure } {
    const { columns, crossed, measure } = this.around.matrix.settings();
    return {
      columns: crossed === null ? [columns] : [columns, crossed],
      measure: measure === 'interviewees' ? 'people' : measure,
    };
  }

  /** The figure of a view that is no matrix. */
  private otherFigure(): FigureOf | null {
    const { together, saturation, sample, view } = this;
    if (view === 'together') return { kind: 'cooccurrence', value: together.figures.request() };
    if (view === 'saturation') return { kind: 'saturation', value: saturation.figures.request() };
    return view === 'sample' ? { kind: 'sample', value: sample.figures.request() } : null;
  }

  /** Forgets everything, for locking. */
  close(): void {
    const { framework, strength, together, saturation, sample } = this;
    this.leaving.close();
    for (const room of [framework, strength, together, saturation, sample]) room.close();
    this.saved.close();
    this.returning = false;
  }
}

const UNREADABLE = {
  code: 'other',
  what: 'This view was saved by another version of Verbatim.',
  kept: 'Nothing was changed.',
  next: 'Choose it anew and save it under the same name.',
} as const;

/** What was chosen in a saved view. What it says nothing of is as before anything is chosen; `null` where it cannot be read. */
function chosenIn(view: EvidenceView, settings: string): Chosen | null {
  try {
    const { choice = {}, [view]: own = {} } = fieldsOf(JSON.parse(settings));
    const counted = { ...EVERYTHING, ...fieldsOf(choice) };
    const usual = view === 'matrix' ? { ...USUAL.matrix, choice: counted } : USUAL[view];
    return { choice: counted, [view]: { ...usual, ...fieldsOf(own) } };
  } catch {
    return null;
  }
}

/** The fields of a value, which has some: an error where it has none. */
function fieldsOf(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new TypeError('no fields');
  return value as Record<string, unknown>;
}
