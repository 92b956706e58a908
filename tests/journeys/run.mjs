// Runs the journeys: each `*.journey.mjs` drives the real window with keys and pointer.
//
//   npm run journeys                 all of them
//   npm run journeys -- coding axe   those whose file name holds one of the words
//
// Takes two to four minutes. Needs WebKitWebDriver (Debian: webkit2gtk-driver) and, without a display, xvfb-run.

import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { underDisplay } from './window/display.mjs';
import { APP, ARTIFACTS, CLI, JOURNEYS } from './window/places.mjs';

/** A file of journeys that hangs is ended after this, in milliseconds. */
const LONGEST = 900_000;

if (underDisplay(import.meta.filename)) {
  for (const program of [APP, CLI]) {
    if (!existsSync(program)) {
      console.error(
        `${program} is missing. Build it first (see README.md), or set VERBATIM_APP and VERBATIM_CLI.`,
      );
      process.exit(1);
    }
  }
  mkdirSync(ARTIFACTS, { recursive: true });

  const wanted = process.argv.slice(2);
  const files = readdirSync(JOURNEYS)
    .filter((file) => file.endsWith('.journey.mjs'))
    .filter((file) => wanted.length === 0 || wanted.some((word) => file.includes(word)))
    .sort()
    .map((file) => join(JOURNEYS, file));

  const seen = { pass: 0, fail: 0 };
  const events = run({ files, concurrency: false, timeout: LONGEST });
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
