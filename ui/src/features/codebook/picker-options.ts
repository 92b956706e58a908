// What the picker offers for what is typed. Pure, so that each key costs microseconds.
import type { CodeRow } from '../../ipc/types';
import { findCodes, type CodeMatch } from '../../state/codesearch';
import { folded } from '../../state/codetree';

/** A code to apply, a new code, or a place for one. */
export type Option =
  | { kind: 'code'; match: CodeMatch }
  /** A code that is not there yet. Without a place, the place is asked for next. */
  | { kind: 'new'; name: string; place?: Place }
  | { kind: 'place'; place: Place; proposed: boolean };

/** Where a new code goes: below a code, or (`null`) among the themes. */
export type Place = CodeRow | null;

/** What is known of the study while something is typed. */
export interface Known {
  codes: readonly CodeRow[];
  /** Ids of codes used last, newest first. */
  recent: readonly string[];
  /** Id of the code below which a new one is proposed; `null` among the themes. */
  proposed: string | null;
}

/** How many places are offered for what stands before a `>`. */
const PLACES = 6;

/** Splits `Parent > Name` at its last sign; `parent` is `null` where there is none. */
export function splitPath(typed: string): { parent: string | null; name: string } {
  const at = typed.lastIndexOf('>');
  return at < 0
    ? { parent: null, name: typed.trim() }
    : { parent: typed.slice(0, at).trim(), name: typed.slice(at + 1).trim() };
}

/** Codes that fit what is typed, and last the new code that it would be. */
export function codeOptions(typed: string, { codes, recent }: Known): Option[] {
  const found: Option[] = findCodes(codes, typed, recent).map((match) => ({ kind: 'code', match }));
  const { parent, name } = splitPath(typed);
  if (name === '') return found;
  if (parent !== null) {
    const places = placesFor(codes, parent).slice(0, PLACES);
    const free = places.filter((place) => !twinAt(codes, place, name));
    return [...found, ...free.map((place): Option => ({ kind: 'new', name, place }))];
  }
  const same = codes.some((code) => folded(code.name) === folded(name));
  return same ? found : [...found, { kind: 'new', name }];
}

/** Places for a new code: the proposed one, the themes, then the codebook in its order. */
export function placeOptions(typed: string, { codes, proposed }: Known): Option[] {
  const { parent } = splitPath(typed);
  const of = (place: Place): Option => ({
    kind: 'place',
    place,
    proposed: parent === null && (place?.id ?? null) === proposed,
  });
  if (parent !== null) return placesFor(codes, parent).map(of);
  const first = codes.find((code) => code.id === proposed) ?? null;
  const rest = [null, ...codes].filter((place) => (place?.id ?? null) !== (first?.id ?? null));
  return [first, ...rest].map(of);
}

/** The code of this name that stands there already, if one does: it is used and not made twice. */
export function twinAt(codes: readonly CodeRow[], place: Place, name: string): CodeRow | undefined {
  const wanted = folded(name.trim());
  return codes.find((code) => code.parent === (place?.id ?? null) && folded(code.name) === wanted);
}

function placesFor(codes: readonly CodeRow[], words: string): Place[] {
  if (words === '') return [null];
  return findCodes(codes, words).map(({ code }) => code);
}
