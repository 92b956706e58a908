// A window of Verbatim and the person in front of it: keys, pointer, and what can be seen.
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { remote } from 'webdriverio';
import { chord, typed } from './keyboard.mjs';
import { look } from './look.mjs';
import { pictureOf } from './picture.mjs';
import { APP, ARTIFACTS } from './places.mjs';
import { descendants, end, runs, startDriver, until } from './processes.mjs';
import { pressClose } from './title-bar.mjs';

/** A fresh home: settings, data and temporary files of one journey. */
export function freshHome() {
  const home = mkdtempSync(join(tmpdir(), 'verbatim-journey-'));
  for (const folder of ['config', 'data', 'cache', 'tmp', 'studies']) mkdirSync(join(home, folder));
  return {
    path: home,
    studies: join(home, 'studies'),
    remove: () => rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }),
  };
}

/** Where a journey writes the paths of files that it drops on the window. */
const dropFile = (home) => join(home.path, 'dropped');

/** Drops files on the window of a home: a hook, since nothing outside the window can be dragged here. */
export function drop(home, ...paths) {
  const file = dropFile(home);
  // Whole at once: the window looks for it all the time.
  writeFileSync(`${file}.part`, paths.join('\n'));
  renameSync(`${file}.part`, file);
}

const sleepFile = (home) => join(home.path, 'asleep');

/** Tells the window of a home that the computer is about to sleep: a hook of the sleep signal. */
export function fallAsleep(home) {
  writeFileSync(sleepFile(home), '');
}

function environment(home, picks) {
  const env = {
    ...process.env,
    HOME: home.path,
    XDG_CONFIG_HOME: join(home.path, 'config'),
    XDG_DATA_HOME: join(home.path, 'data'),
    XDG_CACHE_HOME: join(home.path, 'cache'),
    TMPDIR: join(home.path, 'tmp'),
    // Without it the session is never made.
    TAURI_WEBVIEW_AUTOMATION: 'true',
    GSETTINGS_BACKEND: 'memory',
    NO_AT_BRIDGE: '1',
    VERBATIM_TEST_PICK: picks.join('\n'),
    VERBATIM_TEST_DROP: dropFile(home),
    VERBATIM_TEST_SLEEP: sleepFile(home),
  };
  // As on a laptop.
  delete env.WEBKIT_DISABLE_DMABUF_RENDERER;
  delete env.VERBATIM_PASSPHRASE;
  return env;
}

/** Opens a window. `picks` answers every file dialog; `study` is opened as if its file had been double-clicked. */
export async function openWindow({ home, study, picks = [], width = 1440, height = 900 }) {
  const driver = await startDriver(environment(home, picks));
  try {
    const browser = await remote({
      hostname: '127.0.0.1',
      port: driver.port,
      path: '/',
      logLevel: 'error',
      connectionRetryTimeout: 30_000,
      connectionRetryCount: 0,
      capabilities: {
        'wdio:enforceWebDriverClassic': true,
        'webkitgtk:browserOptions': { binary: APP, args: study === undefined ? [] : [study] },
      },
    });
    const window = new Window(browser, driver.pid);
    await window.resize(width, height);
    return window;
  } catch (error) {
    await end([...descendants(driver.pid), driver.pid]);
    throw error;
  }
}

/** A window of Verbatim. */
export class Window {
  #pids;
  #closed = false;
  /** Width of the window in its usual size. */
  #width = 0;

  constructor(browser, driver) {
    this.browser = browser;
    this.driver = driver;
    this.#pids = descendants(driver);
  }

  async resize(width, height) {
    this.#width = width;
    await this.browser.setWindowSize(width, height);
    await until(`a window of ${width} × ${height}`, () =>
      this.browser.execute((w, h) => window.innerWidth === w && window.innerHeight === h, width, height),
    );
  }

  /** Presses keys together: `Ctrl+Shift+Z`, `C`, `Enter`. Several arguments are pressed one after the other. */
  async press(...chords) {
    for (const keys of chords) await this.browser.performActions([chord(keys)]);
  }

  /** Types words into what has the focus. */
  async type(words) {
    await this.browser.performActions([typed(words)]);
  }

