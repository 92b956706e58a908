// The views of the section Themes in the walk through every screen.

/** Shows a view of the section by its tab. */
export async function showView(window, view) {
  await window.click('button', 'Themes');
  await window.click('tab', view);
}

/** Puts a number into a field of a form or of settings. */
export async function setNumber(window, name, value) {
  await window.click('textbox', name);
  await window.press('Ctrl+A');
  await window.type(String(value));
  await window.press('Tab');
}

/** Agrees on what recurs where the team has not yet: so many people, two unrelated groups, two categories. */
export async function agree(window, people = 5) {
  await window.sees('heading', 'First say what counts as recurring');
  await setNumber(window, 'At least so many people', people);
  await setNumber(window, 'Unrelated groups', 2);
  await setNumber(window, 'Categories', 2);
  await window.click('button', 'Agree on this');
  await window.sees('row', /^Protection of victims /);
}

/** The framework matrix: at rest, while a summary is written, and where its passages changed since. */
async function framed(window, at) {
  await showView(window, 'Framework');
  await window.sees('columnheader', 'Protection of victims');
  await at('framework');
  await window.click('gridcell', /^LE-[^:]+, Protection of victims: \d+ passage/u);
  await window.sees('region', 'Summary');
  await window.press('Enter');
  await window.sees('textbox', /^Summary of /u);
  await window.type(
    'Was told that help would come, and waited. It came after the arrest, from a shelter that she found herself.',
  );
  await at('framework writing');
  await window.press('Ctrl+Enter');
  await window.reads('Wrote the summary');
  await window.press('P', 'C');
  await window.sees('combobox', 'Move the passage to');
  await window.type('Root causes');
  await window.press('Enter');
  await window.reads('Passages changed since');
  await at('framework changed');
  await window.press('Ctrl+Z', 'Ctrl+Z', 'Escape');
}

/** Goes from view to view and calls `at(name)` in each. Undo takes back what was written and agreed on. */
export async function evidenced(window, at) {
  await framed(window, at);
  await showView(window, 'Strength');
  await window.sees('heading', 'First say what counts as recurring');
  await at('strength before the rule');
  await agree(window);
  await at('strength');
  await window.click('button', 'Choose words');
  await window.sees('textbox', '“Several” from, %');
  await at('strength words');
  await window.click('button', 'Leave it as it is');
  await showView(window, 'Together');
  await window.sees('columnheader', 'Jaccard');
  await window.reads(/\d+ pairs/u);
  await at('together');
  await window.click('textbox', 'Filter the pairs by code');
  await window.type('zebra');
  await window.reads('No pair is like that.');
  await at('together filtered');
  await window.press('Escape');
  await showView(window, 'Saturation');
  await window.reads('No code came up during analysis');
  await at('saturation none');
  await window.click('switch', 'Follow the ready-made codes, too');
  await window.reads('as interviewed');
  await at('saturation');
  await setNumber(window, 'Base, interviews', 100);
  await window.reads('Nothing can be said about saturation');
  await at('saturation refused');
  await setNumber(window, 'Base, interviews', 4);
  await window.reads('as interviewed');
  await showView(window, 'Sample');
  await window.reads('were interviewed');
  await at('sample');
  await window.click('tab', 'Matrix');
  await window.press('Ctrl+Z');
}
