// What would stand in place of a name, and which other places are the same person or thing. Pure.
import type { AliasChoice, AliasRow, EntityRow, FindingRow } from '../ipc/types';
import { isGeneralKind } from './anonymise-words';
import { folded } from './codetree';
import { oneLine } from './words';

/** What would come. */
export interface Proposal {
  choice: AliasChoice;
  /** What would stand in the text, without brackets. */
  words: string;
  /** Whether the alias is there already. */
  known: boolean;
  /** Whether several names may share it. */
  general: boolean;
}

/** Names that were given an alias in this sitting, folded, and the alias: an entity whose form is gone is known still. */
export type Learned = ReadonlyMap<string, string>;

/** A name for comparing: without case, accents and the shape of blanks and apostrophes. */
export function foldedName(words: string): string {
  return oneLine(folded(words)).replaceAll('’', "'").trim();
}

/** All forms of the name of a finding: those of its entity, else its own words. */
export function formsOf(
  finding: Pick<FindingRow, 'text' | 'entity'>,
  entities: readonly EntityRow[],
): string[] {
  const entity = finding.entity === null ? undefined : entities[finding.entity];
  return [...new Set([oneLine(finding.text), ...(entity?.forms.map((form) => form.text) ?? [])])];
}

/** The findings that are the same person or thing as one of them: by entity, by a known alias, or by their words. */
export function sameAs(
  finding: FindingRow,
  all: readonly FindingRow[],
  known: string | null = finding.alias,
): FindingRow[] {
  const name = foldedName(finding.text);
  const entity = all.filter((one) => finding.entity !== null && one.entity === finding.entity);
  const alias = known ?? entity.find((one) => one.alias !== null)?.alias ?? null;
  const same = (one: FindingRow): boolean =>
    one === finding ||
    entity.includes(one) ||
    (alias !== null && one.alias === alias) ||
    (one.kind === finding.kind && foldedName(one.text) === name);
  return all.filter(same);
}

/** Id of the alias that a name is known for: by the core, or because another form of it got one in this sitting. */
export function knownAlias(
  finding: Pick<FindingRow, 'alias'>,
  forms: readonly string[],
  learned: Learned,
): string | null {
  if (finding.alias !== null) return finding.alias;
  for (const form of forms) {
    const alias = learned.get(foldedName(form));
    if (alias !== undefined) return alias;
  }
  return null;
}

/** An alias that is there, as a proposal. */
export function thereAlready(alias: Pick<AliasRow, 'id' | 'text' | 'general'>): Proposal {
  return { choice: { there: alias.id }, words: alias.text, known: true, general: alias.general };
}

/** Words as a proposal: the alias of these words where there is one, else a new one with the next free number. */
export function worded(
  text: string,
  kind: string,
  aliases: readonly AliasRow[],
  general = saysWhat(text, kind),
): Proposal {
  const words = text
    .trim()
    .replaceAll(/^\[+|\]+$/gu, '')
    .trim();
  const there = aliases.find((one) => one.text === words);
  if (there) return thereAlready(there);
  return {
    choice: { new: { kind, text: words, general, interviewee: null } },
    words: general || /\s\d+$/u.test(words) ? words : nextFree(words, aliases),
    known: false,
    general,
  };
}

/** Whether words say what a name is (`a city in California`) instead of standing for one person or place. */
export function saysWhat(text: string, kind: string): boolean {
  return isGeneralKind(kind) || /^(?:an?|the|one|some|another)\s/iu.test(text.trim());
}

/** The words with the lowest number that no alias has, as the core gives it. */
function nextFree(words: string, aliases: readonly AliasRow[]): string {
  const taken = new Set(aliases.map((one) => one.text));
  let number = 1;
  while (taken.has(`${words} ${number}`)) number += 1;
  return `${words} ${number}`;
}

/** Aliases to offer: those of the same kind first, the most used first among them. */
export function offered(aliases: readonly AliasRow[], kind: string): AliasRow[] {
  const rank = (one: AliasRow): number => (one.kind === kind ? 0 : 1);
  return aliases.toSorted((a, b) => rank(a) - rank(b) || b.places - a.places || (a.text < b.text ? -1 : 1));
}
