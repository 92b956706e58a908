// Measures what a reader waits for in the real window, on growing material, and writes it into docs/benchmarks.md.
//
//   make painting                             builds the release window and runs all
//   node tests/painting/measure.mjs           42 interviews and the long ones, without writing
//   node tests/painting/measure.mjs --many 4200 --out docs/benchmarks.md
//
// Figures are milliseconds of wall time, median and 95th percentile. They mean little on a busy machine: the load is
// printed beside them.
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { underDisplay } from '../journeys/window/display.mjs';
import { journey } from '../journeys/window/window.mjs';
import * as jobs from './jobs.mjs';
import { firstOf, longStudy, wideStudy } from './material.mjs';
import { floor, frames } from './stopwatch.mjs';
import { beganAt, memoryOf, restOf, shareOf } from './processes.mjs';

/** Letters of an interview and codings in it. */
const LONG = [
  [50_000, 500],
  [300_000, 500],
  [300_000, 5000],
  [1_000_000, 500],
  [1_000_000, 5000],
];
const FLOOR = 'floor: one letter, by a key, until it is painted';
/** How often the window is started. */
const STARTS = 5;

const { summary } = jobs;
const lines = [];

function tell(job, material, figure, budget) {
  const line = `| ${job} | ${material} | ${figure} | ${budget} |`;
  console.log(line);
  lines.push(line);
}

/** Tells how long frames took while something was scrolled. */
function tellFrames(job, material, taken) {
  const slow = taken.filter((one) => one > 24).length;
  tell(
    `${job}: a frame; how many took over 24 ms`,
    material,
    `${summary(taken)}; ${slow} of ${taken.length}`,
    '17; none',
  );
}

/** Starts the window on a study: milliseconds from the start of the process until the passphrase can be typed. */
async function start(open, study) {
  const took = [];
  for (let turn = 0; turn < STARTS; turn += 1) {
    const window = await open({ study: study.path });
    await window.sees('textbox', 'Study passphrase');
    took.push(Date.now() - beganAt(window.app));
    await window.close();
  }
  return took;
}

async function wide(count) {
  await journey(`painting ${count} interviews`, async ({ home, open }) => {
    const study = wideStudy(home.studies, count);
    const material = `${count.toLocaleString('en')} interviews of 57 k, ${(count * 95).toLocaleString('en')} codings`;
    tell(
      'start until the passphrase can be typed, at most',
      material,
      summary(await start(open, study)),
      '600',
    );
    const window = await open({ study: study.path });
    const [unlocked, chosen] = [await jobs.unlock(window), await jobs.choose(window)];
    tell(
      'unlock, with the key derived, until the coder is chosen',
      material,
      unlocked.toFixed(0),
      '1,500 with the next',
    );
    tell('coder chosen until interviews are listed', material, chosen.toFixed(0), '');
    tell(
      'open an interview until its passages are painted',
      material,
      summary(await jobs.open(window, firstOf(count))),
      '50, the same at 4,200 ± 20 %',
    );
    tell(FLOOR, material, summary(await floor(window, jobs.TURNS)), 'what the machine itself needs');
    const { applied, undone } = await jobs.code(window);
    tell('code by one key until the bar is painted', material, summary(applied), '16; 95 of 100 in 50');
    tell('undo until it is painted', material, summary(undone), '50');
    const { called, filtered } = await jobs.pick(window);
    tell('picker until 500 codes are listed', material, summary(called), '95 of 100 in 50');
    tell('a key in the picker until the list is another', material, summary(filtered), '95 of 100 in 16');
    tell('switch between sections', material, summary(await jobs.sections(window)), '95 of 100 in 100');
    const { first, changed } = await jobs.matrix(window);
    tell('codes × categories, first', material, first.toFixed(0), '200');
    tell('codes × categories, another measure', material, summary(changed), '50');
    tellFrames('scroll through a thousand hits', material, await jobs.hits(window));
    tell('lock until nothing is drawn', material, (await jobs.lock(window)).toFixed(0), '200');
    const { core, page } = memoryOf(window);
    tell('memory of the program, MB', material, core.toFixed(0), '');
    tell('memory of its page, MB', material, page.toFixed(0), '');
    await window.press('Ctrl+1');
    const rest = await restOf(window);
    tell('unlocked again until the processor rests, s', material, rest.after.toFixed(0), '');
    tell('processor at rest, % of one core', material, (rest.share * 100).toFixed(1), '0');
    await window.press('Ctrl+4');
    await window.sees('textbox', 'Search all interviews');
    // What the section does when it is entered is over before the caret alone is measured.
    await window.press('Tab');
    await restOf(window);
    await window.press('Shift+Tab');
    const blinking = await shareOf(window);
    tell('the same while a caret blinks in a field', material, (blinking * 100).toFixed(1), '');
  });
}

async function long(letters, count) {
  await journey(`painting ${letters} ${count}`, async ({ home, open }) => {
    const study = longStudy(home.studies, letters, count);
    const window = await open({ study: study.path });
    await jobs.unlock(window);
    await jobs.choose(window);
    const material = `one interview of ${letters / 1000} k, ${count.toLocaleString('en')} codings`;
    tell(
      'open an interview until its passages are painted',
      material,
      summary(await jobs.open(window, ['AD-SV-07'])),
      '60, whatever its length',
    );
    tell(FLOOR, material, summary(await floor(window, jobs.TURNS)), 'what the machine itself needs');
    const { applied, undone } = await jobs.code(window);
    tell('code by one key until the bar is painted', material, summary(applied), '16; 95 of 100 in 50');
    tell('undo until it is painted', material, summary(undone), '50');
    tellFrames('scroll', material, await frames(window));
    tell('memory of its page, MB', material, memoryOf(window).page.toFixed(0), '');
  });
}

const BEGINS = '<!-- painted begins -->';
const ENDS = '<!-- painted ends -->';

/** Puts the table in its part of the page, all else of which stays. */
function write(file) {
  const page = readFileSync(file, 'utf8');
  const date = new Date().toISOString().slice(0, 16).replace('T', ' ');
  const head = [
    `${date} UTC, \`make painting\`. ${cpus()[0].model}, ${cpus().length} cores, load when it ended ${loadavg()[0].toFixed(2)}.`,
    'In the window as it is shipped, with the hooks of tests, drawn by WebKitGTK without a graphics card on an invisible screen.',
    'Milliseconds of wall time from the key or click to the frame after what is meant is there: median (95th percentile).',
    'A frame takes 17 ms. Without a graphics card the processor draws, without layers (docs/decisions/0020), and the floor says',
    'what one letter costs there: budgets are for a laptop with a graphics card.',
  ].join('\n');
  const table = ['| job | material | ms | budget |', '|---|---|---|---|', ...lines].join('\n');
  const part = `${BEGINS}\n\n${head}\n\n${table}\n\n${ENDS}`;
  const [before, rest] = page.split(BEGINS);
  const whole = rest
    ? `${before}${part}${rest.split(ENDS)[1]}`
    : page.replace('\n## Identifiers\n', `\n## Painted\n\n${part}\n\n## Identifiers\n`);
  writeFileSync(file, whole);
}

if (underDisplay(import.meta.filename)) {
  const given = (name) => {
    const place = process.argv.indexOf(name);
    return place < 0 ? null : process.argv[place + 1];
  };
  await wide(42);
  const many = given('--many');
  if (many) await wide(Number(many));
  for (const [letters, count] of LONG) await long(letters, count);
  const out = given('--out');
  if (out) write(out);
}
