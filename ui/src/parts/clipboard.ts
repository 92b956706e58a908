// Putting words where other programs can paste them from.

/**
 * Copies words that may still have to be read. Call it in the turn of the key or press that asks for it: later the
 * webview takes it for no wish of the person. Says whether they were taken; words that do not come are not.
 */
export async function copyWords(words: Promise<string>): Promise<boolean> {
  return copyBlob(
    'text/plain',
    words.then((ready) => new Blob([ready], { type: 'text/plain' })),
  );
}

/** Copies something of a type that the clipboard knows: `text/plain` or `image/png`. As `copyWords`. */
export async function copyBlob(type: string, content: Promise<Blob>): Promise<boolean> {
  try {
    await navigator.clipboard.write([new ClipboardItem({ [type]: content })]);
    return true;
  } catch {
    return false;
  }
}
