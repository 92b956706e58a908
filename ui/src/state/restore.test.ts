import { beforeEach, describe, expect, it } from 'vitest';
import { installHost } from '../ipc/call';
import { FakeCore, FAKE_PASSPHRASE } from '../ipc/fake';
import { entered } from './entered';
import type { Workspace } from './workspace.svelte';

const SECRET = { kind: 'passphrase', text: FAKE_PASSPHRASE } as const;
const BACKUP = '/home/ines/Studies/Operations study.backups/one.verbatim-backup';
const REFUSED = {
  what: 'The backup could not be put in place: the drive is full.',
  kept: 'The study is whole.',
  next: 'Unlock it.',
};

let core: FakeCore;
let workspace: Workspace;

beforeEach(async () => {
  ({ core, workspace } = await entered());
  workspace.safety.ask({ path: BACKUP, about: 'restore' });
});

/** A core in which the restore fails with a code, after it closed the study or before. */
function refuses(code: string, closes: boolean): void {
  const host = core.host();
  installHost({
    ...host,
    invoke: (name, args) => {
      if (name === 'backup_restore') {
        if (closes) core.open = null;
        return Promise.reject(Object.assign(new Error(), { code, ...REFUSED }));
      }
      // As the real core: there is nothing to say of a study that is not open.
      if (name === 'study_overview' && core.open === null)
        return Promise.reject(Object.assign(new Error(), { code: 'no_study', what: 'No study is open.' }));
      return host.invoke(name, args);
    },
  });
}

describe('a restore', () => {
  it.each(['no_study', 'other'])(
    'that closed the study and failed leads to the lock and says so: %s',
    async (code) => {
      refuses(code, true);
      await workspace.restore(BACKUP, SECRET);
      expect(workspace.session.stage).toEqual({ at: 'unlock', path: '/a/Pilot.verbatim', locked: true });
      expect(workspace.session.failure).toMatchObject(REFUSED);
      expect(workspace.interviews.rows).toEqual([]);
    },
  );

  it('that failed before leaves the study open and says why beside its cause', async () => {
    refuses('wrong_secret', false);
    await workspace.restore(BACKUP, SECRET);
    expect(workspace.session.stage).toEqual({ at: 'open' });
    expect(workspace.safety.failure).toMatchObject(REFUSED);
  });

  it('that succeeded keeps what was being typed in the study as it was, and asks for the secret', async () => {
    workspace.memos.type({ kind: 'study' }, null, 'Ask again');
    await workspace.restore(BACKUP, SECRET);
    expect(core.memos.map((row) => row.memo.text)).toEqual(['Ask again']);
    expect(workspace.session.stage).toMatchObject({ at: 'unlock' });
    expect(workspace.session.notice).toMatch(/^Restored from the backup/u);
  });
});
