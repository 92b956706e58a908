// The views of the section Themes: which of them is shown, and reading what it shows.
import { Failure } from '../ipc/failure';
import type { ChoiceRequest, CodeRow, SavedView } from '../ipc/types';
import type { Preferences } from './preferences.svelte';
import { SampleRoom } from './sample.svelte';
import { SaturationRoom, type SaturationSettings } from './saturation.svelte';
import { SavedViews } from './saved-views.svelte';
import { StrengthRoom } from './strength.svelte';
import type { MatrixSettings } from './themes.svelte';
import { TogetherRoom, type TogetherSettings } from './together.svelte';

/** The views, in the order of their tabs. */
export const VIEWS = ['matrix', 'strength', 'together', 'saturation', 'sample'] as const;

/** A view of the section Themes. */
export type EvidenceView = (typeof VIEWS)[number];

/** Where a reader is in the section, for coming back. */
export interface EvidencePlace {
  view: EvidenceView;
  strength: string | null;
  pair: string | null;
}

/** What the views need to know of the window. Closures, so that they stay current. */
export interface EvidenceSurroundings {
  preferences: Preferences;
  codes: () => readonly CodeRow[];
  /** What is counted. */
  choice: () => ChoiceRequest;
  /** The matrix, which is a room of its own. */
  matrix: {
    refresh: () => Promise<void>;
    outdate: () => void;
    settings: () => MatrixSettings;
    /** Takes up what was chosen; it is read at the next refresh. */
    take: (settings: MatrixSettings) => void;
  };
}

/** What is chosen in a view, as it is saved with it. What is counted is that of all views. */
interface Chosen {
  choice: ChoiceRequest;
  matrix?: MatrixSettings;
  strength?: { folded: string[] };
  together?: TogetherSettings;
  saturation?: SaturationSettings;
  sample?: { attribute: string | null };
}

/** Name of the choice of a view in the study. */
const KEPT = 'themes.view';

/** The views beside the matrix, and which of all is shown. */
export class Evidence {
  readonly strength: StrengthRoom;
  readonly together: TogetherRoom;
  readonly saturation: SaturationRoom;
  readonly sample: SampleRoom;
  readonly saved = new SavedViews();
  /** Whether the list of the view takes the keyboard when it is drawn: the reader comes back to it. */
  returning = false;

  constructor(private readonly around: EvidenceSurroundings) {
    const { codes, choice } = around;
    this.strength = new StrengthRoom({ codes, choice });
    this.together = new TogetherRoom(choice);
    this.saturation = new SaturationRoom(choice);
    this.sample = new SampleRoom();
  }

  /** The view that is shown: the one that this coder looked at last. */
  get view(): EvidenceView {
    const kept = this.around.preferences.get<string>(KEPT, 'matrix');
    return VIEWS.find((one) => one === kept) ?? 'matrix';
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
    await (view === 'matrix' ? this.around.matrix.refresh() : this[view].figures.refresh());
  }

  /** What is chosen in the view that is shown, as JSON. */
  settings(): string {
    const { strength, together, saturation, sample, view } = this;
    const matrix = this.around.matrix.settings();
    const chosen: Required<Omit<Chosen, 'choice'>> = {
      matrix,
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
    const chosen = chosenIn(settings);
    if (view === undefined || chosen === null) throw new Failure(UNREADABLE);
    const { matrix } = this.around;
    matrix.take(chosen.matrix ?? { ...matrix.settings(), choice: chosen.choice });
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
    for (const { figures } of [this.strength, this.together, this.saturation, this.sample]) figures.outdate();
  }

  /** Where the reader is. */
  place(): EvidencePlace {
    return { view: this.view, strength: this.strength.current, pair: this.together.current };
  }

  /** Comes back to a place. */
  returnTo({ view, strength, pair }: EvidencePlace): void {
    this.choose(view);
    this.strength.current = strength;
    this.together.current = pair;
    this.returning = true;
  }

  /** Forgets everything, for locking. */
  close(): void {
    for (const room of [this.strength, this.together, this.saturation, this.sample]) room.close();
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

/** What was chosen in a saved view; `null` where it is none that this window saves. */
function chosenIn(settings: string): Chosen | null {
  try {
    const read = JSON.parse(settings) as Partial<Chosen> | null;
    return typeof read?.choice === 'object' ? (read as Chosen) : null;
  } catch {
    return null;
  }
}
