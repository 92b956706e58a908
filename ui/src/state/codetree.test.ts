import { describe, expect, it } from 'vitest';
import type { CodeRow } from '../ipc/types';
import { treeRows } from './codetree';

function codes(...paths: string[]): CodeRow[] {
  return paths.map((path) => {
    const levels = path.split(' > ');
    const above = levels.slice(0, -1).join(' > ');
    return {
      id: path,
      parent: above || null,
      name: levels.at(-1) ?? '',
      path,
      depth: levels.length - 1,
      colour: 'c1',
      theme: 0,
      statement: null,
      definition: null,
      include: null,
      exclude: null,
      example: null,
      interviewees: 0,
      passages: 0,
      own_interviewees: 0,
      own_passages: 0,
      version: 1,
      outdated: 0,
      memos: 0,
    };
  });
}

const book = codes(
  'Victims',
  'Victims > Training',
  'Victims > Planning',
  'Victims > Planning > Métrics',
  'Positive',
);
const shown = (folded: string[], filter = ''): string[] =>
  treeRows(book, new Set(folded), filter).map((row) => '.'.repeat(row.level - 1) + row.code.name);

describe('treeRows', () => {
  it('shows the whole codebook in order', () => {
    expect(shown([])).toEqual(['Victims', '.Training', '.Planning', '..Métrics', 'Positive']);
  });

  it('leaves out what is below a folded code', () => {
    expect(shown(['Victims > Planning'])).toEqual(['Victims', '.Training', '.Planning', 'Positive']);
  });

  it('shows what a filter finds with all codes above it, folded or not', () => {
    expect(shown(['Victims'], 'metr')).toEqual(['Victims', '.Planning', '..Métrics']);
  });

  it('finds words of different levels, without accents', () => {
    expect(shown([], 'plan metrics')).toEqual(['Victims', '.Planning', '..Métrics']);
  });

  it('counts places among siblings', () => {
    const row = treeRows(book, new Set()).find((one) => one.code.name === 'Planning');
    expect(row).toMatchObject({ level: 2, place: 2, siblings: 2, open: true });
  });
});
