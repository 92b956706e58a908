// Actions before a study is open, and those that keep one safe.
import type { Command } from './command';

/** Actions before a study is open. */
export const START = [
  {
    id: 'study.new',
    words: 'New study',
    group: 'Start',
    keys: ['Mod+N'],
    where: 'start',
    run: ({ workspace }) => workspace.session.toNew(),
  },
  {
    id: 'study.open',
    words: 'Open a study',
    group: 'Start',
    keys: ['Mod+O'],
    where: 'start',
    run: ({ workspace }) => workspace.session.choose(),
  },
  {
    id: 'study.restore',
    words: 'Restore from a backup',
    group: 'Start',
    keys: ['Mod+R'],
    where: 'start',
    run: ({ workspace }) => workspace.session.toRestore(),
  },
  {
    id: 'safety',
    words: 'Backups and check',
    group: 'Anywhere',
    keys: ['Mod+B'],
    where: 'study',
    run: ({ workspace }) => {
      const { safety, trail } = workspace;
      if (safety.open) {
        safety.hide();
        return undefined;
      }
      trail.close();
      return workspace.attempt(() => safety.show());
    },
  },
  {
    id: 'passphrase',
    words: 'Change the passphrase',
    group: 'Anywhere',
    keys: [],
    where: 'study',
    able: ({ workspace }) => workspace.session.writable,
    run: ({ workspace }) => workspace.safety.begin(),
  },
] as const satisfies readonly Command[];
