// What coded excerpts can be written as. Pure.
import type { ExcerptsForm, ExportRow } from '../ipc/types';
import { capital } from './words';

/** A form, as it is chosen. */
export interface ExportForm {
  form: ExcerptsForm;
  words: string;
  /** The ending of its files. */
  ending: string;
  /** What the clipboard gets, where it can hold the form: words, no documents. */
  copied: string | null;
}

/** Every form, in the order in which they are offered. */
export const FORMS: readonly ExportForm[] = [
  { form: 'docx', words: 'Word', ending: 'docx', copied: null },
  { form: 'xlsx', words: 'Excel', ending: 'xlsx', copied: null },
  { form: 'odt', words: 'LibreOffice', ending: 'odt', copied: null },
  { form: 'html', words: 'Web page', ending: 'html', copied: 'HTML' },
  { form: 'md', words: 'Markdown', ending: 'md', copied: 'Markdown' },
  { form: 'csv', words: 'CSV', ending: 'csv', copied: 'CSV' },
  { form: 'excel_csv', words: 'CSV for Excel', ending: 'csv', copied: null },
  { form: 'tsv', words: 'TSV', ending: 'tsv', copied: 'TSV' },
  { form: 'json', words: 'JSON', ending: 'json', copied: 'JSON' },
];

/** The ending of files of a form. */
export function endingOf(form: ExcerptsForm): string {
  return FORMS.find((one) => one.form === form)?.ending ?? form;
}

/** What a copy is written as: documents are copied as plain text with marks. */
export function copiedAs(form: ExcerptsForm): { form: ExcerptsForm; words: string } {
  const words = FORMS.find((one) => one.form === form)?.copied ?? null;
  return words === null ? { form: 'md', words: 'Markdown' } : { form, words };
}

/** What is recorded with the form of its file, as a word. */
const WRITTEN: ReadonlySet<string> = new Set(['excerpts', 'report', 'hits', 'codebook']);

/** What left, in words: `Coded excerpts, Word`. */
export function leftWords(
  { what, settings }: Pick<ExportRow, 'what' | 'settings'>,
  form: ExcerptsForm | null,
): string {
  const words =
    FORMS.find((one) => one.form === form)?.words ?? (WRITTEN.has(what) ? formIn(settings) : null);
  const named = what === 'excerpts' ? 'Coded excerpts' : capital(what);
  return words === null ? named : `${named}, ${words}`;
}

function formIn(settings: string): string | null {
  const kept: unknown = JSON.parse(settings);
  if (typeof kept !== 'object' || kept === null || !('form' in kept)) return null;
  return typeof kept.form === 'string' ? kept.form.toUpperCase() : null;
}
