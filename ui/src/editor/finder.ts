// Finding words in the transcript that is shown: the places, the one the reader is at, and the way back.
import type { EditorSelection, StateEffect } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { Haystack, nextFrom, type Found } from './find';
import { openFolds } from './folds';
import { markedField, setFound } from './marks';
import { turnsField } from './turns';

/** How many places there are, and the one the reader is at, from 1; 0 for none. */
export interface Finding {
  count: number;
  at: number;
}

/** Where the reader was before looking for something. */
interface Before {
  scroll: StateEffect<unknown>;
  selection: EditorSelection;
}

/** Looks for words in one view. */
export class Finder {
  private haystack: { doc: unknown; hay: Haystack } | null = null;
  private before: Before | null = null;

  constructor(private readonly view: EditorView) {}

  /** Remembers where the reader is. */
  begin(): void {
    this.before ??= { scroll: this.view.scrollSnapshot(), selection: this.view.state.selection };
  }

  /** Looks for words, and goes to the first place from where the reader was. */
  look(words: string, exact: boolean): Finding {
    const found = this.hay().find(words, exact);
    return this.goTo(found, nextFrom(found, this.before?.selection.main.from ?? 0));
  }

  /** Goes to the next (`1`) or the last (`-1`) place, round at the ends. */
  step(by: 1 | -1): Finding {
    const { found, at } = this.view.state.field(markedField);
    return this.goTo(found, found.length === 0 ? -1 : (at + by + found.length) % found.length);
  }

  /** Marks nothing any more. Goes back to where the reader was, or selects the words that were found last. */
  end(stay: boolean): void {
    const { found, at } = this.view.state.field(markedField);
    const place = found[at];
    this.view.dispatch({ effects: setFound.of({ found: [], at: -1 }) });
    const before = this.before;
    this.before = null;
    if (stay && place) {
      this.view.dispatch({ selection: { anchor: place.from, head: place.to } });
    } else if (!stay && before) {
      this.view.dispatch({ selection: before.selection, effects: before.scroll });
    }
  }

  /** Forgets the text, for showing another. */
  forget(): void {
    this.haystack = null;
    this.before = null;
  }

  private goTo(found: readonly Found[], at: number): Finding {
    const place = found[at];
    const effects = place
      ? [openFolds.of(place), EditorView.scrollIntoView(place.from, { y: 'nearest', yMargin: 90 })]
      : [];
    this.view.dispatch({ effects: [setFound.of({ found, at }), ...effects] });
    return { count: found.length, at: at + 1 };
  }

  private hay(): Haystack {
    const { doc } = this.view.state;
    if (this.haystack?.doc !== doc) {
      const labels = this.view.state
        .field(turnsField)
        .filter((turn) => turn.from > turn.labelFrom)
        .map((turn) => ({ from: turn.labelFrom, to: turn.from }));
      this.haystack = { doc, hay: new Haystack(doc.toString(), labels) };
    }
    return this.haystack.hay;
  }
}
