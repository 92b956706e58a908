// How the window looks on this computer. Kept outside the study, so nothing of a study may be in it.

/** Light, dark, or as the system is. */
export type Theme = 'light' | 'dark' | 'system';

const KEY = 'verbatim.appearance';

/** Sizes in which everything can be drawn; 1 is the usual one. */
const SIZES = [0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2];

interface Kept {
  theme: Theme;
  size: number;
}

/** Theme and size, remembered in the given storage. */
export class Appearance {
  theme = $state<Theme>('system');
  /** How large everything is drawn; 1 is the usual size. */
  size = $state(1);
  /** Width of the window in its own pixels: fewer where everything is drawn larger. */
  windowWidth = $state(1440);

  constructor(private readonly storage: Pick<Storage, 'getItem' | 'setItem'>) {
    this.read();
  }

  /** Chooses the theme. */
  choose(theme: Theme): void {
    this.theme = theme;
    this.keep();
  }

  /** Draws everything one step larger or smaller, or in the usual size. */
  enlarge(how: 'larger' | 'smaller' | 'usual'): void {
    const at = SIZES.indexOf(this.size);
    const step = how === 'larger' ? 1 : -1;
    this.size = how === 'usual' ? 1 : (SIZES[at + step] ?? this.size);
    this.keep();
  }

  private read(): void {
    try {
      const kept = JSON.parse(this.storage.getItem(KEY) ?? '{}') as Partial<Kept>;
      if (kept.theme === 'light' || kept.theme === 'dark') this.theme = kept.theme;
      if (kept.size !== undefined && SIZES.includes(kept.size)) this.size = kept.size;
    } catch {
      // A damaged entry only means that the defaults are used.
    }
  }

  private keep(): void {
    const kept: Kept = { theme: this.theme, size: this.size };
    try {
      this.storage.setItem(KEY, JSON.stringify(kept));
    } catch {
      // Without storage the window forgets its looks, nothing else.
    }
  }
}
