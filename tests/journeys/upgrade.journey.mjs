import assert from 'node:assert/strict';
import { copyFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from './window/places.mjs';
import { until } from './window/processes.mjs';
import { journey } from './window/window.mjs';

test('a study that an older Verbatim made is brought up to date as it opens, and stays in a backup as it was', () =>
  journey('upgrade', async ({ home, open }) => {
    const path = join(home.studies, 'Visits.verbatim');
    copyFileSync(join(ROOT, 'crates/store/tests/versions/1.study'), path);
    const window = await open({ study: path });
    await window.sees('textbox', 'Study passphrase');
    await window.type('correct horse battery');
    await window.press('Enter');
    await window.reads('Who is coding?');
    await window.press('Enter');
    await window.reads('This study was made by an older Verbatim');
    await window.sees('row', /^P-01/);
    await until('the backup', () =>
      Promise.resolve(readdirSync(join(home.studies, 'Visits.backups')).length === 1),
    );

    // Why undo ends there is said once; every row before it has a lock.
    await window.press('Ctrl+H');
    await window.sees(
      'listitem',
      /^Gave the study file format.*Where the format changed, the backup made before it/,
    );
    const rows = await window.all('listitem');
    const closed = rows.filter(({ name }) => name.includes('Cannot be undone'));
    const why = rows.filter(({ name }) => name.includes('Where the format changed'));
    assert.equal(why.length, 1);
    assert.ok(closed.length > 0, `${closed.length} of ${rows.length}`);
    assert.deepEqual(
      await window.all('button').then((all) => all.filter(({ name }) => /^Take back/u.test(name))),
      [],
    );
  }));
