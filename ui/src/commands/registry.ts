// Every action of the window once: its words, its keys, where it works, what it does. Buttons, tooltips and the
// list of keys all read this.
import { interviewName } from '../state/interviews.svelte';
import type { Section } from '../state/workspace.svelte';
import type { Desk } from './desk';
import { isPressed, worksInFields, type Press } from './keys';

/** Where an action works. `reading` is the transcript or a list while nothing is being typed. */
export type Where = 'start' | 'study' | 'code' | 'reading';

/** An action. */
export interface Command {
  id: string;
  /** What it does, as a button or the list of keys says it. */
  words: string;
  /** Heading in the list of keys. */
  group: 'Anywhere' | 'Start' | 'Interviews' | 'Reading' | 'Coding';
  keys: readonly string[];
  where: Where;
  /** A text field's own keys, such as its undo, stay with the field. */
  notInFields?: true;
  /** Whether it can be done now; `false` leaves the key to the page. */
  able?: (desk: Desk) => boolean;
  run: (desk: Desk) => unknown;
}

const section = (id: Section, words: string, keys: string): Command => ({
  id: `section.${id}`,
  words,
  group: 'Anywhere',
  keys: [keys],
  where: 'study',
  run: ({ workspace }) => workspace.go(id),
});

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

/** All actions, in the order of the list of keys. */
export const COMMANDS = [
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
  section('interviews', 'Interviews', 'Mod+1'),
  section('code', 'Code', 'Mod+2'),
  section('themes', 'Themes', 'Mod+3'),
  {
    id: 'undo',
    words: 'Undo',
    group: 'Anywhere',
    keys: ['Mod+Z'],
    where: 'study',
    notInFields: true,
    able: ({ workspace }) => workspace.undoing.undo !== null && workspace.session.writable,
    run: ({ workspace }) => workspace.undo(),
  },
  {
    id: 'redo',
    words: 'Redo',
    group: 'Anywhere',
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    where: 'study',
    notInFields: true,
    able: ({ workspace }) => workspace.undoing.redo !== null && workspace.session.writable,
    run: ({ workspace }) => workspace.redo(),
  },
  {
    id: 'saved',
    words: 'Say that everything is saved',
    group: 'Anywhere',
    keys: ['Mod+S'],
    where: 'study',
    run: ({ workspace }) => workspace.status.say('Saved. Every change is stored at once.'),
  },
  {
    id: 'history',
    words: 'History',
    group: 'Anywhere',
    keys: ['Mod+H'],
    where: 'study',
    run: ({ workspace }) =>
      workspace.trail.open ? workspace.trail.close() : workspace.attempt(() => workspace.trail.show()),
  },
  {
    id: 'lock',
    words: 'Lock now',
    group: 'Anywhere',
    keys: ['Mod+L'],
    where: 'study',
    run: ({ workspace }) => workspace.lock(),
  },
  {
    id: 'keys',
    words: 'Keys',
    group: 'Anywhere',
    keys: ['?', 'F1'],
    where: 'study',
    run: ({ workspace }) => {
      workspace.keysOpen = !workspace.keysOpen;
    },
  },
  {
    id: 'pane.next',
    words: 'Next pane',
    group: 'Anywhere',
    keys: ['F6'],
    where: 'study',
    run: ({ page }) => page.nextPane(),
  },
  {
    id: 'filter',
    words: 'Filter the list',
    group: 'Anywhere',
    keys: ['F'],
    where: 'reading',
    run: ({ page }) => page.focusFilter(),
  },
  {
    id: 'import.transcripts',
    words: 'Import transcripts',
    group: 'Interviews',
    keys: ['Mod+I'],
    where: 'study',
    able: ({ workspace }) => workspace.session.writable,
    run: async ({ workspace }) => {
      await workspace.go('interviews');
      await workspace.attempt(() => workspace.imports.chooseTranscripts());
    },
  },
  {
    id: 'import.interviewees',
    words: 'Import interviewees',
    group: 'Interviews',
    keys: ['Mod+Shift+I'],
    where: 'study',
    able: ({ workspace }) => workspace.session.writable,
    run: async ({ workspace }) => {
      await workspace.go('interviews');
      await workspace.attempt(() => workspace.imports.interviewees());
    },
  },
  interview('interview.next', 'Next interview', 'Mod+PageDown', 1),
  interview('interview.previous', 'Previous interview', 'Mod+PageUp', -1),
  {
    id: 'passage.next',
    words: 'Next passage',
    group: 'Reading',
    keys: ['J'],
    where: 'reading',
    able: inCode,
    run: ({ workspace }) => workspace.transcript.beside(1),
  },
  {
    id: 'passage.previous',
    words: 'Previous passage',
    group: 'Reading',
    keys: ['K'],
    where: 'reading',
    able: inCode,
    run: ({ workspace }) => workspace.transcript.beside(-1),
  },
  {
    id: 'select.turn',
    words: 'Select the turn',
    group: 'Reading',
    keys: ['Alt+T'],
    where: 'code',
    run: ({ workspace }) => workspace.transcript.selectTurn(),
  },
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
    id: 'code',
    words: 'Code the selected passage',
    group: 'Coding',
    keys: ['C'],
    where: 'reading',
    able: inCode,
    run: openPicker,
  },
  {
    id: 'code.anywhere',
    words: 'Code the selected passage, from anywhere',
    group: 'Coding',
    keys: ['Mod+K'],
    where: 'code',
    run: openPicker,
  },
  {
    id: 'coding.remove',
    words: 'Remove the code at the caret',
    group: 'Coding',
    keys: ['U', 'Delete'],
    where: 'reading',
    able: (desk) => inCode(desk) && desk.workspace.session.writable,
    run: ({ workspace }) => {
      if (workspace.transcript.removable()) return workspace.removeCoding();
      workspace.status.say('No code of yours at the caret');
      return undefined;
    },
  },
  {
    id: 'escape',
    words: 'Close, then drop the selection',
    group: 'Anywhere',
    keys: ['Escape'],
    where: 'study',
    run: ({ workspace }) => {
      const { transcript, trail } = workspace;
      if (transcript.picking) transcript.picking = false;
      else if (trail.open) trail.close();
      else if (workspace.failure) workspace.failure = null;
      else if (transcript.selection) transcript.dropSelection();
      else transcript.pick(null);
    },
  },
] as const satisfies readonly Command[];

