// What is found by typing: an action, or a place to go to.

/** What the palette lists. */
export type PaletteKind = 'actions' | 'places';

/** The palette. */
export class Palette {
  /** What it lists; `null` while it is closed. */
  kind = $state<PaletteKind | null>(null);
  query = $state('');

  /** Opens it, or changes what it lists. */
  show(kind: PaletteKind): void {
    this.kind = kind;
    this.query = '';
  }

  /** Closes it. */
  close(): void {
    this.kind = null;
    this.query = '';
  }
}
