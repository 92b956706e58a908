import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { unlocked } from './window/entrance.mjs';
import { until } from './window/processes.mjs';
import { transcripts, uncodedStudy, verbatim } from './window/study.mjs';
import { drop, journey } from './window/window.mjs';

/** Files to bring in, by name. */
function made(home, files) {
  const folder = join(home.path, 'files');
  mkdirSync(folder, { recursive: true });
  return Object.entries(files).map(([name, content]) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  });
}

const talk = (name, words) => `Interviewer: Where shall we begin?\n\n${name}: ${words}\n`;
const interviews = (study) => verbatim('interviews', 'list', study.path).interviews;

test('dropped files are looked at, decided about one by one, and go in as one step', () =>
  journey('import', async ({ home, open }) => {
    const study = uncodedStudy(home.studies, ...transcripts('AD-SV-07'));
    // “Zoë’s café” as Windows-1252: bytes that are no UTF-8.
    const legacy = Buffer.from(
      talk('Respondent', 'Zo\xEB\x92s caf\xE9 stayed open that night, and that is all I know.'),
      'latin1',
    );
    const files = made(home, {
      'LE-L-05 second.txt': talk('Respondent', 'I asked for an advocate and there was none.'),
      'Shelter director.txt': talk('Respondent', 'We had nine beds and fourteen people.'),
      'legacy.txt': legacy,
      'leave me.txt': talk('Respondent', 'This one should wait for consent.'),
      'empty.txt': '',
    });
    const window = await unlocked(open, study);
    await window.sees('row', /^AD-SV-07 /);
    drop(home, ...files, ...transcripts('AD-SV-07'));

    await window.sees('heading', 'What was recognised');
    assert.match(await window.sees('row', /^LE-L-05 second\.txt/), /LE-L-05$/u, 'proposed by its name');
    await window.sees('row', /^empty\.txt .*empty/);
    await window.sees('row', /^AD-SV-07\.txt The same text is in the study already/);
    await window.reads('1 cannot be imported, 1 there already');
    assert.equal(interviews(study).length, 1, 'a preview stores nothing');

    // Someone new for the shelter, by what is typed.
    await window.click('row', /^Shelter director/);
    await window.click('combobox', 'Interviewee');
    await window.type('AD-NP-90');
    await window.press('Enter');
    await window.sees('row', /^Shelter director\.txt .*AD-NP-90 ?new/);
    // A known person for another.
    await window.click('row', /^legacy/);
    await window.click('combobox', 'Interviewee');
    await window.type('EX-07');
    await window.press('Enter');
    await window.sees('row', /^legacy\.txt .*EX-07/);
    // Read in another encoding: the letters change, and change back.
    await window.reads('Zoë’s café');
    await window.click('combobox', 'Encoding');
    await window.type('cyrillic');
    await window.press('Enter');
    await window.reads('Zoл’s cafй');
    await window.click('button', 'Back to the recognised encoding');
    await window.reads('Zoë’s café');
    await window.click('row', /^leave me/);
    await window.click('button', 'Leave this file out');
    await window.sees('row', /^leave me\.txt Left out/);

    await window.click('radio', 'Translation');
    await window.click('button', /^Import 3 transcripts/);
    await window.sees('heading', 'Transcripts imported');
    await window.reads('3 transcripts imported');
    const report = (await window.all('listitem')).map((one) => one.text).join('\n');
    assert.match(report, /empty\.txt Not imported\./u);
    assert.match(report, /leave me\.txt Skipped\. It was left out\./u);
    assert.match(report, /Shelter director\.txt 2 turns, bound to AD-NP-90\./u);
    await window.press('Enter');
    await window.sees('row', /^AD-NP-90 .*Translation/);

    const bound = Object.fromEntries(
      interviews(study).map((one) => [one.file_name, one.interviewee?.label ?? null]),
    );
    assert.deepEqual(bound, {
      'AD-SV-07.txt': 'AD-SV-07',
      'LE-L-05 second.txt': 'LE-L-05',
      'Shelter director.txt': 'AD-NP-90',
      'legacy.txt': 'EX-07',
    });
    await window.press('Ctrl+Z');
    await until('the import to go', () => Promise.resolve(interviews(study).length === 1));
    const labels = verbatim('interviewees', 'list', study.path).interviewees.map((one) => one.id);
    assert.ok(!labels.includes('AD-NP-90'), 'the new person went with the files, in one step');
  }));

test('an import that is cancelled leaves nothing in the study', () =>
  journey('import cancelled', async ({ home, open }) => {
    const study = uncodedStudy(home.studies, ...transcripts('AD-SV-07'));
    const words = 'We waited by the door and nobody said how long it would be. '.repeat(300);
    const many = Object.fromEntries(
      Array.from({ length: 3000 }, (_, at) => [`P-${at}.txt`, talk(`Respondent`, `${at}: ${words}`)]),
    );
    const paths = made(home, many);
    const before = verbatim('info', study.path);
    const window = await unlocked(open, study);
    drop(home, ...paths);
    await window.sees('button', /^Import 3,000 transcripts/);
    await window.click('button', /^Import 3,000 transcripts/);
    await window.reads(/Importing [\d,]+ of 3,000 files/u);
    await window.click('button', 'Cancel');
    await window.reads('Cancelled.');
    // Back to what was decided, nothing lost.
    await window.sees('button', /^Import 3,000 transcripts/);
    await window.close();
    const after = verbatim('info', study.path);
    assert.deepEqual(
      {
        interviews: after.interviews,
        interviewees: after.interviewees,
        words: after.words,
        actions: after.actions,
      },
      {
        interviews: before.interviews,
        interviewees: before.interviewees,
        words: before.words,
        actions: before.actions,
      },
    );
    assert.deepEqual(verbatim('check', study.path).problems, []);
  }));

test('a dropped list of interviewees is imported, and transcripts on a locked window are refused', () =>
  journey('import drop', async ({ home, open }) => {
    const study = uncodedStudy(home.studies, ...transcripts('AD-SV-07'));
    const [list] = made(home, { 'more people.csv': 'id,category\nEX-90,Experts\n' });
    const window = await open({ picks: [study.path] });
    await window.reads('Keep every word,');
    // The window may not listen yet when its first words can be read.
    await until('the drop to be refused', async () => {
      drop(home, ...transcripts('LE-L-05'));
      return (await window.source()).includes('Open or make a study, then drop them again.');
    });
    drop(home, study.path);
    await window.sees('textbox', 'Study passphrase');
    await window.close();

    const opened = await unlocked(open, study);
    drop(home, list);
    await opened.sees('heading', 'Interviewees imported');
    await opened.press('Enter');
    await opened.press('F');
    await opened.type('EX-90');
    await opened.sees('row', /^EX-90 Experts/);
  }));
