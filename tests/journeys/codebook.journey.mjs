import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { enter, unlocked } from './window/entrance.mjs';
import { codingsIn, sampleStudy, transcripts, uncodedStudy, verbatim } from './window/study.mjs';
import { choose, chosen, outline, rowOf, stands } from './window/tree.mjs';
import { journey } from './window/window.mjs';

const codeOf = (study, path) =>
  verbatim('codes', 'list', study.path).codes.find((code) => code.path === path);
const paths = (study) => verbatim('codes', 'list', study.path).codes.map((code) => code.path);

/** A window on the section Code of a study. */
async function atTree(open, study, options = {}) {
  const window = await unlocked(open, study, { height: 1080, ...options });
  await window.press('Ctrl+3');
  await window.sees('tree', 'Codebook');
  await window.sees('treeitem', /^Positive practice/);
  return window;
}

test('codes are moved, named, added, merged and deleted by key, and each act is taken back', () =>
  journey('codebook keys', async ({ home, open }) => {
    const study = uncodedStudy(home.studies, ...transcripts('AD-SV-07'));
    const before = paths(study);
    const colour = () => codeOf(study, 'Recommendations').colour;
    const coloured = colour();
    const window = await atTree(open, study);

    await choose(window, 'Morale and overtime');
    await window.press('Alt+ArrowUp');
    await stands(window, '..Targeting of sex work', '..Morale and overtime', '..Arrest-driven metrics');
    await window.press('Alt+ArrowLeft');
    await stands(window, '..Pre-operation investigation', '.Morale and overtime', '.Execution of operations');
    await window.press('Alt+ArrowRight');
    await stands(
      window,
      '..Pre-operation investigation',
      '..Morale and overtime',
      '.Execution of operations',
    );
    await window.press('Ctrl+Z', 'Ctrl+Z', 'Ctrl+Z');
    await stands(window, '..Arrest-driven metrics', '..Morale and overtime', '..Pre-operation investigation');

    // Two together, as one block.
    await choose(window, 'Targeting of sex work');
    await window.press('Shift+ArrowDown');
    assert.deepEqual(await chosen(window), ['Targeting of sex work', 'Arrest-driven metrics']);
    await window.press('Alt+ArrowDown');
    await stands(window, '..Morale and overtime', '..Targeting of sex work', '..Arrest-driven metrics');
    await window.press('Ctrl+Z');
    await stands(window, '..Targeting of sex work', '..Arrest-driven metrics', '..Morale and overtime');

    // A name that is taken is refused beside the field; Esc gives up; another is stored.
    await choose(window, 'Root causes');
    await window.press('F2');
    await window.sees('textbox', 'Name of the code');
    await window.type('return to TRAFFICKER');
    await window.reads('There is a code “Return to trafficker” here already.');
    await window.press('Enter', 'Escape');
    await window.sees('treeitem', /^Root causes/);
    await window.press('F2');
    await window.type('Causes of trafficking');
    await window.press('Enter');
    await window.sees('treeitem', /^Causes of trafficking/);

    await window.press('N');
    await window.type('Housing');
    await window.press('Enter');
    await stands(window, '.Causes of trafficking', '.Housing');
    await window.press('Shift+N');
    await window.type('Waiting lists');
    await window.press('Enter');
    await stands(window, '.Housing', '..Waiting lists');

    // To a place that is found by typing; another colour from the palette.
    await choose(window, 'Housing');
    await window.press('Ctrl+B');
    await window.sees('combobox', 'Move “Housing” below');
    await window.type('positive');
    await window.reads('becomes the last code below Positive practice');
    await window.press('Enter');
    await stands(window, 'Positive practice', '.Housing', '..Waiting lists');
    await window.press('Ctrl+Z');
    await stands(window, '.Causes of trafficking', '.Housing', '..Waiting lists');
    await choose(window, 'Recommendations');
    await window.press('Shift+C');
    await window.sees('radio', 'Rose');
    await window.press('ArrowRight', 'Enter');
    await window.reads('Undo');

    // What is below goes along in a merge.
    await choose(window, 'Housing');
    await window.press('Ctrl+M');
    await window.sees('combobox', 'Merge “Housing” into');
    await window.type('causes');
    await window.reads('1 code below would go over to “Causes of trafficking”');
    await window.press('Enter');
    await stands(window, '.Causes of trafficking', '..Waiting lists', 'Recommendations');
    await window.press('Ctrl+Z');
    await stands(window, '.Causes of trafficking', '.Housing', '..Waiting lists');

    // Nothing goes before it was said what would go.
    await choose(window, 'Housing');
    await window.press('Delete');
    await window.sees('dialog', 'Delete “Housing”');
    await window.reads('2 codes');
    await window.press('Escape');
    await stands(window, '.Housing', '..Waiting lists');
    await window.press('Delete');
    await window.sees('button', 'Delete');
    await window.press('Enter');
    await stands(window, '.Causes of trafficking', 'Recommendations');
    await window.press('Ctrl+Z');
    await stands(window, '.Housing', '..Waiting lists');
    await window.close();

    const theme = 'Prevention of trafficking';
    const expected = before.flatMap((path) =>
      path === `${theme} > Root causes`
        ? [`${theme} > Causes of trafficking`, `${theme} > Housing`, `${theme} > Housing > Waiting lists`]
        : [path],
    );
    assert.deepEqual(paths(study), expected);
    assert.notEqual(colour(), coloured);
    assert.equal(verbatim('check', study.path).problems.length, 0);
  }));

