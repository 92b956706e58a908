// Underlines and the picked tint, for the viewport only. Overlaps are flat: at most two nested marks a segment.
import { RangeSet, RangeSetBuilder } from '@codemirror/state';
import {
  Decoration,
  ViewPlugin,
  type DecorationSet,
  type EditorView,
  type ViewUpdate,
} from '@codemirror/view';
import { codingsField, type Codings, type CodingValue, type PaintedCoding } from './codings';

/** Own codings whose underlines are stacked; the margin shows the rest. */
const STACKED = 2;

/** Paints the codings of the visible text. */
export const paint = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = marks(view);
    }

    update(update: ViewUpdate): void {
      const [now, before] = [update.state.field(codingsField), update.startState.field(codingsField)];
      const changed =
        now.set !== before.set || now.picked !== before.picked || now.hovered !== before.hovered;
      if (changed || update.docChanged || update.viewportChanged) this.decorations = marks(update.view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

function marks(view: EditorView): DecorationSet {
  const codings = view.state.field(codingsField);
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to } of view.visibleRanges) {
    RangeSet.spans<CodingValue>([codings.set], from, to, {
      span(start, end, active) {
        for (const mark of segment(active, codings)) builder.add(start, end, mark);
      },
      point() {
        // A coding of no length is never in the set.
      },
    });
  }
  return builder.finish();
}

function segment(active: readonly CodingValue[], codings: Codings): Decoration[] {
  if (active.length === 0) return [];
  const lane = (coding: PaintedCoding): number => codings.lanes.get(coding.id) ?? 0;
  const here = active.map((value) => value.coding).sort((a, b) => lane(a) - lane(b));
  const tinted =
    here.find((one) => one.id === codings.picked) ?? here.find((one) => one.id === codings.hovered);
  const lines = here.filter((one) => one.mine).slice(0, STACKED);
  // The picked one always shows its line, even where two others lie above it.
  if (tinted?.mine && !lines.includes(tinted)) lines[lines.length - 1] = tinted;
  const classes = lines.map((one) => `ul ${one.colour}${one.id === codings.picked ? ' picked' : ''}`);
  if (tinted) classes.unshift(`sg ${tinted.id === codings.picked ? 'pick' : 'hov'} ${tinted.colour}`);
  return classes.map(markOf);
}

const made = new Map<string, Decoration>();

/** Marks are kept by class, so that equal neighbours compare equal. */
function markOf(classes: string): Decoration {
  let mark = made.get(classes);
  if (!mark) {
    mark = Decoration.mark({ class: classes });
    made.set(classes, mark);
  }
  return mark;
}
