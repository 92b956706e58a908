import assert from 'node:assert/strict';
import { test } from 'node:test';
import { enter, unlocked } from './window/entrance.mjs';
import { cellOf, openCell, saidOf, toFramework, writeSummary } from './window/framework.mjs';
import { keyboardOn } from './window/matrix.mjs';
import { until } from './window/processes.mjs';
import { CODER, sampleStudy, verbatim } from './window/study.mjs';
import { journey } from './window/window.mjs';

const THEME = 'Protection of victims';
const SUMMARY = 'Was told that help would come. It came after the arrest.';

test('a summary is written beside its passages, undone, redone, gone on with, and there after a restart', () =>
  journey('framework summary', async ({ home, open }) => {
    const study = sampleStudy(home.studies);
    const [first] = saidOf(study, THEME);
    const now = () => cellOf(study, THEME, first.label)?.summary;
    const window = await unlocked(open, study);
    await toFramework(window);

    await openCell(window, first.label, THEME);
    await window.reads('No summary yet.');
    await window.reads(`${first.passages} passage`);
    await writeSummary(window, first.label, THEME, SUMMARY);
    await window.press('Ctrl+Enter');
    await window.reads(`Wrote the summary on ${THEME}`);
    assert.deepEqual([now().text, now().coder, now().changed_since], [SUMMARY, CODER, false]);
    assert.match((await keyboardOn(window, 'gridcell')).text, new RegExp(`^${first.label}, ${THEME}`, 'u'));

    await window.press('Ctrl+Z');
    await until('no summary', () => now() === null);
    await window.reads('No summary yet.');
    await window.press('Ctrl+Shift+Z');
    await until('the summary again', () => now()?.text === SUMMARY);

    // Leaving with Escape keeps what was written; a click elsewhere does, too.
    await writeSummary(window, first.label, THEME, ' Nobody explained.');
    await window.press('Escape');
    await until('what was added', () => now()?.text === `${SUMMARY} Nobody explained.`);
    await window.press('Ctrl+Z');
    await until('what was before', () => now()?.text === SUMMARY);
    await window.pressClose();

    const again = await open({ study: study.path });
    await enter(again);
    await again.sees('heading', 'Framework');
    await again.sees('gridcell', `${first.label}, ${THEME}: …`);
    await again.reads(SUMMARY);
    await again.close();
    assert.equal(verbatim('check', study.path).problems.length, 0);
  }));

test('a summary says when its passages changed since, and can be said to be still right', () =>
  journey('framework changed', async ({ home, open }) => {
    const study = sampleStudy(home.studies);
    const [first] = saidOf(study, THEME);
    const now = () => cellOf(study, THEME, first.label);
    const window = await unlocked(open, study);
    await toFramework(window);
    await openCell(window, first.label, THEME);
    await writeSummary(window, first.label, THEME, SUMMARY);
    await window.press('Ctrl+Enter');
    await until('the summary', () => now().summary?.text === SUMMARY);

    // Its first passage goes to another theme.
    await window.press('P');
    await keyboardOn(window, 'article');
    await window.press('C');
    await window.sees('combobox', 'Move the passage to');
    await window.type('Root causes');
    await window.press('Enter');
    await window.reads('Passages changed since');
    assert.equal(now().summary.changed_since, true);
    await window.click('gridcell', `${first.label}, ${THEME}: …`);
    await window.press('R');
    await window.reads('The summary is still right');
    await until('a summary on the passages of now', () => !now().summary.changed_since);
    await window.readsNoMore('Passages changed since');

    // The passage comes back, and with it what the summary was written on.
    await window.press('Ctrl+Z', 'Ctrl+Z');
    await until('the passage again', () => now().passages === first.passages);
    await window.readsNoMore('Passages changed since');
  }));

test('the keyboard goes through cells, people and heads; more codes are opened; a saved view brings them back', () =>
  journey('framework keys', async ({ home, open }) => {
    const study = sampleStudy(home.studies);
    const [first] = saidOf(study, THEME);
    const window = await unlocked(open, study);
    await toFramework(window);
    const heads = async () => (await window.all('columnheader')).map((one) => one.text);
    const themes = verbatim('codes', 'list', study.path).codes.filter((one) => !one.path.includes(' > '));
    assert.ok((await heads()).length <= themes.length + 1);

    await window.click('gridcell', `${first.label}, ${THEME}: …`);
    await window.press('Escape', 'ArrowUp');
    for (let at = 0; at < 3; at += 1) await window.press('ArrowUp');
    await keyboardOn(window, 'columnheader');
    await window.press('Enter');
    await until('the codes below', async () => (await heads()).some((text) => text.startsWith(`${THEME} ›`)));
    await window.press('Enter');
    await until('the theme alone', async () =>
      (await heads()).every((text) => !text.startsWith(`${THEME} ›`)),
    );

    await window.press('ArrowDown', 'ArrowLeft');
    const person = await keyboardOn(window, 'rowheader');
    await window.press('P');
    await keyboardOn(window, 'article');
    await window.sees('heading', / by all codes$/u);
    await window.press('Escape');
    assert.equal((await keyboardOn(window, 'rowheader')).text, person.text);

    await window.press('2');
    await until('two levels', async () => (await heads()).some((text) => text.startsWith(`${THEME} ›`)));
    await window.click('button', 'Save view');
    await window.press('Ctrl+A');
    await window.type('Two levels');
    await window.press('Enter');
    await window.reads('Saved the view Two levels');
    await window.click('tab', 'Matrix');
    await window.sees('heading', 'Themes by interviewee category');
    await window.click('button', 'Saved views of the themes');
    await window.click('button', /^Two levels/);
    await until('two levels again', async () =>
      (await heads()).some((text) => text.startsWith(`${THEME} ›`)),
    );
  }));
