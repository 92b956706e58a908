// How the window looks on this computer. Kept outside the study, so nothing of a study may be in it.

/** Light, dark, or as the system is. */
export type Theme = 'light' | 'dark' | 'system';

/** A pane that can be resized. */
export type Pane = 'left' | 'right';

/** Least and greatest width of a pane, in pixels. */
export const PANE_LEAST = 240;
export const PANE_MOST = 480;

const KEY = 'verbatim.appearance';

/** Width of each pane that nobody has resized: in a narrow window the reading column needs what they can spare. */
const NARROW = 1400;
const WIDTHS = { wide: { left: 303, right: 311 }, narrow: { left: 290, right: 256 } };

interface Kept {
  theme: Theme;
  left: number | null;
  right: number | null;
}

/** Theme and pane widths, remembered in the given storage. */
export class Appearance {
  theme = $state<Theme>('system');
  /** Width of the window in pixels. */
  windowWidth = $state(1440);
  private chosen = $state.raw<Record<Pane, number | null>>({ left: null, right: null });
  private readonly usual = $derived(WIDTHS[this.windowWidth < NARROW ? 'narrow' : 'wide']);
  /** Widths of panes in pixels. */
  readonly left = $derived(this.chosen.left ?? this.usual.left);
  readonly right = $derived(this.chosen.right ?? this.usual.right);

  constructor(private readonly storage: Pick<Storage, 'getItem' | 'setItem'>) {
    this.read();
  }

  /** Chooses the theme. */
  choose(theme: Theme): void {
    this.theme = theme;
    this.keep();
  }

  /** Sets the width of a pane, within its limits. */
  resize(pane: Pane, width: number): void {
    const within = Math.round(Math.min(PANE_MOST, Math.max(PANE_LEAST, width)));
    this.chosen = { ...this.chosen, [pane]: within };
    this.keep();
  }

  private read(): void {
    try {
      const kept = JSON.parse(this.storage.getItem(KEY) ?? '{}') as Partial<Kept>;
      if (kept.theme === 'light' || kept.theme === 'dark') this.theme = kept.theme;
      for (const pane of ['left', 'right'] as const) {
        const width = kept[pane];
        if (typeof width === 'number' && width >= PANE_LEAST && width <= PANE_MOST)
          this.chosen = { ...this.chosen, [pane]: width };
      }
    } catch {
      // A damaged entry only means that the defaults are used.
    }
  }

  private keep(): void {
    const kept: Kept = { theme: this.theme, ...this.chosen };
    try {
      this.storage.setItem(KEY, JSON.stringify(kept));
    } catch {
      // Without storage the window forgets its widths, nothing else.
    }
  }
}
