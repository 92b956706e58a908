// Actions of coding.
import { SLOTS } from '../state/slots.svelte';
import type { Edge } from '../editor/surface';
import { inCode, type Command } from './command';
import type { Desk } from './desk';

const mayCode = (desk: Desk): boolean =>
  inCode(desk) && desk.workspace.session.writable && !desk.workspace.passages.open;

const NUMBERS = Array.from({ length: SLOTS }, (_, place) => place + 1);

const nameOf = ({ workspace: { coding, codebook } }: Desk, number: number): string | undefined =>
  codebook.byId.get(coding.slots.at(number) ?? '')?.name;

const slot = (number: number): Command => ({
  id: `slot.${number}`,
  words: `Code with slot ${number}`,
  series: 'Code with slots 1–9',
  group: 'Coding',
  keys: [String(number)],
  where: 'reading',
  able: mayCode,
  says: (desk) => {
    const name = nameOf(desk, number);
    return name === undefined ? `Code with slot ${number}` : `Code with ${name} — ${number}`;
  },
  listed: (desk) => nameOf(desk, number) !== undefined,
  run: ({ workspace }) => workspace.coding.applySlot(number),
});

const fill = (number: number): Command => ({
  id: `slot.${number}.fill`,
  words: `Put the picked code into slot ${number}`,
  series: 'Put the picked code into slots 1–9',
  group: 'Coding',
  keys: [`Alt+Shift+${number}`],
  where: 'code',
  able: (desk) => mayCode(desk) && !desk.workspace.transcript.picking,
  says: (desk) => `Put ${desk.workspace.coding.forSlot?.name ?? 'the picked code'} into slot ${number}`,
  // The first that is free; the others are filled, moved and emptied in the panel of slots.
  listed: ({ workspace: { coding } }) =>
    coding.forSlot !== null &&
    coding.slots.numberOf(coding.forSlot.id) === null &&
    coding.slots.firstFree === number,
  run: ({ workspace }) => workspace.coding.fillSlot(number),
});

const edge = <Id extends string>(id: Id, which: Edge, words: string, keys: string[]) => ({
  id,
  words,
  group: 'Coding' as const,
  keys,
  where: 'reading' as const,
  able: mayCode,
  run: ({ workspace }: Desk) => workspace.coding.edges.begin(which, true),
});

/** Actions of coding. */
export const CODING = [
  {
    id: 'code',
    words: 'Code the selected passage',
    group: 'Coding',
    keys: ['C'],
    where: 'reading',
    able: inCode,
    run: (desk) => openPicker(desk, null),
  },
  {
    id: 'code.anywhere',
    words: 'Code the selected passage, from anywhere',
    group: 'Coding',
    keys: ['Mod+K'],
    where: 'code',
    run: (desk) => openPicker(desk, null),
  },
  {
    id: 'code.repeat',
    words: 'Code with the code used last',
    group: 'Coding',
    keys: ['.'],
    where: 'reading',
    able: mayCode,
    run: ({ workspace }) => workspace.coding.repeat(),
  },
  {
    id: 'code.invivo',
    words: 'New code in the selected words (in vivo)',
    group: 'Coding',
    keys: ['V'],
    where: 'reading',
    able: mayCode,
    run: ({ workspace }) => workspace.coding.inVivo(),
  },
  {
    id: 'code.new',
    words: 'New code for the selected passage',
    group: 'Coding',
    keys: ['N'],
    where: 'reading',
    able: mayCode,
    run: (desk) => openPicker(desk, ''),
  },
  ...NUMBERS.map(slot),
  ...NUMBERS.map(fill),
  {
    id: 'slots',
    words: 'Slots 1–9',
    group: 'Coding',
    keys: ['Alt+0'],
    where: 'code',
    able: inCode,
    run: ({ workspace: { coding, transcript } }) => {
      coding.slots.open = !coding.slots.open;
      if (!coding.slots.open) transcript.focus();
    },
  },
  {
    id: 'coding.remove',
    words: 'Remove the code at the caret',
    group: 'Coding',
    keys: ['U', 'Delete'],
    where: 'reading',
    able: mayCode,
    run: ({ workspace }) => {
      if (workspace.transcript.removable()) return workspace.removeCoding();
      workspace.status.say('No code of yours at the caret');
      return undefined;
    },
  },
  edge('edge.start', 'start', 'Move the start of the passage', ['F7', '[']),
  edge('edge.end', 'end', 'Move the end of the passage', ['F8', ']']),
  {
    id: 'text.correct',
    words: 'Correct the text',
    group: 'Coding',
    keys: ['E'],
    where: 'reading',
    able: mayCode,
    run: ({ workspace }) => workspace.coding.correction.begin(),
  },
] as const satisfies readonly Command[];

function openPicker({ workspace }: Desk, naming: string | null): void {
  const { transcript, session, status, coding } = workspace;
  if (session.whyNot !== null) status.say(session.whyNot);
  else if (coding.hasTarget()) transcript.openPicker(naming);
}
