import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { inSizes, walked } from './window/access.mjs';
import { act } from './window/actions.mjs';
import { enter, unlocked } from './window/entrance.mjs';
import { makeKeyFile } from './window/key-file.mjs';
import { until } from './window/processes.mjs';
import { codingsIn, transcripts, uncodedStudy, verbatim } from './window/study.mjs';
import { drop, journey } from './window/window.mjs';

const exportsOf = (study) => verbatim('export', 'list', study.path).exports;

/** A study of two interviews with two codings. */
function codedStudy(folder) {
  const study = uncodedStudy(folder, ...transcripts('AD-SV-01', 'AD-SV-07'));
  verbatim('code', study.path, 'AD-SV-01', '640', '738', 'Advocate presence');
  verbatim('code', study.path, 'AD-SV-07', '640', '700', 'Root causes');
  return study;
}

/** What a Word document says, with its marks. */
const wordsOf = (file) => execFileSync('unzip', ['-p', file, 'word/document.xml'], { encoding: 'utf8' });

/** Opens what can leave beside excerpts, at the head of Export. */
async function otherExport(window, words) {
  await window.press('Ctrl+6');
  await window.click('button', 'Other exports');
  await window.click('menuitem', words);
}

/** The numbers of a row of the report: added, there already. */
const numbers = async (window, kind) =>
  (await window.sees('row', new RegExp(`^${kind} `, 'u'))).match(/[\d,]+/gu).map(Number);

test('a study leaves as a project, comes into another as one step, and what had no place is read and saved', () =>
  journey('exchange', async ({ home, another, open }) => {
    const study = codedStudy(home.studies);
    const file = join(home.studies, 'theirs.qdpx');
    const first = await unlocked(open, study, { picks: [file] });
    await otherExport(first, 'Export the whole study as a project…');
    await first.sees('dialog', /^Export the whole study/u);
    await first.reads('For the team only.');
    await first.click('button', 'Export for the team…');
    await first.sees('alertdialog', /^Does it go to the team only\?/u);
    assert.equal(existsSync(file), false);
    assert.deepEqual(exportsOf(study), [], 'nothing has left');
    await first.press('Enter');
    await first.reads(/Exported 2 transcripts and 2 codings to/u);
    await first.reads('“theirs internal.qdpx” would');
    await first.sees('row', /^Actions of the trail \d+/u);
    const [left, ...others] = exportsOf(study);
    assert.deepEqual([`${left.purpose} ${left.what}`, others], ['team project', []]);
    await first.press('Enter');

    // Into the same study: everything is there already.
    drop(home, file);
    await first.sees('dialog', /^What the file holds/u);
    await first.reads('2 transcripts');
    await first.reads(/Coder A 2 codings, you/u);
    await first.press('Enter');
    await first.sees('dialog', /^Imported/u);
    await first.reads('Everything was there already.');
    assert.deepEqual(await numbers(first, 'Transcripts'), [0, 2]);
    assert.deepEqual(await numbers(first, 'Codings'), [0, 2]);
    await first.press('Enter');
    assert.equal(codingsIn(study.path).length, 2);
    await first.close();

    const elsewhere = another();
    const empty = uncodedStudy(elsewhere.studies);
    const codes = verbatim('codes', 'list', empty.path).codes.length;
    const report = join(elsewhere.studies, 'report.json');
    const second = await open({ study: empty.path, home: elsewhere, picks: [file, report] });
    await enter(second);
    await second.sees('heading', 'No interviews yet');
    await second.click('button', 'Import a project');
    await second.sees('dialog', /^What the file holds/u);
    assert.deepEqual(verbatim('interviews', 'list', empty.path).interviews, [], 'nothing is stored yet');
    await second.click('button', /^Import the project/u);
    await second.sees('dialog', /^Imported/u);
    assert.deepEqual(await numbers(second, 'Transcripts'), [2, 0]);
    assert.deepEqual(await numbers(second, 'Codings'), [2, 0]);
    assert.deepEqual(await numbers(second, 'Codes'), [0, codes]);
    await second.click('button', 'Save report…');
    await second.reads(/Saved as/u);
    const told = JSON.parse(readFileSync(report, 'utf8'));
    assert.equal(told.file, 'theirs.qdpx');
    assert.match(told.origin, /^Verbatim/u);
    await second.click('button', /^Done/u);
    await second.sees('row', /^AD-SV-01 /u);
    assert.equal(codingsIn(empty.path).length, 2);
    await second.press('Ctrl+Z');
    await until('the import to go', () => verbatim('interviews', 'list', empty.path).interviews.length === 0);
    assert.equal(codingsIn(empty.path).length, 0, 'all of it went in one step');
    await second.close();
  }));

