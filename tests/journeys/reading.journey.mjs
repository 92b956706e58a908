import assert from 'node:assert/strict';
import { test } from 'node:test';
import { enter, goTo, unlocked } from './window/entrance.mjs';
import { coded, codedPlaces } from './window/passages.mjs';
import { sampleStudy, transcripts, uncodedStudy } from './window/study.mjs';
import { until } from './window/processes.mjs';
import { journey } from './window/window.mjs';

const ID = 'AD-SV-07';

/** Top of the transcript's scroller, in pixels. */
const scrolled = (window) => window.browser.execute(() => document.querySelector('.cm-scroller').scrollTop);

test('words are found with case and accents folded, coded where they stand, and one comes back to where one was', () =>
  journey('reading find', async ({ home, open }) => {
    const study = uncodedStudy(home.studies, ...transcripts(ID));
    const window = await unlocked(open, study);
    await window.click('row', /^AD-SV-07 /);
    await window.select('Nine years.');
    const before = await scrolled(window);

    await window.press('Ctrl+F');
    await window.sees('textbox', 'Find in the transcript');
    await window.press('Ctrl+A');
    await window.type('TOOTHBRUSH');
    await window.reads('1 of 2');
    await window.press('Enter');
    await window.reads('2 of 2');
    await window.press('Enter');
    await window.reads('1 of 2');
    await window.press('Shift+Enter');
    await window.reads('2 of 2');
    await window.press('Escape');
    assert.equal(await window.selected(), 'Nine years.');
    await until('the place before', async () => (await scrolled(window)) === before);

    // Once more, and the found words become the selection: behind an emoji the offsets are still exact.
    await window.press('Ctrl+F');
    await window.press('Ctrl+A');
    await window.type('start with the toothbrush');
    await window.reads('1 of 1');
    await window.press('Ctrl+Enter');
    await window.reads('4 words');
    await window.click('treeitem', /^Positive practice/);
    await window.sees('button', /^Remove Positive practice/);
    await window.close();
    assert.deepEqual(codedPlaces(study.path), [coded(ID, 'Positive practice', 'start with the toothbrush')]);
  }));

test('sentences and turns are selected and grow by key, and answers without a code are gone to', () =>
  journey('reading select', async ({ home, open }) => {
    const study = uncodedStudy(home.studies, ...transcripts(ID));
    const window = await unlocked(open, study);
    await window.click('row', /^AD-SV-07 /);
    const at = await window.words('Special Agent Teodoro Vance');
    await window.clickAt(at.from.x + 10, at.from.y);

    await window.press('Alt+S');
    await window.reads('8 words');
    await window.press('Alt+Shift+S');
    await window.reads('20 words');
    await window.press('1');
    await window.reads('Slot 1 is free');
    await window.press('Alt+T');
    await window.press('C');
    await window.sees('combobox', 'Find a code');
    await window.type('positive');
    await window.press('Enter');
    await window.sees('button', /^Remove Positive practice/);

    // The next answer is the one after the next question; going back skips what is coded now.
    await window.press('Escape', 'Escape');
    await window.press('Shift+J');
    await window.reads('¶ 8 of');
    await window.press('Shift+K');
    await window.reads('¶ 4 of');
    await window.close();
    assert.equal(codedPlaces(study.path).length, 1);
  }));

test('size and width of the text, and what of it shows, are chosen and kept or taken back', () =>
  journey('reading look', async ({ home, open }) => {
    const study = sampleStudy(home.studies);
    const window = await unlocked(open, study);
    await goTo(window, ID);
    await window.words('Nine years.');
    const size = () =>
      window.browser.execute(() => getComputedStyle(document.querySelector('.t-said')).fontSize);
    assert.equal(await size(), '16.5px');

    await window.press('Alt+A');
    await window.sees('dialog', 'Size and width of the text');
    await window.press(...Array(5).fill('ArrowRight'));
    await until('a larger text', async () => (await size()) === '19px');
    await window.press('Escape');

    // A theme is hidden: the bar says how much, and Escape brings it back.
    await window.words('He apologised.');
    const labels = async () => (await window.all('label')).length;
    await until('the labels', async () => (await labels()) > 0);
    await window.atRest();
    const all = await labels();
    await window.press('Alt+F');
    await window.sees('dialog', 'What shows');
    await window.click('button', 'Only Recommendations');
    await window.press('Escape');
    await window.reads('only Recommendations');
    await until('fewer labels', async () => (await labels()) < all);
    await window.press('Escape');
    await window.readsNoMore('only Recommendations');
    await until('all labels', async () => (await labels()) === all);

    // The size is this coder's, in the study.
    await window.press('Ctrl+L');
    await enter(window);
    await window.press('Ctrl+3');
    await window.words('He apologised.');
    assert.equal(await size(), '19px');
    await window.close();
  }));

test('paging up and down by keys lands where reading goes on', () =>
  journey('reading pages', async ({ home, open }) => {
    const study = uncodedStudy(home.studies, ...transcripts(ID));
    const window = await unlocked(open, study);
    await window.click('row', /^AD-SV-07 /);
    await window.words('It’s our busiest day');
    await window.press('Ctrl+Home');
    const places = [];
    for (let page = 0; page < 3; page += 1) {
      places.push(await scrolled(window));
      await window.press('PageDown');
      await window.atRest();
    }
    assert.ok(places.every((place, at) => at === 0 || place > places[at - 1]));
    for (let page = 0; page < 6; page += 1) {
      await window.press('PageUp');
      await window.atRest();
    }
    assert.equal(await scrolled(window), 0);
    await window.close();
  }));
