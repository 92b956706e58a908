import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { goTo, unlocked } from './window/entrance.mjs';
import { until } from './window/processes.mjs';
import { codingsIn, sampleStudy, verbatim } from './window/study.mjs';
import { ask, QUERY } from './window/tour-search.mjs';
import { journey } from './window/window.mjs';

const CODE = 'Criminalisation of victims';
const PATH = `Protection of victims > Execution of operations > ${CODE}`;

/** What the command line finds. */
const found = (study, query) => verbatim('search', study.path, query, '--limit', '5000');

/** The sentence that the window leads with, for what the command line found. */
function headline({ passages, interviewees, kind }) {
  const { matched, searched, interviewed } = interviewees;
  const count = (number, word) => `${number} ${word}${number === 1 ? '' : 's'}`;
  const all = interviewed === searched ? '' : ` (${interviewed} interviewed)`;
  const reached = kind === 'codes' ? 'coded' : 'searched';
  return `${count(passages, 'passage')} by ${matched} of ${count(searched, 'interviewee')} ${reached}${all}`;
}

/** A window in the section, with the keyboard in its field. */
async function atSearch(open, study, options = {}) {
  const window = await unlocked(open, study, { height: 1080, ...options });
  await window.press('Ctrl+4');
  await window.sees('textbox', 'Search all interviews');
  return window;
}

const field = async (window) =>
  (await window.all('textbox')).find((one) => one.name === 'Search all interviews').value;
const rows = (window) => window.all('treeitem');
const chosen = async (window) => (await rows(window)).filter((one) => one.selected === 'true');
const current = (window) =>
  window.browser.execute(() => {
    const row = document.querySelector('[data-results] .item.current');
    return row && { text: row.innerText.replace(/\s+/g, ' '), top: row.getBoundingClientRect().top };
  });

test('words are typed, refined by a part and by a facet, and counted as the command line counts', () =>
  journey('search refining', async ({ home, open }) => {
    const study = sampleStudy(home.studies);
    const window = await atSearch(open, study);
    // The section begins in the field: typing is all that is needed.
    await window.type(QUERY);
    await window.reads(headline(found(study, QUERY)));
    await window.sees('button', 'Search without “citation*”');

    await window.click('checkbox', new RegExp(`^${CODE}`, 'u'));
    const inside = `(${QUERY}) code:"${CODE}"`;
    await window.reads(headline(found(study, inside)));
    assert.equal(await field(window), inside.replace(`"${CODE}"`, `"${PATH}"`));

    await window.click('checkbox', /^Advocates/u);
    await window.reads(headline(found(study, `${inside} category:Advocates`)));
    await window.click('button', 'Clear');
    await window.reads(headline(found(study, QUERY)));

    // A part is selected in the field by a press, and typed anew.
    await window.click('button', '“cited”');
    await window.type('booked');
    await window.reads(headline(found(study, '*cuff* OR booked OR citation*')));
    await window.click('button', /^Search without “booked”/u);
    await window.reads(headline(found(study, '*cuff* OR citation*')));
    await window.click('button', 'Joined by or: join by and');
    await until('the other word', async () => (await field(window)) === '*cuff* AND citation*');
  }));

test('groups open and close, and a hit is read in its interview and come back from to the same place', () =>
  journey('search reading', async ({ home, open }) => {
    const study = sampleStudy(home.studies);
    const window = await atSearch(open, study);
    await window.type('police');
    await window.reads(headline(found(study, 'police')));
    await window.press('ArrowDown', 'Home');
    const groups = async () => (await rows(window)).filter((one) => one.level === '1');
    const [first] = await groups();
    assert.equal(first.expanded, 'true');
    await window.press('ArrowLeft');
    await until('the group to close', async () => (await groups())[0].expanded === 'false');
    await window.press('ArrowRight');
    await until('the group to open', async () => (await groups())[0].expanded === 'true');

    // The rest of a long group, and a hit in it.
    const more = (await rows(window)).find((one) => /^Show \d+ more$/u.test(one.text));
    assert.ok(more, 'every group is short');
    await window.clickAt(more.middle.x, more.middle.y);
    await until(
      'the rest of the group',
      async () => !(await rows(window)).some((one) => one.text === more.text),
    );
    await window.press('J', 'J', 'J', 'Space', 'J');
    await window.atRest();
    const before = await current(window);
    const [marked] = await chosen(window);
    await window.press('Enter');
    await window.sees('textbox', 'Transcript');
    assert.match(await window.selected(), /police/iu);
    await window.press('Backspace');
    await window.reads('1 hit chosen');
    await window.atRest();
    const after = await current(window);
    assert.equal(after.text, before.text);
    assert.ok(Math.abs(after.top - before.top) < 3, `${after.top} was ${before.top}`);
    assert.equal((await chosen(window))[0].text, marked.text);
    await window.press('Enter');
    await window.sees('textbox', 'Transcript');
    await window.press('Alt+ArrowLeft');
    await window.reads('1 hit chosen');
  }));

