import assert from 'node:assert/strict';
import { copyFileSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { unlocked } from './window/entrance.mjs';
import { CODER, PASSPHRASE, codingsIn, transcripts, uncodedStudy, verbatim } from './window/study.mjs';
import { journey } from './window/window.mjs';

const NEXT = 'marsh violet 51';

/** Backups beside the study, newest last. */
const backups = (home) => {
  const folder = readdirSync(home.studies).find((name) => name.endsWith('.backups'));
  return folder === undefined
    ? []
    : readdirSync(join(home.studies, folder))
        .sort()
        .map((name) => join(home.studies, folder, name));
};

async function coded(window) {
  await window.click('row', /^AD-SV-07 /);
  await window.select('There was a lady in the kitchen');
  await window.click('treeitem', /^Positive practice/);
  await window.reads('Coded as');
}

test('a backup is made, checked with its secret, and put in the place of the study', () =>
  journey('safety backup', async ({ home, open }) => {
    const study = uncodedStudy(home.studies, ...transcripts('AD-SV-07'));
    const window = await unlocked(open, study);
    await window.press('Ctrl+B');
    await window.sees('region', 'Backups and check');
    await window.click('button', 'Make a backup now');
    await window.reads('Backup made and shown to open');
    await window.reads('Shown to open from the passphrase alone.');
    const before = backups(home).length;
    assert.ok(before > 0);

    await window.click('button', /^Check the backup of/);
    await window.type('not the passphrase');
    await window.press('Enter');
    await window.reads('That passphrase does not open it.');
    await window.press('Ctrl+A');
    await window.type(PASSPHRASE);
    await window.press('Enter');
    await window.reads('Nothing is wrong. 1 interview, 42 interviewees');
    await window.press('Ctrl+B');

    // What is done after the backup is gone once it is restored, and kept beside the study.
    await coded(window);
    assert.equal(codingsIn(study.path).length, 1);
    await window.press('Ctrl+B');
    await window.click('button', /^Restore the backup of/);
    await window.reads('As it is now it is kept beside it');
    await window.type(PASSPHRASE);
    await window.press('Enter');
    await window.sees('textbox', 'Study passphrase');
    await window.reads('Restored from the backup. The study as it was before is kept as');
    assert.ok(!(await window.source()).includes('AD-SV-07'), 'nothing of the old study stays in the page');
    await window.click('textbox', 'Study passphrase');
    await window.type(PASSPHRASE);
    await window.press('Enter');
    await window.reads('Who is coding?');
    await window.close();
    assert.equal(codingsIn(study.path).length, 0);
    const kept = readdirSync(home.studies).filter(
      (name) => name.endsWith('.verbatim') && name !== 'Sample study.verbatim',
    );
    assert.equal(kept.length, 1);
    assert.equal(codingsIn(join(home.studies, kept[0])).length, 1);
  }));

test('the study is checked, and what was found is said in words', () =>
  journey('safety check', async ({ home, open }) => {
    const study = uncodedStudy(home.studies, ...transcripts('AD-SV-07'));
    const window = await unlocked(open, study);
    await window.press('Ctrl+B');
    await window.click('button', 'Check now');
    await window.reads('Nothing is wrong. 1 interview, 42 interviewees');
  }));

test('the passphrase is changed only once two words of the new recovery key are right', () =>
  journey('safety passphrase', async ({ home, open }) => {
    const study = uncodedStudy(home.studies, ...transcripts('AD-SV-07'));
    const window = await unlocked(open, study);
    await window.press('Ctrl+B');
    await window.click('button', 'Make a backup now');
    await window.reads('Backup made and shown to open');
    await window.click('button', /^Change the passphrase/);
    await window.sees('dialog', /Change the passphrase/);

    const form = async (current, fresh, again) => {
      for (const [name, words] of [
        ['Current passphrase', current],
        ['New passphrase', fresh],
        ['New passphrase again', again],
      ]) {
        await window.click('textbox', name);
        await window.press('Ctrl+A');
        await window.type(words);
      }
      await window.click('button', 'Go on');
    };
    await form(PASSPHRASE, NEXT, 'marsh violet 15');
    await window.reads('The two passphrases differ.');
    await form('not the passphrase', NEXT, NEXT);
    await window.reads('That passphrase does not open this study.');
    await form(PASSPHRASE, NEXT, NEXT);
    await window.sees('dialog', /^New recovery key/);

    const sheet = (await window.all('listitem'))
      .map((one) => /^(\d+) (\p{L}+)$/u.exec(one.name))
      .filter(Boolean);
    const words = new Map(sheet.map(([, place, word]) => [place, word]));
    assert.equal(words.size, 24);
    assert.notEqual([...words.values()].join(' '), study.recoveryKey);
    const asked = (await window.all('textbox'))
      .map((one) => one.name)
      .filter((name) => name.startsWith('Word '));
    assert.equal(asked.length, 2);
    for (const name of asked) await window.fill(name, 'lantern');
    await window.click('button', 'The words are safe, change it');
    await window.reads('of the new recovery key.');
    assert.equal(verbatim('info', study.path).interviews, 1, 'the old passphrase still opens it');
    for (const name of asked) {
      await window.click('textbox', name);
      await window.press('Ctrl+A');
      await window.type(words.get(name.replace('Word ', '')));
    }
    await window.click('button', 'The words are safe, change it');
    await window.sees('dialog', /^The passphrase is changed/);
    await window.press('Enter');
    await window.reads('Opens with an older passphrase.');
    assert.throws(() => verbatim('info', study.path), 'the old passphrase opens it no more');

    await window.press('Ctrl+L');
    await window.sees('textbox', 'Study passphrase');
    await window.type(NEXT);
    await window.press('Enter');
    await window.reads('Who is coding?');
  }));

test('a study is restored from a backup before any is open', () =>
  journey('safety restore', async ({ home, open }) => {
    const study = uncodedStudy(home.studies, ...transcripts('AD-SV-07'));
    verbatim('backup', study.path, join(home.path, 'carried.verbatim-backup'));
    const target = join(home.studies, 'Another place.verbatim');
    copyFileSync(study.path, target);
    const window = await open({ picks: [join(home.path, 'carried.verbatim-backup'), target] });
    await window.click('button', /^Restore from a backup/);
    await window.click('button', 'Choose a backup…');
    await window.reads('carried.verbatim-backup');
    await window.click('button', 'Choose a place…');
    await window.reads('Another place.verbatim');
    await window.click('textbox', 'Passphrase of the backup');
    await window.type('wrong wrong');
    await window.press('Enter');
    await window.reads('That passphrase does not open this backup.');
    await window.press('Ctrl+A');
    await window.type(PASSPHRASE);
    await window.press('Enter');
    await window.sees('heading', 'Another place');
    await window.reads('Restored from the backup.');
    await window.click('textbox', 'Study passphrase');
    await window.type(PASSPHRASE);
    await window.press('Enter');
    await window.sees('radio', new RegExp(CODER, 'u'));
    assert.ok(existsSync(target));
  }));
