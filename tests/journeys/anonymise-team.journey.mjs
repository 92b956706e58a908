import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { unlocked } from './window/entrance.mjs';
import { makeKeyFile } from './window/key-file.mjs';
import { until } from './window/processes.mjs';
import { transcripts, uncodedStudy, verbatim } from './window/study.mjs';
import { journey } from './window/window.mjs';

/** A transcript in which speakers are called by their names. */
const NAMED = `Interviewer: Where did it begin?

Marta Quill: At the harbour. Hewitt drove us, and I was the one with the list.

Hewitt Sorrel: She had the list, yes. It was on shelf ox, I still know that.

Interviewer: Who else was there?

Marta Quill: Nobody who would say so now.

Hewitt Sorrel: By then there was only shelf bee.
`;

function written(home, name, words) {
  const path = join(home.path, name);
  writeFileSync(path, words);
  return path;
}

const findings = async (window) => (await window.all('option')).map((one) => one.text);
const finding = (window, pattern) =>
  until(`the finding ${pattern}`, async () => (await findings(window)).some((one) => pattern.test(one)));
const noFinding = (window, pattern) =>
  until(`no finding ${pattern}`, async () => {
    const all = await findings(window);
    return all.length > 0 && !all.some((one) => pattern.test(one));
  });

/** Switches who is coding. */
async function codeAs(window, from, to) {
  await window.click('button', `Coding as ${from}`);
  await window.click('menuitem', to);
  await window.reads(`Coding as ${to}`);
}

test('another coder reads a confirmed text as the second person, and the status names both', () =>
  journey('anonymise second reader', async ({ home, open }) => {
    const study = uncodedStudy(home.studies, ...transcripts('LE-L-03'));
    verbatim('coders', 'add', study.path, 'Coder B');
    const window = await unlocked(open, study);
    await window.press('Ctrl+2');
    await makeKeyFile(window);
    await window.press('Ctrl+Enter', 'Enter');
    await window.reads('De-identified by Coder A');

    // Whoever confirmed it is not asked whether they have read it as well.
    await window.press('Ctrl+Enter');
    await window.reads('The second reader is another coder');
    assert.ok(!(await window.all('button')).some((one) => one.name.startsWith('I have read it all')));
    await window.press('Escape');
    await codeAs(window, 'Coder A', 'Coder B');
    await window.click('option', /San Teodoro/);
    await window.press('Ctrl+Enter');
    await window.sees('button', 'I have read it all and found nobody');
    await window.press('Enter');
    await window.reads('Marked as read by you');
    await window.reads('De-identified by Coder A, read by Coder B');
    await window.press('Ctrl+1');
    await window.sees('row', /LE-L-03.*Read by Coder B/);

    await window.press('Ctrl+Z');
    await window.sees('row', /LE-L-03.*De-identified by Coder A/);
    await window.press('Ctrl+Y');
    await window.sees('row', /LE-L-03.*Read by Coder B/);
    await window.close();
    const [row] = verbatim('anonymise', study.path, '--status').transcripts;
    assert.deepEqual([row.deidentified.coder, row.read.coder], ['Coder A', 'Coder B']);
  }));

test('labels of speakers make way for aliases before each of their turns', () =>
  journey('anonymise labels', async ({ home, open }) => {
    const study = uncodedStudy(home.studies, written(home, 'harbour.txt', NAMED));
    const window = await unlocked(open, study);
    await window.press('Ctrl+2');
    await makeKeyFile(window);
    await window.click('option', /Marta Quill label/u);
    await window.reads('The label of a speaker looks like a name.');
    await window.press('A');
    await window.readsNoMore('Marta Quill');
    await window.click('option', /Hewitt Sorrel label/u);
    await window.press('E');
    await window.type('driver');
    await window.press('Enter', 'A');
    await window.readsNoMore('Hewitt Sorrel');
    await window.press('Ctrl+Z');
    await window.sees('option', /Hewitt Sorrel label/u);
    await window.press('Ctrl+Y');
    await window.readsNoMore('Hewitt Sorrel');
    await window.press('Ctrl+3');
    await window.reads('[driver 1]');
    await window.close();
    const names = verbatim('interviews', 'list', study.path).interviews.flatMap((one) => one.speakers);
    const labels = names.map((one) => one.label).toSorted();
    assert.deepEqual(labels, ['Interviewer', '[driver 1]', '[interviewee 1]'].toSorted());
    assert.equal(
      verbatim('search', study.path, '"driver 1"', '--speaker', 'all').passages,
      0,
      'no turn says it',
    );
    assert.equal(verbatim('check', study.path).problems.length, 0);
  }));

