// The findings of one transcript as one list: open, replaced and kept, in the order of the text. Pure.
import type { FindingRow, FindingsIn, KeptRow, LabelRow, ReplacedRow } from '../ipc/types';
import { KINDS, kindName } from './anonymise-words';
import { oneLine } from './words';

/** What happened to a place. */
export type ItemState = 'open' | 'replaced' | 'kept';

interface Common {
  /** Unique in the list. */
  key: string;
  kind: string;
  /** Words that the list shows. */
  words: string;
  turn: number | null;
  start: number;
  end: number;
}

/** A place of the text, or the label of a speaker, that is or was to be decided about. */
export type Item = Common &
  (
    | { state: 'open'; of: 'finding'; row: FindingRow }
    | { state: 'open'; of: 'label'; row: LabelRow }
    | { state: 'replaced'; of: 'replaced'; row: ReplacedRow }
    | { state: 'kept'; of: 'kept'; row: KeptRow }
  );

/** How the list is shown. */
export type ItemView = 'order' | 'kind' | 'open';

/** A row of the list: a heading, or an item. */
export type ItemRow = { id: string; heading: string; count: number } | { id: string; item: Item };

/** Everything found in a transcript, labels first, then in the order of the text. */
export function itemsOf(found: FindingsIn): Item[] {
  const labels = found.labels.map((row): Item => ({
    key: `label ${row.speaker}`,
    state: 'open',
    of: 'label',
    kind: 'person',
    words: row.label,
    turn: null,
    start: 0,
    end: 0,
    row,
  }));
  const places: Item[] = [
    ...found.findings.map((row): Item => ({
      ...placed('open', row),
      state: 'open',
      of: 'finding',
      row,
    })),
    ...found.replaced.map((row): Item => ({
      ...placed('replaced', row),
      state: 'replaced',
      of: 'replaced',
      row,
    })),
    ...found.kept.map((row): Item => ({ ...placed('kept', row), state: 'kept', of: 'kept', row })),
  ];
  return [...labels, ...places.sort((a, b) => a.start - b.start || b.end - a.end)];
}

function placed(
  state: ItemState,
  row: { start: number; end: number; turn: number | null; text: string; kind: string },
): Common {
  const { start, end, turn, kind, text } = row;
  return { key: `${state} ${start}`, kind, words: oneLine(text), turn, start, end };
}

/** How many of how many are decided. */
export function progressOf(items: readonly Item[]): { done: number; of: number } {
  return { done: items.filter((one) => one.state !== 'open').length, of: items.length };
}

/** The rows of the list. */
export function itemRows(items: readonly Item[], view: ItemView): ItemRow[] {
  if (view === 'open') return rowsOf(items.filter((one) => one.state === 'open'));
  if (view === 'order') return rowsOf(items);
  const place = (kind: string): number => (KINDS as readonly string[]).indexOf(kind);
  const kinds = [...new Set(items.map((one) => one.kind))].sort((a, b) => place(a) - place(b));
  return kinds.flatMap((kind): ItemRow[] => {
    const of = items.filter((one) => one.kind === kind);
    return [{ id: `kind ${kind}`, heading: kindName(kind), count: of.length }, ...rowsOf(of)];
  });
}

function rowsOf(items: readonly Item[]): ItemRow[] {
  return items.map((item) => ({ id: item.key, item }));
}

/**
 * The item that comes after a decision: the first open one that stood after the decided one, else the last open one.
 * `before` is how many open ones stood before it and are open still.
 */
export function afterDeciding(items: readonly Item[], before: number): Item | null {
  const open = items.filter((one) => one.state === 'open');
  return open[before] ?? open.at(-1) ?? items.at(-1) ?? null;
}

/** The first item that is not as it was: where an undo took place. */
export function firstChanged(before: readonly Item[], after: readonly Item[]): Item | null {
  const words = (one: Item): string => `${one.state} ${one.kind} ${one.words}`;
  for (let at = 0; at < after.length; at += 1) {
    const [was, is] = [before[at], after[at]];
    if (is && (!was || words(was) !== words(is))) return is;
  }
  return null;
}

/** The item at a place of the text, else the one nearest to it. */
export function nearest(items: readonly Item[], start: number): Item | null {
  const places = items.filter((one) => one.of !== 'label');
  const inside = places.find((one) => one.start <= start && start < one.end);
  const far = (one: Item): number => Math.abs(one.start - start);
  return inside ?? places.toSorted((a, b) => far(a) - far(b))[0] ?? items[0] ?? null;
}
