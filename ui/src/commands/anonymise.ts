// Actions of Anonymise: deciding about what was found, reading through, confirming.
import type { Command } from './command';
import type { Desk } from './desk';
import { togglePane } from './window';

const room = ({ workspace }: Desk) => workspace.anonymise;
const mayWrite = ({ workspace }: Desk): boolean => workspace.session.mayWrite;

/** Whether something is at hand that can be decided about. */
const isOpen = (desk: Desk): boolean => {
  const { review } = room(desk);
  return review.marked !== null || review.item?.state === 'open';
};

/** Whether an alias is at hand. */
const isReplaced = (desk: Desk): boolean =>
  room(desk).review.marked === null && room(desk).review.item?.of === 'replaced';

/** Whether a place of the text is at hand, and no label. */
const isPlace = (desk: Desk): boolean => room(desk).review.place !== null;

/** Does something once the key file is open; asks for it where it is not. */
function withKeys(desk: Desk, work: () => Promise<void>): unknown {
  const { panes } = desk.workspace;
  const { key } = room(desk);
  if (key.closed === null) return inTurn(desk, work);
  if (!panes.shown('right')) panes.open('right');
  key.want();
  return undefined;
}

/** Does something once what was asked for before is done. */
function inTurn(desk: Desk, work: () => void | Promise<void>): unknown {
  return desk.workspace.attempt(() => room(desk).inTurn(work));
}

const move = <Id extends string>(id: Id, words: string, keys: string[], step: 1 | -1) => ({
  id,
  words,
  group: 'Anonymise' as const,
  keys,
  where: 'anonymise' as const,
  repeats: true as const,
  run: (desk: Desk) =>
    inTurn(desk, () => {
      const { review, reading } = room(desk);
      if (!reading.open) review.move(step);
      else if (!reading.move(step))
        desk.workspace.status.say(step === 1 ? 'That was the last turn' : 'This is the first turn');
    }),
});

const interview = <Id extends string>(id: Id, words: string, keys: string, step: 1 | -1) => ({
  id,
  words,
  group: 'Anonymise' as const,
  keys: [keys],
  where: 'anonymise' as const,
  able: (desk: Desk) => room(desk).beside(step) !== undefined,
  run: (desk: Desk) => {
    const next = room(desk).beside(step);
    return next && inTurn(desk, () => room(desk).open(next.transcript));
  },
});

const extent = <Id extends string>(
  id: Id,
  words: string,
  keys: string,
  edge: 'start' | 'end',
  by: 1 | -1,
) => ({
  id,
  words,
  group: 'Anonymise' as const,
  keys: [keys],
  where: 'anonymise' as const,
  repeats: true as const,
  fixed: true as const,
  able: isPlace,
  run: (desk: Desk) => inTurn(desk, () => room(desk).review.extend(edge, by)),
});

const select = <Id extends string>(
  id: Id,
  words: string,
  keys: string,
  unit: 'sentence' | 'turn',
  extend: boolean,
) => ({
  id,
  words,
  group: 'Anonymise' as const,
  keys: [keys],
  where: 'anonymise' as const,
  ...(extend ? { repeats: true as const } : {}),
  run: (desk: Desk) => room(desk).review.selectUnit(unit, extend),
});

const pane = <Id extends string>(id: Id, side: 'left' | 'right', words: string, keys: string) => ({
  id,
  words,
  group: 'Anonymise' as const,
  keys: [keys],
  where: 'anonymise' as const,
  run: (desk: Desk) => togglePane(desk, side),
});

/** A panel beside the section that is opened and closed by the same key. */
const panel = <Id extends string>(id: Id, words: string, keys: string, of: 'key' | 'lists') => ({
  id,
  words,
  group: 'Anonymise' as const,
  keys: [keys],
  where: 'anonymise' as const,
  run: (desk: Desk) => {
    const aside = room(desk)[of];
    if (!aside.shown) return desk.workspace.attempt(() => aside.show());
    aside.hide();
    return undefined;
  },
});

