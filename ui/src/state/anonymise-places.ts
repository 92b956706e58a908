// The places of a name, here and in other interviews: the longest match first, without what was decided. Pure.
import type { FindingRow, Findings, Mention } from '../ipc/types';
import { overlap, type Extent } from './anonymise-extent';
import { foldedName } from './anonymise-proposal';

/** A place that a decision is about. */
export interface NamePlace extends Extent {
  transcript: string;
  file_name: string;
  text: string;
  before: string;
  after: string;
}

/** Places in order, the longest of those that overlap. */
function longest<Place extends Extent>(places: readonly Place[]): Place[] {
  const kept: Place[] = [];
  for (const place of places.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (!last || !overlap(last, place)) kept.push(place);
  }
  return kept;
}

/** Mentions in one text that no longer name, alias or kept place claims, the findings of the name among them. */
export function placesIn(
  mentions: readonly Mention[],
  own: readonly Extent[],
  claimed: readonly Extent[],
): Extent[] {
  const free = mentions.filter(
    (one) => !claimed.some((other) => overlap(one, other)) && !own.some((other) => overlap(one, other)),
  );
  return longest([...own, ...free.map(({ start, end }) => ({ start, end }))]);
}

/** Whether a finding is one of these forms and nothing longer. */
export function isForm(finding: Pick<FindingRow, 'text'>, forms: readonly string[]): boolean {
  const name = foldedName(finding.text);
  return forms.some((form) => foldedName(form) === name);
}

/** The places of some forms in several transcripts, from where they stand and from what was found there. */
export function placesEverywhere(
  mentions: readonly Mention[],
  found: Findings,
  forms: readonly string[],
): NamePlace[] {
  return found.transcripts.flatMap(({ transcript, findings, replaced, kept }) => {
    const own = findings.filter((one) => isForm(one, forms));
    const claimed = [...findings.filter((one) => !own.includes(one)), ...replaced, ...kept];
    const here = mentions.filter((one) => one.transcript === transcript);
    const free = here.filter((one) => !claimed.some((other) => overlap(one, other)));
    // What was found may hold a title or an article that is part of the name.
    return longest(
      free.map((one) => {
        const wider = own.find((other) => overlap(one, other));
        return wider ? { ...one, start: wider.start, end: wider.end, text: wider.text } : one;
      }),
    );
  });
}

/** How many places in how many interviews. */
export function spread(places: readonly { transcript: string }[]): { places: number; interviews: number } {
  return { places: places.length, interviews: new Set(places.map((one) => one.transcript)).size };
}
