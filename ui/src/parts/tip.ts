// Tooltips. They open on hover and on focus, and hold nothing that is found nowhere else.
import { computePosition, flip, offset, shift, type Placement } from '@floating-ui/dom';
import type { Attachment } from 'svelte/attachments';

/** Milliseconds of rest before a tooltip opens under the pointer. */
const DELAY = 450;

let shown: HTMLElement | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Attaches a tooltip. The element needs a name of its own: the tooltip only describes it. */
export function tip(words: string | null, placement: Placement = 'bottom'): Attachment<HTMLElement> {
  return (element) => {
    if (words === null) return;
    const later = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => open(element, words, placement), DELAY);
    };
    const now = (): void => {
      if (element.matches(':focus-visible')) open(element, words, placement);
    };
    const key = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') close();
    };
    element.addEventListener('pointerenter', later);
    element.addEventListener('pointerleave', close);
    element.addEventListener('pointerdown', close);
    element.addEventListener('focus', now);
    element.addEventListener('blur', close);
    element.addEventListener('keydown', key);
    return () => {
      close();
      element.removeEventListener('pointerenter', later);
      element.removeEventListener('pointerleave', close);
      element.removeEventListener('pointerdown', close);
      element.removeEventListener('focus', now);
      element.removeEventListener('blur', close);
      element.removeEventListener('keydown', key);
    };
  };
}

/**
 * Attaches tooltips to the parts of a grid that a selector names, which may come and go. The first line of the words
 * stands out. `wordsOf` is asked when one opens; `null` opens none.
 */
export function tipsIn(
  selector: string,
  wordsOf: (part: HTMLElement) => string | null,
): Attachment<HTMLElement> {
  return (grid) => {
    let over: Element | null = null;
    const partOf = (target: EventTarget | null): HTMLElement | null =>
      target instanceof Element ? target.closest<HTMLElement>(selector) : null;
    const later = (part: HTMLElement | null): void => {
      if (part === over) return;
      over = part;
      close();
      if (!part) return;
      timer = setTimeout(() => {
        const words = part.isConnected ? wordsOf(part) : null;
        if (words !== null) open(part, words, 'bottom-start');
      }, DELAY);
    };
    const enter = ({ target }: Event): void => later(partOf(target));
    const focus = ({ target }: Event): void => {
      const part = partOf(target);
      if (part?.matches(':focus-visible')) later(part);
    };
    const away = (): void => {
      over = null;
      close();
    };
    const key = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' || event.key === 'Enter') away();
    };
    const heard = {
      pointerover: enter,
      // After scrolling, too, when nothing was gone over.
      pointermove: enter,
      pointerleave: away,
      pointerdown: away,
      scroll: away,
      focusin: focus,
      focusout: away,
    };
    for (const [name, hear] of Object.entries(heard)) grid.addEventListener(name, hear);
    grid.addEventListener('keydown', key);
    return () => {
      away();
      for (const [name, hear] of Object.entries(heard)) grid.removeEventListener(name, hear);
      grid.removeEventListener('keydown', key);
    };
  };
}

function open(element: HTMLElement, words: string, placement: Placement): void {
  close();
  const box = document.createElement('div');
  box.className = 'tip';
  box.setAttribute('role', 'tooltip');
  const [first = '', ...rest] = words.split('\n');
  if (rest.length === 0) box.textContent = words;
  else {
    const head = document.createElement('b');
    head.textContent = first;
    box.append(head, ...rest.flatMap((line) => [document.createElement('br'), line]));
  }
  box.style.maxWidth = '280px';
  box.style.pointerEvents = 'none';
  document.querySelector('#menus')?.append(box);
  shown = box;
  void computePosition(element, box, {
    placement,
    middleware: [offset(6), flip(), shift({ padding: 8 })],
  }).then(({ x, y }) => {
    box.style.left = `${x}px`;
    box.style.top = `${y}px`;
  });
}

function close(): void {
  clearTimeout(timer);
  shown?.remove();
  shown = undefined;
}
