// Takes pictures of every screen, in light and dark, at four sizes of the window and drawn at 200 %, from the sample
// study; checks that everything fits; and puts the pictures on a page, artifacts/screens/index.html.
//
//   npm run screens                     all of them
//   npm run screens -- 1440x900         one size, or several
//   npm run screens -- 200 Dark         drawn at 200 %, dark only
//   npm run screens -- anonymise        one walk
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { underDisplay } from './window/display.mjs';
import { misfits } from './window/fit.mjs';
import { ARTIFACTS } from './window/places.mjs';
import { until } from './window/processes.mjs';
import { draw } from './window/access.mjs';
import { unlocked } from './window/entrance.mjs';
import { sampleStudy } from './window/study.mjs';
import { anonymised, rawStudy } from './window/tour-anonymise.mjs';
import { exported, fileIn, publishable } from './window/tour-export.mjs';
import { touchedStudy, withdrawn } from './window/tour-withdrawal.mjs';
import { tour } from './window/tour.mjs';
import { journey } from './window/window.mjs';

const SIZES = ['1100x700', '1280x800', '1440x900', '1920x1080'];
/** The size of the window that is drawn at 200 %, and the one in which walks go on. */
const LARGE = '1280x800';
const USUAL = '1440x900';
const FOLDER = join(ARTIFACTS, 'screens');

let taken = 0;
const wrong = [];

async function take(window, name, theme, size) {
  await window.atRest();
  const file = `${name.replaceAll(/[ ,]+/gu, '-')}-${theme.toLowerCase()}-${size}`;
  await window.picture(join('screens', file));
  taken += 1;
  for (const fault of await misfits(window)) wrong.push(`${name}, ${theme}, ${size}: ${fault}`);
}

/** Gives the window a size, and waits until its panes have theirs: what is clicked next stands where it is seen. */
async function resize(window, size) {
  await window.resize(...size.split('x').map(Number));
  await window.atRest();
}

/** The walks: each opens a study of its own, does `begin` once it is open, and visits its screens. */
const WALKS = {
  all: (room, theme, visit, begin) =>
    tour({ ...room, study: sampleStudy(room.home.studies), theme, visit, begin }),
  anonymise: async ({ home, open }, theme, visit, begin) => {
    const window = await unlocked(open, rawStudy(home.studies));
    await draw(window, theme);
    await begin(window);
    await anonymised(window, (name) => visit(`anonymise ${name}`, window));
  },
  export: async ({ home, open }, theme, visit, begin) => {
    const window = await unlocked(open, publishable(home.studies), { picks: [fileIn(home.studies)] });
    await draw(window, theme);
    await begin(window);
    await exported(window, (name) => visit(`export ${name}`, window));
  },
  withdrawal: async ({ home, open }, theme, visit, begin) => {
    const window = await unlocked(open, touchedStudy(home.studies));
    await draw(window, theme);
    await begin(window);
    await withdrawn(window, (name) => visit(`withdrawal ${name}`, window));
  },
};

/** Every size of the window, screen by screen. */
async function inSizes(walk, theme, sizes) {
  const visit = async (name, window) => {
    for (const size of sizes) {
      await resize(window, size);
      await take(window, name, theme, size);
    }
    await resize(window, USUAL);
  };
  await journey(`screens ${walk} ${theme}`, (room) => WALKS[walk](room, theme, visit, () => undefined));
}

/** Draws everything twice as large. */
async function enlarge(window) {
  await resize(window, LARGE);
  for (let step = 0; step < 5; step += 1) await window.press('Ctrl+=');
  await until('the larger page', () => window.browser.execute(() => window.innerWidth < 700));
  await window.atRest();
}

/** Draws everything in its own size again. */
async function reduce(window) {
  await window.press('Ctrl+0');
  await until('the page as it was', () => window.browser.execute(() => window.innerWidth > 1200));
  await resize(window, USUAL);
}

/** The same walk with everything drawn twice as large; where it needs its panes, only for the picture. */
async function large(walk, theme) {
  const always = walk === 'all';
  const visit = async (name, window) => {
    if (!always) await enlarge(window);
    await take(window, name, theme, '200');
    if (!always) await reduce(window);
  };
  const begin = (window) => (always ? enlarge(window) : undefined);
  await journey(`screens ${walk} ${theme} 200`, (room) => WALKS[walk](room, theme, visit, begin));
}

/** All pictures in the folder: those of an earlier run, too. */
function pictures() {
  const parts = readdirSync(FOLDER).map((file) => /^(.+)-(light|dark)-(\w+)\.png$/u.exec(file));
  return parts
    .filter((part) => part !== null)
    .map(([file, name, theme, size]) => ({ file, name: name.replaceAll('-', ' '), theme, size }));
}

/** A page with all pictures of a screen in a row. */
function page() {
  const all = pictures();
  const names = [...new Set(all.map(({ name }) => name))];
  const figure = ({ theme, size, file }) =>
    `<figure><a href="${file}"><img loading="lazy" src="${file}" alt=""></a><figcaption>${size} ${theme}</figcaption></figure>`;
  const row = (name) =>
    `<h2>${name}</h2><div>${all
      .filter((one) => one.name === name)
      .map(figure)
      .join('')}</div>`;
  const style =
    'body{font:14px system-ui;margin:24px}div{display:flex;gap:12px;overflow-x:auto}img{height:260px;border:1px solid #999}figure{margin:0}';
  writeFileSync(
    join(FOLDER, 'index.html'),
    `<!doctype html><meta charset="utf-8"><title>Screens</title><style>${style}</style>` +
      `<h1>${all.length} pictures</h1><ul>${wrong.map((one) => `<li>${one}</li>`).join('')}</ul>${names.map(row).join('')}`,
  );
}

if (underDisplay(import.meta.filename)) {
  const asked = process.argv.slice(2);
  const among = (all) =>
    all.some((one) => asked.includes(one)) ? all.filter((one) => asked.includes(one)) : all;
  const themes = among(['Light', 'Dark']);
  const sizes = among([...SIZES, '200']);
  const walks = among(Object.keys(WALKS));
  if (asked.length === 0) rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  for (const theme of themes) {
    const usual = sizes.filter((size) => size !== '200');
    for (const walk of walks) {
      if (usual.length > 0) await inSizes(walk, theme, usual);
      if (sizes.includes('200')) await large(walk, theme);
    }
  }
  page();
  for (const one of wrong) console.warn(one);
  console.log(`${taken} pictures and index.html are in ${FOLDER}; ${wrong.length} things do not fit`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
}
