import { describe, expect, it } from 'vitest';
import type { CodeRow, CodesLoss } from '../../ipc/types';
import { named, slotOf, SLOTS, wouldGoOver } from './asked-words';

const code = (id: string, parent: string | null, colour = 'c11a'): CodeRow =>
  ({ id, name: id, parent, colour }) as CodeRow;
const loss = (codings: number, memos: number): CodesLoss => ({ codings, memos }) as CodesLoss;
const codes = [code('Beds', null), code('Nights', 'Beds'), code('Meals', 'Beds'), code('Rest', null)];
const [beds, nights] = codes;
if (!beds || !nights) throw new Error('no codes');

describe('what a merge would take over', () => {
  it('names codings, memos and the codes below', () => {
    expect(wouldGoOver([beds], 'Rest', loss(41, 5), codes)).toBe(
      '“Beds” would go; 41 codings, 5 memos and 2 codes below would go over to “Rest”.',
    );
    expect(wouldGoOver([nights], 'Rest', loss(1, 0), codes)).toBe(
      '“Nights” would go; 1 coding would go over to “Rest”.',
    );
  });

  it('says that there is nothing to take over', () => {
    expect(wouldGoOver([nights], 'Rest', loss(0, 0), codes)).toMatch(/no codings or memos/u);
  });

  it('promises nothing before it was counted', () => {
    expect(wouldGoOver([beds], 'Rest', null, codes)).toMatch(/^Counting/u);
    expect(wouldGoOver([beds], null, loss(1, 1), codes)).toBe('');
  });
});

describe('names', () => {
  it('stand for one code, numbers for several', () => {
    expect(named([beds])).toBe('“Beds”');
    expect(named([beds, nights])).toBe('2 codes');
  });

  it('of colours are those of the palette, whatever the shade', () => {
    expect(SLOTS).toHaveLength(14);
    expect(SLOTS[slotOf(code('a', null, 'c10'))]).toBe('Sky');
    expect(SLOTS[slotOf(code('a', null, 'c11b'))]).toBe('Blue');
  });
});
