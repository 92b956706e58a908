// Actions on the codebook: in its tree, and in the reading list of a code.
import { tick } from 'svelte';
import type { Asking } from '../state/codebook.svelte';
import type { Direction } from '../state/codemoves';
import type { Command } from './command';
import type { Desk } from './desk';
import { show as showMemos } from './memos';

const writable = ({ workspace }: Desk): boolean => workspace.session.writable;
const onCode = (desk: Desk): boolean => writable(desk) && desk.workspace.codebook.acting.length > 0;
const onOneCode = (desk: Desk): boolean => writable(desk) && desk.workspace.codebook.currentCode !== null;
const onMine = (desk: Desk): boolean => writable(desk) && desk.workspace.passages.acting.length > 0;

const ENDS: Record<Direction, string> = {
  up: 'It is the first already',
  down: 'It is the last already',
  in: 'There is no code above it to go below',
  out: 'It is a theme already',
};

const move = (direction: Direction, words: string, key: string): Command => ({
  id: `tree.${direction}`,
  words,
  group: 'Codebook',
  keys: [`Alt+${key}`],
  where: 'tree',
  repeats: true,
  able: onCode,
  run: async ({ workspace }) => {
    const change = await workspace.act(() => workspace.codebook.moveBy(direction));
    if (change !== null) return;
    const several = workspace.codebook.acting.length > 1;
    workspace.status.say(several ? 'These codes cannot move there together' : ENDS[direction]);
  },
});

const ask = (kind: Asking['kind'], words: string, ...keys: string[]): Command => ({
  id: `tree.${kind}`,
  words,
  group: 'Codebook',
  keys,
  where: 'tree',
  able: onCode,
  run: ({ workspace }) => workspace.attempt(() => workspace.codebook.ask(kind)),
});

