// Panes beside the middle: how wide, whether folded away, and in a narrow window laid over the middle.
// Widths and folding are kept for each section, in the study.
import type { Preferences } from './preferences.svelte';

/** A pane beside the middle. */
export type Pane = 'left' | 'right';

/** Least and greatest width of a pane, in pixels. */
export const PANE_LEAST = 240;
export const PANE_MOST = 480;

/** Below these widths of the window a pane lies over the middle while it is open. */
const ROOM = { left: 1100, right: 1280 };

/** Width of each pane that nobody has resized: in a narrow window the reading column needs what they can spare. */
const NARROW = 1400;
const WIDTHS = { wide: { left: 303, right: 311 }, narrow: { left: 290, right: 256 } };
/** The same of a section that is laid out otherwise. */
const OWN: Readonly<Record<string, typeof WIDTHS>> = {
  export: { wide: { left: 318, right: 330 }, narrow: { left: 264, right: 286 } },
  themes: { wide: { left: 303, right: 392 }, narrow: { left: 290, right: 360 } },
};

/** What the panes need to know. Closures, so that they stay current. */
export interface PaneSurroundings {
  preferences: Preferences;
  section: () => string;
  /** Width of the window in pixels. */
  width: () => number;
}

/** The panes of the section that is shown. */
export class Panes {
  /** The pane that is open over the middle, and the section whose it is. */
  private laid = $state.raw<{ pane: Pane; section: string } | null>(null);

  constructor(private readonly around: PaneSurroundings) {}

  /** The pane that is open over the middle of this section; one of another section is put away. */
  private get over(): Pane | null {
    return this.laid?.section === this.around.section() ? this.laid.pane : null;
  }
  private set over(pane: Pane | null) {
    this.laid = pane && { pane, section: this.around.section() };
  }

  /** Width of a pane in pixels. */
  width(pane: Pane): number {
    const widths = OWN[this.around.section()] ?? WIDTHS;
    const usual = widths[this.around.width() < NARROW ? 'narrow' : 'wide'][pane];
    return within(this.around.preferences.get<number>(this.key(pane, 'width'), usual));
  }

  /** Sets the width of a pane, within its limits. */
  resize(pane: Pane, width: number): void {
    this.around.preferences.set(this.key(pane, 'width'), within(width), true);
  }

  /** Whether a pane has no place of its own, so that it lies over the middle. */
  lies(pane: Pane): boolean {
    return this.around.width() < ROOM[pane];
  }

  /** Whether a pane is shown, in its place or over the middle. */
  shown(pane: Pane): boolean {
    if (this.lies(pane)) return this.over === pane;
    return !this.around.preferences.get<boolean>(this.key(pane, 'folded'), false);
  }

  /** Opens a pane, or puts it away. */
  toggle(pane: Pane): void {
    if (this.shown(pane)) this.putAway(pane);
    else this.open(pane);
  }

  /** Opens a pane. */
  open(pane: Pane): void {
    if (this.lies(pane)) this.over = pane;
    else this.around.preferences.set(this.key(pane, 'folded'), null, true);
  }

  /** Closes the pane that lies over the middle. Says whether there was one. */
  uncover(): boolean {
    const open = this.over !== null && this.lies(this.over);
    this.over = null;
    return open;
  }

  /** What was shown in a pane is closed: the pane goes with it where it lies over the middle, and stays in its place. */
  giveWay(pane: Pane): void {
    if (this.lies(pane)) this.over = null;
  }

  private putAway(pane: Pane): void {
    if (this.lies(pane)) this.over = null;
    else this.around.preferences.set(this.key(pane, 'folded'), true, true);
  }

  private key(pane: Pane, what: 'width' | 'folded'): string {
    return `pane.${this.around.section()}.${pane}.${what}`;
  }
}

function within(width: number): number {
  return Math.round(Math.min(PANE_MOST, Math.max(PANE_LEAST, width)));
}