  /** Clicks what has this role and name. */
  async click(role, name) {
    const { x, y } = await this.where(role, name);
    await this.clickAt(x, y);
  }

  /** Clicks into a field and types. */
  async fill(name, words) {
    await this.click('textbox', name);
    await this.type(words);
  }

  async clickAt(x, y) {
    await this.#pointer([move(x, y), DOWN, UP]);
  }

  /** Presses at one point, moves over the page and lets go at another. */
  async drag(from, to) {
    const half = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
    const way = [half, to].map(({ x, y }) => move(x, y, 60));
    await this.#pointer([move(from.x, from.y), DOWN, ...way, UP]);
  }

  /** Presses at one point and moves over others, without letting go. */
  async lift(from, ...way) {
    const moves = way.map(({ x, y }) => move(x, y, 60));
    await this.#pointer([move(from.x, from.y), DOWN, ...moves]);
  }

  /** Lets go of what was lifted. */
  async letGo() {
    await this.#pointer([UP]);
  }

  /** Clicks at a point while a key is held: `Ctrl`, `Shift`. */
  async clickHolding(key, { x, y }) {
    const { actions } = chord(key);
    await this.browser.performActions([{ type: 'key', id: 'keyboard', actions: actions.slice(0, 1) }]);
    await this.clickAt(x, y);
    await this.browser.performActions([{ type: 'key', id: 'keyboard', actions: actions.slice(1) }]);
  }

  /** Moves the pointer there. */
  async pointAt({ x, y }) {
    await this.#pointer([move(x, y)]);
  }

  /** Scrolls the transcript by pixels, up where they are negative. The driver can turn no wheel. */
  async scroll(by) {
    await this.browser.execute((pixels) => document.querySelector('.cm-scroller').scrollBy(0, pixels), by);
  }

