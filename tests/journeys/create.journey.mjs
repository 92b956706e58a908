import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { CODER, INTERVIEWEES, PASSPHRASE, transcripts, uncodedStudy, verbatim } from './window/study.mjs';
import { confirmRecoveryKey } from './window/tour.mjs';
import { drop, journey } from './window/window.mjs';

test('a study is made, its recovery key confirmed, transcripts and interviewees brought in', () =>
  journey('create', async ({ home, open }) => {
    const path = join(home.studies, 'Operations.verbatim');
    const files = transcripts();
    const window = await open({ picks: [path, ...files, INTERVIEWEES] });

    await window.click('button', /^New study/);
    await window.fill('Name of the study', 'Operations');
    await window.click('button', 'Choose…');
    await window.reads('Operations.verbatim');
    await window.fill('Passphrase', PASSPHRASE);
    await window.fill('Passphrase again', 'lantern orchid 72');
    await window.fill('Who is coding', CODER);
    await window.click('button', 'Make the study');
    await window.reads('The two passphrases differ.');
    assert.ok(!existsSync(path), 'nothing is made before the form is right');

    await window.click('textbox', 'Passphrase again');
    await window.press('Ctrl+A');
    await window.type(PASSPHRASE);
    await window.sees('radio', 'Three TVPA aims');
    await window.click('button', 'Make the study');

    await window.sees('heading', 'Recovery key');
    const asked = (await window.all('textbox')).map((one) => one.name);
    assert.equal(asked.length, 2);
    for (const label of asked) await window.fill(label, 'lantern');
    await window.click('button', 'The words are safe, go on');
    await window.reads('That is not what stands on this page.');
    const words = await confirmRecoveryKey(window);
    assert.equal(words.size, 24);

    await window.reads('No interviews yet');
    assert.equal(await window.title(), 'Verbatim');
    await window.press('Ctrl+I');
    await window.sees('heading', 'What was recognised');
    assert.match(await window.sees('row', /^AD-PH-02\.txt/), /Interviewer/);
    assert.equal(verbatim('info', path).interviews, 0, 'a preview stores nothing');
    await window.press('Enter');
    await window.sees('heading', 'Transcripts imported');
    await window.click('button', /^Show the interviews/);
    await window.sees('row', /^No interviewee 42 interviews/);

    await window.press('Ctrl+Shift+I');
    await window.sees('heading', 'Interviewees imported');
    await window.click('button', /^Show the interviewees/);
    await window.sees('row', /^LE-F-01 Law enforcement > Federal Federal law enforcement officer/);
    await window.click('tab', /^Interviews/);
    await window.reads('42 interviews,');
    await window.reads('42 people interviewed');
    // Closed from the first on, all groups are in view.
    for (const group of ['Law enforcement', 'Prosecutors', 'Advocates', 'Experts'])
      await window.click('row', new RegExp(`^${group} `, 'u'));
    const groups = (await window.all('rowheader')).map((one) => one.text);
    assert.deepEqual(groups, [
      'Law enforcement 9 people',
      'Prosecutors 5 people',
      'Advocates 21 people',
      'Experts 7 people',
    ]);
    await window.click('row', /^Law enforcement /);
    await window.sees('row', /^LE-F-01 .*Federal law enforcement officer.*16 Jun 2024.*Not coded yet/);

    await window.close();
    const info = verbatim('info', path);
    assert.equal(info.name, 'Operations');
    assert.deepEqual(
      {
        interviews: info.interviews,
        interviewees: info.interviewees,
        coders: info.coders,
        codings: info.codings,
      },
      { interviews: 42, interviewees: 42, coders: 1, codings: 0 },
    );
    assert.equal(info.codes, 29, 'the themes of the three aims');
  }));

test('a study is made of a project that is dropped, and what the project holds is shown first', () =>
  journey('create from a project', async ({ home, another, open }) => {
    const theirs = uncodedStudy(another().studies, ...transcripts('AD-SV-01', 'AD-SV-07'));
    verbatim('code', theirs.path, 'AD-SV-01', '640', '738', 'Advocate presence');
    const [file, chosen] = ['theirs.qdpx', 'others.qdpx'].map((name) => join(home.studies, name));
    for (const to of [file, chosen]) verbatim('export', 'project', theirs.path, '--for', 'team', '--to', to);
    const path = join(home.studies, 'Brought in.verbatim');
    const window = await open({ picks: [chosen, path] });

    await window.sees('button', /^New study/);
    drop(home, file);
    await window.sees('radio', 'A project');
    await window.reads('theirs.qdpx');
    await window.click('button', 'Back');
    await window.click('button', /^New study/);
    await window.click('radio', 'A project');
    await window.fill('Name of the study', 'Brought in');
    await window.click('button', 'Make the study');
    await window.reads('Choose the project.');
    await window.click('button', 'Choose a file…');
    await window.reads('others.qdpx');
    assert.ok(!existsSync(path), 'nothing is made before the form is right');

    await window.click('button', 'Choose…');
    await window.reads('Brought in.verbatim');
    await window.fill('Passphrase', PASSPHRASE);
    await window.fill('Passphrase again', PASSPHRASE);
    await window.fill('Who is coding', CODER);
    await window.click('button', 'Make the study');
    await window.sees('heading', 'Recovery key');
    await confirmRecoveryKey(window);
    await window.sees('dialog', /^What the file holds/u);
    await window.reads('2 transcripts');
    assert.equal(verbatim('info', path).interviews, 0, 'it is only shown');
    await window.press('Enter');
    await window.sees('dialog', /^Imported/u);
    await window.press('Enter');
    await window.sees('row', /^Advocates 2 people/);
    await window.close();
    const { interviews, codings } = verbatim('info', path);
    assert.deepEqual({ interviews, codings }, { interviews: 2, codings: 1 });
  }));

test('whoever chooses an empty codebook after a project was dropped gets that, and no project', () =>
  journey('create empty', async ({ home, another, open }) => {
    const theirs = uncodedStudy(another().studies, ...transcripts('AD-SV-01'));
    const file = join(home.studies, 'theirs.qdpx');
    verbatim('export', 'project', theirs.path, '--for', 'team', '--to', file);
    const path = join(home.studies, 'Empty.verbatim');
    const window = await open({ picks: [path] });
    await window.sees('button', /^New study/);
    drop(home, file);
    await window.reads('theirs.qdpx');
    await window.click('radio', 'An empty codebook');
    await window.readsNoMore('theirs.qdpx');
    await window.fill('Name of the study', 'Empty');
    await window.click('button', 'Choose…');
    await window.reads('Empty.verbatim');
    await window.fill('Passphrase', PASSPHRASE);
    await window.fill('Passphrase again', PASSPHRASE);
    await window.fill('Who is coding', CODER);
    await window.click('button', 'Make the study');
    await window.sees('heading', 'Recovery key');
    await confirmRecoveryKey(window);
    await window.reads('No interviews yet');
    await window.close();
    const { interviews, codes } = verbatim('info', path);
    assert.deepEqual({ interviews, codes }, { interviews: 0, codes: 0 });
  }));
