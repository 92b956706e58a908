// Actions in every section of an open study.
import { SECTIONS } from '../state/rooms.svelte';
import type { Command } from './command';

const section = (id: (typeof SECTIONS)[number], words: string): Command => ({
  id: `section.${id}`,
  words,
  group: 'Anywhere',
  keys: [`Mod+${SECTIONS.indexOf(id) + 1}`],
  where: 'study',
  run: ({ workspace }) => workspace.go(id),
});

/** Actions in every section of an open study. */
export const ANYWHERE = [
  section('interviews', 'Interviews'),
  section('anonymise', 'Anonymise'),
  section('code', 'Code'),
  section('search', 'Search'),
  section('themes', 'Themes'),
  section('export', 'Export'),
  {
    id: 'undo',
    words: 'Undo',
    group: 'Anywhere',
    keys: ['Mod+Z'],
    where: 'study',
    repeats: true,
    notInFields: true,
    says: ({ workspace: { undoing } }) =>
      undoing.undo === null ? 'Nothing to undo' : `Undo: ${undoing.undo}`,
    able: ({ workspace }) => workspace.mayUndo,
    run: ({ workspace }) => workspace.undo(),
  },
  {
    id: 'redo',
    words: 'Redo',
    group: 'Anywhere',
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    where: 'study',
    repeats: true,
    notInFields: true,
    says: ({ workspace: { undoing } }) =>
      undoing.redo === null ? 'Nothing to redo' : `Redo: ${undoing.redo}`,
    able: ({ workspace }) => workspace.mayRedo,
    run: ({ workspace }) => workspace.redo(),
  },
  {
    id: 'palette',
    words: 'All actions',
    group: 'Anywhere',
    keys: ['Mod+Shift+P'],
    where: 'study',
    run: ({ workspace: { palette } }) =>
      palette.kind === 'actions' ? palette.close() : palette.show('actions'),
  },
  {
    id: 'goto',
    words: 'Go to an interview or a code',
    group: 'Anywhere',
    keys: ['Mod+P'],
    where: 'study',
    run: ({ workspace: { palette } }) =>
      palette.kind === 'places' ? palette.close() : palette.show('places'),
  },
  {
    id: 'place.back',
    words: 'Back to the place before',
    group: 'Anywhere',
    keys: ['Alt+ArrowLeft'],
    where: 'study',
    repeats: true,
    able: ({ workspace }) => workspace.places.canGoBack,
    run: ({ workspace }) => workspace.attempt(() => workspace.places.goBack()),
  },
  {
    id: 'place.forth',
    words: 'Forth again',
    group: 'Anywhere',
    keys: ['Alt+ArrowRight'],
    where: 'study',
    repeats: true,
    able: ({ workspace }) => workspace.places.canGoForth,
    run: ({ workspace }) => workspace.attempt(() => workspace.places.goForth()),
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
    repeats: true,
    run: ({ page }) => page.nextPane(1),
  },
  {
    id: 'pane.previous',
    words: 'Previous pane',
    group: 'Anywhere',
    keys: ['Shift+F6'],
    where: 'study',
    repeats: true,
    run: ({ page }) => page.nextPane(-1),
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
    id: 'escape',
    words: 'Close, then drop the selection',
    group: 'Anywhere',
    keys: ['Escape'],
    where: 'study',
    fixed: true,
    run: ({ workspace, page }) => {
      const { transcript, trail, memos, coding } = workspace;
      if (transcript.picking) transcript.picking = false;
      else if (workspace.look.open) workspace.look.open = false;
      else if (coding.escape()) return undefined;
      else if (trail.open) trail.close();
      else if (workspace.safety.open) workspace.safety.hide();
      else if (memos.open) return memos.hide();
      else if (workspace.settingsOpen) workspace.settingsOpen = false;
      else if (workspace.attributes.open) workspace.attributes.open = false;
      else if (workspace.anonymise.escape()) return undefined;
      else if (workspace.exporting.leaveQuestions()) return undefined;
      else if (workspace.search.leaveQuestions()) return undefined;
      else if (workspace.panes.uncover()) page.toMiddle();
      else if (workspace.section === 'themes' && workspace.evidence.cell.at) {
        workspace.evidence.cell.close();
        page.toMiddle();
      } else if (workspace.section === 'search' && workspace.search.list.chooseNone()) return undefined;
      else if (workspace.failure) workspace.failure = null;
      else if (transcript.selection) transcript.dropSelection();
      else if (!transcript.showAll()) transcript.pick(null);
      return undefined;
    },
  },
] as const satisfies readonly Command[];
