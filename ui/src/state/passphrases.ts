// What a new passphrase still needs, as sentences beside its fields. Pure.

/** Least length of a passphrase, in characters. */
const LEAST = 8;

/** A sentence for each of the two fields that is not right yet. */
export function passphraseProblems(
  passphrase: string,
  again: string,
): { passphrase?: string; again?: string } {
  if ([...passphrase].length < LEAST) return { passphrase: `Use at least ${LEAST} characters.` };
  return passphrase === again ? {} : { again: 'The two passphrases differ.' };
}
