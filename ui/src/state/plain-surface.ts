// A surface without a view, for tests: it keeps the text and writes down what it was asked.
import type { Passage } from '../editor/surface';
import type { SurfacePort } from './transcript.svelte';

/** A surface that only writes down what it was asked. `text` is asked for each time. */
export function plainSurface(text: () => string): { asked: string[]; port: SurfacePort } {
  const asked: string[] = [];
  const letters = (): string[] => [...text()];
  const textOf = (start: number, end: number): string => letters().slice(start, end).join('');
  const passage = (start: number, end: number): Passage | null => {
    const all = letters();
    const blank = (at: number): boolean => /\s/u.test(all[at] ?? ' ');
    while (start < end && blank(start)) start += 1;
    while (end > start && blank(end - 1)) end -= 1;
    return start < end ? { start, end, text: textOf(start, end) } : null;
  };
  const port: SurfacePort = {
    show: () => asked.push('show'),
    update: () => asked.push('update'),
    stepBack: () => undefined,
    atFold: false,
    showFolded: () => undefined,
    paint: (codings) => asked.push(`paint ${codings.length}`),
    add: (coding) => asked.push(`add ${coding.name}`),
    replace: (coding) => asked.push(`replace ${coding.name} ${coding.start}–${coding.end}`),
    remove: () => asked.push('remove'),
    pick: () => undefined,
    preview: () => undefined,
    reveal: (start) => asked.push(`reveal ${start}`),
    select: () => undefined,
    selectUnit: () => undefined,
    textOf,
    passage,
    wordAtCaret: () => null,
    turnUnder: () => null,
    step: (at, by, forward) => at + (forward ? 1 : -1) * (by === 'letter' ? 1 : 5),
    bringIntoView: () => undefined,
    dropSelection: () => undefined,
    beginFind: () => undefined,
    find: () => ({ count: 0, at: 0 }),
    findStep: () => ({ count: 0, at: 0 }),
    endFind: () => undefined,
    focus: () => undefined,
    scrollTo: () => undefined,
    scrolled: { at: 0, above: 0 },
  };
  return { asked, port };
}
