// Labels of the margin as elements.
import type { PaintedCoding } from './codings';

const SIGNS = {
  memo: 'M1.5 1.5h7v5l-2 2h-5z',
  question: 'M2.8 3.3c.1-1.3 1-2 2.3-2s2.2.8 2.2 1.9c0 1.5-2 1.6-2 3.1v.3M5.2 8.4v.3',
};

/** A label: marker, name, what is marked on it, and the coder where it is another's. */
export function makeLabel(coding: PaintedCoding): HTMLElement {
  const element = document.createElement('div');
  element.dataset['coding'] = coding.id;
  element.title = coding.about;
  element.append(svg('m l2', coding.shape));
  const name = document.createElement('span');
  name.textContent = coding.name;
  element.append(name);
  if (coding.sign) element.append(svg('sign', SIGNS[coding.sign]));
  if (!coding.mine) {
    const initial = document.createElement('i');
    initial.textContent = coding.initials.slice(0, 1);
    element.append(initial);
  }
  return element;
}

/** A label that only counts. A click picks the first of them; `O` goes on through the others. */
export function foldedLabel(codings: readonly PaintedCoding[]): HTMLElement {
  const element = document.createElement('div');
  element.dataset['coding'] = codings[0]?.id ?? '';
  element.title = codings.map((one) => one.name).join('\n');
  element.textContent = `+${codings.length}`;
  return element;
}

function svg(className: string, shape: string): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  element.setAttribute('class', className);
  element.setAttribute('viewBox', '0 0 10 10');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', shape);
  element.append(path);
  return element;
}
