// The framework matrix as a person meets it: a row for each interviewee, a column for each theme.
import { verbatim } from './study.mjs';
import { showView } from './tour-evidence.mjs';

/** Opens the view. */
export async function toFramework(window) {
  await showView(window, 'Framework');
  await window.sees('heading', 'Framework');
  await window.sees('columnheader', 'Protection of victims');
}

/** What the command line says of the first few people on a theme: those with passages, each with their cell. */
export function saidOf(study, theme) {
  const { people, rows } = verbatim('framework', 'list', study.path, '--code', theme);
  return rows[0].cells
    .filter((cell) => cell.passages > 0)
    .map((cell) => ({ ...cell, label: people[cell.person].interviewee }));
}

/** What the command line says of one person on a theme. */
export const cellOf = (study, theme, label) => saidOf(study, theme).find((one) => one.label === label);

/** Clicks the cell of a person and a theme; its passages open beside it. */
export async function openCell(window, label, theme) {
  await window.click('gridcell', `${label}, ${theme}: …`);
  await window.sees('region', 'Summary');
}

/** Writes into the cell that has the keyboard. */
export async function writeSummary(window, label, theme, words) {
  await window.press('Enter');
  await window.sees('textbox', `Summary of ${label} on ${theme}`);
  await window.type(words);
}
