// What a person does in any screen: an action by its words, everything drawn larger.

/** How often everything is drawn a step larger until it is as large as can be. */
const STEPS = 12;

/** Runs the first action that is found by some words. */
export async function act(window, words) {
  await window.press('Ctrl+Shift+P');
  await window.sees('combobox', 'Find an action');
  await window.type(words);
  await window.press('Enter');
}

/** Draws everything as large as can be. */
export async function enlarged(window) {
  for (let step = 0; step < STEPS; step += 1) await window.press('Ctrl+=');
  await window.atRest();
}
