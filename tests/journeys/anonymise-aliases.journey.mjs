import assert from 'node:assert/strict';
import { test } from 'node:test';
import { goTo, unlocked } from './window/entrance.mjs';
import { makeKeyFile } from './window/key-file.mjs';
import { until } from './window/processes.mjs';
import { transcripts, uncodedStudy, verbatim } from './window/study.mjs';
import { journey } from './window/window.mjs';

/** The section with its key file made and the first findings of LE-L-03 replaced: San Teodoro, then two streets. */
async function begun(window) {
  await window.press('Ctrl+2');
  await makeKeyFile(window);
  await window.press('A', 'S', 'A', 'A');
  await window.sees('option', /street 2.*replaced/);
}

test('aliases are renamed, joined, linked and split; every text follows, and undo takes it back', () =>
  journey('anonymise aliases', async ({ home, open }) => {
    const study = uncodedStudy(home.studies, ...transcripts('LE-L-03', 'AD-SV-07'));
    const window = await unlocked(open, study);
    await begun(window);

    await window.click('button', /street 2/);
    await window.click('textbox', 'Words, wherever it stands');
    await window.press('Ctrl+A');
    await window.type('street 1');
    await window.press('Enter');
    await window.reads('Another alias is called that. Join the two instead.');
    await window.press('Escape');
    await window.click('combobox', 'Same person or thing as');
    await window.type('street 1');
    await window.press('Enter');
    await window.reads('“street 2” becomes “street 1” in 1 place of 1 interview.');
    await window.press('Enter');
    await window.sees('button', /street 1.* 2 places/);
    await window.readsNoMore('street 2');
    await window.press('Ctrl+Z');
    await window.sees('option', /street 2.*replaced/);
    await window.press('Ctrl+Y');
    await window.readsNoMore('street 2');

    await window.click('button', /place 1/);
    await window.click('textbox', 'Words, wherever it stands');
    await window.press('Ctrl+A');
    await window.type('town 1');
    await window.press('Enter');
    await window.sees('option', /town 1.*replaced/);

    // The alias is somebody who was interviewed, and then nobody of the study again.
    await window.click('combobox', 'Stands for an interviewee of this study');
    await window.type('AD-SV-07');
    await window.press('Enter');
    await window.sees('button', /^Place ?town 1 ?AD-SV-07/);
    await window.click('option', /town 1.*replaced/);
    await window.press('Ctrl+Z');
    await window.sees('button', /^Place ?town 1 ?names hidden/);
    await window.press('Ctrl+Y');
    await window.sees('button', /^Place ?town 1 ?AD-SV-07/);

    // A name that was split off is asked about again.
    await window.click('button', 'Real names');
    await window.reads('San Teodoro');
    await window.click('button', 'Split off “San Teodoro”');
    await window.type('No alias');
    await window.press('Enter');
    await window.reads('is split off');
    await window.readsNoMore('San Teodoro');
    await window.close();
    const { aliases } = verbatim('aliases', 'list', study.path);
    assert.deepEqual(Object.fromEntries(aliases.map((one) => [one.text, one.interviewee_label])), {
      'street 1': null,
      'town 1': 'AD-SV-07',
    });
    assert.equal(verbatim('check', study.path).problems.length, 0);
  }));

test('an original is read, held, and destroyed after two questions; the passphrase is changed; closed, names are dots', () =>
  journey('anonymise originals', async ({ home, open }) => {
    const study = uncodedStudy(home.studies, ...transcripts('LE-L-03'));
    const window = await unlocked(open, study);
    await begun(window);
    await window.press('Alt+K');
    await window.sees('region', 'Key file');
    await window.click('button', /^Show the text/);
    await window.reads('Fifteen years with San Teodoro');
    await window.click('button', /^Put the text away/);
    await window.click('textbox', 'Held, because');
    await window.type('appeal');
    await window.press('Enter');
    await window.reads('Held: it cannot be destroyed');
    await window.click('textbox', 'Held, because');
    await window.press('Ctrl+A', 'Delete', 'Enter');
    await window.click('button', /^Destroy…/);
    await window.type('destroy');
    await window.press('Enter');
    await window.reads('This is the second question and the last.');
    await window.press('Enter');
    await window.reads('is destroyed');
    await window.reads('Original destroyed');

    await window.click('button', 'Change the passphrase…');
    await window.type('silver lantern 10');
    await window.click('textbox', 'The same again');
    await window.type('silver lantern 10');
    await window.press('Enter');
    await window.reads('The key file has another passphrase now');
    await window.click('button', 'Close the key file');
    await window.reads('Key file closed');
    await window.press('Escape');
    await window.readsNoMore('Who opened it');
    assert.ok(!(await window.source()).includes('Calle Mirasol'));
    await window.click('textbox', 'Passphrase of the key file');
    await window.type('silver lantern 10');
    await window.press('Enter');
    await window.reads('Key file open');
    await window.press('Ctrl+3');
    await goTo(window, 'LE-L-03');
    await window.reads('[street 1]');
  }));

test('the leak scan finds names in a memo and a text: allowed here, allowed everywhere, replaced', () =>
  journey('anonymise leaks', async ({ home, open }) => {
    const study = uncodedStudy(home.studies, ...transcripts('LE-L-03'));
    verbatim('memo', 'add', study.path, 'Compare with San Teodoro');
    const window = await unlocked(open, study);
    await begun(window);
    await window.press('L');
    await window.click('button', /^Show Memos/);
    await window.reads('a name that has an alias');
    await window.click('button', 'Open the memo');
    await window.sees('region', 'Memo on the study');
    await window.press('Escape');
    await window.click('button', 'Allow here');
    await window.press('Enter');
    await window.reads('Say why: whoever reads this later needs to know.');
    await window.type('The town is in the news');
    await window.press('Enter');
    await window.reads('Nothing is left to check here.');
    await window.press('Escape');
    await window.reads(/Memos\s+clean/u);
    await window.press('Ctrl+Z');
    await window.reads('Something changed since.');
    await window.click('button', 'Scan again');
    await window.click('button', /^Show Memos/);
    await window.click('button', 'Allow this name everywhere');
    await window.type('The town is in the news');
    await window.press('Enter');
    await window.reads('Nothing is left to check here.');
    await window.press('Escape');

    // One of several places was replaced, and the text confirmed all the same.
    await window.click('option', /^PersonLupe|Lupe/);
    await window.press('A');
    await window.sees('option', /officer 1/u);
    await window.press('Ctrl+Enter');
    await window.reads('still open');
    await window.click('button', /^Confirm: de-identified/);
    await window.reads('De-identified by Coder A');
    await window.press('L');
    await window.click('button', /^Show Transcripts/);
    const places = async () =>
      (await window.all('button')).filter((one) => /^Replace with “officer 1”/u.test(one.name)).length;
    await until('the name', async () => (await places()) > 0);
    const found = await places();
    await window.click('button', /^Replace with “officer 1”/);
    await until('one less', async () => (await places()) === found - 1);
    await window.close();
    assert.equal(verbatim('check', study.path).problems.length, 0);
  }));
