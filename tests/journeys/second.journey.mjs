import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unlocked } from './window/entrance.mjs';
import { PASSPHRASE, codingsIn, placeOf, transcripts, uncodedStudy } from './window/study.mjs';
import { journey } from './window/window.mjs';

test('a study that is open elsewhere opens for reading only, and says so', () =>
  journey('second opening', async ({ home, another, open }) => {
    const study = uncodedStudy(home.studies, ...transcripts('AD-SV-07'));
    const first = await unlocked(open, study);
    const second = await open({ home: another(), study: study.path });
    await second.sees('textbox', 'Study passphrase');
    await second.type(PASSPHRASE);
    await second.press('Enter');
    await second.reads('Unlocked, for reading only.');
    await second.press('Enter');
    await second.click('row', /^AD-SV-07 /);
    await second.reads('open elsewhere');
    await second.select('There was a lady in the kitchen');
    await second.press('C');
    await second.sees('status', /read/);
    await second.click('treeitem', /^Positive practice/);

    // The first goes on undisturbed.
    await first.click('row', /^AD-SV-07 /);
    await first.select('She had sweatpants and a toothbrush');
    await first.click('treeitem', /^Positive practice/);
    await first.reads('Coded as');
    await second.close();
    await first.close();
    const [coding, ...others] = codingsIn(study.path);
    assert.deepEqual(others, []);
    const { start, end } = coding;
    assert.deepEqual({ start, end }, placeOf('AD-SV-07', 'She had sweatpants and a toothbrush'));
  }));
