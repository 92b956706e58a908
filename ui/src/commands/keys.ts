// Keys as they are written in the registry, `Mod+Shift+Z`, as they are pressed, and as they are shown.

const NAMES: Record<string, string> = {
  Mod: 'Ctrl',
  PageDown: 'Page Down',
  PageUp: 'Page Up',
  Escape: 'Esc',
  Enter: '↵',
  Delete: 'Del',
  ContextMenu: 'Menu',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
};

interface Chord {
  mod: boolean;
  shift: boolean;
  alt: boolean;
  key: string;
}

/** What of a key press decides. */
export type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'> &
  Partial<Pick<KeyboardEvent, 'code'>>;

/** The parts of keys; the last may be the plus sign itself: `Mod++`. */
function partsOf(keys: string): string[] {
  return keys.endsWith('+') ? [...keys.slice(0, -1).split('+').filter(Boolean), '+'] : keys.split('+');
}

function parse(keys: string): Chord {
  const parts = partsOf(keys);
  const key = parts.at(-1) ?? '';
  return { mod: parts.includes('Mod'), shift: parts.includes('Shift'), alt: parts.includes('Alt'), key };
}

/** Whether a press is these keys. Signs such as `?` are typed with Shift on some keyboards, so it is not asked for. */
export function isPressed(keys: string, press: Press): boolean {
  const chord = parse(keys);
  return (
    nameOf(press).toLowerCase() === chord.key.toLowerCase() &&
    (press.ctrlKey || press.metaKey) === chord.mod &&
    press.altKey === chord.alt &&
    (!(isNamed(chord.key) || (chord.alt && isDigit(chord.key))) || press.shiftKey === chord.shift)
  );
}

function isDigit(key: string): boolean {
  return /^\d$/u.test(key);
}

/** Whether Shift belongs to the keys: with letters and named keys, not with signs. The backslash has a key of its own. */
function isNamed(key: string): boolean {
  return /^(?:[a-z\\]|[A-Za-z0-9]{2,})$/iu.test(key);
}

/** The key of a press as the registry writes it. */
function nameOf({ key, code, shiftKey, altKey }: Press): string {
  // With Alt and Shift a digit's key types a sign, another on each keyboard.
  if (altKey && /^Digit\d$/u.test(code ?? '')) return code?.slice(-1) ?? key;
  if (key === ' ') return 'Space';
  if (key === '|' && shiftKey) return '\\';
  return key.length === 1 ? key.toUpperCase() : key;
}

/** The keys of a press, as the registry writes them; `null` while only Ctrl, Shift or Alt are held. */
export function keysOf(press: Press): string | null {
  if (['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'Dead', 'Process', 'CapsLock'].includes(press.key))
    return null;
  const key = nameOf(press);
  const held = [
    (press.ctrlKey || press.metaKey) && 'Mod',
    press.altKey && 'Alt',
    press.shiftKey && (isNamed(key) || (press.altKey && isDigit(key))) && 'Shift',
  ];
  return [...held, key].filter(Boolean).join('+');
}

/** Whether keys work while something is being typed: those that no text field takes for itself. */
export function worksInFields(keys: string): boolean {
  const chord = parse(keys);
  return chord.mod || chord.alt || /^(?:F\d+|Escape)$/u.test(chord.key);
}

/** Keys one by one for key caps: `Ctrl`, `Shift`, `Z`. */
export function keyCaps(keys: string): string[] {
  return partsOf(keys).map((part) => NAMES[part] ?? part);
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
