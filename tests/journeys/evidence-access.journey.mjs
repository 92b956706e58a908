import assert from 'node:assert/strict';
import { test } from 'node:test';
import { walked } from './window/access.mjs';
import { act, enlarged } from './window/actions.mjs';
import { unlocked } from './window/entrance.mjs';
import { sampleStudy, verbatim } from './window/study.mjs';
import { agree, evidenced, showView } from './window/tour-evidence.mjs';
import { journey } from './window/window.mjs';

/** Every view, then in a narrow window and drawn as large as can be. */
async function walk(window, at) {
  await evidenced(window, at);
  await window.resize(1100, 700);
  await showView(window, 'Strength');
  await agree(window);
  await at('narrow');
  await window.press('Enter');
  await window.sees('region', 'Theme');
  await at('narrow, theme over the list');
  await window.press('Escape');
  await enlarged(window);
  for (const view of ['Framework', 'Strength', 'Together', 'Saturation', 'Sample']) {
    await window.click('tab', view);
    await window.atRest();
    await at(`large ${view}`);
  }
}

for (const theme of ['Light', 'Dark']) {
  test(`no view of the evidence breaks a rule of axe or scrolls to the side: ${theme}`, () =>
    journey(`evidence access ${theme}`, async ({ home, open }) => {
      const study = sampleStudy(home.studies);
      verbatim('outreach', 'add', study.path, 'Shelter', '--category', 'Advocates', '--outcome', 'declined');
      const window = await unlocked(open, study);
      assert.deepEqual(await walked(window, theme, 'evidence', walk), []);
    }));
}

test('the views are reached and left by key, and the one that was looked at is shown again', () =>
  journey('evidence keys', async ({ home, open }) => {
    const window = await unlocked(open, sampleStudy(home.studies));
    await window.click('button', 'Themes');
    await window.sees('heading', 'Themes by interviewee category');
    await window.click('tab', 'Matrix');
    await window.press('ArrowRight');
    await window.sees('heading', 'Framework');
    await window.press('ArrowRight', 'ArrowRight');
    await window.sees('heading', 'Codes that come together');
    await window.press('End');
    await window.sees('heading', 'Sample composition');
    await window.click('button', 'Interviews');
    await window.sees('row', /^Interview/);
    await window.click('button', 'Themes');
    await window.sees('heading', 'Sample composition');
    await act(window, 'stopped coming up');
    await window.sees('heading', 'Saturation');
  }));
