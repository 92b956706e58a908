// Words for what is exchanged with other programs. Pure.
import type { CodebookFile, ProjectCounts, ProjectItem } from '../ipc/types';
import { capital, plural } from './words';

/** The kinds of things that a project holds, in the order in which they are told. */
const KINDS: readonly { kind: keyof ProjectCounts; word: string }[] = [
  { kind: 'transcripts', word: 'transcript' },
  { kind: 'interviewees', word: 'interviewee' },
  { kind: 'codes', word: 'code' },
  { kind: 'codings', word: 'coding' },
  { kind: 'memos', word: 'memo' },
  { kind: 'coders', word: 'coder' },
];

/** What a project holds: `3 transcripts`, `1 code`; what it has none of is not told. */
export function holdsWords(counts: ProjectCounts): string[] {
  const some = KINDS.filter(({ kind }) => counts[kind] > 0);
  return some.map(({ kind, word }) => plural(counts[kind], word));
}

/** A row of what an import did. */
interface ImportedRow {
  what: string;
  added: number;
  there: number;
}

/** What was added and what was there already, by kind; kinds of which the project had none are not told. */
export function importedRows(added: ProjectCounts, there: ProjectCounts): ImportedRow[] {
  const rows = KINDS.map(({ kind, word }) => ({
    what: `${capital(word)}s`,
    added: added[kind],
    there: there[kind],
  }));
  return rows.filter((row) => row.added + row.there > 0);
}

/** A line of the list of what had no place: a heading with how many stand below it, or one of them. */
type PlaceLine =
  { heading: string; about: string; count: number; item: null } | { heading: null; item: ProjectItem };

const FATES = [
  { fate: 'left out', heading: 'Left out', about: 'not in the study' },
  { fate: 'changed', heading: 'Changed', about: 'in the study in another form' },
  { fate: 'kept', heading: 'Kept', about: 'no place here, but it leaves again with a project' },
] as const;

/** What had no place, grouped by what became of it. */
export function placeLines(items: readonly ProjectItem[]): PlaceLine[] {
  return FATES.flatMap(({ fate, heading, about }): PlaceLine[] => {
    const own = items.filter((item) => item.fate === fate);
    if (own.length === 0) return [];
    return [
      { heading, about, count: own.length, item: null },
      ...own.map((item) => ({ heading: null, item })),
    ];
  });
}

/** What a codebook can be written as, in the order in which it is offered. */
export const CODEBOOK_FORMS: readonly { value: CodebookFile; words: string; about: string }[] = [
  { value: 'docx', words: 'Word', about: 'A document (DOCX) to read, print and comment on.' },
  { value: 'odt', words: 'LibreOffice', about: 'A document (ODT) to read, print and comment on.' },
  { value: 'html', words: 'Web page', about: 'A page (HTML) that every browser shows.' },
  { value: 'md', words: 'Markdown', about: 'Plain text with marks.' },
  { value: 'csv', words: 'CSV', about: 'A table for spreadsheets. An import into Verbatim reads it, too.' },
  { value: 'qdc', words: 'QDC', about: 'A codebook for NVivo, ATLAS.ti, MAXQDA and other programs.' },
];