/** Actions in the tree of codes. */
const TREE = [
  {
    id: 'tree.enter',
    words: 'Code the selection, or read the passages of the code',
    group: 'Codebook',
    keys: ['Enter'],
    where: 'tree',
    able: ({ workspace }) => workspace.codebook.currentCode !== null,
    run: (desk) => {
      const { codebook, transcript, session } = desk.workspace;
      const code = codebook.current;
      if (code === null) return undefined;
      if (transcript.selection && session.writable) return desk.workspace.applyCode(code);
      return readPassages(desk, code);
    },
  },
  {
    id: 'tree.passages',
    words: 'Read the passages of the code',
    group: 'Codebook',
    keys: ['Mod+Enter'],
    where: 'tree',
    able: ({ workspace }) => workspace.codebook.currentCode !== null,
    run: (desk) => readPassages(desk, desk.workspace.codebook.current),
  },
  {
    id: 'tree.outdated',
    words: 'Review codings older than the words of the code',
    group: 'Codebook',
    keys: ['Shift+Enter'],
    where: 'tree',
    able: ({ workspace }) => (workspace.codebook.currentCode?.outdated ?? 0) > 0,
    run: (desk) => readPassages(desk, desk.workspace.codebook.current, true),
  },
  {
    id: 'tree.new',
    words: 'New code after this one',
    group: 'Codebook',
    keys: ['N'],
    where: 'tree',
    able: writable,
    run: ({ workspace }) => workspace.codebook.beginNew(false),
  },
  {
    id: 'tree.below',
    words: 'New code below this one',
    group: 'Codebook',
    keys: ['Shift+N'],
    where: 'tree',
    able: onOneCode,
    run: ({ workspace }) => workspace.codebook.beginNew(true),
  },
  {
    id: 'tree.rename',
    words: 'Rename the code',
    group: 'Codebook',
    keys: ['F2'],
    where: 'tree',
    able: onOneCode,
    run: ({ workspace: { codebook } }) => {
      if (codebook.current !== null) codebook.naming = { kind: 'rename', code: codebook.current };
    },
  },
  {
    id: 'tree.words',
    words: 'Write the words of the code',
    group: 'Codebook',
    keys: ['D'],
    where: 'tree',
    able: ({ workspace }) => workspace.codebook.currentCode !== null,
    run: async ({ workspace }) => {
      workspace.words.open = true;
      await tick();
      document.querySelector<HTMLElement>('[data-code-words] textarea')?.focus();
    },
  },
  move('up', 'Move the code up', 'ArrowUp'),
  move('down', 'Move the code down', 'ArrowDown'),
  move('in', 'Move the code below the one above it', 'ArrowRight'),
  move('out', 'Move the code beside the one it is below', 'ArrowLeft'),
  ask('move', 'Move the codes below another code', 'Mod+B'),
  ask('merge', 'Merge the codes into another code', 'Mod+M'),
  ask('colour', 'Colour of the theme', 'Shift+C'),
  ask('delete', 'Delete the codes', 'Delete'),
  {
    id: 'tree.menu',
    words: 'More for this code',
    group: 'Codebook',
    keys: ['Shift+F10', 'ContextMenu'],
    where: 'tree',
    able: ({ workspace }) => workspace.codebook.acting.length > 0,
    run: ({ workspace }) => workspace.codebook.ask('menu'),
  },
  {
    id: 'tree.memo',
    words: 'Memo on the code of the tree',
    group: 'Codebook',
    keys: ['M'],
    where: 'tree',
    able: ({ workspace }) => workspace.codebook.currentCode !== null,
    run: (desk) => {
      const code = desk.workspace.codebook.current;
      return code === null ? undefined : showMemos(desk, { kind: 'code', id: code });
    },
  },
  {
    id: 'tree.all',
    words: 'Choose every code that is shown',
    group: 'Codebook',
    keys: ['Mod+A'],
    where: 'tree',
    run: ({ workspace }) => workspace.codebook.chooseAll(),
  },
  {
    id: 'tree.alone',
    words: 'Counts with the codes below, or of each code alone',
    group: 'Codebook',
    keys: ['B'],
    where: 'tree',
    run: ({ workspace: { codebook, status } }) => {
      codebook.alone = !codebook.alone;
      status.say(codebook.alone ? 'Counts are of each code alone' : 'Counts are with the codes below');
    },
  },
  {
    id: 'tree.fold',
    words: 'Close every branch',
    group: 'Codebook',
    keys: ['Mod+ArrowLeft'],
    where: 'tree',
    run: ({ workspace }) => workspace.codebook.foldAll(true),
  },
  {
    id: 'tree.unfold',
    words: 'Open every branch',
    group: 'Codebook',
    keys: ['Mod+ArrowRight'],
    where: 'tree',
    run: ({ workspace }) => workspace.codebook.foldAll(false),
  },
] as const satisfies readonly Command[];

/** Opens the reading list of a code in the place of the transcript. */
function readPassages(
  { workspace }: Desk,
  code: string | null,
  outdated = false,
): Promise<unknown> | undefined {
  if (code === null) return undefined;
  workspace.places.leave();
  // The tree may lie over where the list comes.
  workspace.panes.uncover();
  return workspace.attempt(() => workspace.passages.show(code, outdated));
}

/** Opens the interview of the current passage at it. The list is come back to with the places of the window. */
async function readInInterview({ workspace }: Desk): Promise<void> {
  const { passages, places, transcript, session } = workspace;
  const row = passages.byId.get(passages.current ?? '');
  if (!row) return;
  places.leave();
  passages.hide();
  // The transcript takes the place of the list only now.
  await tick();
  if (row.coding.coder !== session.coder?.id && !transcript.everyone) transcript.showEveryone(true);
  await workspace.attempt(() => transcript.open(row.coding.transcript, row.coding));
  transcript.focus();
}

async function backToTranscript({ workspace }: Desk): Promise<void> {
  workspace.passages.hide();
  await tick();
  workspace.transcript.focus();
}

