// The way into an open study, for journeys that begin there.
import { PASSPHRASE } from './study.mjs';

/** A window on an open study, at its list of interviews. */
export async function unlocked(open, study, options = {}) {
  const window = await open({ study: study.path, ...options });
  await window.sees('textbox', 'Study passphrase');
  await window.type(PASSPHRASE);
  await window.press('Enter');
  await window.reads('Who is coding?');
  await window.press('Enter');
  await window.sees('row', /^Interview/);
  return window;
}
