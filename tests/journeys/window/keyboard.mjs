// Keys as WebDriver knows them.

const NAMED = {
  Ctrl: '\uE009',
  Shift: '\uE008',
  Alt: '\uE00A',
  Enter: '\uE007',
  Escape: '\uE00C',
  Tab: '\uE004',
  Backspace: '\uE003',
  Delete: '\uE017',
  Space: ' ',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
};
// F1 to F12 follow one another.
for (let number = 1; number <= 12; number += 1) NAMED[`F${number}`] = String.fromCharCode(0xe030 + number);

const down = (value) => ({ type: 'keyDown', value });
const up = (value) => ({ type: 'keyUp', value });

/** Keys pressed together, let go in the other order. Letters are as on the keyboard: `Ctrl+Shift+Z`. */
export function chord(keys) {
  const parts = keys.split('+').map((key) => NAMED[key] ?? key.toLowerCase());
  return { type: 'key', id: 'keyboard', actions: [...parts.map(down), ...parts.toReversed().map(up)] };
}

/** Words typed one character after the other. */
export function typed(words) {
  return { type: 'key', id: 'keyboard', actions: [...words].flatMap((one) => [down(one), up(one)]) };
}
