// Measures what a reader waits for in the real window: opening an interview until it is painted, and coding a passage
// until its bar is painted, on interviews of growing length and density.
//
//   node tests/journeys/painting.mjs          all of them
//   node tests/journeys/painting.mjs 50000    one length
//
// Figures are milliseconds of wall time, median and 95th percentile. They mean little on a busy machine: the load is
// printed beside them.
import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { underDisplay } from './window/display.mjs';
import { unlocked } from './window/entrance.mjs';
import { SAMPLE } from './window/places.mjs';
import { numbers, transcriptOf } from './window/long.mjs';
import { INTERVIEWEES, verbatim } from './window/study.mjs';
import { journey } from './window/window.mjs';

/** Letters of an interview and codings in it. */
const SIZES = [
  [50_000, 500],
  [300_000, 5000],
  [1_000_000, 500],
  [1_000_000, 5000],
];
/** How often a passage is coded. */
const ROUNDS = 30;

const CODES = ['Positive practice', 'Recommendations', 'Protection of victims > Impact of operations'];

function codings(file, letters, count) {
  const next = numbers();
  const rows = Array.from({ length: count }, () => {
    const start = next(letters - 500);
    return `${file},${start},${start + 40 + next(300)},${CODES[next(CODES.length)]}`;
  });
  return ['file,start,end,code', ...new Set(rows)].join('\n');
}

function studyOf(folder, letters, count) {
  const path = join(folder, 'Large study.verbatim');
  const [text, coded] = [join(folder, 'AD-SV-07.txt'), join(folder, 'codings.csv')];
  writeFileSync(text, transcriptOf(letters));
  writeFileSync(coded, codings('AD-SV-07.txt', letters, count));
  verbatim(
    'new',
    path,
    '--name',
    'Large study',
    '--codebook',
    join(SAMPLE, 'codebook.csv'),
    '--interviewees',
    INTERVIEWEES,
  );
  verbatim('import', path, text);
  verbatim('codings', 'import', path, coded);
  return { path };
}

/** Times, in the page, from the next key or click to the frame after something with this selector is there. */
function watch(selector) {
  window.waited = new Promise((resolve) => {
    const start = () => {
      const from = performance.now();
      const look = () =>
        document.querySelector(selector)
          ? requestAnimationFrame(() => resolve(performance.now() - from))
          : requestAnimationFrame(look);
      requestAnimationFrame(look);
    };
    addEventListener('keydown', start, { capture: true, once: true });
    addEventListener('mousedown', start, { capture: true, once: true });
  });
}

const timed = async (window, selector, act) => {
  await window.browser.execute(watch, selector);
  await act();
  return window.browser.executeAsync((finish) => window.waited.then(finish));
};

const at = (values, part) =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * part)].toFixed(0);

async function measure(letters, count) {
  await journey(`painting ${letters} ${count}`, async ({ home, open }) => {
    const study = studyOf(home.studies, letters, count);
    const window = await unlocked(open, study);
    const opened = await timed(window, '.coding-bar', () => window.click('row', /^AD-SV-07 /));
    await window.press('Shift+J', 'Alt+S', 'C');
    await window.sees('combobox', 'Find a code');
    await window.type('positive');
    await window.press('Enter');
    await window.sees('button', /^Remove Positive practice/);
    const applied = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await window.press('Escape', 'ArrowDown', 'ArrowDown', 'Alt+S');
      await window.atRest();
      const bars = await window.browser.execute(() => document.querySelectorAll('.coding-bar.picked').length);
      if (bars > 0) continue;
      applied.push(await timed(window, '.coding-bar.picked', () => window.press('1')));
    }
    console.log(
      `${letters} letters, ${count} codings: opened in ${opened.toFixed(0)} ms; coded ${applied.length} times in ` +
        `${at(applied, 0.5)} ms, p95 ${at(applied, 0.95)} ms (load ${loadavg()[0].toFixed(1)})`,
    );
  });
}

if (underDisplay(import.meta.filename)) {
  const asked = process.argv.slice(2).map(Number);
  for (const [letters, count] of SIZES.filter(([one]) => asked.length === 0 || asked.includes(one)))
    await measure(letters, count);
}
