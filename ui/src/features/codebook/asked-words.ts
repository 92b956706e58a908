// What is said before something is done to codes, and the names of the palette's slots. Pure.
import type { CodeRow, CodesLoss } from '../../ipc/types';
import { number } from '../../state/words';

/** Names of the palette's slots, in its order. */
export const SLOTS = [
  'Rose',
  'Red',
  'Rust',
  'Amber',
  'Olive',
  'Moss',
  'Green',
  'Jade',
  'Teal',
  'Sky',
  'Blue',
  'Indigo',
  'Violet',
  'Plum',
] as const;

/** Slot of a code's colour, from 0. */
export function slotOf({ colour }: CodeRow): number {
  return Number(/\d+/u.exec(colour)?.[0] ?? 1) - 1;
}

/** One code by its name, several by their number. */
export function named(codes: readonly CodeRow[]): string {
  const [first] = codes;
  return codes.length === 1 && first ? `“${first.name}”` : `${number(codes.length)} codes`;
}

/** What goes over in a merge: codings, memos, and the codes below, which keep their own. */
export function wouldGoOver(
  merging: readonly CodeRow[],
  into: string | null,
  loss: CodesLoss | null,
  codes: readonly CodeRow[],
): string {
  if (into === null) return '';
  if (loss === null) return 'Counting what would go over…';
  const ids = new Set(merging.map((code) => code.id));
  const below = codes.filter((code) => code.parent !== null && ids.has(code.parent)).length;
  const parts = [
    ...(loss.codings > 0 ? [several(loss.codings, 'coding')] : []),
    ...(loss.memos > 0 ? [several(loss.memos, 'memo')] : []),
    ...(below > 0 ? [`${several(below, 'code')} below`] : []),
  ];
  const over =
    parts.length === 0
      ? 'there are no codings or memos to go over'
      : `${list(parts)} would go over to “${into}”`;
  return `${named(merging)} would go; ${over}.`;
}

function list(parts: string[]): string {
  const [last, ...rest] = parts.toReversed();
  return rest.length === 0 ? (last ?? '') : `${rest.toReversed().join(', ')} and ${last ?? ''}`;
}

function several(count: number, one: string): string {
  return `${number(count)} ${one}${count === 1 ? '' : 's'}`;
}
