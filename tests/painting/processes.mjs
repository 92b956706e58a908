// What the window costs the computer, as the system tells it.
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { descendants } from '../journeys/window/processes.mjs';

/** Ticks of the clock in a second, in which the system counts processor time. */
const TICKS = 100;

const nameOf = (pid) => readFileSync(`/proc/${pid}/comm`, 'utf8').trim();

/** Megabytes that a process has in memory, its share of what several have counted in part. */
function megabytes(pid) {
  const [, kilobytes] = /^Pss:\s+(\d+)/mu.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'));
  return Number(kilobytes) / 1024;
}

/** Processor seconds that a process has used. */
function seconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}

const ofWindow = (window) => [window.app, ...descendants(window.app)];

/** Megabytes of the program itself and of what draws its page. */
export function memoryOf(window) {
  const { app } = window;
  const drawn = descendants(app).filter((pid) => nameOf(pid).startsWith('WebKitWebProces'));
  return { core: megabytes(app), page: drawn.reduce((sum, pid) => sum + megabytes(pid), 0) };
}

/** Seconds of one look at the processor. */
const LOOK = 5;
/** Looks after which it is no longer waited for. */
const LOOKS = 24;

/** Share of one core that a window uses while nobody touches it. */
export async function shareOf(window) {
  const used = () => ofWindow(window).reduce((sum, pid) => sum + seconds(pid), 0);
  const before = used();
  await pause(LOOK * 1000);
  return (used() - before) / LOOK;
}

/** Seconds until a window that nobody touches leaves the processor alone, and the share of one core that it uses then. */
export async function restOf(window) {
  let share = 1;
  for (let look = 1; look <= LOOKS; look += 1) {
    share = await shareOf(window);
    if (share < 0.02) return { after: look * LOOK - LOOK, share };
  }
  return { after: LOOK * LOOKS, share };
}

/** When a process began, in milliseconds since 1970. */
export function beganAt(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ');
  const [, boot] = /^btime (\d+)$/mu.exec(readFileSync('/proc/stat', 'utf8'));
  const [up] = readFileSync('/proc/uptime', 'utf8').split(' ').map(Number);
  // The time since boot is finer than the time of boot.
  const booted =
    Math.abs(Date.now() - up * 1000 - Number(boot) * 1000) < 2000
      ? Date.now() - up * 1000
      : Number(boot) * 1000;
  return booted + (Number(fields[19]) / TICKS) * 1000;
}
