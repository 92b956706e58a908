// Processes that a journey starts, and their end. Each is known by its id; nothing is ended by name.
import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** How long something may take to start or end, in milliseconds. */
const PATIENCE = 30_000;

/** Waits until `ask` answers with something, and gives it. */
export async function until(what, ask, patience = PATIENCE) {
  const deadline = Date.now() + patience;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > deadline) throw new Error(`waited ${patience / 1000} s in vain for ${what}`);
    await pause(40);
  }
}

/** A port of this computer that nobody uses. */
export function freePort() {
  return new Promise((done, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

/** A driver that starts the window, and its port. */
export async function startDriver(env) {
  const port = await freePort();
  const child = spawn('WebKitWebDriver', [`--port=${port}`], { env, stdio: ['ignore', 'ignore', 'ignore'] });
  const failed = new Promise((_, reject) => {
    child.once('error', (error) => reject(new Error(`WebKitWebDriver did not start: ${error.message}`)));
  });
  const status = () =>
    fetch(`http://127.0.0.1:${port}/status`).then(
      (reply) => reply.ok,
      () => false,
    );
  await Promise.race([until('the driver', status), failed]);
  return { pid: child.pid, port };
}

/** Ids of everything that a process started, and of what those started. */
export function descendants(pid) {
  const parents = new Map();
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const stat = statOf(entry);
    if (stat) parents.set(Number(entry), stat.parent);
  }
  const found = [];
  for (const [child] of parents) {
    for (let at = parents.get(child); at; at = parents.get(at)) {
      if (at === pid) {
        found.push(child);
        break;
      }
    }
  }
  return found;
}

/**
 * Whether a process runs; one that only waits to be buried does not. It looks buried while others of its threads are
 * still ending, which hold its files and locks until then.
 */
export function runs(pid) {
  const stat = statOf(pid);
  return stat !== null && (stat.state !== 'Z' || threadsOf(pid) > 1);
}

function threadsOf(pid) {
  try {
    return readdirSync(`/proc/${pid}/task`).length;
  } catch {
    return 0;
  }
}

/** Ends these processes at once and waits until they are gone. */
export async function end(pids) {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It is gone already.
    }
  }
  await until('processes to end', () => !pids.some(runs));
}

function statOf(pid) {
  try {
    // The name stands in brackets and may hold anything; state and parent follow it.
    const after = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1);
    const [state, parent] = after.split(' ');
    return { state, parent: Number(parent) };
  } catch {
    return null;
  }
}
