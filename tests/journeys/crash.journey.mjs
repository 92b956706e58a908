import assert from 'node:assert/strict';
import { test } from 'node:test';
import { enter, goTo, unlocked } from './window/entrance.mjs';
import { codingsIn, placeOf, transcripts, uncodedStudy, verbatim } from './window/study.mjs';
import { journey } from './window/window.mjs';

const WORDS = 'There was a lady in the kitchen';

test('what the status line called coded is there after the program was killed at once', () =>
  journey('crash', async ({ home, open }) => {
    const study = uncodedStudy(home.studies, ...transcripts('AD-SV-07'));
    const window = await unlocked(open, study);
    await window.click('row', /^AD-SV-07 /);
    await window.select(WORDS);
    await window.click('treeitem', /^Positive practice/);
    await window.reads('Coded as');
    await window.kill();

    const [coding, ...others] = codingsIn(study.path);
    assert.deepEqual(others, []);
    assert.deepEqual({ start: coding.start, end: coding.end }, placeOf('AD-SV-07', WORDS));
    assert.deepEqual(verbatim('check', study.path).problems, []);

    // The window comes back in the list or in the transcript, as far as the place was kept.
    const again = await open({ study: study.path });
    await enter(again);
    await goTo(again, 'AD-SV-07');
    await again.sees('label', 'Positive practice');
    await again.press('Ctrl+1');
    await again.sees('row', /^AD-SV-07 .*Coded by Coder A 1$/);
  }));
