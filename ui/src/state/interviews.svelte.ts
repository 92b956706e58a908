// The interviews of the open study.
import { call } from '../ipc/call';
import type { InterviewRow } from '../ipc/types';
import { folded } from './codetree';

/** Interviews of one category of interviewees. */
export interface InterviewGroup {
  category: string;
  rows: InterviewRow[];
}

/** The list of interviews, as filtered. */
export class Interviews {
  rows = $state.raw<InterviewRow[]>([]);
  loaded = $state(false);
  filter = $state('');

  readonly shown = $derived(this.rows.filter((row) => matches(row, this.filter)));
  readonly groups = $derived(groupsOf(this.shown));

  /** Reads the list again. */
  async load(): Promise<void> {
    this.rows = await call('interviews_list', {});
    this.loaded = true;
  }

  /** The interview after (`1`) or before (`-1`) a transcript, if any. */
  beside(transcript: string, step: 1 | -1): InterviewRow | undefined {
    const at = this.rows.findIndex((row) => row.transcript === transcript);
    return at < 0 ? undefined : this.rows[at + step];
  }
}

/** What an interview is called on screen: the interviewee's label, else the file's name. */
export function interviewName(row: InterviewRow): string {
  return row.interviewee?.label ?? row.file_name;
}

/** Groups in order of first appearance; interviews without an interviewee come last. */
export function groupsOf(rows: readonly InterviewRow[]): InterviewGroup[] {
  const groups = new Map<string, InterviewRow[]>();
  const without: InterviewRow[] = [];
  for (const row of rows) {
    if (!row.interviewee) {
      without.push(row);
      continue;
    }
    const category = row.interviewee.category ?? 'No category';
    const group = groups.get(category);
    if (group) group.push(row);
    else groups.set(category, [row]);
  }
  const found = [...groups].map(([category, of]) => ({ category, rows: of }));
  return without.length > 0 ? [...found, { category: 'No interviewee', rows: without }] : found;
}

function matches(row: InterviewRow, filter: string): boolean {
  const person = row.interviewee;
  const words = [
    row.file_name,
    person?.label,
    person?.category,
    person?.subcategory,
    person?.attribution,
    person?.consent,
    row.mode,
  ];
  const text = folded(words.filter(Boolean).join(' '));
  return folded(filter)
    .split(/\s+/u)
    .every((word) => text.includes(word));
}
