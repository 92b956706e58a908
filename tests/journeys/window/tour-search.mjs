// The section Search in the walk through every screen: from nothing typed to hits that are about to be coded.

/** A query of the sample study that finds words in all categories. */
export const QUERY = '*cuff* OR cited OR citation*';

/** How it is read: what a part of it finds while it is typed has a sentence of its own. */
const READ_AS = 'Any of “*cuff*”, “cited”, “citation*”';

/** Asks it, and waits until all of it is answered. */
export async function askQuery(window) {
  await ask(window, QUERY, READ_AS);
  await window.reads(/passages by \d+ of \d+ interviewees searched/u);
}

/** Types something else into the field, and waits until it is answered. */
export async function ask(window, query, words) {
  await window.click('textbox', 'Search all interviews');
  await window.press('Ctrl+A');
  await window.type(query);
  await window.reads(words);
}

/** Goes from state to state of the section and calls `at(name)` in each. Nothing of the study stays changed. */
export async function searched(window, at) {
  await window.press('Ctrl+4');
  await window.sees('heading', 'Search all interviews');
  await at('search');
  await found(window, at);
  await asked(window, at);
  await kept(window, at);
}

/** What was found, in its list and in its context. */
async function found(window, at) {
  await askQuery(window);
  await window.sees('treeitem', /^Law enforcement/);
  await at('search hits');
  await window.press('ArrowDown', 'ArrowDown', 'Space', 'ArrowDown', 'Space');
  // What is chosen is said on the button, too, which shows in the lowest window.
  await window.sees('button', /^Code 2 hits/);
  await at('search chosen');
  await window.press('C');
  await window.sees('combobox', 'Code for 2 hits');
  await window.reads('One step to undo');
  await at('search code hits');
  await window.press('Escape');
  const beside = (await window.all('region')).some((one) => one.name === 'In context');
  if (!beside) {
    await window.press('Ctrl+Shift+\\');
    await window.sees('region', 'In context');
    await at('search context');
    await window.press('Escape');
  }
}

/** Other answers: codes, people, nothing, a mistake. */
async function asked(window, at) {
  await ask(window, 'code:"Criminalisation of victims"', /interviewees coded/);
  await at('search codes');
  await ask(window, 'without:(code:"Criminalisation of victims")', 'without it');
  await at('search people');
  await ask(window, 'zebra cited', 'Nothing found');
  await at('search none');
  await ask(window, 'cited AND', 'needs something to search for');
  await at('search mistake');
  await ask(window, 'code:crim', /interviewees|no code/);
  await window.sees('option', /^Criminalisation of victims/);
  await at('search suggestions');
  await window.press('Escape');
}

/** A search that is saved and taken away again. */
async function kept(window, at) {
  await askQuery(window);
  await window.sees('treeitem', /^Law enforcement/);
  await window.press('Ctrl+D');
  await window.sees('textbox', 'Name of the search');
  await at('search save');
  await window.press('Enter');
  await window.press('Ctrl+Shift+D');
  await window.sees('button', /^Rename/);
  await at('search saved');
  await window.press('Escape');
  await window.press('Ctrl+Z');
}
