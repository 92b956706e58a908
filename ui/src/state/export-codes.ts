// Which codes leave: a code brings all below it along. Pure.
import type { CodeRow } from '../ipc/types';

/** How much of a code leaves: it and all below it, something below it, or nothing. */
export type CodeShare = 'all' | 'some' | 'none';

/** How much of each code leaves, by its id. `codes` stand in the order of the codebook, each after the one above it. */
export function shares(codes: readonly CodeRow[], chosen: readonly string[]): ReadonlyMap<string, CodeShare> {
  const wanted = new Set(chosen);
  const found = new Map<string, CodeShare>();
  for (const { id, parent } of codes) {
    const above = parent !== null && found.get(parent) === 'all';
    found.set(id, above || wanted.has(id) ? 'all' : 'none');
  }
  for (const { id, parent } of codes.toReversed()) {
    if (parent !== null && found.get(id) !== 'none' && found.get(parent) === 'none')
      found.set(parent, 'some');
  }
  return found;
}

/** The choice with a code and all below it, or without them. What remains of a code that was whole stays chosen. */
export function flippedCode(codes: readonly CodeRow[], chosen: readonly string[], id: string): string[] {
  const byId = new Map(codes.map((code) => [code.id, code]));
  const path = lineTo(byId, id);
  const whole = path.find((one) => chosen.includes(one));
  if (whole === undefined) {
    return [...chosen.filter((one) => !lineTo(byId, one).includes(id)), id];
  }
  const rest = path.slice(path.indexOf(whole));
  const beside = rest.slice(0, -1).flatMap((parent, at) => {
    const next = rest[at + 1];
    return codes.filter((code) => code.parent === parent && code.id !== next).map((code) => code.id);
  });
  return [...chosen.filter((one) => one !== whole), ...beside];
}

/** A code with those above it, theme first. */
function lineTo(byId: ReadonlyMap<string, CodeRow>, id: string): string[] {
  const line: string[] = [];
  for (let at = byId.get(id); at; at = byId.get(at.parent ?? '')) line.unshift(at.id);
  return line;
}
