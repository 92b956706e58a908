import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unlocked } from './window/entrance.mjs';
import { until } from './window/processes.mjs';
import { sampleStudy, verbatim } from './window/study.mjs';
import { setNumber, showView } from './window/tour-evidence.mjs';
import { journey } from './window/window.mjs';

test('saturation says what the command line says, with the figures behind the curve', () =>
  journey('saturation', async ({ home, open }) => {
    const study = sampleStudy(home.studies);
    const window = await unlocked(open, study);
    await showView(window, 'Saturation');
    await window.reads('No code came up during analysis, so nothing can be followed.');
    await window.click('switch', 'Follow the ready-made codes, too');
    await agrees(window, study.path);
    await setNumber(window, 'Base, interviews', 6);
    await setNumber(window, 'Run, interviews', 3);
    await setNumber(window, 'Threshold, %', 0);
    await agrees(window, study.path, '--base', '6', '--run', '3', '--threshold', '0');

    // What cannot be is refused beside the field, and what is too little in the place of the curve.
    await window.click('textbox', 'Threshold, %');
    await window.press('Ctrl+A');
    await window.type('200');
    await window.press('Enter');
    await window.reads('Type a whole number from 0 to 100.');
    await window.press('Escape');
    await setNumber(window, 'Base, interviews', 90);
    await window.sees('heading', 'Nothing can be said about saturation');
    await window.reads('are fewer than a base of 90 and a run of 3 together');
    await window.reads('Code more interviews, or ask for a smaller base or run.');
    await setNumber(window, 'Base, interviews', 4);
    await window.reads('as interviewed');
  }));

/** Compares sentences and table with the command line. */
async function agrees(window, path, ...options) {
  const counted = verbatim('saturation', path, '--all-codes', ...options);
  for (const sentence of counted.said) await window.reads(sentence);
  const number = (value) => value.toFixed(1);
  const run = (at) => {
    const percent = counted.runs.find(({ to }) => to === at + 1)?.percent;
    return percent === undefined ? (at < counted.base ? ['base'] : []) : [number(percent), '%'];
  };
  const wanted = counted.interviews.map(({ interview, codes, new: fresh, so_far }, at) => {
    const { mean, low, high } = counted.band[at];
    return [at + 1, interview, codes, fresh, so_far, ...run(at), number(mean), low, 'to', high].join(' ');
  });
  let shown = [];
  await until('the table to be as counted', async () => {
    const rows = (await window.all('row')).map(({ text }) => text).slice(1);
    // Days are written as the window writes them.
    shown = rows.map((text) => text.replace(/ \d{1,2} \p{L}+ \d{4} /u, ' '));
    return JSON.stringify(shown) === JSON.stringify(wanted);
  }).catch(() => assert.deepEqual(shown, wanted));
}
