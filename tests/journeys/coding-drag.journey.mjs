import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unlocked } from './window/entrance.mjs';
import { coded, codedPlaces } from './window/passages.mjs';
import { transcripts, uncodedStudy } from './window/study.mjs';
import { journey } from './window/window.mjs';

const ID = 'AD-SV-07';

test('the selection is dragged onto a code, and a code onto the selection or a turn', () =>
  journey('coding drag', async ({ home, open }) => {
    const study = uncodedStudy(home.studies, ...transcripts(ID));
    const window = await unlocked(open, study);
    await window.click('row', /^AD-SV-07 /);

    await window.select('They handcuffed me.');
    const words = await window.words('They handcuffed me.');
    await window.drag(
      { x: words.from.x + 30, y: words.from.y },
      await window.where('treeitem', /^Positive practice/),
    );
    await window.sees('button', /^Remove Positive practice/);

    // A press on the selection without a drag only puts the caret there. It is not where the drag
    // began, or it would be the second half of a double click.
    await window.clickAt(words.from.x + 75, words.from.y);
    await window.sees('heading', 'Passage');

    await window.select('He apologised.');
    const sorry = await window.words('He apologised.');
    await window.drag(await window.where('treeitem', /^Recommendations/), {
      x: sorry.from.x + 20,
      y: sorry.from.y,
    });
    await window.sees('button', /^Remove Recommendations/);

    // Without a selection the code goes on the whole turn under the pointer.
    await window.press('Escape', 'Escape');
    const turn = await window.words('And what went badly?');
    await window.drag(await window.where('treeitem', /^Recommendations/), turn.from);
    await window.reads('Only the interviewer speaks in this passage');
    await window.close();

    assert.deepEqual(codedPlaces(study.path), [
      coded(ID, 'Recommendations', 'And what went badly?'),
      coded(ID, 'Positive practice', 'They handcuffed me.'),
      coded(ID, 'Recommendations', 'He apologised.'),
    ]);
  }));
