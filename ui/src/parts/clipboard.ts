// Putting words where other programs can paste them from.

/**
 * Copies words that may still have to be read. Call it in the turn of the key or press that asks for it: later the
 * webview takes it for no wish of the person. Says whether they were taken; words that do not come are not.
 */
export async function copyWords(words: Promise<string>): Promise<boolean> {
  const text = words.then((ready) => new Blob([ready], { type: 'text/plain' }));
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': text })]);
    return true;
  } catch {
    return false;
  }
}
