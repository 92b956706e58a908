// The margin: a bar for each coding in view and its label. It lives inside the scroller, so it moves with the text
// and needs no work while scrolling inside what is already drawn.
import { ViewPlugin, type EditorView, type ViewUpdate } from '@codemirror/view';
import { codingsField, hoverCoding, type PaintedCoding } from './codings';
import { spread } from './lanes';

/** Pixels between two lanes. */
const PITCH = 12;
/** Lanes at rest, and where there is room. */
const FEW = 3;
const MANY = 6;
/** Height of a label, and the least width that one needs. */
const LABEL = 17;
const LEAST_LABEL = 110;

interface Bar {
  coding: PaintedCoding;
  lane: number;
  top: number;
  height: number;
}

interface Layout {
  bars: Bar[];
  /** Where lanes begin and how wide the margin is, in pixels of the scroller. */
  left: number;
  width: number;
  shown: number;
}

/** Draws bars and labels. `onPick` hears of a click on either. */
export function margin(onPick: (id: string) => void) {
  return ViewPlugin.fromClass(
    class {
      private readonly overlay = document.createElement('div');

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
          read: (view) => layOut(view),
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
        this.name(codingOf(event.target));
      };

      private readonly leave = (event: PointerEvent): void => {
        if (!(event.relatedTarget instanceof Node) || !this.overlay.contains(event.relatedTarget))
          this.name(null);
      };

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

function layOut(view: EditorView): Layout {
  const { set, lanes } = view.state.field(codingsField);
  const { from, to } = view.viewport;
  const scroller = view.scrollDOM.getBoundingClientRect();
  const content = view.contentDOM.getBoundingClientRect();
  const down = view.scrollDOM.scrollTop - scroller.top;
  const bars: Bar[] = [];
  set.between(from, to, (start, end, { coding }) => {
    const top = view.coordsAtPos(Math.max(start, from), 1);
    const bottom = view.coordsAtPos(Math.min(end, to), -1);
    if (!top || !bottom) return;
    const height = Math.max(10, bottom.bottom - top.top - 4);
    bars.push({ coding, lane: lanes.get(coding.id) ?? 0, top: top.top + down + 2, height });
  });
  const left = content.right - scroller.left + view.scrollDOM.scrollLeft;
  const width = view.scrollDOM.clientWidth - left;
  const depth = bars.reduce((most, bar) => Math.max(most, bar.lane + 1), 0);
  const room = width - LEAST_LABEL - 60 >= MANY * PITCH ? MANY : FEW;
  return { bars, left, width, shown: Math.min(depth, room) };
}

function draw(overlay: HTMLElement, { bars, left, width, shown }: Layout, view: EditorView): void {
  const { picked, hovered } = view.state.field(codingsField);
  overlay.style.left = `${left}px`;
  overlay.style.width = `${Math.max(0, width)}px`;
  // Pieces are kept by key: one that the pointer rests on must not be replaced under it.
  const kept = new Map(
    [...overlay.children].map((child) => [(child as HTMLElement).dataset['key'], child as HTMLElement]),
  );
  const pieces: HTMLElement[] = [];
  const piece = (
    key: string,
    make: () => HTMLElement,
    classes: string,
    at: { top: number; left: number },
  ): HTMLElement => {
    const element = kept.get(key) ?? make();
    element.dataset['key'] = key;
    if (element.className !== classes) element.className = classes;
    element.style.top = `${at.top}px`;
    element.style.left = `${at.left}px`;
    pieces.push(element);
    return element;
  };
  for (const { coding, lane, top, height } of bars) {
    if (lane >= shown) continue;
    const classes = `coding-bar ${coding.colour}${coding.mine ? '' : ' other'}${coding.id === picked ? ' picked' : ''}`;
    piece(`bar ${coding.id}`, () => named(coding), classes, { top, left: lane * PITCH + 8 }).style.height =
      `${height}px`;
  }
  const labelsAt = 12 + Math.max(FEW, shown) * PITCH;
  if (width - labelsAt >= LEAST_LABEL) {
    const labels = labelled(bars, shown);
    const tops = spread(
      labels.map((label) => label.top),
      LABEL,
    );
    labels.forEach(({ coding, folded, top }, at) => {
      const place = { top: tops[at] ?? top, left: labelsAt };
      if (folded > 0) {
        piece(`more ${coding.id} ${folded}`, () => moreOf(folded), 'coding-label more', place);
        return;
      }
      const on = coding.id === picked ? ' picked' : coding.id === hovered ? ' hovered' : '';
      const key = `label ${coding.id} ${coding.name} ${coding.shape} ${coding.mine ? '' : coding.initials}`;
      piece(key, () => labelOf(coding), `coding-label ${coding.colour}${on}`, place);
    });
  }
  const wanted = new Set(pieces);
  for (const child of [...overlay.children]) if (!wanted.has(child as HTMLElement)) child.remove();
  for (const element of pieces) if (element.parentNode !== overlay) overlay.append(element);
}

/** Labels from the top down; codings in folded lanes are told as one "+n" where they begin. */
function labelled(
  bars: readonly Bar[],
  shown: number,
): { coding: PaintedCoding; top: number; folded: number }[] {
  const labels: { coding: PaintedCoding; top: number; folded: number }[] = [];
  for (const bar of [...bars].sort((a, b) => a.top - b.top || a.lane - b.lane)) {
    const last = labels.at(-1);
    if (bar.lane < shown) labels.push({ coding: bar.coding, top: bar.top, folded: 0 });
    else if (last && last.folded > 0 && bar.top - last.top < LABEL) last.folded += 1;
    else labels.push({ coding: bar.coding, top: bar.top, folded: 1 });
  }
  return labels;
}

function named(coding: PaintedCoding): HTMLElement {
  const element = document.createElement('div');
  element.dataset['coding'] = coding.id;
  return element;
}

function labelOf(coding: PaintedCoding): HTMLElement {
  const element = named(coding);
  element.title = coding.name;
  element.append(markerOf(coding.shape));
  const name = document.createElement('span');
  name.textContent = coding.name;
  element.append(name);
  if (!coding.mine) {
    const initial = document.createElement('i');
    initial.textContent = coding.initials.slice(0, 1);
    element.append(initial);
  }
  return element;
}

function moreOf(count: number): HTMLElement {
  const element = document.createElement('div');
  element.textContent = `+${count}`;
  return element;
}

function markerOf(shape: string): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'm l2');
  svg.setAttribute('viewBox', '0 0 10 10');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', shape);
  svg.append(path);
  return svg;
}
