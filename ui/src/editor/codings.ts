// The codings of the open transcript as plain values in a range set. One new coding is one effect.
import {
  RangeSet,
  RangeValue,
  StateEffect,
  StateField,
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
  /** Id of the coding under the pointer in the margin. */
  hovered: string | null;
}

/** Replaces all codings. */
export const setCodings = StateEffect.define<readonly PaintedCoding[]>();
/** Adds one coding. */
export const addCoding = StateEffect.define<PaintedCoding>();
/** Removes a coding by its id. */
export const removeCoding = StateEffect.define<string>();
/** Picks a coding, or none. */
export const pickCoding = StateEffect.define<string | null>();
/** Names the coding under the pointer, or none. */
export const hoverCoding = StateEffect.define<string | null>();

const NONE: Codings = {
  set: RangeSet.of<CodingValue>([]),
  byId: new Map(),
  lanes: new Map(),
  picked: null,
  hovered: null,
};

const range = (coding: PaintedCoding): Range<CodingValue> =>
  new CodingValue(coding).range(coding.from, coding.to);

/** Holds the codings of the state. */
export const codingsField = StateField.define<Codings>({
  create: () => NONE,
  update(value, transaction) {
    let { set, byId, picked, hovered } = value;
    let moved = false;
    for (const effect of transaction.effects) {
      if (effect.is(setCodings)) {
        const drawn = effect.value.filter((coding) => coding.to > coding.from);
        set = RangeSet.of<CodingValue>(drawn.map(range), true);
        byId = new Map(drawn.map((coding) => [coding.id, coding]));
        moved = true;
      } else if (effect.is(addCoding)) {
        set = set.update({ add: [range(effect.value)] });
        byId = new Map(byId).set(effect.value.id, effect.value);
        moved = true;
      } else if (effect.is(removeCoding)) {
        set = set.update({ filter: (_from, _to, one) => one.coding.id !== effect.value });
        const rest = new Map(byId);
        rest.delete(effect.value);
        byId = rest;
        moved = true;
      } else if (effect.is(pickCoding)) {
        picked = effect.value;
      } else if (effect.is(hoverCoding)) {
        hovered = effect.value;
      }
    }
    if (picked !== null && !byId.has(picked)) picked = null;
    if (!moved && picked === value.picked && hovered === value.hovered) return value;
    return { set, byId, lanes: moved ? lanes([...byId.values()]) : value.lanes, picked, hovered };
  },
});

/** Codings that cover a position, shortest first: the one that was most likely meant comes first. */
export function codingsAt(state: EditorState, position: number): PaintedCoding[] {
  const found: PaintedCoding[] = [];
  state.field(codingsField).set.between(position, position, (_from, _to, value) => {
    found.push(value.coding);
  });
  return found.sort((a, b) => a.to - a.from - (b.to - b.from));
}
