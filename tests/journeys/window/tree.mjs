// The tree of codes as it stands on screen.
import assert from 'node:assert/strict';
import { until } from './processes.mjs';

/** Name of a code without its counts and marks. */
const nameOf = ({ name }) =>
  name.replace(/\s+(?:on this passage\s+)?[\d,]+\s+[\d,]+\s+people, passages.*$/u, '');

/** The rows in order, each with a dot for every level above it. */
export async function outline(window) {
  const rows = await window.all('treeitem');
  return rows.map((row) => '.'.repeat(Number(row.level) - 1) + nameOf(row));
}

/** Names of the chosen rows. */
export async function chosen(window) {
  return (await window.all('treeitem')).filter((row) => row.selected === 'true').map(nameOf);
}

/** Middle of the row of a code. */
export function rowOf(window, name) {
  return window.where('treeitem', new RegExp(`^${name}\\s+(?:on this passage\\s+)?[\\d,]+\\s`, 'u'));
}

/** Clicks the row of a code. */
export async function choose(window, name) {
  await window.atRest();
  const { x, y } = await rowOf(window, name);
  await window.clickAt(x, y);
}

/** Waits until these rows stand one below the other, with nothing between them. */
export async function stands(window, ...wanted) {
  let shown;
  await until(
    `the rows ${wanted.join(', ')}`,
    async () => {
      shown = await outline(window);
      return shown
        .join('\n')
        .concat('\n')
        .includes(`${wanted.join('\n')}\n`);
    },
    6000,
  ).catch(() =>
    assert.fail(`these rows do not stand together:\n${wanted.join('\n')}\nin\n${shown.join('\n')}`),
  );
}