test('twelve hits are coded as whole sentences, counted before, and taken back in one step', () =>
  journey('search coding', async ({ home, open }) => {
    const study = sampleStudy(home.studies);
    const before = codingsIn(study.path).length;
    const window = await atSearch(open, study);
    await window.type('police');
    await window.reads(headline(found(study, 'police')));
    await window.press('ArrowDown', 'Space');
    while ((await chosen(window)).length < 12) {
      const [{ text }] = [await current(window)];
      await window.press('J');
      await until('the next row', async () => (await current(window)).text !== text);
      const row = await current(window);
      if (/^Show \d+ more/u.test(row.text)) await window.press('Enter');
      else if (row.text.includes('¶')) await window.press('Space');
      if ((await window.all('status')).some((one) => one.text.startsWith('12 hits chosen'))) break;
    }
    await window.reads('12 hits chosen');
    await window.press('C');
    await window.sees('combobox', 'Code for 12 hits');
    await window.click('radio', 'Sentence');
    await window.click('combobox', 'Code for 12 hits');
    await window.type('root causes');
    await window.reads(/\d+ passages by \d+ people.*One step to undo/su);
    const plan = /(\d+) passages by/u.exec(
      (await window.all('status')).find((one) => one.text.includes('One step to undo')).text,
    );
    await window.press('Enter');
    await window.sees('button', /^Undo/u);
    await until('the codings', () => codingsIn(study.path).length === before + Number(plan[1]));
    const sentences = codingsIn(study.path).filter((one) => one.code.endsWith('Root causes'));
    assert.ok(sentences.length >= Number(plan[1]));
    await window.press('Ctrl+Z');
    await until('the undo', () => codingsIn(study.path).length === before);
    assert.equal(verbatim('check', study.path).problems.length, 0);
  }));

test('a search is saved, says after a change what is new, and is renamed and forgotten', () =>
  journey('search saved', async ({ home, open }) => {
    const study = sampleStudy(home.studies);
    const query = `code:"${CODE}"`;
    const window = await atSearch(open, study);
    await window.type(query);
    const before = found(study, query);
    await window.reads(headline(before));
    await window.press('Ctrl+D');
    await window.sees('textbox', 'Name of the search');
    await window.press('Ctrl+A');
    await window.type('Treated as criminals');
    await window.press('Enter');
    await window.reads('Saved');

    // Somebody new says it.
    const silent = verbatim('search', study.path, `without:(${query})`).people[0];
    const theirs = `the interviewee:${silent.interviewee}`;
    await ask(window, theirs, headline(found(study, theirs)));
    await window.press('ArrowDown', 'Space', 'C');
    await window.sees('combobox', 'Code for 1 hit');
    await window.type(CODE);
    await window.reads('1 passage by 1 person. One step to undo.');
    await window.press('Enter');
    await window.readsNoMore('One step to undo.');
    await window.press('Ctrl+Shift+D');
    await window.click('button', /^Treated as criminals/u);
    await window.reads(headline(found(study, query)));
    await window.reads(
      `New: ${silent.interviewee}; ${before.passages} passages before; ${before.interviewees.matched} people before`,
    );

    await window.press('Ctrl+Shift+D');
    await window.click('button', 'Rename Treated as criminals');
    await window.press('Ctrl+A');
    await window.type('Cited and booked');
    await window.press('Enter');
    await window.sees('button', 'Forget Cited and booked');
    await window.click('button', 'Forget Cited and booked');
    await window.reads('No saved searches yet');
    await window.press('Escape');
    await window.press('Ctrl+Z');
    await window.press('Ctrl+Shift+D');
    await window.sees('button', 'Forget Cited and booked');
  }));

