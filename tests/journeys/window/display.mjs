// A screen to draw on, where there is none.
import { spawnSync } from 'node:child_process';

const SCREEN = '-screen 0 1920x1080x24 -nolisten tcp';

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
  if (done.error) console.error(`There is no display, and xvfb-run did not start: ${done.error.message}`);
  process.exitCode = done.status ?? 1;
  return false;
}
