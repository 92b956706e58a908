// What coded excerpts can be written as. Pure.
import type { ExcerptsForm } from '../ipc/types';

/** A form, as it is chosen. */
export interface ExportForm {
  form: ExcerptsForm;
  words: string;
  /** What the clipboard gets, where it can hold the form: words, no documents. */
  copied: string | null;
}

/** Every form, in the order in which they are offered. */
export const FORMS: readonly ExportForm[] = [
  { form: 'docx', words: 'Word', copied: null },
  { form: 'xlsx', words: 'Excel', copied: null },
  { form: 'odt', words: 'LibreOffice', copied: null },
  { form: 'html', words: 'Web page', copied: 'HTML' },
  { form: 'md', words: 'Markdown', copied: 'Markdown' },
  { form: 'csv', words: 'CSV', copied: 'CSV' },
  { form: 'json', words: 'JSON', copied: 'JSON' },
];

/** What a copy is written as: documents are copied as plain text with marks. */
export function copiedAs(form: ExcerptsForm): { form: ExcerptsForm; words: string } {
  const words = FORMS.find((one) => one.form === form)?.copied ?? null;
  return words === null ? { form: 'md', words: 'Markdown' } : { form, words };
}
