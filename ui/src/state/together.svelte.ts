// Which codes come together: where both must be, and the pairs in the order that is asked for.
import type { ChoiceRequest, CodePair, TogetherUnit } from '../ipc/types';
import { folded } from './codetree';
import { Figures } from './figures.svelte';
import { sortedBy, type Sorting } from './sorting';

/** Two codes that come together, with how much there is of each. */
export interface PairRow extends CodePair {
  id: string;
  ofFirst: number;
  ofSecond: number;
}

/** A column by which the pairs can be sorted. */
export type PairColumn = 'first' | 'second' | 'both' | 'ofFirst' | 'ofSecond' | 'jaccard';

/** What can be chosen here, as it is kept with a saved view. */
export interface TogetherSettings {
  unit: TogetherUnit;
  rollUp: boolean;
  sort: Sorting<PairColumn> | null;
}

/** Units by their words. */
export const UNITS: readonly { value: TogetherUnit; words: string; things: string; explained: string }[] = [
  {
    value: 'overlap',
    words: 'Overlap',
    things: 'passages',
    explained: 'Passages of either code that share text with one of the other.',
  },
  {
    value: 'passage',
    words: 'Same passage',
    things: 'passages',
    explained: 'Passages, from their first letter to their last, that carry both codes.',
  },
  {
    value: 'turn',
    words: 'Same turn',
    things: 'turns',
    explained: 'Turns in which both codes are, anywhere.',
  },
  {
    value: 'interviewee',
    words: 'Same person',
    things: 'people',
    explained: 'People who raise both, anywhere in their interviews.',
  },
];

/** What is chosen before anything is. */
export const USUAL_TOGETHER: TogetherSettings = {
  unit: 'overlap',
  rollUp: false,
  sort: { by: 'both', down: true },
};

/** The pairs, and which of them is looked at. */
export class TogetherRoom {
  unit = $state<TogetherUnit>(USUAL_TOGETHER.unit);
  rollUp = $state(USUAL_TOGETHER.rollUp);
  /** `null` is the order of the codebook. */
  sort = $state.raw<Sorting<PairColumn> | null>(USUAL_TOGETHER.sort);
  filter = $state('');
  current = $state<string | null>(null);
  readonly figures: Figures<'cooccurrence'> = new Figures('cooccurrence', () => ({
    unit: this.unit,
    roll_up: this.rollUp,
    choice: this.choice(),
  }));

  readonly pairs = $derived.by((): PairRow[] => {
    const { answer } = this.figures;
    const of = new Map(answer?.codes.map(({ code, count }) => [code, count]));
    return (answer?.pairs ?? []).map((pair) => ({
      ...pair,
      id: `${pair.first}\n${pair.second}`,
      ofFirst: of.get(pair.first) ?? 0,
      ofSecond: of.get(pair.second) ?? 0,
    }));
  });
  readonly rows = $derived.by((): PairRow[] => {
    const words = folded(this.filter).split(/\s+/u).filter(Boolean);
    const shown = this.pairs.filter((pair) => {
      const both = folded(pair.id);
      return words.every((word) => both.includes(word));
    });
    const { sort } = this;
    return sort === null ? shown : sortedBy(shown, (pair) => pair[sort.by], sort.down);
  });

  constructor(private readonly choice: () => ChoiceRequest) {}

  /** What is chosen here. */
  get settings(): TogetherSettings {
    return { unit: this.unit, rollUp: this.rollUp, sort: this.sort };
  }

  /** Chooses something else, and reads the pairs of it. */
  async choose(settings: Partial<TogetherSettings>): Promise<void> {
    const { unit, rollUp, sort } = { ...this.settings, ...settings };
    this.unit = UNITS.find((one) => one.value === unit)?.value ?? USUAL_TOGETHER.unit;
    this.rollUp = rollUp;
    this.sort = sort;
    await this.figures.refresh();
  }

  /** Forgets the pairs, for locking. */
  close(): void {
    this.figures.close();
    this.filter = '';
    this.current = null;
    this.unit = USUAL_TOGETHER.unit;
    this.rollUp = USUAL_TOGETHER.rollUp;
    this.sort = USUAL_TOGETHER.sort;
  }
}

/**
 * The search that finds the passages where both codes are: for passages exactly those that are counted, else those of
 * the first beside the second. With `rollUp` a code holds what the codes below it hold.
 */
export function pairQuery(unit: TogetherUnit, rollUp: boolean, { first, second }: CodePair): string {
  const [one, other] = [codeTerm(first, rollUp), codeTerm(second, rollUp)];
  switch (unit) {
    case 'turn':
      return `${one} NEAR/turn ${other}`;
    case 'interviewee':
      return `${one} person:(${other})`;
    case 'passage':
      return `${one} SAME ${other}`;
    case 'overlap':
      return `(${one} OVERLAPS ${other}) OR (${other} OVERLAPS ${one})`;
  }
}

function codeTerm(path: string, rollUp: boolean): string {
  return `code:"${rollUp ? '' : '='}${path.replaceAll('"', '')}"`;
}

/** A Jaccard coefficient as it is read: `0.37`. */
export function jaccardWords(value: number): string {
  return value > 0 && value < 0.005 ? '< 0.01' : value.toFixed(2);
}
