import assert from 'node:assert/strict';
import { test } from 'node:test';
import { enter, goTo, unlocked } from './window/entrance.mjs';
import { until } from './window/processes.mjs';
import { sampleStudy, verbatim } from './window/study.mjs';
import { journey } from './window/window.mjs';

const names = async (window) => (await window.all('article')).map((one) => one.name);
const passages = async (window) => (await window.all('article')).map((one) => one.text);

test('a question is asked on a passage, waits in the queue, is gone to and answered', () =>
  journey('review', async ({ home, open }) => {
    const study = sampleStudy(home.studies);
    const window = await unlocked(open, study);
    await goTo(window, 'AD-SV-07');
    await window.words('There was a lady in the kitchen');
    await window.press('J', 'J');
    await window.press('Shift+Q');
    await window.sees('textbox', 'Question to the supervisor');
    await window.type('Is this conduct or planning?');
    await window.press('Ctrl+Enter');
    await window.sees('button', '1 open question');

    await window.press('Ctrl+Shift+R');
    await window.sees('region', 'Passages to review');
    await until('the queue', async () => (await passages(window)).length > 0);
    const [asked] = await passages(window);
    assert.match(asked, /AD-SV-07.*Is this conduct or planning\?/u);
    const before = await passages(window);

    // To the passage and back: the same place in the queue.
    await window.press('J', 'J', 'K', 'K', 'Enter');
    await window.sees('heading', /AD-SV-07/);
    await window.reads('Is this conduct or planning?');
    await window.press('Alt+ArrowLeft');
    await window.sees('region', 'Passages to review');
    assert.deepEqual(await passages(window), before);

    await window.press('A');
    await window.sees('textbox', 'Answer');
    await window.type('Conduct: it was the night itself');
    await window.press('Ctrl+Enter');
    await window.reads('No open question');

    // The sample stays the same until another is drawn; a check is counted.
    await until('a sample of ten', async () => (await names(window)).length === 10);
    const sample = await names(window);
    await window.press('Y');
    await window.reads('1 of ');
    await window.press('N');
    await until('another sample', async () => (await names(window)).join() !== sample.join());
    const drawn = await names(window);
    await window.press('Ctrl+L');
    await enter(window);
    await window.sees('region', 'Passages to review');
    await until('the same sample', async () => (await names(window)).join() === drawn.join());
    await window.close();
    assert.equal(verbatim('check', study.path).problems.length, 0);
  }));

test('an interview is marked finished by its coder, and open again', () =>
  journey('finished', async ({ home, open }) => {
    const study = sampleStudy(home.studies);
    const window = await unlocked(open, study);
    await goTo(window, 'AD-SV-07');
    await window.words('There was a lady in the kitchen');
    await window.press('Shift+F');
    await window.reads('Finished by Coder A');
    await window.press('Ctrl+Z');
    await window.readsNoMore('Finished by Coder A');
  }));
