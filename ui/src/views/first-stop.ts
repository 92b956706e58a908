// Where the keyboard goes in a pane: where work goes on in it, its text, tree or list; else the first thing that can
// be worked, such as a button of its head.

const WORK =
  '.cm-content, [role=tree], [role=row][tabindex="0"], [data-stop], [data-transcript][tabindex="0"]';
const REST = 'button:not([aria-disabled=true], :disabled), input, textarea, [tabindex="0"]';

/** The element of a pane that takes the keyboard; `null` where nothing in it does. */
export function firstStop(pane: Element | null | undefined): HTMLElement | null {
  return pane?.querySelector<HTMLElement>(WORK) ?? pane?.querySelector<HTMLElement>(REST) ?? null;
}
