// Rows of the list of keys: actions that differ in a number only are folded into one. Pure.
import type { Command } from '../../commands/registry';

/** A row: an action, or several that open below their common words. */
export type Row = { id: string } & ({ command: Command } | { series: string; commands: Command[] });

/** Actions as rows, in their order; `fold` puts those of a series into one row where the first of them stands. */
export function folded(commands: readonly Command[], fold: boolean): Row[] {
  const rows: Row[] = [];
  const open = new Map<string, Command[]>();
  for (const command of commands) {
    const { id, series } = command;
    const before = series === undefined || !fold ? undefined : open.get(series);
    if (series === undefined || !fold) rows.push({ id, command });
    else if (before) before.push(command);
    else {
      const first = [command];
      open.set(series, first);
      rows.push({ id: series, series, commands: first });
    }
  }
  return rows;
}
