// The matrix of themes as a person meets it: its cells by code and column, and the pane beside it.
import { until } from './processes.mjs';

/** Opens the section. */
export async function toMatrix(window) {
  await window.press('Ctrl+5');
  await window.sees('heading', 'Themes by interviewee category');
  await window.sees('rowheader', 'Protection of victims');
}

/** Names of the rows that are shown. */
export async function rowNames(window) {
  return (await window.all('rowheader')).map((one) => one.text);
}

/** Middle of the cell of a code in a column. */
export async function cellOf(window, code, column) {
  const row = await window.where('rowheader', code);
  const heads = await window.all('columnheader');
  const head = heads.find((one) => one.text.startsWith(column));
  return { x: head.middle.x, y: row.y };
}

/** Clicks a cell and waits for the pane. */
export async function openCell(window, code, column) {
  const { x, y } = await cellOf(window, code, column);
  await window.clickAt(x, y);
  await cellIsOpen(window, code, column);
}

/** Waits until a cell is open beside the matrix. */
export async function cellIsOpen(window, code, column) {
  await window.sees('heading', new RegExp(`^${column} .*${code}$`, 'u'));
  await window.reads('People without it');
}

/** The element that has the keyboard, as it is read. */
export function keyboard(window) {
  return window.browser.execute(() => {
    const { activeElement: has } = document;
    return {
      role: has?.getAttribute('role') ?? has?.localName ?? '',
      name: has?.getAttribute('aria-label') ?? '',
      text: (has?.textContent ?? '').replace(/\s+/g, ' ').trim(),
    };
  });
}

/** Waits until the keyboard is on something of this role, and tells what. */
export async function keyboardOn(window, role) {
  let now;
  await until(`the keyboard to be on ${role}`, async () => {
    now = await keyboard(window);
    return now.role === role;
  });
  return now;
}

/** Labels of the people who are listed below a heading of those without. */
export async function without(window) {
  const buttons = await window.all('button');
  const ending = ', open the interview';
  return buttons.filter(({ name }) => name.endsWith(ending)).map(({ name }) => name.slice(0, -ending.length));
}

/**
 * Crosses the columns with others, with the keyboard: the system's list lies outside the page. The first letter must
 * tell them apart.
 */
export async function crossWith(window, columns) {
  await window.click('radio', 'Interviewees');
  await window.press('Tab', 'Tab');
  await window.type(columns.slice(0, 1));
}
