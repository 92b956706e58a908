// A stopwatch in the page: from a key or click to the frame in which something is painted.

/** Runs in the page. Waits for the next key or pointer, then for the frame after something is there, fewer or other than before. */
function watch(selector, wanted, longest) {
  const shown = () => document.querySelector(selector);
  const count = () => document.querySelectorAll(selector).length;
  const [before, many] = [shown()?.textContent, count()];
  const come = {
    there: () => shown() !== null,
    fewer: () => count() < many,
    other: () => shown() !== null && shown().textContent !== before,
  }[wanted];
  window.waited = new Promise((resolve) => {
    let from = null;
    const look = () => {
      if (come()) requestAnimationFrame(() => resolve(performance.now() - from));
      else if (performance.now() - from > longest) resolve(null);
      else requestAnimationFrame(look);
    };
    const start = () => {
      if (from !== null) return;
      from = performance.now();
      requestAnimationFrame(look);
    };
    addEventListener('keydown', start, { capture: true, once: true });
    addEventListener('mousedown', start, { capture: true, once: true });
  });
}

/** What does not come within so many milliseconds does not come. */
const LONGEST = 10_000;

/** Milliseconds from what `act` presses first until `selector` is painted: `there`, `fewer` of it, or with `other` words. */
export async function timed(window, selector, act, wanted = 'there') {
  await window.browser.execute(watch, selector, wanted, LONGEST);
  await act();
  const took = await window.browser.executeAsync((finish) => window.waited.then(finish));
  if (took === null) throw new Error(`“${selector}” was in vain waited for to be ${wanted}`);
  return took;
}

/** Runs in the page: keeps how long each frame took, until the page is asked. */
function countFrames() {
  window.frames_seen = [];
  let last = performance.now();
  const next = (now) => {
    window.frames_seen?.push(now - last);
    last = now;
    if (window.frames_seen) requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
}

/** Milliseconds of each frame while `act` goes on. */
export async function frames(window, act) {
  await window.browser.execute(countFrames);
  await act();
  return window.browser.execute(() => {
    const seen = window.frames_seen;
    window.frames_seen = undefined;
    return seen.slice(1);
  });
}

/** A part of the values in order: 0.5 for the median. */
export const at = (values, part) =>
  values.toSorted((a, b) => a - b)[Math.ceil((values.length - 1) * part)] ?? Number.NaN;
