// The key file of a study that has none yet.

/** Passphrase of the key file. */
export const KEY = 'copper lantern 9';

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
