import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unlocked } from './window/entrance.mjs';
import { codedWords, textOf } from './window/passages.mjs';
import { transcripts, uncodedStudy, verbatim } from './window/study.mjs';
import { until } from './window/processes.mjs';
import { journey } from './window/window.mjs';

const ID = 'AD-SV-07';
const pathsIn = (study) => verbatim('codes', 'list', study.path).codes.map((code) => code.path);

test('a name that does not exist becomes a code at a place, in one act that is taken back as one', () =>
  journey('coding new', async ({ home, open }) => {
    const study = uncodedStudy(home.studies, ...transcripts(ID));
    const before = pathsIn(study);
    const window = await unlocked(open, study);
    await window.click('row', /^AD-SV-07 /);

    // Typed, then placed below a code that the arrows choose.
    await window.select('They handcuffed me.');
    await window.press('C');
    await window.sees('combobox', 'Find a code');
    await window.type('Outer ring');
    await window.sees('option', /^New code “Outer ring”/);
    await window.press('Enter');
    await window.sees('combobox', 'Name of the new code');
    await window.sees('option', /^A theme of its own/);
    await window.press('ArrowDown', 'Enter');
    await window.sees('button', /^Remove Outer ring/);
    await window.sees('label', /^Outer ring/);

    // Taken back with the code, and done again with it.
    const inTree = async () =>
      (await window.all('treeitem')).some((one) => one.name.startsWith('Outer ring'));
    assert.equal(await inTree(), true);
    await window.press('Ctrl+Z');
    await until('the code to go', async () => !(await inTree()));
    await window.press('Ctrl+Y');
    await window.sees('treeitem', /^Outer ring/);

    // Placed by typing, in one go.
    await window.select('Wages prevent it.');
    await window.press('C');
    await window.sees('combobox', 'Find a code');
    await window.type('prevention > Wages');
    await window.sees('option', /^New code “Wages”/);
    await window.press('Enter');
    await window.sees('button', /^Remove Wages/);

    await window.press('Ctrl+Home');
    // In vivo: the words are the name; the place of the last new code is proposed.
    await window.select('They listen better with a concha');
    await window.press('V');
    await window.sees('combobox', 'Name of the new code');
    await window.sees('option', /^Prevention of trafficking/);
    await window.press('Enter');
    await window.sees('button', /^Remove They listen better with a concha/);

    // N asks for a name first. Escape leaves everything as it is.
    await window.select('Zero since.');
    await window.press('N');
    await window.sees('combobox', 'Name of the new code');
    await window.press('Escape');
    await window.press('N');
    await window.sees('combobox', 'Name of the new code');
    await window.type('Daily pay');
    await window.press('Enter');
    await window.sees('button', /^Remove Daily pay/);
    await window.close();

    assert.deepEqual(
      pathsIn(study)
        .filter((path) => !before.includes(path))
        .toSorted(),
      [
        'Prevention of trafficking > Daily pay',
        'Prevention of trafficking > They listen better with a concha',
        'Prevention of trafficking > Wages',
        'Protection of victims > Outer ring',
      ],
    );
    assert.deepEqual(codedWords(study.path, textOf(ID)), [
      'Outer ring: They handcuffed me.',
      'They listen better with a concha: They listen better with a concha',
      'Wages: Wages prevent it.',
      'Daily pay: Zero since.',
    ]);
    assert.equal(verbatim('check', study.path).problems.length, 0);
  }));
