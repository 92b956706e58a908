// The codings of the open transcript as plain values in a range set. One new coding is one effect.
import {
  RangeSet,
  RangeValue,
  StateEffect,
  StateField,
  type ChangeDesc,
  type EditorState,
  type Range,
} from '@codemirror/state';
import { lanes } from './lanes';

/** A coding as the surface paints it. Offsets are UTF-16 units, end exclusive. */
export interface PaintedCoding {
  id: string;
  from: number;
  to: number;
  /** Name of the code. */
  name: string;
  /** Colour class of the palette. */
  colour: string;
  /** SVG path of the theme's marker in a box of ten. */
  shape: string;
  /** Whether the person who is coding made it. */
  mine: boolean;
  /** Initials of its coder. */
  initials: string;
  /** What the margin says of it on approach: path, coder, stance, memo. */
  about: string;
  /** What its label is marked with. */
  sign: 'question' | 'memo' | null;
}

/** A coding as a value of the range set. */
export class CodingValue extends RangeValue {
  override startSide = 1;
  override endSide = -1;

  constructor(readonly coding: PaintedCoding) {
    super();
  }

  override eq(other: RangeValue): boolean {
    return other instanceof CodingValue && other.coding === this.coding;
  }
}

/** Codings of a transcript, with what the margin needs. */
export interface Codings {
  set: RangeSet<CodingValue>;
  byId: ReadonlyMap<string, PaintedCoding>;
  lanes: ReadonlyMap<string, number>;
  /** Id of the picked coding. */
  picked: string | null;
  /** Id of the coding under the pointer in the margin: its passage is tinted. */
  hovered: string | null;
  /** Ids of the codings under the pointer in the text: the margin names them. */
  named: readonly string[];
}

/** Replaces all codings. */
export const setCodings = StateEffect.define<readonly PaintedCoding[]>();
/** Adds one coding. */
export const addCoding = StateEffect.define<PaintedCoding>();
/** Puts a coding in place of the one with its id: its edges or its marks changed. */
export const replaceCoding = StateEffect.define<PaintedCoding>();
/** Removes a coding by its id. */
export const removeCoding = StateEffect.define<string>();
/** Picks a coding, or none. */
export const pickCoding = StateEffect.define<string | null>();
/** Names the coding under the pointer in the margin, or none. */
export const hoverCoding = StateEffect.define<string | null>();
/** Names the codings under the pointer in the text. */
export const nameCodings = StateEffect.define<readonly string[]>();

const NONE: Codings = {
  set: RangeSet.of<CodingValue>([]),
  byId: new Map(),
  lanes: new Map(),
  picked: null,
  hovered: null,
  named: [],
};

const range = (coding: PaintedCoding): Range<CodingValue> =>
  new CodingValue(coding).range(coding.from, coding.to);

/** Holds the codings of the state. An edit of the text moves them by the rule that the core follows. */
export const codingsField = StateField.define<Codings>({
  create: () => NONE,
  update(value, transaction) {
    let next = transaction.docChanged ? moved(value, transaction.changes) : value;
    for (const effect of transaction.effects) {
      if (effect.is(setCodings)) next = holding(next, effect.value);
      else if (effect.is(addCoding)) next = added(next, effect.value);
      else if (effect.is(replaceCoding)) next = added(without(next, effect.value.id), effect.value);
      else if (effect.is(removeCoding)) next = without(next, effect.value);
      else if (effect.is(pickCoding)) next = { ...next, picked: effect.value };
      else if (effect.is(hoverCoding)) next = { ...next, hovered: effect.value };
      else if (effect.is(nameCodings)) next = { ...next, named: effect.value };
    }
    if (next === value) return value;
    if (next.picked !== null && !next.byId.has(next.picked)) next = { ...next, picked: null };
    return next.byId === value.byId ? next : { ...next, lanes: lanes([...next.byId.values()]) };
  },
});

function holding(value: Codings, all: readonly PaintedCoding[]): Codings {
  const drawn = all.filter((coding) => coding.to > coding.from);
  const set = RangeSet.of<CodingValue>(drawn.map(range), true);
  return { ...value, set, byId: new Map(drawn.map((coding) => [coding.id, coding])) };
}

function added(value: Codings, coding: PaintedCoding): Codings {
  const set = value.set.update({ add: [range(coding)] });
  return { ...value, set, byId: new Map(value.byId).set(coding.id, coding) };
}

function without(value: Codings, id: string): Codings {
  const old = value.byId.get(id);
  if (!old) return value;
  const set = value.set.update({
    filter: (_from, _to, one) => one.coding.id !== id,
    filterFrom: old.from,
    filterTo: old.to,
  });
  const byId = new Map(value.byId);
  byId.delete(id);
  return { ...value, set, byId };
}

function moved(value: Codings, changes: ChangeDesc): Codings {
  const kept = [...value.byId.values()].map((coding) => ({
    ...coding,
    from: changes.mapPos(coding.from, 1),
    to: changes.mapPos(coding.to, -1),
  }));
  return holding(value, kept);
}

/** Codings that cover a position, shortest first: the one that was most likely meant comes first. */
export function codingsAt(state: EditorState, position: number): PaintedCoding[] {
  const found: PaintedCoding[] = [];
  state.field(codingsField).set.between(position, position, (_from, _to, value) => {
    found.push(value.coding);
  });
  return found.sort((a, b) => a.to - a.from - (b.to - b.from));
}
