// When new codes stopped coming up: how it is looked for, and what it came to.
import type { ChoiceRequest } from '../ipc/types';
import { wholeNumber } from '../parts/whole-number';
import { Figures } from './figures.svelte';

/** How saturation is looked for. */
export interface SaturationSettings {
  /** Whether the ready-made codes are followed, too. */
  allCodes: boolean;
  /** Interviews whose codes are the measure. */
  base: number;
  /** Interviews that are looked at together after these. */
  run: number;
  /** Most new codes of a run, in hundredths of the codes of the base. */
  threshold: number;
  /** Random orders of the band. */
  orders: number;
}

/** Least and greatest values of each number. */
export const LIMITS = {
  base: [1, 200],
  run: [1, 50],
  threshold: [0, 100],
  orders: [0, 10_000],
} as const;

/** A number that can be set. */
export type SaturationNumber = keyof typeof LIMITS;

/** How saturation is looked for before anything is chosen. */
export const USUAL_SATURATION: SaturationSettings = {
  allCodes: false,
  base: 4,
  run: 2,
  threshold: 5,
  orders: 1000,
};
/** Where random numbers begin: always here, so that the same study gives the same band. */
const SEED = 1;

/** Saturation with its settings. */
export class SaturationRoom {
  settings = $state.raw<SaturationSettings>(USUAL_SATURATION);
  readonly figures: Figures<'saturation'> = new Figures('saturation', () => {
    const { allCodes, base, run, threshold, orders } = this.settings;
    return { all_codes: allCodes, base, run, threshold, orders, seed: SEED, choice: this.choice() };
  });

  constructor(private readonly choice: () => ChoiceRequest) {}

  /** Looks for it otherwise. What is out of bounds stays as it was. */
  async choose(settings: Partial<SaturationSettings>): Promise<void> {
    const next = { ...this.settings, ...settings };
    const numbers = Object.keys(LIMITS) as SaturationNumber[];
    if (numbers.some((name) => wrongNumber(name, String(next[name])) !== null)) return;
    this.settings = next;
    await this.figures.refresh();
  }

  /** Forgets the figures, for locking. */
  close(): void {
    this.figures.close();
    this.settings = USUAL_SATURATION;
  }
}

/** What is wrong with what was typed for a number, as a sentence; `null` where nothing is. */
export function wrongNumber(name: SaturationNumber, typed: string): string | null {
  const [least, most] = LIMITS[name];
  return wholeNumber(least, most)(typed);
}
