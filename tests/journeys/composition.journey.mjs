import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unlocked } from './window/entrance.mjs';
import { until } from './window/processes.mjs';
import { sampleStudy, verbatim } from './window/study.mjs';
import { showView } from './window/tour-evidence.mjs';
import { journey } from './window/window.mjs';

test('the composition of the sample says who was interviewed and who declined, and is copied as text', () =>
  journey('composition', async ({ home, open }) => {
    const study = sampleStudy(home.studies);
    for (const [label, category, outcome] of [
      ['Shelter, north county', 'Advocates', 'declined'],
      ['Task force, harbour', 'Law enforcement', 'no answer'],
      ['Public defender', 'Experts', 'declined'],
    ]) {
      verbatim('outreach', 'add', study.path, label, '--category', category, '--outcome', outcome);
    }
    const window = await unlocked(open, study);
    await showView(window, 'Sample');
    const counted = verbatim('sample', study.path, '--by', 'region');
    for (const sentence of counted.said) await window.reads(sentence);
    const of = (name, interviewed, a) =>
      [name, interviewed, a.approached, a.interviewed, a.agreed, a.declined, a.no_answer, a.open].join(' ');
    const wanted = counted.categories.flatMap((one) => [
      of(one.category, one.interviewed, one.approaches),
      ...one.subcategories.map((sub) =>
        of(sub.subcategory ?? 'No subcategory', sub.interviewed, sub.approaches),
      ),
    ]);
    const shown = async () =>
      (await window.all('row')).map(({ text }) => text.replace('small group, ', '')).slice(1);
    assert.deepEqual(await shown(), wanted);

    // By an attribute, chosen with the keyboard: the system's list lies outside the page.
    await window.click('button', 'Copy as text');
    await window.reads('Copied the composition of the sample; it is internal');
    // Past the buttons for taking the figure out and for saved views.
    await window.click('tab', 'Sample');
    await window.press('Tab', 'Tab', 'Tab', 'Tab');
    await window.type('reg');
    await window.sees('heading', 'Region');
    const values = counted.attribute.values.map(({ value, interviewed, by_category }) =>
      [value, interviewed, ...by_category].join(' '),
    );
    await until(
      'the table by region',
      async () => (await shown()).length === wanted.length + values.length + 1,
    );
    assert.deepEqual((await shown()).slice(wanted.length + 1), values);
  }));
