// Queries that show what can be typed, made of what the study has: they find something in any study. Pure.
import type { CodeRow, InterviewRow } from '../ipc/types';
import { quoted } from './search-terms';

/** A query and what it finds. */
export interface Example {
  query: string;
  finds: string;
}

/** Five queries. Where nobody is in a category, or nothing is coded yet, others take the place of what needs that. */
export function examplesFor(
  codes: readonly Pick<CodeRow, 'name' | 'path' | 'passages'>[],
  rows: readonly Pick<InterviewRow, 'interviewee'>[],
): Example[] {
  const category = mostSaid(rows.flatMap(({ interviewee }) => interviewee?.category ?? []));
  const [code] = codes.filter(({ passages }) => passages > 0).toSorted((a, b) => b.passages - a.passages);
  const unique = codes.filter((one) => one.name === code?.name).length === 1;
  const name = code && quoted(unique ? code.name : code.path);
  return [
    { query: 'need', finds: 'the word in all its forms: needs, needed, needing' },
    { query: '"I think" OR know*', finds: 'one of them is enough: words side by side, or a beginning' },
    category === null
      ? { query: 'people NEAR/8 help', finds: 'both words, at most eight words apart' }
      : { query: `help category:${quoted(category)}`, finds: 'only where somebody of this category speaks' },
    name === undefined
      ? { query: 'is:uncoded because', finds: 'only where nothing is coded yet' }
      : { query: `because code:${name}`, finds: 'only inside passages coded so' },
    name === undefined
      ? { query: 'without:("of course")', finds: 'the people who never say it' }
      : { query: `without:(code:${name})`, finds: 'the people who have no such passage' },
  ];
}

/** The value that occurs most often. */
function mostSaid(values: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
