// Actions on interviews, interviewees, categories and the outreach list.
import { tick } from 'svelte';
import type { LibraryTab } from '../state/people.svelte';
import { moved, siblingsOf } from '../state/people';
import { hasWithdrawn } from '../state/withdrawal';
import type { Withdrawer } from '../state/withdrawal.svelte';
import type { Command } from './command';
import type { Desk } from './desk';

const writes = ({ workspace }: Desk): boolean => workspace.session.writable;

/** Whom the window is about: whose card, interview or transcript is looked at. */
function person({ workspace }: Desk): Withdrawer | null {
  const { section, people, interviews, transcript } = workspace;
  if (section === 'code') return transcript.view?.row.interviewee ?? null;
  if (section !== 'interviews') return null;
  if (people.tab === 'interviews') return interviews.currentRow?.interviewee ?? null;
  return people.tab === 'interviewees' ? people.currentCard : null;
}

const onInterview = (desk: Desk): boolean => desk.workspace.interviews.currentRow !== null;

/** A part of the library, shown from anywhere. */
const part = (tab: LibraryTab, words: string): Command => ({
  id: `library.${tab}`,
  words,
  group: 'Library',
  keys: [],
  where: 'study',
  run: async ({ workspace }) => {
    workspace.people.show(tab);
    workspace.imports.close();
    await workspace.go('interviews');
  },
});

/** Moves the category or attribute that has the keyboard among its siblings. */
const step = (id: string, words: string, keys: string, by: 1 | -1): Command => ({
  id,
  words,
  group: 'Library',
  keys: [keys],
  where: 'categories',
  repeats: true,
  able: writes,
  run: ({ workspace }) => {
    const { people } = workspace;
    const current = people.inOrder;
    if (current === null) return undefined;
    const siblings = siblingsOf(people.all, current);
    const to = moved(siblings.indexOf(current), by, siblings.length);
    return to === null ? undefined : workspace.act(() => people.move(current, to));
  },
});

/** Goes to what is known of an interview, with the keyboard where it is said whose it is. */
export async function sayWhose({ workspace }: Desk, transcript: string): Promise<void> {
  const { people, interviews, panes } = workspace;
  workspace.places.leave();
  people.show('interviews');
  interviews.current = transcript;
  await workspace.go('interviews');
  panes.open('right');
  await tick();
  people.editCard();
}

