import assert from 'node:assert/strict';
import { test } from 'node:test';
import { enter, goTo, unlocked } from './window/entrance.mjs';
import { until } from './window/processes.mjs';
import { sampleStudy, transcripts, uncodedStudy } from './window/study.mjs';
import { journey } from './window/window.mjs';

const panes = async (window) =>
  (await window.all('region')).map((one) => one.name).filter((name) => /^(Codebook|Passage)/.test(name));

/** Whether these words of the transcript can be seen where it is scrolled to. */
const inView = (window, words) =>
  window.browser.execute((wanted) => {
    const box = document.querySelector('.cm-scroller')?.getBoundingClientRect();
    const line = [...document.querySelectorAll('.cm-line')].find((one) => one.textContent.includes(wanted));
    if (!box || !line) return false;
    const { top, bottom } = line.getBoundingClientRect();
    return bottom > box.top && top < box.bottom;
  }, words);

/** Boxes of buttons and fields that stick out of the window to the side. */
const sticksOut = (window) =>
  window.browser.execute(() =>
    [...document.querySelectorAll('button, input, select, textarea, [role=treeitem]')]
      .map((one) => ({
        name: one.getAttribute('aria-label') ?? one.textContent.trim(),
        box: one.getBoundingClientRect(),
      }))
      .filter(({ box }) => box.width > 0 && (box.left < -1 || box.right > window.innerWidth + 1))
      .map(({ name }) => name),
  );

/** Role of what has the keyboard. */
const focused = (window) => window.browser.execute(() => document.activeElement?.getAttribute('role'));

test('panes are put away and opened by key, and lie over the text in a narrow window', () =>
  journey('panes', async ({ home, open }) => {
    const study = uncodedStudy(home.studies, ...transcripts('AD-SV-07'));
    const window = await unlocked(open, study);
    await goTo(window, 'AD-SV-07');
    await window.words('There was a lady in the kitchen');
    assert.deepEqual(await panes(window), ['Codebook', 'Passage and interviewee']);
    await window.press('Ctrl+\\');
    await until('the codebook to be put away', async () => (await panes(window)).length === 1);
    await window.press('Ctrl+Shift+\\');
    await until('both to be put away', async () => (await panes(window)).length === 0);
    await window.press('Ctrl+\\', 'Ctrl+Shift+\\');
    await until('both to be back', async () => (await panes(window)).length === 2);

    await window.resize(1100, 700);
    await until('the right pane to give way', async () => (await panes(window)).join() === 'Codebook');
    await window.press('Ctrl+Shift+\\');
    await window.sees('region', 'Passage and interviewee');
    await window.press('Escape');
    await until('the pane to close', async () => (await panes(window)).join() === 'Codebook');
    assert.equal(await window.overflow(), 0);

    // Twice as large, as someone who sees little draws it.
    for (let step = 0; step < 5; step += 1) await window.press('Ctrl+=');
    await window.reads('Drawn at 200 %');
    await until('the larger page', () => window.browser.execute(() => window.innerWidth < 600));
    await until('no scrolling to the side', async () => (await window.overflow()) === 0);
    assert.deepEqual(await sticksOut(window), []);
    await window.press('Ctrl+\\');
    await window.sees('region', 'Codebook');
    // The keyboard is where work goes on, and goes back to the text.
    assert.equal(await focused(window), 'tree');
    await window.press('ArrowDown', 'Ctrl+\\');
    await until('the codebook to be put away', async () => (await panes(window)).length === 0);
    assert.equal(await focused(window), 'textbox');
    await window.press('Ctrl+\\');
    await window.sees('region', 'Codebook');
    await window.press('Escape');
    await window.press('Ctrl+0');
    await until('the usual size', () => window.browser.execute(() => window.innerWidth === 1100));
  }));

test('the window comes back as it was left: section, interview, place, panes', () =>
  journey('window state', async ({ home, open }) => {
    const study = sampleStudy(home.studies);
    const window = await unlocked(open, study);
    await goTo(window, 'AD-SV-07');
    await window.words('She had sweatpants and a toothbrush');
    await window.press('Ctrl+\\');
    await until('the codebook to be put away', async () => (await panes(window)).length === 1);
    // Another section and back: the same place.
    await window.press('Ctrl+5');
    await window.sees('heading', /^Themes by/);
    await window.press('Ctrl+3');
    await until('the same words to be in view', () => inView(window, 'She had sweatpants and a toothbrush'));
    await window.press('Ctrl+L');
    await window.sees('textbox', 'Study passphrase');
    await window.close();

    const again = await open({ study: study.path });
    await enter(again);
    await again.sees('heading', /AD-SV-07/);
    await until('the same words to be in view', () => inView(again, 'She had sweatpants and a toothbrush'));
    assert.deepEqual(await panes(again), ['Passage and interviewee']);
  }));
