// A screen to draw on, where there is none.
import { spawn, spawnSync } from 'node:child_process';

const SCREEN = '-screen 0 1920x1080x24 -nolisten tcp';
/** Displays made for several runs begin to look for a free number so far apart: two that look at once take the same. */
const APART = 100;

/**
 * Whether this process has a display. Where it has none, the script is run again under one made for it, and this
 * process ends as that one does.
 */
export function underDisplay(script) {
  if (process.env.DISPLAY) return true;
  const again = [process.execPath, script, ...process.argv.slice(2)];
  const done = spawnSync('xvfb-run', ['-a', '-s', SCREEN, ...again], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (done.error) cannotStart(done.error);
  process.exitCode = done.status ?? 1;
  return false;
}

/**
 * Runs the script once for each list of arguments, all at the same time, each on a display of its own. What the first
 * says is heard at once, what others say once they have ended. Answers whether all of them ended well.
 */
export async function onDisplays(script, ...runs) {
  const outcomes = await Promise.all(
    runs.map(async (args, place) => {
      const { said, status } = await onDisplay(script, args, place);
      process.stdout.write(said);
      return status;
    }),
  );
  return outcomes.every((status) => status === 0);
}

function onDisplay(script, args, place) {
  const under = ['-a', '-n', String((place + 1) * APART), '-s', SCREEN];
  const heard = place === 0 ? 'inherit' : 'pipe';
  const child = spawn('xvfb-run', [...under, process.execPath, script, ...args], {
    stdio: ['ignore', heard, heard],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => (said += String(part)));
  return new Promise((resolve) => {
    child.on('error', (error) => {
      cannotStart(error);
      resolve({ said, status: 1 });
    });
    child.on('close', (status) => resolve({ said, status }));
  });
}

function cannotStart(error) {
  console.error(`There is no display, and xvfb-run did not start: ${error.message}`);
}
