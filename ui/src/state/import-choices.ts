// What a person decides about files before they are imported. Pure.
import type { FileChoice, PreviewRow } from '../ipc/types';

/** Who a file belongs to: by its name, or as a person said. */
export type Belongs =
  | { by: 'name' }
  | { by: 'person'; id: string; label: string }
  | { by: 'new'; label: string }
  | { by: 'nobody' };

/** A file of the preview. */
export interface ImportFile {
  path: string;
  /** Encoding that a person chose; `null` takes the recognised one. */
  encoding: string | null;
  belongs: Belongs;
  /** Whether a person left it out. */
  leftOut: boolean;
  row: PreviewRow;
}

/** Endings of transcripts, without the dot. */
export const TRANSCRIPTS = ['txt', 'md', 'docx', 'vtt', 'srt'];

/** Encodings to choose from, by their labels in the web's encoding standard. */
export const ENCODINGS: { value: string; words: string }[] = [
  { value: 'utf-8', words: 'UTF-8' },
  { value: 'utf-16le', words: 'UTF-16, little endian' },
  { value: 'utf-16be', words: 'UTF-16, big endian' },
  { value: 'windows-1252', words: 'Windows-1252, Western Europe' },
  { value: 'macintosh', words: 'Macintosh, Western Europe' },
  { value: 'iso-8859-2', words: 'ISO-8859-2, Central Europe' },
  { value: 'windows-1250', words: 'Windows-1250, Central Europe' },
  { value: 'windows-1251', words: 'Windows-1251, Cyrillic' },
  { value: 'windows-1253', words: 'Windows-1253, Greek' },
  { value: 'windows-1254', words: 'Windows-1254, Turkish' },
  { value: 'windows-1255', words: 'Windows-1255, Hebrew' },
  { value: 'windows-1256', words: 'Windows-1256, Arabic' },
  { value: 'windows-1258', words: 'Windows-1258, Vietnamese' },
  { value: 'windows-874', words: 'Windows-874, Thai' },
  { value: 'shift_jis', words: 'Shift JIS, Japanese' },
  { value: 'gb18030', words: 'GB 18030, Chinese' },
  { value: 'big5', words: 'Big5, Chinese' },
  { value: 'euc-kr', words: 'EUC-KR, Korean' },
];

/** What is known of a file before anybody decided. */
export function undecided(path: string, row: PreviewRow): ImportFile {
  return { path, encoding: null, belongs: { by: 'name' }, leftOut: false, row };
}

/** What the core is asked about a file. */
export function choiceOf({ path, encoding, belongs }: Omit<ImportFile, 'row' | 'leftOut'>): FileChoice {
  return {
    path,
    encoding,
    interviewee: belongs.by === 'person' ? belongs.id : belongs.by === 'nobody' ? '' : null,
    new_interviewee: belongs.by === 'new' ? belongs.label : null,
  };
}

/** Whether a file will go in. */
export function goesIn(file: ImportFile): boolean {
  return !file.leftOut && file.row.error === null && file.row.taken === null;
}

/** Label of the person that a file would belong to, if any. */
export function personOf({ belongs, row }: ImportFile): string | null {
  if (belongs.by === 'name') return row.interviewee;
  return belongs.by === 'nobody' ? null : belongs.label;
}

/** A label for a person who is in the study only by this file: the id that its name begins with, else its name. */
export function suggestedLabel(fileName: string): string {
  const stem = fileName.replace(/\.[^.]*$/u, '').trim();
  return /^\p{Lu}+(?:-\p{Lu}+)*-\d+(?![\p{L}\p{N}])/u.exec(stem)?.[0] ?? stem;
}

/** How many files do what. */
export interface ImportCounts {
  goIn: number;
  failed: number;
  taken: number;
  leftOut: number;
  /** Of those that go in: bound to nobody. */
  unbound: number;
  /** People who are added. */
  added: number;
}

/** How many files do what, and how many people are added. */
export function importCounts(files: readonly ImportFile[]): ImportCounts {
  const going = files.filter(goesIn);
  const labels = going.flatMap(({ belongs }) => (belongs.by === 'new' ? [belongs.label] : []));
  return {
    goIn: going.length,
    failed: files.filter(({ row }) => row.error !== null).length,
    taken: files.filter(({ row }) => row.taken !== null).length,
    leftOut: files.filter(({ row, leftOut }) => leftOut && row.error === null && row.taken === null).length,
    unbound: going.filter((file) => personOf(file) === null).length,
    added: new Set(labels).size,
  };
}

/** Proposes a new person for every file that would belong to nobody, from its name. */
export function withNewPeople(files: readonly ImportFile[], known: ReadonlySet<string>): ImportFile[] {
  return files.map((file) => {
    if (!goesIn(file) || personOf(file) !== null) return file;
    const label = suggestedLabel(file.row.file);
    return label === '' || known.has(label) ? file : { ...file, belongs: { by: 'new', label } };
  });
}

/** File name of a path of any system. */
export function fileName(path: string): string {
  return path.split(/[\\/]/u).at(-1) ?? path;
}

/** Ending of a path in small letters, without the dot. */
export function endingOf(path: string): string {
  return /\.([^.]+)$/u.exec(fileName(path))?.[1]?.toLowerCase() ?? '';
}
