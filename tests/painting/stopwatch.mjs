// A stopwatch in the page: from a key or click to the frame in which something is painted.

/** Runs in the page. Waits for the next key or pointer, then for the frame after something is there, or is other than before. */
function watch(selector, wanted, longest) {
  const shown = () => document.querySelector(selector);
  const before = shown()?.textContent;
  const come = {
    there: () => shown() !== null,
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

/** Milliseconds from what `act` presses first until `selector` is painted: `there`, or with `other` words. */
export async function timed(window, selector, act, wanted = 'there') {
  await window.browser.execute(watch, selector, wanted, LONGEST);
  await act();
  const took = await window.browser.executeAsync((finish) => window.waited.then(finish));
  if (took === null) throw new Error(`“${selector}” was in vain waited for to be ${wanted}`);
  return took;
}

/** Runs in the page: a mark of one letter that F9 changes, and nothing else. */
function mark() {
  const made = document.createElement('div');
  made.id = 'floor';
  made.textContent = 'x';
  made.style.cssText = 'position:fixed;left:0;bottom:0;width:1em;font-size:10px';
  document.body.append(made);
  addEventListener('keydown', ({ key }) => {
    if (key === 'F9') made.textContent = made.textContent === 'x' ? 'y' : 'x';
  });
}

/** What the machine itself needs from a key to the frame after one letter is another: milliseconds, several times. */
export async function floor(window, rounds) {
  await window.browser.execute(mark);
  const took = [];
  for (let round = 0; round < rounds; round += 1) {
    await window.atRest();
    took.push(await timed(window, '#floor', () => window.press('F9'), 'other'));
  }
  await window.browser.execute(() => document.getElementById('floor').remove());
  return took;
}

/** Runs in the page: scrolls what a selector names a bit in each frame, and answers how long each took. */
function scrollOn(selector, finish) {
  const taken = [];
  let last = null;
  const next = (now) => {
    if (last !== null) taken.push(now - last);
    last = now;
    document.querySelector(selector).scrollBy(0, 60);
    if (taken.length < 120) requestAnimationFrame(next);
    else finish(taken);
  };
  requestAnimationFrame(next);
}

/** Milliseconds of each of 120 frames in which the transcript scrolls, or another list. */
export const frames = (window, selector = '.cm-scroller') => window.browser.executeAsync(scrollOn, selector);

/** A part of the values in order: 0.5 for the median. */
export const at = (values, part) =>
  values.toSorted((a, b) => a - b)[Math.ceil((values.length - 1) * part)] ?? Number.NaN;
