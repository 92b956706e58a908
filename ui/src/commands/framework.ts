// Actions of the framework matrix.
import type { CellIds } from '../state/framework.svelte';
import type { Command } from './command';
import type { Desk } from './desk';

const level = (depth: number, words: string): Command => ({
  id: `framework.level.${depth}`,
  words,
  group: 'Themes',
  keys: [String(depth)],
  where: 'framework',
  series: 'Columns down to a level',
  run: ({ workspace: { evidence } }) => evidence.framework.foldTo(depth),
});

/** Opens what the keyboard is on: a cell, or everything that somebody said. `take` gives its passages the keyboard. */
export function openHere({ workspace }: Desk, take: boolean): void {
  const { framework } = workspace.evidence;
  const place = framework.placeHere();
  if (place) void workspace.attempt(() => framework.cell.open(place, take));
}

/** Begins to write the summary of a cell, with its passages beside it. Says why where nobody may. */
export function editHere(desk: Desk): void {
  const { session, status, evidence, panes } = desk.workspace;
  const { framework } = evidence;
  const here = framework.here;
  // Where the pane would lie over the cell, the cell comes first.
  if (panes.lies('right') && here) framework.cell.close();
  else openHere(desk, false);
  if (!here) return;
  if (session.whyNot === null) framework.editing = here;
  else status.say(session.whyNot);
}

/** Keeps what was written in a cell, and says it. */
export function keepSummary({ workspace }: Desk, ids: CellIds): Promise<unknown> {
  return workspace.act(() => workspace.evidence.framework.keep(ids));
}

/** Says that a summary is still right on the passages of now. */
export function confirmSummary({ workspace }: Desk, ids: CellIds): Promise<unknown> {
  return workspace.act(async () => {
    const change = await workspace.evidence.framework.confirm(ids);
    return change && { ...change, said: 'The summary is still right' };
  });
}

/** Enter on the head of a column opens or closes the codes below it. */
function foldHere({ workspace }: Desk): void {
  const { framework } = workspace.evidence;
  const column = framework.columns[framework.spot.column - 1];
  if (column && column.open !== null) framework.fold(column.code.id, column.open);
}

/** Actions of the framework matrix. */
export const FRAMEWORK = [
  {
    id: 'framework.edit',
    words: 'Write the summary of the cell, or open the codes below the head',
    group: 'Themes',
    keys: ['Enter'],
    where: 'framework',
    run: (desk) => {
      if (desk.workspace.evidence.framework.spot.row < 0) foldHere(desk);
      else editHere(desk);
    },
  },
  {
    id: 'framework.passages',
    words: 'Read the passages of the cell or the interviewee',
    group: 'Themes',
    keys: ['P'],
    where: 'framework',
    run: (desk) => openHere(desk, true),
  },
  {
    id: 'framework.right',
    words: 'The summary of the cell is still right',
    group: 'Themes',
    keys: ['R'],
    where: 'framework',
    able: ({ workspace: { evidence, session } }) => {
      const { framework } = evidence;
      const here = evidence.view === 'framework' ? framework.here : null;
      return session.mayWrite && here !== null && framework.at(here)?.summary?.changed_since === true;
    },
    run: (desk) => {
      const { here } = desk.workspace.evidence.framework;
      return here ? confirmSummary(desk, here) : undefined;
    },
  },
  level(1, 'Columns: themes only'),
  level(2, 'Columns: two levels'),
  level(3, 'Columns: three levels'),
  level(4, 'Columns: four levels'),
] as const satisfies readonly Command[];
