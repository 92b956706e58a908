import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { PASSPHRASE, transcripts, uncodedStudy } from './window/study.mjs';
import { journey } from './window/window.mjs';

test('a wrong passphrase is refused with a sentence, the right one opens the study', () =>
  journey('unlock', async ({ home, open }) => {
    const study = uncodedStudy(home.studies, ...transcripts('LE-L-05'));
    const window = await open({ picks: [study.path] });

    await window.reads('Keep every word,');
    await window.press('Ctrl+O');
    await window.sees('heading', 'Sample study');
    await window.type('lantern orchard 73');
    await window.press('Enter');
    await window.reads('That passphrase does not open this study.');
    assert.equal(await window.title(), 'Verbatim');

    await window.press('Ctrl+A');
    await window.type(PASSPHRASE);
    await window.press('Enter');
    await window.reads('Unlocked. Who is coding?');
    await window.press('Enter');
    await window.reads('1 interview,');
    await window.sees('row', /^LE-L-05 /);
  }));

test('the recovery key opens the study without its passphrase', () =>
  journey('recovery key', async ({ home, open }) => {
    const study = uncodedStudy(home.studies, ...transcripts('LE-L-05'));
    const window = await open({ study: study.path });

    await window.click('button', 'Use the recovery key');
    // In the order of the sheet, but typed as people type: capitals and wide spaces.
    const words = study.recoveryKey.split(' ');
    const [first, ...others] = words;
    await window.type([...others, first].join(' '));
    await window.press('Enter');
    await window.reads('Those words do not open this study.');

    await window.press('Ctrl+A');
    await window.type(words.map((word) => word.toUpperCase()).join('  '));
    await window.press('Enter');
    await window.reads('Unlocked. Who is coding?');
  }));

test('recent studies are taken from the list, and their names hidden, without touching the files', () =>
  journey('recent studies', async ({ home, open }) => {
    const study = uncodedStudy(home.studies, ...transcripts('LE-L-05'));
    const first = await open({ study: study.path });
    await first.sees('textbox', 'Study passphrase');
    await first.type(PASSPHRASE);
    await first.press('Enter');
    await first.reads('Who is coding?');
    await first.close();

    const window = await open();
    await window.sees('button', /^Sample study/);
    await window.click('button', 'Hide names');
    await window.readsNoMore('Sample study');
    await window.reads('Name and folder hidden');
    assert.ok(!(await window.source()).includes(home.studies), 'neither name nor folder is in the page');
    await window.click('button', 'Hide names');
    await window.sees('button', /^Sample study/);
    await window.click('button', 'Take Sample study from the list');
    await window.readsNoMore('Recent studies');
    assert.ok(existsSync(study.path), 'the file stays');
    await window.close();
    const again = await open();
    await again.reads('Keep every word,');
    await again.readsNoMore('Recent studies');
  }));
