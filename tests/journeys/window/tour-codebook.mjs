// The part of the walk that is about the codebook: its tree, what is asked beside it, and the reading list of a code.
import { choose } from './tree.mjs';

/** Opens the codebook where it has no place beside the text. */
async function beside(window) {
  const there = (await window.all('region')).some((one) => one.name === 'Codebook');
  if (!there) await window.press('Ctrl+\\');
}

/** Goes through every state of the codebook, from the section Code with an interview open. Leaves all as it was. */
export async function organised(window, at) {
  await beside(window);
  await choose(window, 'Advocate presence');
  await at('tree');
  await window.press('Shift+F10');
  await window.sees('menuitem', /^Merge into/);
  await at('tree menu');
  await window.press('Escape', 'Delete');
  await window.sees('button', 'Delete');
  await at('tree delete');
  await window.press('Escape', 'Ctrl+M');
  await window.sees('combobox', 'Merge “Advocate presence” into');
  await window.type('impact');
  await window.reads('would go over to');
  await at('tree merge');
  await window.press('Escape', 'Shift+C');
  await window.sees('dialog', /^Colour of/);
  await at('tree colour');
  await window.press('Escape', 'F2');
  await window.type('connection to services');
  await window.reads('here already');
  await at('tree rename');
  await window.press('Escape', 'N');
  await window.sees('textbox', 'Name of the new code');
  await at('tree new code');
  await window.press('Escape', 'D');
  await window.sees('textbox', 'Statement');
  await at('words of a code');
  await window.press('Escape', 'Ctrl+Enter');
  await window.sees('option', /^paragraph/);
  await window.press('J', 'Shift+ArrowDown', 'Space');
  await at('reading list');
  await window.press('C');
  await window.sees('combobox', 'Move 2 passages to');
  await window.type('con');
  await at('reading list recode');
  await window.press('Escape', 'Escape', 'Escape');
  await window.sees('textbox', 'Transcript');
}
