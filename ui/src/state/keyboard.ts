// Who has the keyboard while something takes long.

/** Whether nobody has taken the keyboard elsewhere since it was at `was`, so that it may be given away. */
export function isFree(was: Element | null): boolean {
  const now = document.activeElement;
  return now === was || now === null || now === document.body;
}
