// Marks that come and go over the text: words that were found, and a span that is about to be coded or resized.
// They are painted for the viewport only.
import { RangeSetBuilder, StateEffect, StateField } from '@codemirror/state';
import {
  Decoration,
  ViewPlugin,
  type DecorationSet,
  type EditorView,
  type ViewUpdate,
} from '@codemirror/view';
import type { Found } from './find';

/** What is marked. Offsets in UTF-16 units. */
export interface Marked {
  /** Places that hold the words looked for, ascending and apart. */
  found: readonly Found[];
  /** Index of the place that the reader is at; `-1` for none. */
  at: number;
  /** A span that something is about to be done with. */
  preview: Found | null;
}

/** Marks these places as found. */
export const setFound = StateEffect.define<{ found: readonly Found[]; at: number }>();
/** Marks a span as what will be coded, or nothing. */
export const setPreview = StateEffect.define<Found | null>();

const NOTHING: Marked = { found: [], at: -1, preview: null };

/** Holds the marks of the state. */
export const markedField = StateField.define<Marked>({
  create: () => NOTHING,
  update(value, transaction) {
    // Places in a text that has changed are places no more.
    let next = transaction.docChanged ? NOTHING : value;
    for (const effect of transaction.effects) {
      if (effect.is(setFound)) next = { ...next, ...effect.value };
      else if (effect.is(setPreview)) next = { ...next, preview: effect.value };
    }
    return next;
  },
});

const FOUND = Decoration.mark({ class: 'found' });
const HERE = Decoration.mark({ class: 'found here' });
const PREVIEW = Decoration.mark({ class: 'preview' });

const painted = (marks: (view: EditorView) => DecorationSet) =>
  ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;

      constructor(view: EditorView) {
        this.decorations = marks(view);
      }

      update(update: ViewUpdate): void {
        const changed = update.state.field(markedField) !== update.startState.field(markedField);
        if (changed || update.viewportChanged || update.docChanged) this.decorations = marks(update.view);
      }
    },
    { decorations: (plugin) => plugin.decorations },
  );

const foundMarks = painted((view) => {
  const { found, at } = view.state.field(markedField);
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to } of view.visibleRanges) {
    for (let index = firstAfter(found, from); index < found.length; index += 1) {
      const place = found[index];
      if (!place || place.from >= to) break;
      builder.add(place.from, place.to, index === at ? HERE : FOUND);
    }
  }
  return builder.finish();
});

const previewMark = painted((view) => {
  const { preview } = view.state.field(markedField);
  return preview && preview.from < preview.to
    ? Decoration.set(PREVIEW.range(preview.from, preview.to))
    : Decoration.none;
});

/** Everything that marks. */
export const marks = [markedField, foundMarks, previewMark];

/** Index of the first place that ends after a position. */
function firstAfter(found: readonly Found[], position: number): number {
  let low = 0;
  let high = found.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((found[middle]?.to ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}
