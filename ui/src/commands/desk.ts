// What an action acts on: the state, and the few things of the page that are no state.
import { createContext } from 'svelte';
import type { Workspace } from '../state/workspace.svelte';

/** What actions ask of the page. */
export interface Page {
  /** Gives the next pane the keyboard, or the one before. */
  nextPane: (step: 1 | -1) => void;
  /** Gives the middle of the section the keyboard, where work goes on in it: its text or list. */
  toMiddle: () => void;
  /** Gives the field that filters the section's list the keyboard. */
  focusFilter: () => void;
  /** Gives an element the keyboard, where it is still there. In the transcript, caret and selection stay. */
  giveKeyboard: (element: Element | null | undefined) => void;
  /** Whether a list with keys of its own is shown: `tree`, `passages`, `review`. */
  shows: (place: string) => boolean;
}

/** State and page. */
export interface Desk {
  workspace: Workspace;
  page: Page;
}

/** The desk of the components below. */
export const [getDesk, setDesk] = createContext<Desk>();
