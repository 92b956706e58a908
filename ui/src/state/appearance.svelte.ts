// How the window looks on this computer. Kept outside the study, so nothing of a study may be in it.

/** Light, dark, or as the system is. */
export type Theme = 'light' | 'dark' | 'system';

/** A pane that can be resized. */
export type Pane = 'left' | 'right';

/** Least and greatest width of a pane, in pixels. */
export const PANE_LEAST = 240;
export const PANE_MOST = 480;

const KEY = 'verbatim.appearance';

interface Kept {
  theme: Theme;
  left: number;
  right: number;
}

/** Theme and pane widths, remembered in the given storage. */
export class Appearance {
  theme = $state<Theme>('system');
  /** Widths of panes in pixels. */
  left = $state(303);
  right = $state(311);

  constructor(
    private readonly storage: Pick<Storage, 'getItem' | 'setItem'>,
    windowWidth = 1440,
  ) {
    // In a narrow window the reading column needs what the panes can spare.
    if (windowWidth < 1400) [this.left, this.right] = [290, 256];
    this.read();
  }

  /** Chooses the theme. */
  choose(theme: Theme): void {
    this.theme = theme;
    this.keep();
  }

  /** Sets the width of a pane, within its limits. */
  resize(pane: Pane, width: number): void {
    this[pane] = Math.round(Math.min(PANE_MOST, Math.max(PANE_LEAST, width)));
    this.keep();
  }

  private read(): void {
    try {
      const kept = JSON.parse(this.storage.getItem(KEY) ?? '{}') as Partial<Kept>;
      if (kept.theme === 'light' || kept.theme === 'dark') this.theme = kept.theme;
      for (const pane of ['left', 'right'] as const) {
        const width = kept[pane];
        if (typeof width === 'number' && width >= PANE_LEAST && width <= PANE_MOST) this[pane] = width;
      }
    } catch {
      // A damaged entry only means that the defaults are used.
    }
  }

  private keep(): void {
    const kept: Kept = { theme: this.theme, left: this.left, right: this.right };
    try {
      this.storage.setItem(KEY, JSON.stringify(kept));
    } catch {
      // Without storage the window forgets its widths, nothing else.
    }
  }
}
