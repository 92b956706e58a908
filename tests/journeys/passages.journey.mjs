import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { unlocked } from './window/entrance.mjs';
import { until } from './window/processes.mjs';
import { SAMPLE } from './window/places.mjs';
import { CODER, codingsIn, sampleStudy, transcripts, uncodedStudy, verbatim } from './window/study.mjs';
import { choose } from './window/tree.mjs';
import { journey } from './window/window.mjs';

const codeOf = (study, path) =>
  verbatim('codes', 'list', study.path).codes.find((code) => code.path === path);
const by = (passages, people) => `${passages} passages by ${people} of 42 interviewees`;

/** A window at the reading list of a code. */
async function atList(open, study, code) {
  const window = await unlocked(open, study, { height: 1080 });
  await window.press('Ctrl+3');
  await window.sees('textbox', 'Transcript');
  await choose(window, code);
  await window.press('Ctrl+Enter');
  await window.sees('button', 'Back to the transcript');
  return window;
}

/** The chosen passages: what they say and where they are. */
const chosen = async (window) => (await window.all('option')).filter((one) => one.selected === 'true');

test('passages of a code are read across interviews, and an interview is come back from to the same place', () =>
  journey('passages reading', async ({ home, open }) => {
    const study = sampleStudy(home.studies);
    const path = 'Protection of victims > Execution of operations > Criminalisation of victims';
    const counted = codeOf(study, path);
    const window = await atList(open, study, 'Criminalisation of victims');
    await window.reads(by(counted.passages, counted.interviewees));

    await window.press('End');
    await window.press(...Array(9).fill('K'));
    await window.atRest();
    const [before] = await chosen(window);
    // What stands around it is a key away; then the interview itself.
    await window.press('Space');
    await window.atRest();
    const [around] = await chosen(window);
    assert.ok(around.text.length > before.text.length + 20, `nothing stands around “${around.text}”`);
    await window.press('Enter');
    await window.sees('textbox', 'Transcript');
    await window.sees('button', 'Remove Criminalisation of victims');
    await window.press('Alt+ArrowLeft');
    await until('the passage to be chosen', async () => (await chosen(window)).length === 1);
    await window.atRest();
    const [after] = await chosen(window);
    assert.equal(after.text, around.text);
    assert.ok(Math.abs(after.middle.y - around.middle.y) < 3, `${after.middle.y} was ${around.middle.y}`);

    // And back to the transcript where it was.
    await window.press('Escape');
    await window.sees('textbox', 'Transcript');
  }));

test('a theme is read with the codes below it or alone, and by one coder or all', () =>
  journey('passages filters', async ({ home, open }) => {
    const study = sampleStudy(home.studies);
    const theme = codeOf(study, 'Prevention of trafficking');
    const window = await atList(open, study, 'Prevention of trafficking');
    await window.reads(by(theme.passages, theme.interviewees));
    await window.press('B');
    await window.reads(by(theme.own_passages, theme.own_interviewees));
    await window.click('radio', 'With codes below');
    await window.reads(by(theme.passages, theme.interviewees));
  }));

test('of two coders, one reads one’s own codings unless those of both are asked for', () =>
  journey('passages coders', async ({ home, open }) => {
    const study = sampleStudy(home.studies);
    const folder = join(SAMPLE, 'codings/coder-b');
    const files = readdirSync(folder).map((file) => join(folder, file));
    verbatim('codings', 'import', study.path, ...files, '--coder', 'Coder B');
    const code = 'Positive practice';
    const all = codingsIn(study.path).filter((one) => one.code === code);
    const passages = (codings) =>
      new Set(codings.map((one) => `${one.transcript} ${one.start} ${one.end}`)).size;
    const mine = passages(all.filter((one) => one.coder === CODER));
    assert.notEqual(mine, passages(all));

    const window = await atList(open, study, code);
    await window.reads(`${mine} passages by`);
    await window.press('A');
    await window.reads(`${passages(all)} passages by`);
    // What another coder did is read, not changed.
    const theirs = (await window.all('option')).find((one) => one.name.includes('coded by Coder B'));
    await window.clickAt(theirs.middle.x, theirs.middle.y);
    await window.press('U');
    await window.reads('only they can change it');
    await window.press('A');
    await window.reads(`${mine} passages by`);
  }));

test('chosen passages get another code, are split off, and lose their code, and each act is taken back', () =>
  journey('passages changes', async ({ home, open }) => {
    const study = sampleStudy(home.studies);
    const path = 'Prosecution of traffickers > Minor charges';
    const counted = codeOf(study, path);
    const practice = codeOf(study, 'Positive practice');
    const all = codingsIn(study.path).length;
    const window = await atList(open, study, 'Minor charges');
    const left = (less) => window.reads(`${counted.passages - less} passages by`);
    await left(0);

    await window.press('Home', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown');
    assert.equal((await chosen(window)).length, 4);
    await window.press('C');
    await window.sees('combobox', 'Move 4 passages to');
    await window.type('positive');
    await window.reads('4 passages go to “Positive practice”');
    await window.press('Enter');
    await left(4);
    await window.press('Ctrl+Z');
    await left(0);

    await window.press('Home', 'Shift+ArrowDown', 'N');
    await window.sees('combobox', 'Name of the new code for 2 passages');
    await window.type('Plea bargains');
    await window.sees('option', /^New code “Plea bargains” Below Minor charges/);
    await window.press('Enter');
    await left(2);
    await window.sees('treeitem', /^Plea bargains/);
    // The new code and what went to it are one step.
    await window.press('Ctrl+Z');
    await left(0);
    await until(
      'no such code',
      async () => !(await window.all('treeitem')).some((one) => one.name.startsWith('Plea bargains')),
    );
    await window.press('Ctrl+Y');
    await left(2);
    await window.sees('treeitem', /^Plea bargains/);

    await window.press('Home', 'U');
    await left(3);
    await window.press('Ctrl+Z');
    await left(2);
    await window.close();

    assert.equal(codeOf(study, `${path} > Plea bargains`).own_passages, 2);
    assert.equal(codeOf(study, path).own_passages, counted.passages - 2);
    assert.equal(codeOf(study, 'Positive practice').passages, practice.passages);
    assert.equal(codingsIn(study.path).length, all);
    assert.equal(verbatim('check', study.path).problems.length, 0);
  }));

test('a code without passages says what to do', () =>
  journey('passages none', async ({ home, open }) => {
    const study = uncodedStudy(home.studies, ...transcripts('AD-SV-07'));
    const window = await atList(open, study, 'Root causes');
    await window.sees('heading', 'No passages of this code yet');
    await window.press('Escape');
    await window.sees('textbox', 'Transcript');
    await window.readsNoMore('No passages of this code yet');
  }));
