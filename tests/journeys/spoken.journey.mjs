import assert from 'node:assert/strict';
import { test } from 'node:test';
import { draw, wrongs } from './window/access.mjs';
import { act } from './window/actions.mjs';
import { goTo, unlocked } from './window/entrance.mjs';
import { until } from './window/processes.mjs';
import { codingsIn, transcripts, uncodedStudy, verbatim } from './window/study.mjs';
import { toMatrix } from './window/matrix.mjs';
import { journey } from './window/window.mjs';

const SWEATPANTS = 'She had sweatpants and a toothbrush';

/** Opens the panel in which attributes of passages are defined. */
async function define(window) {
  await act(window, 'what passages speak of');
  await window.sees('region', 'Spoken of');
}

test('what a passage speaks of is defined, set from a list and freely, undone, and filters the matrix', () =>
  journey('spoken of', async ({ home, open }) => {
    const study = uncodedStudy(home.studies, ...transcripts('AD-SV-07'));
    const window = await unlocked(open, study);
    await goTo(window, 'AD-SV-07');
    await window.select(SWEATPANTS);
    await window.press('C');
    await window.sees('combobox', 'Find a code');
    await window.type('positive');
    await window.press('Enter');
    await window.reads('Coded as');
    assert.equal((await window.all('group')).filter((one) => one.name === 'Spoken of').length, 0);

    await define(window);
    await window.click('textbox', 'Name of the first attribute');
    await window.type('operation');
    await window.press('Enter');
    await window.reads('Defined operation');
    // The keyboard goes on to the values.
    await window.type('Northside');
    await window.press('Enter');
    await window.reads('Changed operation');
    await window.type('Riverbank');
    await window.press('Enter');
    const attributes = () => verbatim('codings', 'attributes', study.path).attributes;
    await until('both values', () => attributes()[0]?.choices.join() === 'Northside,Riverbank');
    await window.click('textbox', 'Another attribute');
    await window.type('period');
    await window.press('Enter');
    await window.reads('Defined period');
    assert.deepEqual(await wrongs(window, 'what passages speak of'), []);
    await window.press('Escape');

    await window.click('combobox', 'Operation');
    await window.type('river');
    await window.press('Enter');
    const value = (name) => codingsIn(study.path)[0].values[name];
    await until('the operation', () => value('operation') === 'Riverbank');
    await window.click('combobox', 'Period');
    await window.type('before 2020');
    await window.press('Enter');
    await until('the period', () => value('period') === 'before 2020');
    await window.press('Escape', 'Ctrl+Z');
    await until('no period', () => value('period') === undefined);
    await until('an empty field', async () =>
      (await window.all('combobox')).some((one) => one.name === 'Period' && (one.value ?? '') === ''),
    );

    for (const theme of ['Light', 'Dark']) {
      await draw(window, theme);
      assert.deepEqual(await wrongs(window, `field ${theme}`), []);
      await define(window);
      assert.deepEqual(await wrongs(window, `panel ${theme}`), []);
      await window.press('Escape');
    }

    await toMatrix(window);
    await window.click('button', /^Counted/);
    await window.click('checkbox', 'Riverbank');
    await window.reads('operation is Riverbank');
    await window.press('Escape');
    await window.reads('operation: Riverbank');
  }));
