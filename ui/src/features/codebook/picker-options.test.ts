import { describe, expect, it } from 'vitest';
import { FakeCore } from '../../ipc/fake';
import type { CodeRow } from '../../ipc/types';
import { codeOptions, placeOptions, splitPath, twinAt, type Known, type Option } from './picker-options';

const codes = (await new FakeCore().host().invoke('codes_list', {})) as CodeRow[];
const idOf = (name: string): string => codes.find((code) => code.name === name)?.id ?? '';
const known: Known = { codes, recent: [idOf('Root causes')], proposed: idOf('Planning of operations') };

const said = (option: Option | undefined): string => {
  if (!option) return '';
  if (option.kind === 'code') return option.match.code.name;
  const place = option.place === undefined ? '?' : (option.place?.name ?? 'themes');
  return option.kind === 'new' ? `${option.name} in ${place}` : place;
};

describe('codes to choose from', () => {
  it('begin with the one used last while nothing is typed, and offer nothing new', () => {
    const options = codeOptions('', known);
    expect(said(options[0])).toBe('Root causes');
    expect(options.every((one) => one.kind === 'code')).toBe(true);
  });

  it('end with the new code where no code has that name', () => {
    expect(codeOptions('over', known).map(said)).toEqual([
      'Morale and overtime',
      'Funding and oversight',
      'over in ?',
    ]);
  });

  it('offer no second code of a name, whatever its case and accents', () => {
    expect(codeOptions('ROOT cáuses', known).map(said)).toEqual(['Root causes']);
  });

  it('offer a new code below the places that fit what stands before the sign', () => {
    expect(codeOptions('planning > Night raids', known).map(said)).toEqual([
      'Night raids in Planning of operations',
      'Night raids in Targeting of sex work',
      'Night raids in Arrest-driven metrics',
      'Night raids in Morale and overtime',
    ]);
    expect(codeOptions('> Courts', known).map(said)).toEqual(['Courts in themes']);
  });

  it('find a whole path that is there, and do not offer it anew', () => {
    const options = codeOptions('Planning of operations > Arrest-driven metrics', known);
    expect(said(options[0])).toBe('Arrest-driven metrics');
    expect(options.map(said)).not.toContain('Arrest-driven metrics in Planning of operations');
  });
});

describe('places for a new code', () => {
  it('begin with the proposed one, then the themes, then the codebook in its order', () => {
    const places = placeOptions('Night raids', known);
    expect(places.slice(0, 3).map(said)).toEqual([
      'Planning of operations',
      'themes',
      'Protection of victims',
    ]);
    expect(places).toHaveLength(codes.length + 1);
    expect(places.map((one) => one.kind === 'place' && one.proposed).indexOf(true)).toBe(0);
  });

  it('begin with the themes where nothing is proposed', () => {
    expect(said(placeOptions('x', { ...known, proposed: null })[0])).toBe('themes');
  });

  it('are those that fit what stands before the sign', () => {
    expect(placeOptions('prevention > Courts', known).map(said)[0]).toBe('Prevention of trafficking');
  });
});

describe('splitPath', () => {
  it('takes the last sign', () => {
    expect(splitPath('A > B > New one ')).toEqual({ parent: 'A > B', name: 'New one' });
    expect(splitPath(' New one')).toEqual({ parent: null, name: 'New one' });
  });
});

describe('twinAt', () => {
  it('finds a sibling of the same name only', () => {
    const place = codes.find((code) => code.name === 'Prevention of trafficking') ?? null;
    expect(twinAt(codes, place, 'root causes')?.name).toBe('Root causes');
    expect(twinAt(codes, null, 'root causes')).toBeUndefined();
  });
});
