// What an action is.
import type { Desk } from './desk';

/**
 * Where an action works. `window` is everywhere, before a study is open too. `reading` is the transcript or a list while nothing is being typed; `tree` is the codebook,
 * `passages` the reading list of a code and `review` the queue of reviews, whose actions come before all others there.
 */
export type Where = 'window' | 'start' | 'study' | 'code' | 'reading' | Place;

/** The lists with keys of their own. */
export const PLACES = [
  'tree',
  'passages',
  'review',
  'interviews',
  'interviewees',
  'categories',
  'outreach',
  'anonymise',
  'search',
  'matrix',
  'cell',
  'framework',
  'strength',
  'together',
] as const;

/** A list with keys of its own. The element says so: `data-keys="tree"`. */
export type Place = (typeof PLACES)[number];

/** A heading of the list of keys. */
export type Group =
  | 'Anywhere'
  | 'Window'
  | 'Start'
  | 'Library'
  | 'Reading'
  | 'Coding'
  | 'Passage'
  | 'Memos'
  | 'Review'
  | 'Anonymise'
  | 'Search'
  | 'Themes'
  | 'Export'
  | 'Codebook'
  | 'Reading list';

/** An action. */
export interface Command {
  id: string;
  /** What it does, as a button or the list of keys says it. */
  words: string;
  /** Heading in the list of keys. */
  group: Group;
  /** Its usual keys; none for what is seldom done. `command(id).keys` are those that the coder chose instead. */
  keys: readonly string[];
  where: Where;
  /** Words of the row that it is folded into with its like in the list of keys, as the nine slots are. */
  series?: string;
  /** What it would do just now, for menus: `Undo: Coded as Root causes`. */
  says?: (desk: Desk) => string;
  /** Whether the palette lists it; `false` where its key only says why it does nothing. */
  listed?: (desk: Desk) => boolean;
  /** Its keys cannot be changed. */
  fixed?: true;
  /** Keys that are held down do it again and again, as moving does. Anything else is done once a press. */
  repeats?: true;
  /** A text field's own keys, such as its undo, stay with the field. */
  notInFields?: true;
  /** Whether it can be done now; `false` leaves the key to the page. */
  able?: (desk: Desk) => boolean;
  run: (desk: Desk) => unknown;
}

/** Whether the coding section is shown. */
export function inCode({ workspace }: Desk): boolean {
  return workspace.section === 'code';
}
