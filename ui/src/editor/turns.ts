// Turns as the reader sees them: number and time in the gutter, labels, quiet interviewer turns.
import { RangeSetBuilder, StateEffect, StateField } from '@codemirror/state';
import {
  Decoration,
  EditorView,
  GutterMarker,
  ViewPlugin,
  WidgetType,
  gutter,
  type DecorationSet,
  type ViewUpdate,
} from '@codemirror/view';
import { FoldLine, foldNumbers, type FoldableTurn } from './fold-line';
import { turnAt } from './passage';

/** A turn as the surface shows it. Offsets are UTF-16 units. */
export interface ShownTurn extends FoldableTurn {
  role: string;
  /** Name to show before the words, or `null` where it goes without saying. */
  name: string | null;
  /** Time in the recording, `12:20`, or `null`. */
  time: string | null;
}

/** Replaces the turns. */
export const setTurns = StateEffect.define<readonly ShownTurn[]>();

/** Holds the turns of the state, ascending. An edit of the text moves them. */
export const turnsField = StateField.define<readonly ShownTurn[]>({
  create: () => [],
  update(turns, transaction) {
    for (const effect of transaction.effects) if (effect.is(setTurns)) return effect.value;
    if (!transaction.docChanged) return turns;
    const { changes } = transaction;
    return turns.map((turn) => ({
      ...turn,
      labelFrom: changes.mapPos(turn.labelFrom),
      from: changes.mapPos(turn.from, -1),
      to: changes.mapPos(turn.to, 1),
    }));
  },
});

class TurnMarker extends GutterMarker {
  constructor(
    private readonly number: string,
    private readonly time: string | null,
  ) {
    super();
  }

  override eq(other: GutterMarker): boolean {
    return other instanceof TurnMarker && other.number === this.number && other.time === this.time;
  }

  override toDOM(): Node {
    const element = document.createElement('span');
    element.className = 'turn-number';
    const number = document.createElement('b');
    number.textContent = this.number;
    element.append(number, this.time ?? '');
    return element;
  }
}

class NameWidget extends WidgetType {
  constructor(
    private readonly name: string,
    private readonly role: string,
  ) {
    super();
  }

  override eq(other: NameWidget): boolean {
    return other.name === this.name && other.role === this.role;
  }

  override toDOM(): HTMLElement {
    const element = document.createElement('span');
    element.className = `speaker ${this.role}`;
    element.textContent = this.name;
    return element;
  }
}

const turnGutter = gutter({
  class: 'turn-gutter',
  lineMarker(view, line) {
    const turn = turnAt(view.state.field(turnsField), line.from);
    return turn?.labelFrom === line.from ? new TurnMarker(String(turn.number), turn.time) : null;
  },
  widgetMarker: (_view, widget) =>
    widget instanceof FoldLine ? new TurnMarker(foldNumbers(widget.fold), null) : null,
  lineMarkerChange: (update) => update.state.field(turnsField) !== update.startState.field(turnsField),
});

const BLANK = Decoration.line({ class: 't-blank' });
const GAP = Decoration.line({ class: 't-gap', attributes: { dir: 'auto' } });
const saidAs = (classes: string): Decoration =>
  Decoration.line({ class: classes, attributes: { dir: 'auto' } });
const SAID: Record<string, Decoration> = {
  interviewer: saidAs('t-asked'),
  respondent: saidAs('t-said'),
  unknown: saidAs('t-said t-unknown'),
};
const QUIET: Record<string, Decoration> = {
  interviewer: saidAs('t-asked t-quiet'),
  respondent: saidAs('t-said t-quiet'),
  unknown: saidAs('t-said t-unknown t-quiet'),
};

const turnLines = ViewPlugin.fromClass(
  class {
    lines: DecorationSet;
    labels: DecorationSet;

    constructor(view: EditorView) {
      ({ lines: this.lines, labels: this.labels } = decorate(view));
    }

    update(update: ViewUpdate): void {
      const changed = update.state.field(turnsField) !== update.startState.field(turnsField);
      if (!changed && !update.docChanged && !update.viewportChanged) return;
      ({ lines: this.lines, labels: this.labels } = decorate(update.view));
    }
  },
  {
    decorations: (plugin) => plugin.lines,
    // Labels are hidden or drawn by us: the caret passes them in one step.
    provide: (plugin) => [
      EditorView.decorations.of((view) => view.plugin(plugin)?.labels ?? Decoration.none),
      EditorView.atomicRanges.of((view) => view.plugin(plugin)?.labels ?? Decoration.none),
    ],
  },
);

function decorate(view: EditorView): { lines: DecorationSet; labels: DecorationSet } {
  const lines = new RangeSetBuilder<Decoration>();
  const labels = new RangeSetBuilder<Decoration>();
  const turns = view.state.field(turnsField);
  for (const { from, to } of view.visibleRanges) {
    for (let position = from; position <= to;) {
      const line = view.state.doc.lineAt(position);
      const turn = turnAt(turns, line.from);
      const said = turn && line.from < turn.to ? saidBy(turn) : GAP;
      lines.add(line.from, line.from, /^\s*$/u.test(line.text) ? BLANK : said);
      if (turn?.labelFrom === line.from && turn.from <= line.to) {
        const widget = turn.name === null ? undefined : new NameWidget(turn.name, turn.role);
        if (turn.from > line.from)
          labels.add(line.from, turn.from, Decoration.replace(widget ? { widget } : {}));
        else if (widget) labels.add(line.from, line.from, Decoration.widget({ widget, side: -1 }));
      }
      position = line.to + 1;
    }
  }
  return { lines: lines.finish(), labels: labels.finish() };
}

function saidBy({ role, quiet }: ShownTurn): Decoration {
  const looks = quiet ? QUIET : SAID;
  return looks[role] ?? looks['unknown'] ?? GAP;
}

/** Everything that shows turns. */
export const turns = [turnsField, turnGutter, turnLines];
