// Runs the journeys: each `*.journey.mjs` drives the real window with keys and pointer.
//
//   npm run journeys                 all of them
//   npm run journeys -- coding axe   those whose file name holds one of the words
//
// Takes about half an hour. Needs WebKitWebDriver (Debian: webkit2gtk-driver) and, without a display, xvfb-run: then
// two halves run side by side, each on a display of its own, since a journey waits for the window most of the time.

import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { onDisplays } from './window/display.mjs';
import { APP, ARTIFACTS, CLI, JOURNEYS } from './window/places.mjs';

/** A file of journeys that hangs is ended after this, in milliseconds. */
const LONGEST = 1_200_000;
/** What a run for one half of the files is told by. */
const HALF = /^--half=(?<index>[12])$/u;

const half = HALF.exec(process.argv[2] ?? '')?.groups?.index;
const wanted = process.argv.slice(half === undefined ? 2 : 3);

for (const program of [APP, CLI]) {
  if (!existsSync(program)) {
    console.error(
      `${program} is missing. Build it first (see README.md), or set VERBATIM_APP and VERBATIM_CLI.`,
    );
    process.exit(1);
  }
}
const files = readdirSync(JOURNEYS)
  .filter((file) => file.endsWith('.journey.mjs'))
  .filter((file) => wanted.length === 0 || wanted.some((word) => file.includes(word)))
  .map((file) => join(JOURNEYS, file))
  // The longest first, so that both halves have about as much to do.
  .sort((one, other) => statSync(other).size - statSync(one).size);

if (process.env.DISPLAY) {
  journeys(half === undefined || files.length < 2 ? {} : { shard: { index: Number(half), total: 2 } });
} else {
  const halves = files.length < 2 ? ['1'] : ['1', '2'];
  const runs = halves.map((index) => [`--half=${index}`, ...wanted]);
  process.exitCode = (await onDisplays(import.meta.filename, ...runs)) ? 0 : 1;
}

function journeys(share) {
  mkdirSync(ARTIFACTS, { recursive: true });
  const seen = { pass: 0, fail: 0 };
  const events = run({ files, concurrency: false, timeout: LONGEST, ...share });
  // A file is an event of its own beside its tests; only tests are counted, and files that broke.
  const count = (outcome) => (data) => {
    const isFile = files.includes(data.name);
    if (!isFile || outcome === 'fail') seen[outcome] += 1;
  };
  events.on('test:pass', count('pass'));
  events.on('test:fail', count('fail'));
  events.compose(new spec()).pipe(process.stdout);
  events.on('end', () => {
    process.exitCode = seen.fail === 0 && seen.pass > 0 ? 0 : 1;
  });
  process.on('exit', () => console.log(`# pass ${seen.pass}\n# fail ${seen.fail}`));
}