test('codes are dragged to another place and onto the text with the pointer', () =>
  journey('codebook pointer', async ({ home, open }) => {
    const study = uncodedStudy(home.studies, ...transcripts('AD-SV-07'));
    const window = await atTree(open, study);
    const at = (row, part) => ({ x: row.x, y: row.y + part });

    // With the first branch closed, every row is in view.
    await choose(window, 'Protection of victims');
    await window.press('ArrowLeft');
    await stands(window, 'Protection of victims', 'Prosecution of traffickers');

    // Before a row, into a row, and given up.
    let from = await rowOf(window, 'Root causes');
    let to = await rowOf(window, 'Return to trafficker');
    await window.drag(from, at(to, -10));
    await stands(window, 'Prevention of trafficking', '.Root causes', '.Return to trafficker');
    from = await rowOf(window, 'Root causes');
    to = await rowOf(window, 'Positive practice');
    await window.drag(from, to);
    await stands(window, 'Positive practice', '.Root causes');
    const now = await outline(window);
    from = await rowOf(window, 'Root causes');
    to = await rowOf(window, 'Recommendations');
    await window.lift(from, at(from, -20), to);
    await window.press('Escape');
    await window.letGo();
    assert.deepEqual(await outline(window), now);

    // Several that were chosen with Ctrl.
    await choose(window, 'Minor charges');
    await window.clickHolding('Ctrl', await rowOf(window, 'Few traffickers identified'));
    from = await rowOf(window, 'Minor charges');
    to = await rowOf(window, 'Recommendations');
    await window.drag(from, to);
    await stands(window, 'Recommendations', '.Few traffickers identified', '.Minor charges');
    await window.press('Ctrl+Z');
    await window.press('Ctrl+Z');
    await stands(window, 'Recommendations', 'Positive practice');

    // Onto a turn of the transcript.
    from = await rowOf(window, 'Positive practice');
    const { from: words } = await window.words('It’s our busiest day');
    await window.lift(from, at(from, -20), { x: words.x + 60, y: words.y });
    await window.reads(/Code ¶ \d+/u);
    await window.letGo();
    await window.sees('label', 'Positive practice');
    await window.close();
    assert.deepEqual(
      codingsIn(study.path).map((coding) => coding.code),
      ['Positive practice'],
    );
  }));

test('the words of a code are versions, survive a crash while they are typed, and lead to older codings', () =>
  journey('codebook words', async ({ home, open }) => {
    const study = sampleStudy(home.studies);
    const code = 'Prosecution of traffickers > Minor charges';
    const counted = codeOf(study, code);
    let window = await atTree(open, study);

    await choose(window, 'Minor charges');
    await window.press('D');
    await window.press('Tab', 'Ctrl+A');
    await window.type('Charges that weigh less than the deed.');
    await window.press('Ctrl+Enter');
    await window.sees('button', 'Version 2, earlier words');
    await window.click('button', 'Version 2, earlier words');
    await window.reads('Version 2, in force 0 codings made under it');
    await window.reads(`Version 1 ${counted.passages} codings made under it`);

    // They are older than the words now, and can be read through.
    await window.click('button', 'Review them');
    await window.reads(`${counted.passages} passages by ${counted.interviewees} of 42 interviewees`);
    await window.press('Escape');
    await window.sees('textbox', 'Transcript');

    await choose(window, 'Root causes');
    await window.press('D');
    await window.type(' Poverty first of all');
    // What is lost is at most what was typed in the last second.
    await pause(1000);
    await window.kill();

    // The window comes back to where it was.
    window = await open({ study: study.path, height: 1080 });
    await enter(window);
    await choose(window, 'Root causes');
    await window.reads('Written and not stored yet');
    await window.click('button', 'Store it');
    await window.readsNoMore('Written and not stored yet');
    await window.sees('button', 'Version 2, earlier words');
    await window.press('Ctrl+Z');
    await window.close();
    assert.equal(codeOf(study, code).definition, 'Charges that weigh less than the deed.');
  }));

test('folding, filter and counts of the tree are as they were after locking', () =>
  journey('codebook remembered', async ({ home, open }) => {
    const study = sampleStudy(home.studies);
    const theme = codeOf(study, 'Prevention of trafficking');
    const window = await atTree(open, study);

    await choose(window, 'Planning of operations');
    await window.press('ArrowLeft');
    await stands(window, '.Planning of operations', '.Execution of operations');
    await window.reads('With codes below');
    assert.match(
      await window.sees('treeitem', /^Prevention of trafficking/),
      new RegExp(`${theme.interviewees} ${theme.passages}`, 'u'),
    );
    await window.press('B');
    await window.reads('Code alone');
    assert.match(
      await window.sees('treeitem', /^Prevention of trafficking/),
      new RegExp(`${theme.own_interviewees} ${theme.own_passages}`, 'u'),
    );

    await window.press('Ctrl+L');
    await enter(window);
    await window.press('Ctrl+3');
    await stands(window, '.Planning of operations', '.Execution of operations');
    await window.reads('Code alone');

    await window.press('F');
    await window.type('plan metrics');
    await stands(window, 'Protection of victims', '.Planning of operations', '..Arrest-driven metrics');
    assert.equal((await outline(window)).length, 3);
    await window.press('Escape', 'ArrowDown', 'Ctrl+ArrowRight');
    await stands(window, '.Planning of operations', '..Targeting of sex work');
    await window.press('Ctrl+ArrowLeft');
    await stands(window, 'Protection of victims', 'Prosecution of traffickers');
  }));