/** Actions of Anonymise. */
export const ANONYMISE = [
  {
    id: 'anonymise.replace',
    words: 'Replace',
    group: 'Anonymise',
    keys: ['A'],
    where: 'anonymise',
    able: (desk) => (isOpen(desk) || room(desk).review.instead !== null) && mayWrite(desk),
    run: (desk) => withKeys(desk, () => room(desk).replace()),
  },
  {
    id: 'anonymise.here',
    words: 'Replace all of this person or thing in the interview',
    group: 'Anonymise',
    keys: ['Shift+A'],
    where: 'anonymise',
    able: (desk) => isOpen(desk) && mayWrite(desk),
    run: (desk) => withKeys(desk, () => room(desk).replaceHere()),
  },
  {
    id: 'anonymise.everywhere',
    words: 'Replace in all interviews',
    group: 'Anonymise',
    keys: ['Alt+A'],
    where: 'anonymise',
    able: (desk) => isPlace(desk) && mayWrite(desk),
    run: (desk) =>
      withKeys(desk, async () => {
        const { everywhere } = room(desk);
        if (everywhere.open) everywhere.hide();
        else await everywhere.show();
      }),
  },
  {
    id: 'anonymise.edit',
    words: 'Edit the replacement',
    group: 'Anonymise',
    keys: ['E'],
    where: 'anonymise',
    able: (desk) => isOpen(desk) || (isReplaced(desk) && mayWrite(desk)),
    run: (desk) =>
      inTurn(desk, () => {
        room(desk).editing += 1;
      }),
  },
  {
    id: 'anonymise.keep',
    words: 'Keep as is',
    group: 'Anonymise',
    keys: ['S'],
    where: 'anonymise',
    able: (desk) => isPlace(desk) && mayWrite(desk),
    run: (desk) => inTurn(desk, () => room(desk).keep()),
  },
  {
    id: 'anonymise.keep.here',
    words: 'Keep all of these in the interview',
    group: 'Anonymise',
    keys: ['Shift+S'],
    where: 'anonymise',
    able: (desk) => isPlace(desk) && mayWrite(desk),
    run: (desk) => inTurn(desk, () => room(desk).keep(true)),
  },
  {
    id: 'anonymise.never',
    words: 'Never propose these words',
    group: 'Anonymise',
    keys: ['N'],
    where: 'anonymise',
    able: (desk) => isPlace(desk) && mayWrite(desk),
    run: (desk) =>
      inTurn(desk, () => {
        room(desk).never = true;
      }),
  },
  {
    id: 'anonymise.apart',
    words: 'Not the same person',
    group: 'Anonymise',
    keys: ['D'],
    where: 'anonymise',
    able: (desk) => room(desk).review.finding !== null,
    run: (desk) => inTurn(desk, () => room(desk).apart()),
  },
  {
    id: 'anonymise.mark',
    words: 'Mark the selection',
    group: 'Anonymise',
    keys: ['X'],
    where: 'anonymise',
    able: (desk) => room(desk).review.selection !== null,
    run: (desk) => room(desk).review.mark(room(desk).reading.open ? 'life detail' : 'person'),
  },
  {
    id: 'anonymise.again',
    words: 'Ask again about what was kept',
    group: 'Anonymise',
    keys: ['U'],
    where: 'anonymise',
    able: (desk) => room(desk).review.item?.of === 'kept' && mayWrite(desk),
    run: (desk) => inTurn(desk, () => room(desk).askAgain()),
  },
  move('anonymise.next', 'Next finding, or next turn', ['J'], 1),
  move('anonymise.previous', 'Finding or turn before', ['K'], -1),
  extent('anonymise.end.out', 'One word more at the end', 'Shift+ArrowRight', 'end', 1),
  extent('anonymise.end.in', 'One word less at the end', 'Shift+ArrowLeft', 'end', -1),
  extent('anonymise.start.out', 'One word more at the beginning', 'Alt+Shift+ArrowLeft', 'start', 1),
  extent('anonymise.start.in', 'One word less at the beginning', 'Alt+Shift+ArrowRight', 'start', -1),
  select('anonymise.sentence', 'Select the sentence', 'Alt+S', 'sentence', false),
  select(
    'anonymise.sentence.next',
    'Select to the end of the next sentence',
    'Alt+Shift+S',
    'sentence',
    true,
  ),
  select('anonymise.turn', 'Select the turn', 'Alt+T', 'turn', false),
  select('anonymise.turn.next', 'Select to the end of the next turn', 'Alt+Shift+T', 'turn', true),
  interview('anonymise.interview.next', 'Next interview in the queue', 'Mod+PageDown', 1),
  interview('anonymise.interview.previous', 'Interview before in the queue', 'Mod+PageUp', -1),
  {
    id: 'anonymise.queue',
    words: 'Choose an interview of the queue',
    group: 'Anonymise',
    keys: ['Q'],
    where: 'anonymise',
    run: (desk) => {
      room(desk).queueOpen = !room(desk).queueOpen;
    },
  },
  {
    id: 'anonymise.read',
    words: 'Read through for life details, or back to the findings',
    group: 'Anonymise',
    keys: ['R'],
    where: 'anonymise',
    able: (desk) => room(desk).review.view !== null,
    run: (desk) => room(desk).reading.show(!room(desk).reading.open),
  },
  {
    id: 'anonymise.confirm',
    words: 'Confirm: de-identified, or read by a second person',
    group: 'Anonymise',
    keys: ['Mod+Enter'],
    where: 'anonymise',
    able: (desk) => room(desk).review.view !== null && mayWrite(desk),
    run: (desk) => {
      const anonymise = room(desk);
      const { transcript } = anonymise.review;
      anonymise.leaveQuestions();
      if (transcript !== null) return desk.workspace.attempt(() => anonymise.finish.ask(transcript));
    },
  },
  {
    id: 'anonymise.names',
    words: 'Real names, shown or hidden',
    group: 'Anonymise',
    keys: ['V'],
    where: 'anonymise',
    able: (desk) => room(desk).key.open,
    run: (desk) => {
      const { key } = room(desk);
      key.look(!key.namesShown);
    },
  },
  panel('anonymise.key', 'Key file', 'Alt+K', 'key'),
  panel('anonymise.lists', 'Keep-list and patterns', 'Alt+L', 'lists'),
  {
    id: 'anonymise.leaks',
    words: 'Scan for leaks',
    group: 'Anonymise',
    keys: ['L'],
    where: 'anonymise',
    able: (desk) => !room(desk).leaks.busy,
    run: (desk) => room(desk).leaks.run(),
  },
  {
    id: 'anonymise.purge',
    words: 'Destroy former texts',
    group: 'Anonymise',
    keys: [],
    where: 'anonymise',
    able: mayWrite,
    run: (desk) => room(desk).finish.plan(),
  },
  {
    id: 'anonymise.focus',
    words: 'From the list to the text, and back',
    group: 'Anonymise',
    keys: ['T'],
    where: 'anonymise',
    run: ({ page, workspace }) => {
      const inText = document.activeElement?.closest('.cm-content') !== null;
      if (inText) page.giveKeyboard(document.querySelector('[data-keys=anonymise] [data-stop]'));
      else workspace.anonymise.review.focus();
    },
  },
  pane('anonymise.left', 'left', 'Findings, shown or put away', 'Mod+\\'),
  pane('anonymise.right', 'right', 'Aliases, shown or put away', 'Mod+Shift+\\'),
] as const satisfies readonly Command[];
