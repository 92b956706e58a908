// What a withdrawal touches, in words. Pure.
import type { Withdrawn } from '../ipc/types';
import { listWords, number, plural } from './words';

type Transcript = Withdrawn['transcripts'][number];

/** Whether somebody has withdrawn: nothing that was said is listed, searched, counted or exported then. */
export function hasWithdrawn({ consent }: { consent: string | null }): boolean {
  return consent === 'withdrawn';
}

/** What a list leaves out: `2 codings on words of people who have withdrawn are left out.`; empty where nothing is. */
export function leftOutWords(codings: number): string {
  if (codings === 0) return '';
  const are = codings === 1 ? 'is' : 'are';
  return `${plural(codings, 'coding')} on words of people who have withdrawn ${are} left out.`;
}

/** What of a transcript is the person's: `12 turns, 4 codings`. */
export function ownWords({ turns, codings }: Pick<Transcript, 'turns' | 'codings'>): string {
  return `${plural(turns, 'turn')}, ${plural(codings, 'coding')}`;
}

/** What would go: `1 transcript, 4 codings, 2 summaries and 1 memo`; empty where nothing would. */
export function going({ transcripts, summaries, memos }: Withdrawn): string {
  const alone = transcripts.filter((one) => one.alone).length;
  const codings = transcripts.reduce((sum, one) => sum + one.codings, 0);
  return listed([counted(alone, 'transcript'), counted(codings, 'coding'), ...notes(summaries, memos)]);
}

/** What is written on the person outside transcripts: `2 summaries and 1 memo`; empty where nothing is. */
export function notesOn({ summaries, memos }: Withdrawn): string {
  return listed(notes(summaries, memos));
}

function notes(summaries: number, memos: number): string[] {
  return [counted(summaries, 'summary', 'summaries'), counted(memos, 'memo')];
}

function counted(count: number, one: string, many = `${one}s`): string {
  return count === 0 ? '' : `${number(count)} ${count === 1 ? one : many}`;
}

function listed(words: readonly string[]): string {
  return listWords(words.filter(Boolean));
}

/** Places in the same interview of others, in the order of the text. */
export function mentionsByInterview(
  mentions: Withdrawn['mentions'],
): { transcript: string; file: string; places: Withdrawn['mentions'] }[] {
  const by = new Map<string, Withdrawn['mentions']>();
  for (const one of mentions) {
    const there = by.get(one.place.transcript);
    if (there) there.push(one);
    else by.set(one.place.transcript, [one]);
  }
  return [...by].map(([transcript, places]) => ({
    transcript,
    file: places[0]?.transcript ?? '',
    places: places.toSorted((a, b) => a.place.start - b.place.start),
  }));
}
