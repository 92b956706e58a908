import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { tipsIn } from './tip';

let grid: HTMLElement;
let detach: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML =
    '<div id="menus"></div><div id="grid"><i data-row="0">3</i><i data-row="1">4</i></div>';
  grid = document.querySelector<HTMLElement>('#grid') ?? document.body;
  detach = tipsIn('[data-row]', (part) => (part.dataset['row'] === '0' ? 'Three people\nof eight' : null))(
    grid,
  ) as () => void;
});

afterEach(() => {
  detach();
  vi.useRealTimers();
});

const over = (row: number): void => {
  grid.children[row]?.dispatchEvent(new Event('pointerover', { bubbles: true }));
  vi.advanceTimersByTime(1000);
};
const shown = (): string | null => document.querySelector('[role=tooltip]')?.textContent ?? null;

describe('tooltips of a grid', () => {
  it('open over a part after a moment, with a first line that stands out', () => {
    over(0);
    expect(shown()).toBe('Three peopleof eight');
    expect(document.querySelector('[role=tooltip] b')?.textContent).toBe('Three people');
  });

  it('go where the pointer goes to a part that has nothing to tell, and on Escape', () => {
    over(0);
    over(1);
    expect(shown()).toBeNull();
    over(0);
    grid.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    expect(shown()).toBeNull();
  });

  it('open again after scrolling closed them, as soon as the pointer moves', () => {
    over(0);
    grid.dispatchEvent(new Event('scroll'));
    expect(shown()).toBeNull();
    grid.children[0]?.dispatchEvent(new Event('pointermove', { bubbles: true }));
    vi.advanceTimersByTime(1000);
    expect(shown()).not.toBeNull();
  });
});