/** Id of an action. */
export type CommandId = (typeof COMMANDS)[number]['id'];

const BY_ID = new Map<string, Command>(COMMANDS.map((command) => [command.id, command]));

/** The action of an id. */
export function command(id: CommandId): Command {
  const found = BY_ID.get(id);
  if (!found) throw new Error(`no command ${id}`);
  return found;
}

/** Whether an action can be done now. */
export function able(id: CommandId, desk: Desk): boolean {
  return command(id).able?.(desk) ?? true;
}

/** Does an action, if it can be done now. */
export function run(id: CommandId, desk: Desk): void {
  if (able(id, desk)) command(id).run(desk);
}

/** Where the keyboard is. */
export interface Focus {
  /** Whether something is being typed. */
  inField: boolean;
  /** Whether the transcript or a list has the focus. */
  reading: boolean;
}

/** The action that a press means here, if any. */
export function pressed(press: Press, focus: Focus, desk: Desk): Command | undefined {
  return [...BY_ID.values()].find(
    (one) =>
      worksHere(one.where, focus, desk) &&
      one.keys.some(
        (keys) => isPressed(keys, press) && (!focus.inField || (worksInFields(keys) && !one.notInFields)),
      ) &&
      (one.able?.(desk) ?? true),
  );
}

function worksHere(where: Where, focus: Focus, { workspace }: Desk): boolean {
  const { at } = workspace.session.stage;
  if (where === 'start') return at === 'start';
  if (at !== 'open') return false;
  if (where === 'code') return workspace.section === 'code';
  return where === 'study' || focus.reading;
}

function inCode({ workspace }: Desk): boolean {
  return workspace.section === 'code';
}

function openPicker({ workspace }: Desk): void {
  const { transcript, session, status } = workspace;
  if (!session.writable) status.say(session.overview?.read_only ?? 'This study can only be read.');
  else if (!session.coder) status.say('Choose who is coding first.');
  else if (transcript.target()) transcript.picking = true;
  else status.say('Select a passage first');
}
