// Actions that let words leave: coded excerpts into a file or through the clipboard, hits of a search into a file.
import { call } from '../ipc/call';
import { copyBlob } from '../parts/clipboard';
import { notTaken } from '../state/words';
import type { Command } from './command';
import type { Desk } from './desk';
import { found, takeHits } from './search';

const shown = ({ workspace }: Desk): boolean => workspace.section === 'export';

/** Actions of Export. */
export const EXPORT = [
  {
    id: 'export.file',
    words: 'Export into a file: the passages of Export, or the hits of Search',
    group: 'Export',
    keys: ['Mod+E'],
    where: 'study',
    says: (desk) =>
      shown(desk)
        ? 'Export the passages into a file'
        : 'Write the chosen hits, or all, to a file for the team',
    able: (desk) => (shown(desk) ? desk.workspace.exporting.able : found(desk)),
    run: (desk) => (shown(desk) ? save(desk) : takeHits(desk)),
  },
  {
    id: 'export.copy',
    words: 'Copy the passages',
    group: 'Export',
    keys: ['Mod+Shift+C'],
    where: 'study',
    able: (desk) => shown(desk) && desk.workspace.exporting.able,
    run: (desk) => copy(desk),
  },
  {
    id: 'export.all',
    words: 'Choose every code for the export',
    group: 'Export',
    keys: [],
    where: 'study',
    able: shown,
    run: ({ workspace }) => workspace.attempt(() => workspace.exporting.chooseAll(true)),
  },
  {
    id: 'export.left',
    words: 'What left before',
    group: 'Export',
    keys: [],
    where: 'study',
    run: ({ workspace }) => workspace.attempt(() => workspace.exporting.left.show()),
  },
  {
    id: 'export.stop',
    words: 'Stop the export',
    group: 'Export',
    keys: [],
    where: 'study',
    able: (desk) => shown(desk) && desk.workspace.exporting.busy !== null,
    run: () => call('cancel', {}),
  },
] as const satisfies readonly Command[];

/** Goes on with what was asked for once somebody has agreed to it. */
export function goOn(desk: Desk): void {
  const { exporting } = desk.workspace;
  const { asking } = exporting;
  exporting.confirm();
  if (asking === 'copy') void copy(desk);
  else void save(desk);
}

function save({ workspace }: Desk): unknown {
  const { exporting, status } = workspace;
  return workspace.attempt(async () => {
    if ((await exporting.save()) && exporting.gone) status.say(exporting.gone.said);
  });
}

async function copy({ workspace }: Desk): Promise<void> {
  const { exporting, status } = workspace;
  if (!exporting.able || exporting.asksFirst('copy')) return;
  const taken = await copyBlob('text/plain', exporting.copy());
  if (taken && exporting.gone) status.say(`${exporting.gone.said}. That it left is recorded`);
  else if (exporting.failure === null) {
    status.say(notTaken('the passages'));
  }
}