test('mistakes are pointed at, names and values are completed, and what was selected is searched for', () =>
  journey('search typing', async ({ home, open }) => {
    const study = sampleStudy(home.studies);
    const window = await atSearch(open, study);
    await window.type('cited AND');
    await window.reads('needs something to search for');
    const wrong = await window.browser.execute(() => document.querySelector('.mirror .wrong')?.textContent);
    assert.equal(wrong, 'AND');
    await window.press('Ctrl+A');
    await window.type('code:crimin');
    await window.sees('option', /^Criminalisation of victims/u);
    await window.press('Enter');
    await until('the whole code', async () => /code:.*Criminalisation of victims/u.test(await field(window)));
    await window.reads(headline(found(study, `code:"${CODE}"`)));

    // From a transcript, what is selected is searched for in all.
    await goTo(window, 'AD-SV-07');
    await window.select('lady in the kitchen');
    await window.press('Ctrl+Shift+F');
    await until('the words', async () => (await field(window)) === '"lady in the kitchen"');
    await window.reads(headline(found(study, '"lady in the kitchen"')));
    await window.press('Alt+ArrowLeft');
    await window.sees('textbox', 'Transcript');

    // One regular expression, with its groups.
    await window.press('Ctrl+4', 'Alt+R');
    await window.click('textbox', 'Search all interviews');
    await window.press('Ctrl+A');
    await window.type('(?P<who>officer|detective)s? (\\w+ed)');
    await window.reads('Groups of the expression');
    await window.reads('who');
  }));

test('people without something are a list, a part that leaves nothing is named, and hits go to a file', () =>
  journey('search answers', async ({ home, open }) => {
    const study = sampleStudy(home.studies);
    const file = join(home.studies, 'Hits.csv');
    const window = await atSearch(open, study, { picks: [file] });
    const query = `without:(code:"${CODE}")`;
    await window.type(query);
    const { people, interviewees } = found(study, query);
    await window.reads(`${interviewees.matched} of ${interviewees.searched} interviewees without it`);
    assert.equal(people.length, interviewees.matched);
    await window.press('ArrowDown', 'Enter');
    await window.sees('textbox', 'Transcript');
    await window.press('Backspace');

    await ask(window, `zebra ${QUERY.split(' ')[0]}`, 'Nothing found');
    await window.click('button', /^Search without it/u);
    await window.reads(headline(found(study, QUERY.split(' ')[0])));
    await window.press('Ctrl+E');
    await window.click('button', 'Choose where…');
    await until('the file', () => existsSync(file));
    const written = readFileSync(file, 'utf8');
    assert.match(written.split('\n')[0], /internal, contains raw text/u);
    for (const hit of found(study, QUERY.split(' ')[0]).hits) assert.ok(written.includes(hit.text));
  }));

test('chosen hits are copied as sentences with who said them, and a hit gets a memo', () =>
  journey('search copying', async ({ home, open }) => {
    const study = sampleStudy(home.studies);
    const window = await atSearch(open, study);
    await window.type(`cited code:"${CODE}"`);
    await window.sees('treeitem', /^Advocates/u);
    await window.press('ArrowDown', 'Ctrl+A', 'Ctrl+C');
    await window.reads(/Copied \d+ quotation/u);
    await window.click('textbox', 'Search all interviews');
    await window.press('Ctrl+A', 'Ctrl+V');
    await until('the quotation', async () => /^“.*” —\p{L}/u.test(await field(window)));
    const query = `cited code:"${CODE}"`;
    await ask(window, query, headline(found(study, query)));
    await window.sees('treeitem', /^Advocates/u);
    await window.press('ArrowDown', 'M');
    await window.sees('region', 'Memo on the passage');
    await window.type('Compare the others');
    await window.press('Ctrl+Enter');
    await window.sees('button', /^Undo: .*memo/u);
    assert.ok(codingsIn(study.path).some((one) => JSON.stringify(one).includes('Compare the others')));
  }));
