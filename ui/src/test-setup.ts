import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/svelte';
import { afterEach } from 'vitest';

afterEach(() => cleanup());

// A computer that compiles meanwhile needs longer than the usual second to draw something.
configure({ asyncUtilTimeout: 4000 });

// jsdom has none of these; nothing under test looks at what they would say.
const nothing = (): void => undefined;
const missing = {
  matchMedia: (media: string) => ({
    matches: false,
    media,
    addEventListener: nothing,
    removeEventListener: nothing,
  }),
  ResizeObserver: class {
    observe = nothing;
    unobserve = nothing;
    disconnect = nothing;
  },
};
Object.assign(window, missing);
Element.prototype.scrollIntoView = nothing;
Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
Range.prototype.getBoundingClientRect = () => new DOMRect();
// Nothing is laid out: lists of which only the rows in view are drawn take their pane to be this large.
Object.defineProperties(Element.prototype, {
  clientWidth: { configurable: true, get: () => 600 },
  clientHeight: { configurable: true, get: () => 800 },
});
const laidOut = (size: number) => ({
  configurable: true,
  get(this: Element) {
    return this.classList.contains('scroll') ? size : 0;
  },
});
Object.defineProperties(HTMLElement.prototype, { offsetWidth: laidOut(600), offsetHeight: laidOut(800) });