  /** Middle of what has this role and name, once it can be seen. A name is a string, its beginning with `…`, or a pattern. */
  async where(role, name) {
    let before = null;
    return until(`${role} “${name}” to stand still`, async () => {
      const now = (await this.#look('find', role, asPattern(name)))?.middle ?? null;
      const still = now !== null && now.x === before?.x && now.y === before.y;
      before = now;
      return still ? now : null;
    });
  }

  /** Waits until there is something with this role and name, and gives its text. */
  async sees(role, name) {
    return (await until(`${role} “${name}”`, () => this.#look('find', role, asPattern(name)))).text;
  }

  /** Waits until these words can be read somewhere. */
  async reads(words) {
    await until(`the words “${words}”`, () => this.#look('reads', asPattern(words)));
  }

  /** Waits until these words can be read nowhere. */
  async readsNoMore(words) {
    await until(`“${words}” to go`, async () => !(await this.#look('reads', asPattern(words))));
  }

  /** Everything with this role that can be seen: name, text, middle, state. */
  all(role) {
    return this.#look('all', role);
  }

  /** Every field that can be typed in, with what stands in it. */
  fields() {
    return this.all('textbox');
  }

  /** Sets the clock of the page forward by minutes: a hook of the clock, since no test waits for ten minutes. */
  async later(minutes) {
    await this.browser.execute((ahead) => {
      const clock = Date.now;
      Date.now = () => clock() + ahead * 60_000;
    }, minutes);
  }

  /** Where words of the transcript begin and end on screen; pages through it, which needs the keyboard there. */
  async words(words) {
    await until('the transcript', () => this.#look('transcript'));
    for (let turn = 0; turn < 40; turn += 1) {
      const place = await this.#look('words', words);
      if (place?.visible) return place;
      await this.press(place?.above ? 'PageUp' : 'PageDown');
      await this.atRest();
    }
    throw new Error(`“${words}” was not found in the transcript`);
  }

  /** Selects words of the transcript with the pointer. */
  async select(words) {
    const { from, to } = await this.words(words);
    await this.drag(from, to);
  }

  /** The selected words, as the page has them. */
  selected() {
    return this.browser.execute(() => String(window.getSelection()));
  }

  /** Whatever of the study is in the page, seen or not. */
  source() {
    return this.browser.execute(() => document.documentElement.outerHTML);
  }

  /** Waits until the page is drawn in a theme. */
  async inTheme(theme) {
    await until(`the ${theme} theme`, () =>
      this.browser.execute((wanted) => document.documentElement.dataset.theme === wanted, theme),
    );
  }

  /** Waits until nothing moves or fades and the last frame is drawn. */
  async atRest() {
    await until('the page to rest', () =>
      this.browser.execute(() => document.fonts.status === 'loaded' && document.getAnimations().length === 0),
    );
    await this.browser.executeAsync((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  }

  title() {
    return this.browser.getTitle();
  }

  async picture(name) {
    const file = join(ARTIFACTS, `${name}.png`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, await pictureOf(this.browser));
    return file;
  }

  /** What axe finds wrong with the page as it is, a line for each element. */
  async faults(axe) {
    await this.browser.execute(axe);
    const violations = await this.browser.executeAsync((done) => {
      globalThis.axe.run(document, { resultTypes: ['violations'] }).then(
        (results) => done(results.violations),
        (error) => done([{ id: 'axe', help: String(error), nodes: [{ target: ['page'] }] }]),
      );
    });
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map((node) => `${id} (${help}) at ${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
    );
  }

  /** How many pixels of the page stand out to the side, and what is cut off by its own box. */
  overflow() {
    return this.browser.execute(() => document.documentElement.scrollWidth - window.innerWidth);
  }

  /** Id of the program behind the window. */
  get app() {
    return this.#running()[0];
  }

  /** Ends the program as a crash or power cut would. */
  async kill() {
    await end([this.app]);
    await this.#finish();
  }

  /** Closes the window as a person does, and waits until the program has ended by itself. */
  async pressClose() {
    const { app } = this;
    await pressClose(app);
    await until('the window to close', () => !runs(app));
    await this.#finish();
  }

  /** Ends the session, the program and the driver. */
  async close() {
    if (this.#closed) return;
    await Promise.race([this.browser.deleteSession().catch(() => undefined), pause(3000)]);
    await this.#finish();
  }

  async #finish() {
    this.#closed = true;
    // A driver that is ended at once leaves the program behind.
    await pause(500);
    await end([...new Set([...this.#pids, ...descendants(this.driver), this.driver])]);
  }

  #running() {
    return descendants(this.driver);
  }

  #look(question, ...args) {
    return this.browser.execute(look, question, args);
  }

  /** Places are those of the page, which has fewer where everything is drawn larger; the pointer counts as the window. */
  async #pointer(steps) {
    const scale = this.#width / (await this.browser.execute(() => window.innerWidth));
    const actions = steps.map((one) =>
      one.type === 'pointerMove'
        ? { ...one, x: Math.round(one.x * scale), y: Math.round(one.y * scale) }
        : one,
    );
    await this.browser.performActions([
      { type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions },
    ]);
  }
}

const DOWN = { type: 'pointerDown', button: 0 };
const UP = { type: 'pointerUp', button: 0 };
const move = (x, y, duration = 0) => ({
  type: 'pointerMove',
  x,
  y,
  duration,
  origin: 'viewport',
});

function asPattern(name) {
  if (name instanceof RegExp) return { pattern: name.source };
  return name.endsWith('…') && !name.startsWith('Choose') ? { begins: name.slice(0, -1) } : { exact: name };
}

/** Runs a journey with a home of its own; what it opened is closed, and a failure leaves a picture. */
export async function journey(name, walk) {
  const home = freshHome();
  const homes = [home];
  const opened = [];
  const another = () => {
    const made = freshHome();
    homes.push(made);
    return made;
  };
  const open = async (options = {}) => {
    const window = await openWindow({ home, ...options });
    opened.push(window);
    return window;
  };
  try {
    await walk({ home, another, open });
  } catch (error) {
    for (const [at, window] of opened.entries()) {
      const file = await Promise.race([
        window.picture(`failed ${name}${at > 0 ? ` ${at + 1}` : ''}`).catch(() => null),
        pause(5000, null),
      ]);
      if (file !== null && existsSync(file)) console.error(`picture of the failure: ${file}`);
    }
    throw error;
  } finally {
    for (const window of opened) await window.close().catch(() => undefined);
    for (const one of homes) one.remove();
  }
}
