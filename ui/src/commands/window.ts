// Actions on the window itself: its panes, its size, its colours, its settings.
import type { Theme } from '../state/appearance.svelte';
import type { Pane } from '../state/panes.svelte';
import type { Command } from './command';
import type { Desk } from './desk';

const pane = <Id extends string>(id: Id, side: Pane, words: string, keys: string) =>
  ({
    id,
    words,
    group: 'Window',
    keys: [keys],
    where: 'code',
    run: ({ workspace }: Desk) => workspace.panes.toggle(side),
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
    where: 'study',
    run: ({ workspace: { appearance, status } }: Desk) => {
      appearance.enlarge(how);
      status.say(`Drawn at ${Math.round(appearance.size * 100)} %`);
    },
  }) as const;

/** Actions on the window itself. */
export const WINDOW = [
  pane('pane.left', 'left', 'Codebook, shown or put away', 'Mod+\\'),
  pane('pane.right', 'right', 'Passage and interviewee, shown or put away', 'Mod+Shift+\\'),
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
  size('view.larger', 'larger', 'Draw everything larger', ['Mod++', 'Mod+=']),
  size('view.smaller', 'smaller', 'Draw everything smaller', ['Mod+-']),
  size('view.usual', 'usual', 'Draw everything in the usual size', ['Mod+0']),
  theme('theme.light', 'light', 'Light appearance'),
  theme('theme.dark', 'dark', 'Dark appearance'),
  theme('theme.system', 'system', 'Appearance as the system'),
] as const satisfies readonly Command[];
