// Actions of reading a transcript: going through it, selecting in it, looking for words, what of it shows.
import type { Unit } from '../editor/surface';
import { interviewName } from '../state/interviews.svelte';
import { toOverlapping, toPassage, toUncoded } from '../state/moves';
import { inCode, type Command } from './command';
import type { Desk } from './desk';

const interview = (id: string, words: string, keys: string, step: 1 | -1): Command => ({
  id,
  words,
  group: 'Reading',
  keys: [keys],
  where: 'code',
  able: ({ workspace }) => neighbour(workspace, step) !== undefined,
  run: ({ workspace }) => {
    const row = neighbour(workspace, step);
    if (row)
      return workspace
        .openInterview(row.transcript)
        .then(() => workspace.status.say(`Opened ${interviewName(row)}`));
    return undefined;
  },
});

function neighbour(workspace: Desk['workspace'], step: 1 | -1) {
  return workspace.interviews.beside(workspace.transcript.view?.row.transcript ?? '', step);
}

const passage = <Id extends string>(id: Id, words: string, keys: string, step: 1 | -1) => ({
  id,
  words,
  group: 'Reading' as const,
  keys: [keys],
  where: 'reading' as const,
  repeats: true as const,
  able: inCode,
  run: ({ workspace: { transcript, coding } }: Desk) => {
    coding.edges.giveUp();
    toPassage(transcript, step);
  },
});

const uncoded = <Id extends string>(id: Id, words: string, keys: string, step: 1 | -1) => ({
  id,
  words,
  group: 'Reading' as const,
  keys: [keys],
  where: 'reading' as const,
  repeats: true as const,
  able: inCode,
  run: ({ workspace: { transcript, coding, session, status } }: Desk) => {
    coding.edges.giveUp();
    status.say(toUncoded(transcript, session.coder?.id ?? null, step));
  },
});

const select = <Id extends string>(id: Id, words: string, keys: string, unit: Unit, extend: boolean) => ({
  id,
  words,
  group: 'Reading' as const,
  keys: [keys],
  where: 'code' as const,
  ...(extend ? { repeats: true as const } : {}),
  run: ({ workspace: { transcript } }: Desk) => {
    transcript.port?.selectUnit(unit, extend);
    transcript.focus();
  },
});

const found = <Id extends string>(id: Id, words: string, keys: string, step: 1 | -1) => ({
  id,
  words,
  group: 'Reading' as const,
  keys: [keys],
  where: 'code' as const,
  repeats: true as const,
  run: ({ workspace: { transcript } }: Desk) => transcript.find.step(step),
});

/** Actions of reading a transcript. */
export const READING = [
  interview('interview.next', 'Next interview', 'Mod+PageDown', 1),
  interview('interview.previous', 'Previous interview', 'Mod+PageUp', -1),
  passage('passage.next', 'Next passage', 'J', 1),
  passage('passage.previous', 'Previous passage', 'K', -1),
  uncoded('uncoded.next', 'Next answer without a code of yours', 'Shift+J', 1),
  uncoded('uncoded.previous', 'Last answer without a code of yours', 'Shift+K', -1),
  {
    id: 'passage.overlapping',
    words: 'Next of the passages that overlap here',
    group: 'Reading',
    keys: ['O'],
    where: 'reading',
    repeats: true,
    able: inCode,
    run: ({ workspace: { transcript, coding, status } }) => {
      coding.edges.giveUp();
      if (!toOverlapping(transcript)) status.say('No other passage here');
    },
  },
  select('select.sentence', 'Select the sentence', 'Alt+S', 'sentence', false),
  select('select.sentence.next', 'Select to the end of the next sentence', 'Alt+Shift+S', 'sentence', true),
  select('select.turn', 'Select the turn', 'Alt+T', 'turn', false),
  select('select.turn.next', 'Select to the end of the next turn', 'Alt+Shift+T', 'turn', true),
  {
    id: 'find',
    words: 'Find in the transcript',
    group: 'Reading',
    keys: ['Mod+F'],
    where: 'code',
    able: ({ workspace }) => workspace.transcript.port !== null,
    run: ({ workspace: { transcript } }) => transcript.find.begin(transcript.selection),
  },
  found('find.next', 'Next place found', 'F3', 1),
  found('find.previous', 'Last place found', 'Shift+F3', -1),
  {
    id: 'coders',
    words: 'Codings of all coders, or your own',
    group: 'Reading',
    keys: ['A'],
    where: 'reading',
    able: inCode,
    run: ({ workspace: { transcript } }) => transcript.showEveryone(!transcript.everyone),
  },
  {
    id: 'show.choose',
    words: 'Choose which themes, coders and speakers show',
    group: 'Reading',
    keys: ['Alt+F'],
    where: 'code',
    able: ({ workspace }) => workspace.transcript.view !== null,
    run: ({ workspace: { transcript, look } }) => {
      look.open = false;
      transcript.choice.open = !transcript.choice.open;
      if (!transcript.choice.open) transcript.focus();
    },
  },
  {
    id: 'show.all',
    words: 'Show everything that was hidden',
    group: 'Reading',
    keys: [],
    where: 'code',
    able: ({ workspace }) => workspace.transcript.choice.narrowed,
    run: ({ workspace: { transcript } }) => transcript.showAll(),
  },
  {
    id: 'show.here',
    words: 'Show the turns that are hidden at the caret',
    group: 'Reading',
    keys: ['Enter'],
    where: 'reading',
    able: (desk) => inCode(desk) && desk.workspace.transcript.port?.atFold === true,
    run: ({ workspace: { transcript } }) => transcript.port?.showFolded(),
  },
  {
    id: 'look',
    words: 'Size and width of the text',
    group: 'Reading',
    keys: ['Alt+A'],
    where: 'code',
    able: ({ workspace }) => workspace.transcript.view !== null,
    run: ({ workspace: { transcript, look } }) => {
      transcript.choice.open = false;
      look.open = !look.open;
      if (!look.open) transcript.focus();
    },
  },
] as const satisfies readonly Command[];
