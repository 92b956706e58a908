import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unlocked } from './window/entrance.mjs';
import { until } from './window/processes.mjs';
import { sampleStudy, verbatim } from './window/study.mjs';
import { showView } from './window/tour-evidence.mjs';
import { journey } from './window/window.mjs';

const last = (path) => path.split(' > ').at(-1);

/** The pairs as the command line counts them, most often together first. */
function counted(path, unit) {
  const { pairs, codes } = verbatim('cooccurrence', path, '--unit', unit, '--roll-up');
  const of = new Map(codes.map(({ code, count }) => [code, count]));
  return pairs
    .toSorted((a, b) => b.both - a.both)
    .map(({ first, second, both, jaccard }) =>
      [
        ...[last(first), last(second), both, of.get(first), of.get(second)],
        jaccard > 0 && jaccard < 0.005 ? '< 0.01' : jaccard.toFixed(2),
      ].join(' '),
    );
}

/** Compares the first rows of the list with the command line. */
async function agrees(window, path, unit) {
  const wanted = counted(path, unit).slice(0, 12);
  let shown = [];
  await until(`the pairs by ${unit} to be as counted`, async () => {
    shown = (await window.all('row')).slice(1, 13).map(({ text }) => text);
    return JSON.stringify(shown) === JSON.stringify(wanted);
  }).catch(() => assert.deepEqual(shown, wanted));
}

test('pairs of codes are those of the command line, and lead to their passages and back', () =>
  journey('together', async ({ home, open }) => {
    const study = sampleStudy(home.studies);
    const window = await unlocked(open, study);
    await showView(window, 'Together');
    await window.click('switch', 'With the codes below each');
    await agrees(window, study.path, 'overlap');
    for (const [words, unit] of [
      ['Same passage', 'passage'],
      ['Same turn', 'turn'],
      ['Same person', 'interviewee'],
    ]) {
      await window.click('radio', words);
      await agrees(window, study.path, unit);
    }

    // By the other measure, by key: up from the rows to the heads, then along.
    const { pairs } = verbatim('cooccurrence', study.path, '--unit', 'interviewee', '--roll-up');
    const [, pair] = pairs.toSorted((a, b) => b.both - a.both);
    await window.click('textbox', 'Filter the pairs by code');
    await window.type(last(pair.first));
    await window.press(
      'Enter',
      'ArrowUp',
      'ArrowRight',
      'ArrowRight',
      'ArrowRight',
      'ArrowRight',
      'ArrowRight',
    );
    await window.press('Enter');
    const ascending = (await window.all('columnheader')).findIndex(({ text }) => text.startsWith('Jaccard'));
    assert.equal(ascending, 5);

    // Whoever says both is found by the search behind the pair.
    await window.press('Escape');
    await window.click('columnheader', /^People with both/);
    await window.click('textbox', 'Filter the pairs by code');
    await window.press('Ctrl+A');
    await window.type(`${last(pair.first)} ${last(pair.second)}`);
    await window.press('Enter');
    const row = new RegExp(`^${last(pair.first)} ${last(pair.second)} `, 'u');
    await window.click('row', row);
    await window.reads(new RegExp(`by ${pair.both} of \\d+ interviewees coded`, 'u'));
    await window.press('Alt+ArrowLeft');
    await window.sees('row', row);
    const keyboard = () =>
      window.browser.execute(() => document.activeElement?.closest('[data-keys]')?.dataset.keys ?? null);
    await until('the pair to have the keyboard again', async () => (await keyboard()) === 'together');
  }));
