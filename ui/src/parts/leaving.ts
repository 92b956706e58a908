// Leaving what asks something by a key.

/** Hears Escape, from every field of what asks: it is meant for that and for nothing round it. */
export function onEscape(leave: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    leave();
  };
}
