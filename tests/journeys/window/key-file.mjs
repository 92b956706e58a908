// The key file of a study: made where there is none yet, opened where it is closed.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from './processes.mjs';
import { sampleStudy, verbatim } from './study.mjs';

/** Passphrase of the key file. */
export const KEY = 'copper lantern 9';

/** How long it may take until every word that would leave is looked through, in milliseconds. */
export const LONG = 60_000;

/** The sample with a key file beside it, closed. `keys` are the words with which a command opens it. */
export function guarded(folder) {
  const study = sampleStudy(folder);
  const file = join(folder, 'key.txt');
  writeFileSync(file, `${KEY}\n`);
  const keys = ['--key-passphrase-file', file];
  verbatim('keys', 'make', study.path, ...keys);
  return { ...study, keys };
}

/** Makes the key file in the section Anonymise. */
export async function makeKeyFile(window) {
  await window.click('textbox', 'A new passphrase, another than the study’s');
  await window.type(KEY);
  await window.click('textbox', 'The same passphrase again');
  await window.type(KEY);
  await window.press('Enter');
  await window.reads('Key file made and open');
  await window.readsNoMore('Make a key file first');
}

/** Opens the key file where its passphrase is asked for before something leaves. */
export async function openKeyFile(window) {
  await window.reads('The key file is closed');
  await window.click('textbox', 'Passphrase of the key file');
  await window.type(KEY);
  await window.press('Enter');
  const open = () => !document.body.innerText.includes('The key file is closed');
  await until('what would leave', () => window.browser.execute(open), LONG);
}