/** Actions of the library. */
export const LIBRARY = [
  {
    id: 'import.transcripts',
    words: 'Import transcripts',
    group: 'Library',
    keys: ['Mod+I'],
    where: 'study',
    able: writes,
    run: async ({ workspace }) => {
      await workspace.go('interviews');
      await workspace.attempt(() => workspace.imports.chooseTranscripts());
    },
  },
  {
    id: 'import.interviewees',
    words: 'Import interviewees',
    group: 'Library',
    keys: ['Mod+Shift+I'],
    where: 'study',
    able: writes,
    run: async ({ workspace }) => {
      await workspace.go('interviews');
      await workspace.attempt(() => workspace.imports.interviewees());
    },
  },
  part('interviews', 'Show the list of interviews'),
  part('interviewees', 'Show the list of interviewees'),
  part('categories', 'Show categories and attributes'),
  part('outreach', 'Show the outreach list'),
  {
    id: 'interview.open',
    words: 'Open the interview',
    group: 'Library',
    keys: ['Enter'],
    where: 'interviews',
    fixed: true,
    able: onInterview,
    run: ({ workspace }) => {
      const row = workspace.interviews.currentRow;
      return row ? workspace.openInterview(row.transcript) : undefined;
    },
  },
  {
    id: 'interview.details',
    words: 'Change what is known of the interview',
    group: 'Library',
    keys: ['Alt+Enter'],
    where: 'interviews',
    able: onInterview,
    run: ({ workspace }) => {
      workspace.panes.open('right');
      workspace.people.editCard();
    },
  },
  {
    id: 'interview.rename',
    words: 'Rename the file of the interview',
    group: 'Library',
    keys: ['F2'],
    where: 'interviews',
    able: (desk) => onInterview(desk) && writes(desk),
    run: ({ workspace: { interviews } }) => {
      interviews.renaming = interviews.current;
    },
  },
  {
    id: 'interview.finish',
    words: 'Mark the interview finished, or open again',
    group: 'Library',
    keys: [],
    where: 'interviews',
    able: (desk) => onInterview(desk) && writes(desk) && desk.workspace.session.coder !== null,
    run: ({ workspace }) => {
      const row = workspace.interviews.currentRow;
      const me = workspace.session.coder?.name ?? '';
      if (!row) return undefined;
      return workspace.act(() => workspace.interviews.finish(row, !row.finished_by.includes(me)));
    },
  },
  {
    id: 'interview.remove',
    words: 'Remove the interview',
    group: 'Library',
    keys: ['Delete'],
    where: 'interviews',
    able: (desk) => onInterview(desk) && writes(desk),
    run: ({ workspace }) => {
      const row = workspace.interviews.currentRow;
      return row ? workspace.attempt(() => workspace.interviews.weigh(row)) : undefined;
    },
  },
  {
    id: 'interviewee.add',
    words: 'Add an interviewee',
    group: 'Library',
    keys: [],
    where: 'study',
    able: writes,
    run: async ({ workspace }) => {
      workspace.people.show('interviewees');
      await workspace.go('interviews');
      workspace.people.adding = true;
      workspace.panes.open('right');
    },
  },
  {
    id: 'interviewee.edit',
    words: 'Change the interviewee',
    group: 'Library',
    keys: ['F2'],
    where: 'interviewees',
    able: ({ workspace }) => workspace.people.currentCard !== null,
    run: ({ workspace }) => {
      workspace.panes.open('right');
      workspace.people.editCard();
    },
  },
  {
    id: 'interviewee.remove',
    words: 'Remove the interviewee',
    group: 'Library',
    keys: ['Delete'],
    where: 'interviewees',
    able: (desk) => desk.workspace.people.currentCard !== null && writes(desk),
    run: ({ workspace }) => {
      const card = workspace.people.currentCard;
      return card ? workspace.attempt(() => workspace.people.weigh(card)) : undefined;
    },
  },
  {
    id: 'interviewee.withdraw',
    words: 'Record that the interviewee has withdrawn',
    says: (desk) => {
      const who = person(desk);
      if (who === null) return 'Record that the interviewee has withdrawn';
      return hasWithdrawn(who)
        ? `Take out the words of ${who.label}, who has withdrawn`
        : `Record that ${who.label} has withdrawn`;
    },
    group: 'Library',
    keys: [],
    where: 'study',
    able: (desk) => person(desk) !== null && desk.workspace.session.mayWrite,
    run: (desk) => {
      const who = person(desk);
      return who ? desk.workspace.withdrawal.ask(who) : undefined;
    },
  },
  {
    id: 'outreach.add',
    words: 'Add to the outreach list',
    group: 'Library',
    keys: [],
    where: 'study',
    able: writes,
    run: async ({ workspace }) => {
      workspace.people.show('outreach');
      await workspace.go('interviews');
      workspace.people.adding = true;
      workspace.panes.open('right');
    },
  },
  {
    id: 'outreach.edit',
    words: 'Change the row of the outreach list',
    group: 'Library',
    keys: ['F2'],
    where: 'outreach',
    able: ({ workspace }) => workspace.people.currentApproach !== null,
    run: ({ workspace }) => {
      workspace.panes.open('right');
      workspace.people.editCard();
    },
  },
  {
    id: 'outreach.remove',
    words: 'Remove the row from the outreach list',
    group: 'Library',
    keys: ['Delete'],
    where: 'outreach',
    able: (desk) => desk.workspace.people.currentApproach !== null && writes(desk),
    run: ({ workspace }) => {
      const row = workspace.people.currentApproach;
      return row ? workspace.act(() => workspace.people.removeOutreach(row)) : undefined;
    },
  },
  {
    id: 'order.rename',
    words: 'Rename the category or attribute',
    group: 'Library',
    keys: ['F2'],
    where: 'categories',
    able: (desk) => desk.workspace.people.inOrder !== null && writes(desk),
    run: ({ workspace: { people } }) => {
      people.renaming = people.inOrder;
    },
  },
  {
    id: 'order.remove',
    words: 'Remove the category or attribute',
    group: 'Library',
    keys: ['Delete'],
    where: 'categories',
    able: (desk) => desk.workspace.people.inOrder !== null && writes(desk),
    run: ({ workspace }) => {
      const { people } = workspace;
      const current = people.inOrder;
      return current === null ? undefined : workspace.act(() => people.removeInOrder(current));
    },
  },
  step('order.up', 'Move the category or attribute up', 'Alt+ArrowUp', -1),
  step('order.down', 'Move the category or attribute down', 'Alt+ArrowDown', 1),
] as const satisfies readonly Command[];
