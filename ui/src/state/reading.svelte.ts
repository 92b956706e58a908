// How a transcript is read: size and width of its text, and looking for words in it.
import type { Finding, Passage, Surface } from '../editor/surface';
import type { Preferences } from './preferences.svelte';

/** Something about the text that can be set. */
export interface Measure {
  least: number;
  most: number;
  step: number;
  usual: number;
}

/** What can be set: size in pixels, height of a line in sizes, width of a line in letters. */
export const MEASURES = {
  size: { least: 13, most: 24, step: 0.5, usual: 16.5 },
  line: { least: 1.3, most: 2.1, step: 0.05, usual: 1.65 },
  width: { least: 40, most: 96, step: 2, usual: 64 },
} as const satisfies Record<string, Measure>;

/** Name of something that can be set. */
export type MeasureName = keyof typeof MEASURES;

/** Mean width of a letter of the reading face, in sizes. */
const LETTER = 0.4983;

/** Longest selection that is taken over as what to look for. */
const PREFILL = 80;

/** Size and width of the text. Each coder's own. */
export class Look {
  /** Whether the panel is open. */
  open = $state(false);

  constructor(private readonly choices: Pick<Preferences, 'get' | 'set'>) {}

  /** A measure as it is. */
  get(name: MeasureName): number {
    return within(name, this.choices.get<number>(`reading.${name}`, MEASURES[name].usual));
  }

  /** Sets a measure, within its limits. */
  set(name: MeasureName, value: number): void {
    const chosen = within(name, value);
    this.choices.set(`reading.${name}`, chosen === MEASURES[name].usual ? null : chosen, true);
  }

  /** Sets every measure as it usually is. */
  reset(): void {
    for (const name of Object.keys(MEASURES)) this.choices.set(`reading.${name}`, null, true);
  }

  /** Whether any measure was set. */
  readonly changed = $derived.by(() =>
    (Object.keys(MEASURES) as MeasureName[]).some((name) => this.get(name) !== MEASURES[name].usual),
  );

  // Each by itself: a choice of something else leaves them, and with them the text, as they are.
  private readonly size = $derived(this.get('size'));
  private readonly line = $derived(this.get('line'));
  private readonly width = $derived(this.get('width'));

  /** The measures in pixels, as the style sheet takes them; the same object until one of them changes. */
  readonly pixels = $derived.by(() => {
    const { size, line, width } = this;
    return { size, line: Math.round(size * line * 2) / 2, width: Math.round(size * LETTER * width) };
  });
}

function within(name: MeasureName, value: number): number {
  const { least, most, step, usual } = MEASURES[name];
  if (!Number.isFinite(value)) return usual;
  const steps = Math.round((Math.min(most, Math.max(least, value)) - least) / step);
  return Math.round((least + steps * step) * 100) / 100;
}

/** What looking for words asks of the surface. */
export type FindPort = Pick<Surface, 'beginFind' | 'find' | 'findStep' | 'endFind' | 'focus'>;

const NOTHING: Finding = { count: 0, at: 0 };

/** Looking for words in the open transcript. */
export class Find {
  open = $state(false);
  words = $state('');
  /** Whether case and accents matter. */
  exact = $state(false);
  finding = $state.raw<Finding>(NOTHING);
  /** Counts the times that the bar was asked for: its field takes the keyboard anew. */
  asked = $state(0);

  constructor(private readonly port: () => FindPort | null) {}

  /** Opens the bar. Selected words are what to look for. */
  begin(selection: Passage | null): void {
    const port = this.port();
    if (!port) return;
    port.beginFind();
    const selected = selection?.text ?? '';
    if (selected !== '' && selected.length <= PREFILL && !selected.includes('\n')) this.words = selected;
    this.open = true;
    this.asked += 1;
    this.look();
  }

  /** Looks for the words as they are typed. */
  look(): void {
    this.finding = this.port()?.find(this.words, this.exact) ?? NOTHING;
  }

  /** Goes to the next or the last place; opens the bar where it is closed. */
  step(by: 1 | -1): void {
    if (!this.open) this.begin(null);
    else this.finding = this.port()?.findStep(by) ?? NOTHING;
  }

  /** Closes the bar: back to where the reader was, or (`stay`) with the found words selected. */
  end(stay: boolean): void {
    if (!this.open) return;
    this.forget();
    this.port()?.endFind(stay);
    this.port()?.focus();
  }

  /** Closes the bar without going anywhere, for another transcript and for locking. */
  forget(): void {
    this.open = false;
    this.finding = NOTHING;
  }

  /** Forgets what was looked for, too. */
  close(): void {
    this.forget();
    this.words = '';
    this.exact = false;
  }
}
