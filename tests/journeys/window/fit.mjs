// Whether everything on a screen fits. The functions below `misfits` are sent to the window: they only look, and they
// may use nothing but each other and the constants that are sent with them.

const CONTROLS =
  'button, input, select, textarea, a[href], [role=tab], [role=radio], [role=menuitem], [role=option], ' +
  '[role=switch], [role=treeitem], [role=separator][tabindex]';
/** Grids of figures may be wider than the window; a reader expects to move in them. */
const WIDE = '[role=grid], [role=treegrid], [data-wide]';

/** What does not fit, a sentence each: the page or a part of it that scrolls to the side, and cut or hidden controls. */
export function misfits(window) {
  const parts = [shown, named, scrolling, scrolls, hiddenBy, sticksOut, cut, controls].map(String);
  return window.browser.execute(
    `const [CONTROLS, WIDE] = ${JSON.stringify([CONTROLS, WIDE])};
    ${parts.join('\n')}
    return [...scrolling(), ...controls()];`,
  );
}

function shown(element) {
  const { width, height } = element.getBoundingClientRect();
  return (
    width > 1 &&
    height > 1 &&
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
    element.closest('[inert], .vh') === null
  );
}

function named(element) {
  const words = element.getAttribute('aria-label') ?? element.textContent.replace(/\s+/g, ' ').trim();
  return `${element.getAttribute('role') ?? element.localName} “${words.slice(0, 50)}”`;
}

/** The page and parts of it that scroll to the side. */
function scrolling() {
  const aside = document.documentElement.scrollWidth - window.innerWidth;
  const found = aside > 0 ? [`the page scrolls ${aside} px to the side`] : [];
  for (const element of document.querySelectorAll('body *')) {
    const more = element.scrollWidth - element.clientWidth;
    if (more <= 1 || !/auto|scroll/.test(getComputedStyle(element).overflowX) || !shown(element)) continue;
    if (element.matches('input, textarea') || element.closest(WIDE) || element.querySelector(WIDE)) continue;
    found.push(`${named(element)} (${element.className}) scrolls ${more} px to the side`);
  }
  return found;
}

/** Whether a part of the page scrolls so that what sticks out of it can be reached. */
function scrolls(element, across) {
  const { overflowX, overflowY } = getComputedStyle(element);
  return across
    ? /auto|scroll/.test(overflowX) && element.scrollWidth > element.clientWidth
    : /auto|scroll/.test(overflowY) && element.scrollHeight > element.clientHeight;
}

/** The part of the page that cuts a control off; `null` where none does. */
function hiddenBy(control) {
  const box = control.getBoundingClientRect();
  let [acrossFree, downFree] = [false, false];
  for (let one = control.parentElement; one; one = one.parentElement) {
    const { overflowX, overflowY, position } = getComputedStyle(one);
    acrossFree ||= scrolls(one, true);
    downFree ||= scrolls(one, false);
    const clip = one.getBoundingClientRect();
    const across =
      !acrossFree && overflowX !== 'visible' && sticksOut(box.left, box.right, clip.left, clip.right);
    const down =
      !downFree && overflowY !== 'visible' && sticksOut(box.top, box.bottom, clip.top, clip.bottom);
    if (across || down) return one;
    // What is fixed in the window, or lies in its top layer, is cut by nothing else.
    if (position === 'fixed') break;
  }
  const out =
    (!acrossFree && sticksOut(box.left, box.right, 0, window.innerWidth)) ||
    (!downFree && sticksOut(box.top, box.bottom, 0, window.innerHeight));
  return out ? document.documentElement : null;
}

function sticksOut(from, to, least, most) {
  return from < least - 1 || to > most + 1;
}

/** A part of a control whose words are cut. A cut that says so, by dots or fading, and is told in full elsewhere is none. */
function cut(control) {
  const parts = [control, ...control.querySelectorAll('*')];
  return parts.find((part) => {
    const { overflowX, textOverflow } = getComputedStyle(part);
    // One pixel wide is what is only heard.
    if (overflowX === 'visible' || part.clientWidth <= 1) return false;
    if (part.scrollWidth <= part.clientWidth + 1) return false;
    return textOverflow !== 'ellipsis' && !part.matches('svg, svg *, input, textarea, select, [data-fades]');
  });
}

/** Controls that are cut or hidden. */
function controls() {
  const found = [];
  for (const control of document.querySelectorAll(CONTROLS)) {
    if (!shown(control)) continue;
    if (cut(control)) found.push(`${named(control)} is cut`);
    const by = hiddenBy(control);
    if (by) found.push(`${named(control)} sticks out of ${by.localName}.${by.className}`);
  }
  return found;
}
