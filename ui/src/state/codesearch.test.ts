import { describe, expect, it } from 'vitest';
import { FakeCore } from '../ipc/fake';
import type { CodeRow } from '../ipc/types';
import { codeChoices, findCodes } from './codesearch';

const codes = (await new FakeCore().host().invoke('codes_list', {})) as CodeRow[];
const names = (query: string, recent: string[] = []): string[] =>
  findCodes(codes, query, recent).map((match) => match.code.name);

describe('findCodes', () => {
  it('puts a name that begins with the letters before one that holds them', () => {
    expect(names('tr')[0]).toBe('Training and policies');
    expect(names('over').slice(0, 2)).toEqual(['Morale and overtime', 'Funding and oversight']);
  });

  it('finds by any part of the path', () => {
    expect(names('planning morale')).toEqual(['Morale and overtime']);
    expect(names('prevention')).toContain('Root causes');
  });

  it('marks what matched in the name', () => {
    const [match] = findCodes(codes, 'over');
    expect(match?.hit && match.code.name.slice(...match.hit)).toBe('over');
  });

  it('offers recent codes first while nothing is typed', () => {
    const roots = codes.find((code) => code.name === 'Root causes');
    expect(names('', [roots?.id ?? ''])[0]).toBe('Root causes');
  });

  it('is empty where nothing matches', () => {
    expect(names('zebra')).toEqual([]);
  });

  it('finds codes by the words that explain them, after those found by name', () => {
    const found = names('night');
    expect(found).toContain('Execution of operations');
    expect(names('training')[0]).toBe('Training and policies');
    expect(names('taught')).toEqual(['Training and policies']);
  });
});

describe('codeChoices', () => {
  it('leaves out what cannot be chosen, however well it fits', () => {
    const all = codeChoices(codes, 'operations');
    const less = codeChoices(codes, 'operations', [], new Set([all[0]?.id ?? '']));
    expect(less.map((one) => one.id)).toEqual(all.slice(1).map((one) => one.id));
  });

  it('says where a code stands', () => {
    expect(codeChoices(codes, 'morale')[0]).toMatchObject({
      words: 'Morale and overtime',
      under: 'Protection of victims › Planning of operations',
    });
  });
});
