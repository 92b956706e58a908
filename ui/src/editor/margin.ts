// The margin: a bar for each coding in view and its label. It lives inside the scroller, so it moves with the text
// and needs no work while scrolling inside what is already drawn.
import { ViewPlugin, type EditorView, type ViewUpdate } from '@codemirror/view';
import { codingsField, hoverCoding, type PaintedCoding } from './codings';
import { FEW_LANES, MANY_LANES, labelsOf, letIn, shownLanes, type InLane, type Label } from './lanes';
import { foldedLabel, makeLabel } from './labels';

/** Pixels between two lanes, and between two of many where labels would have to move aside. */
const PITCH = 12;
const TIGHT = 6;
/** Height of a label, how far one may drift from its bar, and the least width that one needs. */
const LABEL = 17;
const DRIFT = 58;
const LEAST_LABEL = 110;

interface Bar extends InLane {
  coding: PaintedCoding;
}

interface Layout {
  bars: Bar[];
  /** Where lanes begin and how wide the margin is, in pixels of the scroller. */
  left: number;
  width: number;
  shown: number;
  pitch: number;
}

/** Draws bars and labels. `onPick` hears of a click on either. */
export function margin(onPick: (id: string) => void) {
  return ViewPlugin.fromClass(
    class {
      private readonly overlay = document.createElement('div');
      /** Whether the pointer is in the margin: then more lanes are drawn. */
      private attended = false;

      constructor(private readonly view: EditorView) {
        this.overlay.className = 'coding-margin';
        // The same codings are in the inspector, which keyboards and screen readers reach.
        this.overlay.setAttribute('aria-hidden', 'true');
        this.overlay.addEventListener('mousedown', this.press);
        this.overlay.addEventListener('pointerover', this.hover);
        this.overlay.addEventListener('pointerout', this.leave);
        view.scrollDOM.append(this.overlay);
        this.measure();
      }

      update(update: ViewUpdate): void {
        const changed = update.state.field(codingsField) !== update.startState.field(codingsField);
        if (changed || update.docChanged || update.viewportChanged || update.geometryChanged) this.measure();
      }

      destroy(): void {
        this.overlay.remove();
      }

      private measure(): void {
        this.view.requestMeasure({
          key: this,
          read: (view) => layOut(view, this.attended),
          write: (layout, view) => draw(this.overlay, layout, view),
        });
      }

      private readonly press = (event: MouseEvent): void => {
        const id = codingOf(event.target);
        if (id === null) return;
        // The text keeps its selection and focus.
        event.preventDefault();
        onPick(id);
      };

      private readonly hover = (event: PointerEvent): void => {
        this.attend(true);
        this.name(codingOf(event.target));
      };

      private readonly leave = (event: PointerEvent): void => {
        if (event.relatedTarget instanceof Node && this.overlay.contains(event.relatedTarget)) return;
        this.attend(false);
        this.name(null);
      };

      private attend(attended: boolean): void {
        if (attended === this.attended) return;
        this.attended = attended;
        this.measure();
      }

      private name(id: string | null): void {
        if (id === this.view.state.field(codingsField).hovered) return;
        this.view.dispatch({ effects: hoverCoding.of(id) });
      }
    },
  );
}

function codingOf(target: EventTarget | null): string | null {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-coding]') : null;
  return element?.dataset['coding'] ?? null;
}

function layOut(view: EditorView, attended: boolean): Layout {
  const { set, lanes, picked } = view.state.field(codingsField);
  const { from, to } = view.viewport;
  const scroller = view.scrollDOM.getBoundingClientRect();
  const content = view.contentDOM.getBoundingClientRect();
  const down = view.scrollDOM.scrollTop - scroller.top;
  const edges = edgesOf(view);
  const bars: Bar[] = [];
  set.between(from, to, (start, end, { coding }) => {
    const top = edges(Math.max(start, from), 1)?.top;
    const bottom = edges(Math.min(end, to), -1)?.bottom;
    if (top === undefined || bottom === undefined) return;
    const height = Math.max(10, bottom - top - 4);
    bars.push({ coding, lane: lanes.get(coding.id) ?? 0, top: top + down + 2, height });
  });
  const left = content.right - scroller.left + view.scrollDOM.scrollLeft;
  const width = view.scrollDOM.clientWidth - left;
  const depth = bars.reduce((most, bar) => Math.max(most, bar.lane + 1), 0);
  const room = width - LEAST_LABEL - 60 >= MANY_LANES * PITCH;
  // A picked passage is never left to the "+n".
  const hidden = picked !== null && (lanes.get(picked) ?? 0) >= FEW_LANES;
  const shown = shownLanes(depth, room || attended || hidden);
  const one = bars.find(({ coding }) => coding.id === picked);
  if (one) letIn(one, bars, shown);
  return { bars, left, width, shown, pitch: room || shown <= FEW_LANES ? PITCH : TIGHT };
}

