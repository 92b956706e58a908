// The words of a code and what changed in them from one version to the next. Pure.
import type { CodeVersionRow } from '../ipc/types';

/** One of the words of a code. */
export type WordField = 'statement' | 'definition' | 'include' | 'exclude' | 'example';

/** The words of a code; empty where there are none. */
export type CodeWords = Record<WordField, string>;

/** The words of a code in the order in which they are read, as the window calls them. */
export const FIELDS: readonly { field: WordField; words: string; hint: string }[] = [
  { field: 'statement', words: 'Statement', hint: 'A sentence that a passage can support or contradict' },
  { field: 'definition', words: 'Definition', hint: 'What the code means' },
  { field: 'include', words: 'Include', hint: 'When to use it' },
  { field: 'exclude', words: 'Exclude', hint: 'When not to use it' },
  { field: 'example', words: 'Example', hint: 'A passage that shows it' },
];

/** The words of a code or of a version. */
export function wordsOf(of: Partial<Record<WordField, string | null>> | null): CodeWords {
  return {
    statement: of?.statement ?? '',
    definition: of?.definition ?? '',
    include: of?.include ?? '',
    exclude: of?.exclude ?? '',
    example: of?.example ?? '',
  };
}

/** A run of words that stayed, came or went. */
export interface Run {
  kind: 'same' | 'new' | 'gone';
  text: string;
}

/** What of a version differs from the version before it. */
export interface VersionChange {
  field: WordField;
  words: string;
  runs: Run[];
}

/** What each version changed, newest first as they come. The first version changed nothing: its words are all new. */
export function versionChanges(versions: readonly CodeVersionRow[]): VersionChange[][] {
  return versions.map((version, at) => {
    const now = wordsOf(version);
    const before = wordsOf(versions[at + 1] ?? null);
    return FIELDS.filter(({ field }) => now[field] !== before[field]).map(({ field, words }) => ({
      field,
      words,
      runs: runsOf(before[field], now[field]),
    }));
  });
}

/** The words of two texts, as runs that stayed, came or went: by the longest words in common. */
export function runsOf(before: string, now: string): Run[] {
  const a = pieces(before);
  const b = pieces(now);
  // Longest common subsequence, from the end; texts of a code are short.
  const longest: number[][] = Array.from({ length: a.length + 1 }, () =>
    new Array<number>(b.length + 1).fill(0),
  );
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      at(longest, i)[j] =
        a[i] === b[j]
          ? num(longest, i + 1, j + 1) + 1
          : Math.max(num(longest, i + 1, j), num(longest, i, j + 1));
  const runs: Run[] = [];
  const add = (kind: Run['kind'], text: string): void => {
    const last = runs.at(-1);
    if (last?.kind === kind) last.text += text;
    else runs.push({ kind, text });
  };
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      add('same', a[i] ?? '');
      i += 1;
      j += 1;
    } else if (j >= b.length || (i < a.length && num(longest, i + 1, j) >= num(longest, i, j + 1))) {
      add('gone', a[i] ?? '');
      i += 1;
    } else {
      add('new', b[j] ?? '');
      j += 1;
    }
  }
  return runs;
}

/** Words, and the spaces between them. */
const pieces = (text: string): string[] => text.match(/\S+|\s+/gu) ?? [];
const at = (rows: number[][], row: number): number[] => rows[row] ?? [];
const num = (rows: number[][], row: number, column: number): number => rows[row]?.[column] ?? 0;
