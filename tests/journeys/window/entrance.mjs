// The way into an open study, for journeys that begin there.
import { PASSPHRASE } from './study.mjs';

/** Unlocks and goes on as the coder who is offered first, to wherever the window was left. */
export async function enter(window) {
  await window.sees('textbox', 'Study passphrase');
  await window.type(PASSPHRASE);
  await window.press('Enter');
  await window.reads('Who is coding?');
  await window.press('Enter');
  await window.sees('button', /^Go to/);
}

/** A window on a study that is opened for the first time, at its list of interviews. */
export async function unlocked(open, study, options = {}) {
  const window = await open({ study: study.path, ...options });
  await enter(window);
  await window.sees('row', /^Interview/);
  return window;
}

/** Goes to an interview or a code by its name, wherever the window is. */
export async function goTo(window, name) {
  await window.press('Ctrl+P');
  await window.sees('combobox', 'Go to');
  await window.type(name);
  await window.sees('option', new RegExp(`^${name} ?`, 'u'));
  await window.press('Enter');
  await window.sees('heading', new RegExp(name, 'u'));
}