/** Coordinates of positions, each read once: many passages begin or end together. */
function edgesOf(
  view: EditorView,
): (position: number, side: 1 | -1) => { top: number; bottom: number } | null {
  const read = new Map<number, { top: number; bottom: number } | null>();
  return (position, side) => {
    const key = position * side;
    let edge = read.get(key);
    if (edge === undefined) {
      edge = view.coordsAtPos(position, side);
      read.set(key, edge);
    }
    return edge;
  };
}

function draw(overlay: HTMLElement, { bars, left, width, shown, pitch }: Layout, view: EditorView): void {
  const { picked, hovered, named } = view.state.field(codingsField);
  overlay.style.left = `${left}px`;
  overlay.style.width = `${Math.max(0, width)}px`;
  const pieces = keptPieces(overlay);
  const on = (id: string): string =>
    id === picked ? ' picked' : id === hovered || named.includes(id) ? ' hovered' : '';
  for (const { coding, lane, top, height } of bars) {
    if (lane >= shown) continue;
    const classes = `coding-bar ${coding.colour}${coding.mine ? '' : ' other'}${on(coding.id)}`;
    const at = { top, left: lane * pitch + 8 };
    const bar = pieces.put(`bar ${coding.id} ${coding.about}`, () => barOf(coding), classes, at);
    bar.style.height = `${height}px`;
  }
  // Where there is no room for labels, only those that the reader asks for are drawn, over the text's edge.
  const labelsAt = 12 + Math.max(FEW_LANES * PITCH, shown * pitch);
  const roomy = width - labelsAt >= LEAST_LABEL;
  for (const label of labelled(bars, shown, (id) => on(id) !== '')) {
    const [first] = label.items;
    if (!first || (!roomy && on(first.id) === '')) continue;
    const place = { top: label.top, left: roomy ? labelsAt : Math.min(labelsAt, width - LEAST_LABEL) };
    if (label.folded) {
      const key = `more ${label.items.map((one) => one.id).join(' ')}`;
      pieces.put(key, () => foldedLabel(label.items), 'coding-label more', place);
      continue;
    }
    const classes = `coding-label ${first.colour}${on(first.id)}${roomy ? '' : ' over'}`;
    pieces.put(
      `label ${first.id} ${first.about} ${first.sign ?? ''}`,
      () => makeLabel(first),
      classes,
      place,
    );
  }
  pieces.done();
}

/** Labels from the top down; codings in folded lanes are told as one "+n" where they begin. */
function labelled(
  bars: readonly Bar[],
  shown: number,
  seen: (id: string) => boolean,
): Label<PaintedCoding>[] {
  const order = [...bars].sort((a, b) => a.top - b.top || a.lane - b.lane);
  const wanted = order.map(({ coding, lane, top }) => ({
    item: coding,
    top,
    folded: lane >= shown,
    kept: seen(coding.id),
  }));
  return labelsOf(wanted, LABEL, DRIFT);
}

/** Pieces of the overlay, kept by key: one that the pointer rests on must not be replaced under it. */
function keptPieces(overlay: HTMLElement) {
  const kept = new Map(
    [...overlay.children].map((child) => [(child as HTMLElement).dataset['key'], child as HTMLElement]),
  );
  const wanted = new Set<HTMLElement>();
  return {
    put(
      key: string,
      make: () => HTMLElement,
      classes: string,
      at: { top: number; left: number },
    ): HTMLElement {
      const element = kept.get(key) ?? make();
      element.dataset['key'] = key;
      if (element.className !== classes) element.className = classes;
      element.style.top = `${at.top}px`;
      element.style.left = `${at.left}px`;
      wanted.add(element);
      return element;
    },
    done(): void {
      for (const child of [...overlay.children]) if (!wanted.has(child as HTMLElement)) child.remove();
      for (const element of wanted) if (element.parentNode !== overlay) overlay.append(element);
    },
  };
}

function barOf(coding: PaintedCoding): HTMLElement {
  const element = document.createElement('div');
  element.dataset['coding'] = coding.id;
  element.title = coding.about;
  return element;
}
