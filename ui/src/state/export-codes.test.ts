import { describe, expect, it } from 'vitest';
import type { CodeRow } from '../ipc/types';
import { flippedCode, shares } from './export-codes';

const code = (id: string, parent: string | null): CodeRow => ({ id, parent }) as CodeRow;
const CODES = [
  code('raids', null),
  code('dawn', 'raids'),
  code('doors', 'raids'),
  code('hinges', 'doors'),
  code('locks', 'doors'),
  code('courts', null),
];
const said = (chosen: readonly string[]): string =>
  [...shares(CODES, chosen)].map(([id, share]) => `${id} ${share}`).join(', ');

describe('which codes leave', () => {
  it('brings all below a code along, and says so of what stands above it', () => {
    expect(said(['doors'])).toBe('raids some, dawn none, doors all, hinges all, locks all, courts none');
    expect(said([])).not.toContain('some');
  });

  it('takes a code in with what was chosen below it', () => {
    expect(flippedCode(CODES, ['hinges', 'courts'], 'raids')).toEqual(['courts', 'raids']);
  });

  it('leaves what stands beside a code that is taken out, at every level', () => {
    expect(flippedCode(CODES, ['raids'], 'hinges')).toEqual(['dawn', 'locks']);
    expect(said(['dawn', 'locks'])).toBe(
      'raids some, dawn all, doors some, hinges none, locks all, courts none',
    );
    expect(flippedCode(CODES, ['raids', 'courts'], 'raids')).toEqual(['courts']);
  });
});
