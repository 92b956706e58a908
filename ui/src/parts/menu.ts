/** An entry of a menu. */
export interface MenuItem {
  words: string;
  run: () => void;
  /** Keys that do the same, as words. */
  keys?: string;
  /** Whether this is the one of its group that is in force. */
  chosen?: boolean;
  disabled?: boolean;
}

/** Entries that belong together. */
export interface MenuGroup {
  heading?: string;
  items: readonly MenuItem[];
}
