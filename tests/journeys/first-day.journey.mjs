import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { goTo, unlocked } from './window/entrance.mjs';
import { SAMPLE } from './window/places.mjs';
import { until } from './window/processes.mjs';
import { transcripts, verbatim } from './window/study.mjs';
import { journey } from './window/window.mjs';

/** A study whose interviews came in without saying whose they are. */
function nobodysStudy(folder) {
  const path = join(folder, 'First day.verbatim');
  verbatim('new', path, '--name', 'First day', '--codebook', join(SAMPLE, 'codebook.csv'));
  verbatim('import', path, ...transcripts('AD-SV-07', 'EX-01'));
  return { path };
}

const focused = (window) =>
  window.browser.execute(
    () =>
      document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.labels?.[0]?.innerText,
  );

test('whoever finds that nobody is counted is led to where it is said whose an interview is', () =>
  journey('first day', async ({ home, open }) => {
    const study = nobodysStudy(home.studies);
    const window = await unlocked(open, study);
    await goTo(window, 'AD-SV-07');
    await window.select('They handcuffed me.');
    await window.press('C');
    await window.sees('combobox', 'Find a code');
    // A code that is found by its explanation alone says so.
    await window.type('housing');
    await window.sees('option', /^Connection to services .*in the words that explain it/u);
    await window.press('Ctrl+A');
    await window.type('criminalisation');
    await window.press('Enter');
    await window.sees('button', /^Remove Criminalisation of victims/u);
    await window.reads('for no person');

    await window.press('Ctrl+5');
    await window.reads('2 interviews are nobody’s yet and count for no person.');
    await window.click('button', 'Say whose they are');
    await until('the field that says it', async () => /Interviewee/u.test((await focused(window)) ?? ''));
    await window.type('Survivor 1');
    await window.sees('option', /^Add “Survivor 1”/u);
    await window.press('Enter');
    await window.sees('row', /^Survivor 1 /u);

    await window.press('Ctrl+5');
    await window.reads('1 interview is nobody’s yet and counts for no person.');
    assert.equal(
      verbatim('interviews', 'list', study.path).interviews.filter((one) => one.interviewee).length,
      1,
    );
  }));
