import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unlocked } from './window/entrance.mjs';
import { coded, codedPlaces } from './window/passages.mjs';
import { codingsIn, transcripts, uncodedStudy } from './window/study.mjs';
import { journey } from './window/window.mjs';

const ID = 'AD-SV-07';
const CODE = 'Protection of victims > Execution of operations > Traumatising conduct';

test('the edges of a passage are moved by key and by handle, and its stance stays', () =>
  journey('coding edges', async ({ home, open }) => {
    const study = uncodedStudy(home.studies, ...transcripts(ID));
    const window = await unlocked(open, study);
    await window.click('row', /^AD-SV-07 /);
    await window.select('They handcuffed me.');
    await window.click('treeitem', /^Traumatising conduct/);
    await window.sees('button', /^Remove Traumatising conduct/);
    await window.press('Escape');
    await window.press('S');
    await window.reads('Supports');

    // By key: the end by five words, past the full stop of the next sentence.
    await window.press('F8');
    await window.reads('leave as it was');
    await window.press(...Array(6).fill('Ctrl+ArrowRight'));
    await window.reads('for eleven minutes');
    await window.press('ArrowRight', 'Enter');
    await window.readsNoMore('leave as it was');
    const longer = coded(ID, CODE, 'They handcuffed me. It was for eleven minutes.');

    // Given up: nothing changes.
    await window.press('F7');
    await window.reads('leave as it was');
    await window.press('Ctrl+ArrowRight', 'Escape');
    await window.readsNoMore('leave as it was');

    // By handle: the end again, back by a word.
    const to = await window.words('It was for eleven');
    const handle = await window.where('end handle', /^/);
    await window.drag({ x: handle.x - 8, y: handle.y }, to.to);
    await window.sees('label', /^Traumatising conduct/);
    await window.reads('7 words');
    await window.press('Ctrl+Z');
    await window.reads('8 words');
    await window.press('Ctrl+Y');
    await window.reads('7 words');
    await window.close();

    assert.deepEqual(codedPlaces(study.path), [coded(ID, CODE, 'They handcuffed me. It was for eleven')]);
    assert.notDeepEqual(longer, codedPlaces(study.path)[0]);
    assert.equal(codingsIn(study.path)[0].stance, 'supports');
  }));
