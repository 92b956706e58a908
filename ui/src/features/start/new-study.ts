// What a new study still needs, as sentences beside the fields. Pure.
import { passphraseProblems } from '../../state/passphrases';

/** The fields of the form. */
export interface NewStudyFields {
  name: string;
  path: string;
  passphrase: string;
  again: string;
  coder: string;
  /** What the study begins with. */
  begin: Beginning;
  /** The project of another program, where it begins with one. */
  project: string | null;
}

/** What a study begins with: a codebook, nothing, or a project or codebook of another program. */
export type Beginning = 'tvpa' | 'empty' | 'project';

/** A sentence for each field that is not right yet. */
export function newStudyProblems(fields: NewStudyFields): Partial<Record<keyof NewStudyFields, string>> {
  const problems: Partial<Record<keyof NewStudyFields, string>> = {};
  if (fields.name.trim() === '') problems.name = 'Give the study a name.';
  if (fields.path === '') problems.path = 'Choose where its file goes.';
  Object.assign(problems, passphraseProblems(fields.passphrase, fields.again));
  if (fields.coder.trim() === '') problems.coder = 'Say who is coding.';
  if (fields.begin === 'project' && fields.project === null) problems.project = 'Choose the project.';
  return problems;
}
