// Where the keyboard goes in Anonymise.
import type { Desk } from '../../commands/desk';

/** Gives the list of findings the keyboard: there the keys that decide work. */
export function toFindings({ page }: Desk): void {
  page.giveKeyboard(document.querySelector('[data-findings]'));
}
