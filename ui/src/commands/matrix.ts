// Actions of the matrix of codes by groups of people, and of the cell that is open beside it.
import type { Coding } from '../ipc/types';
import { MEASURES } from '../state/themes-measure';
import type { Command } from './command';
import type { Desk } from './desk';
import { flip, mine, setStance } from './passage';

const shown = ({ workspace }: Desk): boolean => workspace.section === 'themes';
const hasPassage = (desk: Desk): boolean => shown(desk) && desk.workspace.evidence.cell.row !== null;

/** The coding that the pane's keys act on, where it can be changed. Says why where it cannot. */
function current(desk: Desk): readonly Coding[] {
  const { row } = desk.workspace.evidence.cell;
  return mine(desk, row ? [row.coding] : []);
}

/** Opens what the keyboard is on in the matrix. `take` gives its passages the keyboard. */
export function openSpot({ workspace }: Desk, take: boolean): void {
  const { themes, status } = workspace;
  const place = themes.placeHere();
  if (place) void workspace.attempt(() => themes.cell.open(place, take));
  else status.say('Nobody who was interviewed is in this column: say who the speakers are first');
}

/** Goes to Export with what stands behind the open cell, and back with the key that goes back. */
function exportCell({ workspace }: Desk): unknown {
  const { evidence, exporting, places } = workspace;
  const { at, found } = evidence.cell;
  if (!at || !found) return undefined;
  const people = found.raised.map(({ person }) => person.id);
  const [columns, crossed] = evidence.cell.columns;
  const byCategory = columns === 'category' && crossed === undefined;
  return workspace.attempt(async () => {
    places.leave();
    await exporting.chooseCell({ ...at, byCategory, people });
    await workspace.go('export');
  });
}

const measure = <Id extends string>(id: Id, words: string, key: string, step: 1 | -1) => ({
  id,
  words,
  group: 'Themes' as const,
  keys: [key],
  where: 'matrix' as const,
  repeats: true as const,
  run: ({ workspace }: Desk) => {
    const { themes, status } = workspace;
    const { measures } = themes;
    const at = measures.findIndex(({ value }) => value === themes.measure);
    const next = measures[(at + step + measures.length) % measures.length] ?? MEASURES[0];
    if (!next) return undefined;
    status.say(`Counted: ${next.words}`);
    return workspace.attempt(() => themes.count(next.value));
  },
});

const level = (depth: number, words: string): Command => ({
  id: `matrix.level.${depth}`,
  words,
  group: 'Themes',
  keys: [String(depth)],
  where: 'matrix',
  series: 'Rows down to a level',
  run: ({ workspace: { themes } }) => themes.foldTo(depth),
});

const step = <Id extends string>(id: Id, words: string, keys: string[], by: 1 | -1) => ({
  id,
  words,
  group: 'Themes' as const,
  keys,
  where: 'cell' as const,
  repeats: true as const,
  run: ({ workspace: { evidence } }: Desk) => evidence.cell.move(by),
});

const stance = <Id extends string>(id: Id, key: string, value: 'supports' | 'qualifies' | 'contradicts') => ({
  id,
  words: `The passage of the cell ${value} the statement`,
  group: 'Themes' as const,
  keys: [key],
  where: 'cell' as const,
  able: hasPassage,
  run: (desk: Desk) => {
    const codings = current(desk);
    return codings.length > 0 ? setStance(desk, value, codings) : undefined;
  },
});

/** Actions of the matrix, and of the cell that is open beside it. */
export const MATRIX = [
  {
    id: 'matrix.open',
    words: 'Open the passages of the cell, row or column',
    group: 'Themes',
    keys: ['Enter'],
    where: 'matrix',
    run: (desk) => openSpot(desk, true),
  },
  measure('matrix.measure.next', 'Next measure', 'M', 1),
  measure('matrix.measure.previous', 'Measure before', 'Shift+M', -1),
  {
    id: 'matrix.filter',
    words: 'Choose what is counted',
    group: 'Themes',
    keys: ['F'],
    where: 'matrix',
    run: ({ workspace: { themes } }) => {
      themes.filtering = true;
    },
  },
  level(1, 'Rows: themes only'),
  level(2, 'Rows: two levels'),
  level(3, 'Rows: three levels'),
  level(4, 'Rows: four levels'),
  step('cell.next', 'Next passage of the cell', ['J', 'ArrowDown'], 1),
  step('cell.previous', 'Passage of the cell before', ['K', 'ArrowUp'], -1),
  {
    id: 'cell.read',
    words: 'Show the passage of the cell in its interview',
    group: 'Themes',
    keys: ['Enter'],
    where: 'cell',
    able: hasPassage,
    run: ({ workspace }) => {
      const { row } = workspace.evidence.cell;
      return row ? workspace.goToPassage(row.coding) : undefined;
    },
  },
  stance('cell.supports', 'S', 'supports'),
  stance('cell.qualifies', 'Q', 'qualifies'),
  stance('cell.contradicts', 'X', 'contradicts'),
  {
    id: 'cell.quotable',
    words: 'The passage of the cell is quotable, or not',
    group: 'Themes',
    keys: ['I'],
    where: 'cell',
    able: hasPassage,
    run: (desk) => {
      const codings = current(desk);
      return codings.length > 0 ? flip(desk, 'quotable', codings) : undefined;
    },
  },
  {
    id: 'cell.export',
    words: 'Export the passages of the cell',
    group: 'Themes',
    keys: ['E'],
    where: 'cell',
    able: (desk) => shown(desk) && (desk.workspace.evidence.cell.found?.raised.length ?? 0) > 0,
    run: (desk) => exportCell(desk),
  },
  {
    id: 'cell.recode',
    words: 'Move the passage of the cell to another code',
    group: 'Themes',
    keys: ['C'],
    where: 'cell',
    able: hasPassage,
    run: (desk) => {
      const [coding] = current(desk);
      if (coding) desk.workspace.evidence.cell.recoding = coding;
    },
  },
] as const satisfies readonly Command[];
