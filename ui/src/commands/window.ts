// Actions on the window itself: its panes, its size, its colours, its settings.
import type { Theme } from '../state/appearance.svelte';
import type { Pane } from '../state/panes.svelte';
import type { Section } from '../state/workspace.svelte';
import type { Command } from './command';
import type { Desk } from './desk';

/** Shows a pane or puts it away. */
export function togglePane({ workspace: { panes }, page }: Desk, side: Pane): void {
  const over = panes.lies(side) && panes.shown(side);
  panes.toggle(side);
  // What lay over the middle leaves the keyboard to it.
  if (over) page.toMiddle();
}

/** A pane beside the middle, in the sections that have one on that side. */
const pane = <Id extends string>(
  id: Id,
  side: Pane,
  words: string,
  keys: string,
  sections: readonly Section[],
) =>
  ({
    id,
    words,
    group: 'Window',
    keys: [keys],
    where: 'study',
    able: ({ workspace }: Desk) => sections.includes(workspace.section),
    run: (desk: Desk) => togglePane(desk, side),
  }) as const;

const theme = <Id extends string>(id: Id, chosen: Theme, words: string) =>
  ({
    id,
    words,
    group: 'Window',
    keys: [],
    where: 'study',
    run: ({ workspace }: Desk) => workspace.appearance.choose(chosen),
  }) as const;

const size = <Id extends string>(
  id: Id,
  how: 'larger' | 'smaller' | 'usual',
  words: string,
  keys: string[],
) =>
  ({
    id,
    words,
    group: 'Window',
    keys,
    where: 'window',
    repeats: true,
    run: ({ workspace: { appearance, status } }: Desk) => {
      appearance.enlarge(how);
      status.say(`Drawn at ${Math.round(appearance.size * 100)} %`);
    },
  }) as const;

/** Actions on the window itself. */
export const WINDOW = [
  pane('pane.left', 'left', 'Codebook or filters, shown or put away', 'Mod+\\', ['code', 'search']),
  pane('pane.right', 'right', 'Passage, details or context, shown or put away', 'Mod+Shift+\\', [
    'code',
    'interviews',
    'search',
    'themes',
  ]),
  {
    id: 'settings',
    words: 'Settings',
    group: 'Window',
    keys: ['Mod+,'],
    where: 'study',
    run: ({ workspace }) => {
      workspace.settingsOpen = !workspace.settingsOpen;
    },
  },
  {
    id: 'about',
    words: 'About Verbatim',
    group: 'Window',
    keys: [],
    where: 'study',
    run: ({ workspace }) => {
      workspace.aboutOpen = true;
    },
  },
  size('view.larger', 'larger', 'Draw everything larger', ['Mod++', 'Mod+=']),
  size('view.smaller', 'smaller', 'Draw everything smaller', ['Mod+-']),
  size('view.usual', 'usual', 'Draw everything in the usual size', ['Mod+0']),
  theme('theme.light', 'light', 'Light appearance'),
  theme('theme.dark', 'dark', 'Dark appearance'),
  theme('theme.system', 'system', 'Appearance as the system'),
] as const satisfies readonly Command[];