test('an alias that was put by mistake makes way for another one at that place, and undo goes there', () =>
  journey('anonymise another alias', async ({ home, open }) => {
    const study = uncodedStudy(home.studies, written(home, 'harbour.txt', NAMED));
    const window = await unlocked(open, study);
    await window.press('Ctrl+2');
    await makeKeyFile(window);
    await window.click('option', /Hewitt ¶/u);
    await window.press('Shift+A');
    await window.click('option', /person 1.*replaced/u);
    await window.press('E');
    await window.type('boatman');
    await window.press('Enter');
    await window.sees('button', /^Put “boatman 1” here/);
    await window.press('A');
    await window.sees('option', /boatman 1.*replaced/u);
    await window.sees('button', /^Person ?boatman 1/u);
    await window.press('Ctrl+Z');
    await window.sees('option', /person 1.*replaced/u);
    await window.press('Ctrl+Y');
    await window.sees('option', /boatman 1.*replaced/u);

    // In the section Code undo goes to the place, too.
    await window.press('Ctrl+3');
    await window.reads('[boatman 1] drove us');
    await window.press('Ctrl+Z');
    await window.reads('[person 1] drove us');
    await window.press('Ctrl+Y');
    await window.close();
    const { aliases } = verbatim('aliases', 'list', study.path);
    assert.equal(aliases.find((one) => one.text === 'boatman 1').places, 1);
    assert.equal(verbatim('check', study.path).problems.length, 0);
  }));

test('words come off the keep-list again, and a pattern of the team finds what it was made for', () =>
  journey('anonymise lists', async ({ home, open }) => {
    const study = uncodedStudy(home.studies, written(home, 'harbour.txt', NAMED));
    const window = await unlocked(open, study);
    await window.press('Ctrl+2');
    await makeKeyFile(window);
    await window.click('option', /Marta Quill label/u);
    await finding(window, /Hewitt ¶/u);
    await window.click('option', /Hewitt ¶/u);
    await window.press('N');
    await window.sees('textbox', 'Why they may stay');
    await window.type('The name of the boat');
    await window.press('Enter');
    await noFinding(window, /Hewitt ¶/u);
    await window.press('Alt+L');
    await window.reads('The name of the boat');
    await window.click('button', 'Take off Hewitt');
    await window.reads('No words of your own yet.');
    await finding(window, /Hewitt ¶/u);

    assert.ok(!(await findings(window)).some((one) => one.includes('shelf')), 'no rule knows these shelves');
    await window.click('button', 'Add a pattern');
    await window.type('Shelf of the harbour');
    await window.press('Tab');
    await window.type('shelf [a-z]{2,3}');
    await window.press('Enter');
    await window.reads('Kept the pattern');
    await window.press('Escape');
    await finding(window, /shelf bee/u);
    await window.click('option', /shelf bee/u);
    await window.reads('Shelf of the harbour');
    await window.press('A');
    await window.readsNoMore('shelf bee');
    await window.press('Alt+L');
    await window.click('button', 'Remove Shelf of the harbour');
    await window.reads('No pattern yet.');
    await window.press('Ctrl+Z');
    await window.reads('Shelf of the harbour');
    await window.close();
    const { patterns } = verbatim('patterns', 'list', study.path);
    assert.deepEqual(
      patterns.map(({ name, pattern, kind }) => ({ name, pattern, kind })),
      [{ name: 'Shelf of the harbour', pattern: 'shelf [a-z]{2,3}', kind: 'number' }],
    );
    assert.deepEqual(verbatim('keep', 'list', study.path).own, []);
  }));

test('files outside the study are scanned for its names and ids', () =>
  journey('anonymise files', async ({ home, open }) => {
    const study = uncodedStudy(home.studies, ...transcripts('LE-L-03'));
    const report = written(home, 'report.md', 'In San Teodoro nobody knew.\n\nLE-L-03 said so.\n');
    const clean = written(home, 'clean.txt', 'The door was open.\n');
    const broken = written(home, 'broken.docx', 'PK\u0003\u0004 and nothing more');
    const window = await unlocked(open, study, { picks: [report, clean, broken] });
    await window.press('Ctrl+2');
    await makeKeyFile(window);
    await window.press('A');
    await window.sees('option', /place 1.*replaced/);
    await window.click('button', 'Scan files…');
    await window.reads('3 files at');
    await window.reads('broken.docx');
    await window.click('button', /^Show Files/);
    await window.reads('a name that has an alias');
    await window.reads('Id of the study');
    const about = (await window.all('listitem')).map((one) => one.text).join('\n');
    assert.match(about, /report\.md[^]*San Teodoro/u);
    assert.match(about, /LE-L-03/u);
    assert.ok(!/clean\.txt/u.test(about));
    assert.ok(
      !(await window.all('button')).some((one) => one.name === 'Allow here'),
      'the study holds no such file',
    );
    await window.press('Escape');
    await window.click('button', 'Scan the study');
    await window.reads('The study at');
  }));
