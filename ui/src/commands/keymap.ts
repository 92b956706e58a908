// Which keys an action has: its usual ones, or those that the coder gave it. Kept in the study, for each coder.
import type { Preferences } from '../state/preferences.svelte';
import type { Command } from './command';
import { keyWords, sameKeys, worksInFields } from './keys';

/** Keys that a coder chose, by the action's id. */
type Chosen = Readonly<Record<string, readonly string[]>>;

/** Name of the choice in the study. */
const KEPT = 'keys';

/** Keys that lists, fields and the clipboard use themselves. */
const TAKEN = new Set(
  ['Tab', 'Shift+Tab', 'Enter', 'Escape', 'Space', 'Backspace', 'Home', 'End', 'PageUp', 'PageDown']
    .concat(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'].flatMap((key) => [key, `Shift+${key}`]))
    .concat(['Mod+C', 'Mod+X', 'Mod+V', 'Mod+A'])
    .map(sameKeys),
);

let preferences: Preferences | null = null;

/** Follows the choices of the study that is open. Called once, before anything is drawn. */
export function followKeys(of: Preferences): void {
  preferences = of;
}

const chosen = (): Chosen => preferences?.get<Chosen>(KEPT, {}) ?? {};

/** The keys of an action. */
export function keysFor({ id, keys }: Pick<Command, 'id' | 'keys'>): readonly string[] {
  const own = chosen()[id];
  return Array.isArray(own) ? (own as readonly string[]) : keys;
}

/** Whether the coder gave this action other keys than the usual ones. */
export function hasOwnKeys(id: string): boolean {
  return chosen()[id] !== undefined;
}

/** Gives an action these keys and no others. */
export function chooseKeys(id: string, keys: readonly string[]): void {
  preferences?.set(KEPT, { ...chosen(), [id]: keys }, true);
}

/** Gives an action its usual keys again. */
export function usualKeys(id: string): void {
  const rest = Object.fromEntries(Object.entries(chosen()).filter(([other]) => other !== id));
  preferences?.set(KEPT, Object.keys(rest).length > 0 ? rest : null, true);
}

/** Gives every action its usual keys again. */
export function allUsualKeys(): void {
  preferences?.set(KEPT, null, true);
}

/** Whether two actions can be meant by one press. A list with keys of its own comes before everything else. */
export function meet(a: Command, b: Command): boolean {
  const realm = ({ where }: Command): string =>
    where === 'code' || where === 'reading' || where === 'study' ? 'study' : where;
  const everywhere = (one: string, other: string): boolean =>
    one === 'window' && (other === 'study' || other === 'start');
  const [one, other] = [realm(a), realm(b)];
  return one === other || everywhere(one, other) || everywhere(other, one);
}

/** Why an action cannot have these keys, as a sentence; `null` where it can. `all` are the actions with their keys. */
export function refused(wanted: string, action: Command, all: readonly Command[]): string | null {
  if (TAKEN.has(sameKeys(wanted))) return `${keyWords(wanted)} is used inside lists and fields.`;
  const everywhere = ['window', 'study', 'code', 'start'].includes(action.where);
  if (everywhere && !worksInFields(wanted))
    return 'This action works everywhere, so it needs Ctrl, Alt or a key from F1 to F12.';
  const other = all.find(
    (one) =>
      one.id !== action.id &&
      meet(one, action) &&
      one.keys.some((keys) => sameKeys(keys) === sameKeys(wanted)),
  );
  return other ? `${keyWords(wanted)} is “${other.words}”. Give that action another key first.` : null;
}