/** Actions in the reading list of a code. */
const LIST = [
  {
    id: 'passages.open',
    words: 'Show the passage in its interview',
    group: 'Reading list',
    keys: ['Enter', 'ArrowRight'],
    where: 'passages',
    able: ({ workspace }) => workspace.passages.current !== null,
    run: readInInterview,
  },
  {
    id: 'passages.back',
    words: 'Back to the transcript',
    group: 'Reading list',
    keys: ['Escape'],
    where: 'passages',
    run: (desk) => (desk.workspace.passages.chooseOne() ? undefined : backToTranscript(desk)),
  },
  {
    id: 'passages.next',
    words: 'Next passage of the list',
    group: 'Reading list',
    keys: ['J'],
    where: 'passages',
    repeats: true,
    run: ({ workspace }) => step(workspace.passages, 1),
  },
  {
    id: 'passages.previous',
    words: 'Previous passage of the list',
    group: 'Reading list',
    keys: ['K'],
    where: 'passages',
    repeats: true,
    run: ({ workspace }) => step(workspace.passages, -1),
  },
  {
    id: 'passages.context',
    words: 'What stands around the passage',
    group: 'Reading list',
    keys: ['Space'],
    where: 'passages',
    able: ({ workspace }) => workspace.passages.current !== null,
    run: ({ workspace: { passages } }) => {
      if (passages.current !== null) passages.toggleContext(passages.current);
    },
  },
  {
    id: 'passages.recode',
    words: 'Move the passages to another code',
    group: 'Reading list',
    keys: ['C'],
    where: 'passages',
    able: onMine,
    run: ({ workspace }) => {
      if (mineOnly(workspace)) workspace.passages.askRecode(false);
    },
  },
  {
    id: 'passages.split',
    words: 'Split the passages off into a new code',
    group: 'Reading list',
    keys: ['N'],
    where: 'passages',
    able: onMine,
    run: ({ workspace }) => {
      if (mineOnly(workspace)) workspace.passages.askRecode(true);
    },
  },
  {
    id: 'passages.remove',
    words: 'Remove the code from the passages',
    group: 'Reading list',
    keys: ['U', 'Delete'],
    where: 'passages',
    able: onMine,
    run: async ({ workspace }) => {
      if (!mineOnly(workspace)) return;
      const { passages } = workspace;
      await workspace.act(() => passages.remove(passages.mine.map((row) => row.coding.id)));
    },
  },
  {
    id: 'passages.memo',
    words: 'Memo on the passage of the list',
    group: 'Reading list',
    keys: ['M'],
    where: 'passages',
    able: ({ workspace }) => workspace.passages.current !== null,
    run: (desk) => {
      const coding = desk.workspace.passages.current;
      return coding === null ? undefined : showMemos(desk, { kind: 'coding', id: coding });
    },
  },
  {
    id: 'passages.all',
    words: 'Choose every passage of the list',
    group: 'Reading list',
    keys: ['Mod+A'],
    where: 'passages',
    run: ({ workspace }) => workspace.passages.chooseAll(),
  },
  {
    id: 'passages.branch',
    words: 'With the codes below, or the code alone',
    group: 'Reading list',
    keys: ['B'],
    where: 'passages',
    run: ({ workspace }) =>
      workspace.attempt(() => workspace.passages.filter({ branch: !workspace.passages.listing?.branch })),
  },
  {
    id: 'passages.coders',
    words: 'Passages of all coders, or your own',
    group: 'Reading list',
    keys: ['A'],
    where: 'passages',
    able: ({ workspace }) => workspace.session.coder !== null,
    run: ({ workspace }) => {
      const { passages, session } = workspace;
      const coder = passages.listing?.coder === null ? (session.coder?.id ?? null) : null;
      return workspace.attempt(() => passages.filter({ coder }));
    },
  },
] as const satisfies readonly Command[];

function step(passages: Desk['workspace']['passages'], by: number): void {
  const next = passages.beside(by);
  if (next !== undefined) passages.go(next);
}

/** Whether any of the chosen passages is one's own; says why not where none is, and which stay where some are not. */
function mineOnly({ passages, status }: Desk['workspace']): boolean {
  const others = passages.acting.length - passages.mine.length;
  if (passages.mine.length === 0) {
    status.say('Another coder coded this; only they can change it');
    return false;
  }
  if (others > 0) {
    const stay = others === 1 ? 'is another coder’s and stays' : 'are other coders’ and stay';
    status.say(`${others} of ${passages.acting.length} passages ${stay}`);
  }
  return true;
}

/** Actions on the codebook. */
export const CODEBOOK = [...TREE, ...LIST] as const satisfies readonly Command[];
