// Actions that bring in projects of other programs, and let codebook and study leave for them.
import type { Command } from './command';

/** Actions of the exchange with other programs. */
export const EXCHANGE = [
  {
    id: 'import.project',
    words: 'Import a project',
    group: 'Library',
    keys: [],
    where: 'study',
    able: ({ workspace }) => workspace.session.writable && workspace.exchange.importing.free,
    run: ({ workspace }) => workspace.attempt(() => workspace.exchange.importing.choose()),
  },
  {
    id: 'export.codebook',
    words: 'Export the codebook',
    group: 'Export',
    keys: [],
    where: 'study',
    run: ({ workspace }) => workspace.exchange.codebook.show(),
  },
  {
    id: 'export.project',
    words: 'Export the whole study as a project',
    group: 'Export',
    keys: [],
    where: 'study',
    run: ({ workspace }) => workspace.exchange.project.show(),
  },
] as const satisfies readonly Command[];
