// What a new study still needs, as sentences beside the fields. Pure.

/** Least length of a passphrase, in characters. */
const LEAST = 8;

/** The fields of the form. */
export interface NewStudyFields {
  name: string;
  path: string;
  passphrase: string;
  again: string;
  coder: string;
}

/** A sentence for each field that is not right yet. */
export function newStudyProblems(fields: NewStudyFields): Partial<Record<keyof NewStudyFields, string>> {
  const problems: Partial<Record<keyof NewStudyFields, string>> = {};
  if (fields.name.trim() === '') problems.name = 'Give the study a name.';
  if (fields.path === '') problems.path = 'Choose where its file goes.';
  if ([...fields.passphrase].length < LEAST) problems.passphrase = `Use at least ${LEAST} characters.`;
  else if (fields.passphrase !== fields.again) problems.again = 'The two passphrases differ.';
  if (fields.coder.trim() === '') problems.coder = 'Say who is coding.';
  return problems;
}
