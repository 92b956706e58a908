import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/registry';
import { folded } from './folded';

const coding = commands().filter((one) => one.group === 'Coding');

describe('the list of keys', () => {
  it('has one row for the nine slots and one for filling them, and loses no action', () => {
    const rows = folded(coding, true);
    const series = rows.flatMap((row) => ('series' in row ? [row] : []));
    expect(series.map((row) => [row.series, row.commands.length])).toEqual([
      ['Code with slots 1–9', 9],
      ['Put the picked code into slots 1–9', 9],
    ]);
    expect(rows).toHaveLength(coding.length - 16);
  });

  it('shows each action by itself to whoever looks for one', () => {
    expect(folded(coding, false).map((row) => row.id)).toEqual(coding.map((one) => one.id));
  });
});
