import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unlocked } from './window/entrance.mjs';
import { until } from './window/processes.mjs';
import { codingsIn, transcripts, uncodedStudy, verbatim } from './window/study.mjs';
import { journey } from './window/window.mjs';

test('everything since an act is taken back, with the count said first', () =>
  journey('history', async ({ home, open }) => {
    const study = uncodedStudy(home.studies, ...transcripts('AD-SV-07'));
    for (const [from, to] of [
      [162, 181],
      [590, 609],
      [981, 995],
    ])
      verbatim('code', study.path, 'AD-SV-07.txt', String(from), String(to), 'Positive practice');
    verbatim('memo', 'add', study.path, 'Ask about the second night.');
    const window = await unlocked(open, study);
    await window.press('Ctrl+H');
    await window.sees('region', 'History');
    await window.sees('listitem', /Coded AD-SV-07 ¶ 4 as Positive practice/);

    // Only codings, then everything again.
    await window.click('button', 'Everything');
    await window.atRest();
    await window.click('menuitem', 'Codings');
    const trail = () =>
      window.browser.execute(() =>
        [...document.querySelectorAll('[aria-label=Trail] li')].map((one) => one.textContent),
      );
    await until('only codings', async () => (await trail()).length === 3);
    assert.ok((await trail()).every((act) => act.includes('Coded AD-SV-07 ¶')));
    await window.click('button', 'Codings');
    await window.atRest();
    await window.click('menuitem', 'Everything');
    await window.sees('listitem', /Added a memo/);

    // From the keyboard: down to the second coding, ask, and think better of it.
    await window.click('listitem', /^Coded AD-SV-07 ¶ 4/);
    await window.press('Enter');
    const asked = await window.sees('alertdialog', 'Take back');
    assert.match(asked, /Take back 3 acts/u);
    await window.press('Escape');
    assert.equal(codingsIn(study.path).length, 3);
    await window.press('Enter');
    await window.sees('button', 'Take back 3 acts');
    await window.press('Enter');
    await window.reads('Undone: 3 steps');
    await until('one coding', () => Promise.resolve(codingsIn(study.path).length === 1));
    await window.sees('listitem', /^Coded AD-SV-07 ¶ 4.*taken back/);

    for (let step = 0; step < 3; step += 1) await window.press('Ctrl+Y');
    await until('three codings', () => Promise.resolve(codingsIn(study.path).length === 3));
    assert.deepEqual(verbatim('check', study.path).problems, []);
  }));
