// What an action acts on: the state, and the few things of the page that are no state.
import { createContext } from 'svelte';
import type { Workspace } from '../state/workspace.svelte';

/** What actions ask of the page. */
export interface Page {
  /** Gives the next pane the keyboard. */
  nextPane: () => void;
  /** Gives the field that filters the section's list the keyboard. */
  focusFilter: () => void;
}

/** State and page. */
export interface Desk {
  workspace: Workspace;
  page: Page;
}

/** The desk of the components below. */
export const [getDesk, setDesk] = createContext<Desk>();
