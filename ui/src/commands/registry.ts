// Every action of the window once: its words, its keys, where it works, what it does. Buttons, tooltips, the
// palette and the list of keys all read this. The actions themselves stand in a file a group.
import { ANONYMISE } from './anonymise';
import { ANYWHERE } from './anywhere';
import { CODEBOOK } from './codebook';
import { CODING } from './coding';
import { PLACES, type Command, type Place, type Where } from './command';
import type { Desk } from './desk';
import { EVIDENCE } from './evidence';
import { EXCHANGE } from './exchange';
import { EXPORT } from './export';
import { FRAMEWORK } from './framework';
import { keysFor } from './keymap';
import { isPressed, keyWords, worksInFields, type Press } from './keys';
import { LIBRARY } from './library';
import { MATRIX } from './matrix';
import { MEMOS } from './memos';
import { PASSAGE } from './passage';
import { READING } from './reading';
import { REVIEW } from './review';
import { SEARCH } from './search';
import { START } from './start';
import { WINDOW } from './window';

export type { Command, Place };

/** All actions, in the order of the list of keys. */
export const COMMANDS = [
  ...ANYWHERE,
  ...START,
  ...LIBRARY,
  ...READING,
  ...CODING,
  ...PASSAGE,
  ...MEMOS,
  ...REVIEW,
  ...ANONYMISE,
  ...SEARCH,
  ...MATRIX,
  ...FRAMEWORK,
  ...EVIDENCE,
  ...EXPORT,
  ...EXCHANGE,
  ...CODEBOOK,
  ...WINDOW,
] as const satisfies readonly Command[];

/** Id of an action. */
export type CommandId = (typeof COMMANDS)[number]['id'];

const BY_ID = new Map<string, Command>(COMMANDS.map((command) => [command.id, withOwnKeys(command)]));

/** The action with the keys that the coder chose for it, asked anew each time. */
function withOwnKeys(usual: Command): Command {
  return {
    ...usual,
    get keys() {
      return keysFor(usual);
    },
  };
}

/** All actions with the keys that they have now. */
export function commands(): readonly Command[] {
  return [...BY_ID.values()];
}

/** The action of an id. */
export function command(id: CommandId): Command {
  const found = BY_ID.get(id);
  if (!found) throw new Error(`no command ${id}`);
  return found;
}

/** Whether an action can be done now. */
export function able(id: CommandId, desk: Desk): boolean {
  return command(id).able?.(desk) ?? true;
}

/** What an action would do just now: `Undo: Coded as Root causes`. */
export function sayings(one: Command, desk: Desk): string {
  return one.says?.(desk) ?? one.words;
}

/** The first key of an action, as words for a tooltip: `Ctrl H`. Empty where it has none. */
export function shortcut(id: CommandId): string {
  const [first] = command(id).keys;
  return first === undefined ? '' : keyWords(first);
}

/** An action with its key, for a tooltip: `History (Ctrl H)`. */
export function named(id: CommandId, words = command(id).words): string {
  const keys = shortcut(id);
  return keys === '' ? words : `${words} (${keys})`;
}

/** Whether an action has a meaning in what is shown, wherever the keyboard is: the palette offers it then. */
export function offered(one: Command, desk: Desk): boolean {
  const { workspace, page } = desk;
  if (one.where === 'start' || workspace.session.stage.at !== 'open') return false;
  if (one.where === 'code' && workspace.section !== 'code') return false;
  if (isPlace(one.where) && !page.shows(one.where)) return false;
  if (one.listed?.(desk) === false) return false;
  return one.able?.(desk) ?? true;
}

/** Does an action, if it can be done now. */
export function run(id: CommandId, desk: Desk): void {
  if (able(id, desk)) command(id).run(desk);
}

/** Where the keyboard is. */
export interface Focus {
  /** Whether something is being typed. */
  inField: boolean;
  /** Whether the transcript or a list has the focus. */
  reading: boolean;
  /** The list with keys of its own that has the focus. */
  place?: Place | null;
}

/** The action that a press means here, if any. */
export function pressed(press: Press, focus: Focus, desk: Desk): Command | undefined {
  const means = (one: Command): boolean =>
    worksHere(one.where, focus, desk) &&
    one.keys.some(
      (keys) => isPressed(keys, press) && (!focus.inField || (worksInFields(keys) && !one.notInFields)),
    );
  const able = (one: Command): boolean => one.able?.(desk) ?? true;
  const all = [...BY_ID.values()].filter(means);
  // A key of the list that has the focus is that list's, even while it can do nothing: it must not act elsewhere.
  const own = all.filter((one) => one.where === focus.place);
  return (own.length > 0 ? own : all).find(able);
}

function worksHere(where: Where, focus: Focus, { workspace }: Desk): boolean {
  const { at } = workspace.session.stage;
  if (where === 'window') return true;
  if (where === 'start') return at === 'start';
  if (at !== 'open') return false;
  if (where === 'code') return workspace.section === 'code';
  if (isPlace(where)) return focus.place === where && !focus.inField;
  return where === 'study' || focus.reading;
}

function isPlace(where: Where): where is Place {
  return (PLACES as readonly string[]).includes(where);
}
