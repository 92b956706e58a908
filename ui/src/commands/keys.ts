// Keys as they are written in the registry, `Mod+Shift+Z`, as they are pressed, and as they are shown.

const NAMES: Record<string, string> = {
  Mod: 'Ctrl',
  PageDown: 'Page Down',
  PageUp: 'Page Up',
  Escape: 'Esc',
  Enter: '↵',
  Delete: 'Del',
};

interface Chord {
  mod: boolean;
  shift: boolean;
  alt: boolean;
  key: string;
}

/** What of a key press decides. */
export type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

function parse(keys: string): Chord {
  const parts = keys.split('+');
  const key = parts.at(-1) ?? '';
  return { mod: parts.includes('Mod'), shift: parts.includes('Shift'), alt: parts.includes('Alt'), key };
}

/** Whether a press is these keys. Signs such as `?` are typed with Shift on some keyboards, so it is not asked for. */
export function isPressed(keys: string, press: Press): boolean {
  const chord = parse(keys);
  const named = /^(?:[a-z]|[A-Za-z0-9]{2,})$/iu.test(chord.key);
  return (
    press.key.toLowerCase() === chord.key.toLowerCase() &&
    (press.ctrlKey || press.metaKey) === chord.mod &&
    press.altKey === chord.alt &&
    (!named || press.shiftKey === chord.shift)
  );
}

/** Whether keys work while something is being typed: those that no text field takes for itself. */
export function worksInFields(keys: string): boolean {
  const chord = parse(keys);
  return chord.mod || chord.alt || /^(?:F\d+|Escape)$/u.test(chord.key);
}

/** Keys one by one for key caps: `Ctrl`, `Shift`, `Z`. */
export function keyCaps(keys: string): string[] {
  return keys.split('+').map((part) => NAMES[part] ?? part);
}

/** Keys as words of a tooltip: `Ctrl Shift Z`. */
export function keyWords(keys: string): string {
  return keyCaps(keys).join(' ');
}

/** Keys in one spelling, for comparing. */
export function sameKeys(keys: string): string {
  const { mod, shift, alt, key } = parse(keys);
  return [mod && 'Mod', alt && 'Alt', shift && 'Shift', key.toLowerCase()].filter(Boolean).join('+');
}