test('what is no project is refused with its sentence, and an import can be given up before anything is stored', () =>
  journey('exchange refused', async ({ home, open }) => {
    const study = codedStudy(home.studies);
    const [letter, book] = ['letter.qdpx', 'codes.qdc'].map((name) => join(home.studies, name));
    writeFileSync(letter, 'Dear all,');
    verbatim('export', 'codebook', study.path, '--for', 'team', '--to', book);
    const window = await unlocked(open, study, { picks: [letter] });
    await act(window, 'import a project');
    await window.reads(/letter\.qdpx.*Nothing was changed/u);
    drop(home, book);
    await window.sees('dialog', /^What the file holds/u);
    await window.reads(/\d+ codes/u);
    await window.press('Escape');
    await window.readsNoMore('What the file holds');
    assert.equal(codingsIn(study.path).length, 2);
    await window.close();
  }));

test('the codebook leaves as a Word document for the team; for publication its words are compared with names first', () =>
  journey('exchange codebook', async ({ home, open }) => {
    const study = codedStudy(home.studies);
    const file = join(home.studies, 'Codes internal.docx');
    const window = await unlocked(open, study, { picks: [file] });
    await otherExport(window, 'Export the codebook…');
    await window.sees('dialog', /^Export the codebook/u);
    await window.click('switch', /^With figures/u);
    await window.click('button', 'Save for the team…');
    await window.reads(/Exported 29 codes to/u);
    assert.match(wordsOf(file), /internal/u);
    assert.match(wordsOf(file), /Advocate presence/u);
    await window.click('radio', /^Publication Without the examples/u);
    await window.reads('There is no key file yet.');
    await window.click('button', 'Go to Anonymise, where one is made');
    await makeKeyFile(window);
    await otherExport(window, 'Export the codebook…');
    await window.click('radio', /^Publication Without the examples/u);
    await window.click('button', 'Save for publication…');
    // Names of codes that stand with a capital inside a definition could be those of people.
    await window.reads('“Execution” in the code “Training and policies”');
    await window.reads('Nothing was written.');
    assert.match(wordsOf(file), /internal/u);
    const left = exportsOf(study).map(({ purpose, what }) => `${purpose} ${what}`);
    assert.deepEqual(left, ['team codebook']);
    await window.close();
  }));

/** Every state of the dialogs. */
const walk =
  ({ home, project }) =>
  async (window, at) => {
    const each = inSizes(window, at);
    await each('library');
    drop(home, project);
    await window.sees('dialog', /^What the file holds/u);
    await each('holds');
    await window.press('Enter');
    await window.sees('dialog', /^Imported/u);
    await each('report');
    await window.press('Enter');
    await otherExport(window, 'Export the codebook…');
    await window.sees('dialog', /^Export the codebook/u);
    await each('codebook');
    await window.click('radio', /^Publication Without the examples/u);
    await window.reads('There is no key file yet.');
    await each('codebook published');
    await window.click('radio', /^The team All of it/u);
    await window.click('button', 'Save for the team…');
    await window.reads(/Exported 30 codes to/u);
    await each('codebook gone');
    await window.press('Escape');
    await otherExport(window, 'Export the whole study as a project…');
    await window.sees('dialog', /^Export the whole study/u);
    await each('project');
    await window.click('button', 'Export for the team…');
    await window.sees('alertdialog', /^Does it go to the team only\?/u);
    await each('project asked');
    await window.press('Enter');
    await window.sees('row', /^Actions of the trail/u);
    await each('project gone');
    await window.press('Enter');
  };

for (const theme of ['Light', 'Dark']) {
  test(`no dialog of the exchange breaks a rule of axe or scrolls to the side: ${theme}`, () =>
    journey(`exchange access ${theme}`, async ({ home, open }) => {
      const study = codedStudy(home.studies);
      const project = join(home.studies, 'theirs.qdc');
      // A codebook of another program with two things that have no place here.
      writeFileSync(
        project,
        `<CodeBook origin="NVivo 14"><Codes>
          <Code guid="11111111-1111-4111-8111-111111111111" name="Fear" isCodable="true"/></Codes>
          <Sets><Set guid="22222222-2222-4222-8222-222222222222" name="Pilots"/>
          <Set guid="33333333-3333-4333-8333-333333333333" name="Second round"/></Sets></CodeBook>`,
      );
      const picks = ['Codes.docx', 'Study.qdpx'].map((name) => join(home.studies, name));
      const window = await unlocked(open, study, { picks });
      assert.deepEqual(await walked(window, theme, 'exchange', walk({ home, project })), []);
    }));
}
