// What may identify people, drawn in a text: found, replaced, kept, and what is at hand with what would stand there.
import {
  RangeSetBuilder,
  StateEffect,
  StateField,
  type EditorState,
  type Extension,
} from '@codemirror/state';
import {
  Decoration,
  EditorView,
  ViewPlugin,
  WidgetType,
  type DecorationSet,
  type ViewUpdate,
} from '@codemirror/view';

/** A place as the text draws it. Offsets in UTF-16 units, end exclusive. */
export interface DrawnPlace {
  /** What the list of findings knows it by. */
  key: string;
  from: number;
  to: number;
  state: 'open' | 'replaced' | 'kept' | 'detail';
  /** Words of the alias that stands there. */
  alias: string | null;
  /** Whether it is the same person or thing as the place at hand. */
  same: boolean;
}

/** What is at hand, and the words that would stand there. */
export interface AtHand {
  from: number;
  to: number;
  comes: string | null;
}

/** Everything that is drawn, ascending; places do not overlap. */
export interface Drawn {
  places: readonly DrawnPlace[];
  hand: AtHand | null;
  /** The turn that is being read. */
  turn: { from: number; to: number } | null;
}

const NOTHING: Drawn = { places: [], hand: null, turn: null };

/** Draws this in place of what is drawn. */
export const setDrawn = StateEffect.define<Drawn>();

/** Holds what is drawn. An edit of the text moves it until what is true of the new text is set. */
export const drawnField = StateField.define<Drawn>({
  create: () => NOTHING,
  update(value, transaction) {
    for (const effect of transaction.effects) if (effect.is(setDrawn)) return effect.value;
    if (!transaction.docChanged) return value;
    const { changes } = transaction;
    const moved = value.places.map((one) => ({
      ...one,
      from: changes.mapPos(one.from, 1),
      to: changes.mapPos(one.to, -1),
    }));
    return { places: moved.filter((one) => one.from < one.to), hand: null, turn: null };
  },
});

/** The place that holds a position. */
export function placeAt(state: EditorState, position: number): DrawnPlace | undefined {
  return state.field(drawnField).places.find((one) => one.from <= position && position < one.to);
}

/** An alias as a chip. The brackets of the text are its frame. */
class ChipWidget extends WidgetType {
  constructor(
    private readonly words: string,
    private readonly hand: boolean,
  ) {
    super();
  }

  override eq(other: ChipWidget): boolean {
    return other.words === this.words && other.hand === this.hand;
  }

  override toDOM(): HTMLElement {
    const element = document.createElement('span');
    element.className = this.hand ? 'alias done hand' : 'alias done';
    element.textContent = this.words;
    return element;
  }

  override ignoreEvent(): boolean {
    return false;
  }
}

/** What would come, behind what is at hand. */
class ComesWidget extends WidgetType {
  constructor(private readonly words: string) {
    super();
  }

  override eq(other: ComesWidget): boolean {
    return other.words === this.words;
  }

  override toDOM(): HTMLElement {
    const element = document.createElement('span');
    element.className = 'comes';
    element.textContent = this.words;
    return element;
  }
}

const mark = (classes: string): Decoration => Decoration.mark({ class: classes });
const MARKS = {
  open: mark('id-found'),
  same: mark('id-found same'),
  kept: mark('id-kept'),
  detail: mark('id-detail'),
};
const HAND = Decoration.mark({ class: 'id-hand', inclusive: true });
const GOES = mark('id-goes');
const READ = Decoration.line({ class: 'id-read' });

function marks(view: EditorView): DecorationSet {
  const { places, hand } = view.state.field(drawnField);
  const ranges = [];
  const [first, last] = [view.visibleRanges[0]?.from ?? 0, view.visibleRanges.at(-1)?.to ?? 0];
  const goes = (place: DrawnPlace): boolean =>
    hand !== null && hand.comes !== null && hand.from === place.from && hand.to === place.to;
  for (const place of places) {
    const { from, to, state, same } = place;
    // What would go is struck through and nothing else.
    if (to < first || from > last || state === 'replaced' || goes(place)) continue;
    ranges.push((state === 'open' && same ? MARKS.same : MARKS[state]).range(from, to));
  }
  if (hand && hand.from < hand.to) {
    ranges.push(HAND.range(hand.from, hand.to));
    if (hand.comes !== null) {
      ranges.push(GOES.range(hand.from, hand.to));
      ranges.push(Decoration.widget({ widget: new ComesWidget(hand.comes), side: -1 }).range(hand.to));
    }
  }
  return Decoration.set(ranges, true);
}

function chips(view: EditorView): DecorationSet {
  const { places, hand } = view.state.field(drawnField);
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to, state, alias } of places) {
    if (state !== 'replaced' || alias === null) continue;
    const widget = new ChipWidget(alias, hand?.from === from && hand.to === to);
    builder.add(from, to, Decoration.replace({ widget }));
  }
  return builder.finish();
}

function lines(view: EditorView): DecorationSet {
  const { turn } = view.state.field(drawnField);
  if (!turn) return Decoration.none;
  const builder = new RangeSetBuilder<Decoration>();
  for (let at = turn.from; at <= turn.to;) {
    const line = view.state.doc.lineAt(at);
    builder.add(line.from, line.from, READ);
    at = line.to + 1;
  }
  return builder.finish();
}

const drawn = (draw: (view: EditorView) => DecorationSet, atomic = false) =>
  ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;

      constructor(view: EditorView) {
        this.decorations = draw(view);
      }

      update(update: ViewUpdate): void {
        const changed = update.state.field(drawnField) !== update.startState.field(drawnField);
        if (changed || update.viewportChanged || update.docChanged) this.decorations = draw(update.view);
      }
    },
    {
      decorations: (plugin) => plugin.decorations,
      // The caret steps over a chip, and a selection takes all of it.
      provide: (plugin) =>
        atomic
          ? EditorView.atomicRanges.of((view) => view.plugin(plugin)?.decorations ?? Decoration.none)
          : [],
    },
  );

/** Everything that draws. */
export const identifiers: Extension = [drawnField, drawn(lines), drawn(marks), drawn(chips, true)];
