import { describe, expect, it } from 'vitest';
import type { MatrixPage } from '../ipc/types';
import { MatrixPages } from './themes-pages.svelte';

const COLUMNS = 400;
const none = {
  state: 'counted',
  interviewees: 0,
  passages: 0,
  words: null,
  groups: 0,
  not_asked: 0,
  stance: null,
};

/** What the core answers: a cell knows its column by its passages. */
function answer({ from, limit }: { from: number; limit: number }): MatrixPage {
  const columns = Array.from({ length: COLUMNS }, (_, at) => ({
    value: `P-${at}`,
    interviewed: 1,
    coded: 1,
  }));
  const cells = columns.slice(from, from + limit).map((_, at) => ({ ...none, passages: from + at }));
  return {
    counted: { whose: 'coding of record', exploratory: false, left_out: [] },
    columns,
    everybody: { interviewed: COLUMNS, coded: COLUMNS },
    columns_overlap: false,
    withdrawn: 0,
    rows: [{ code: 'Raids', cells, total: none }],
    from,
    most: { passages: COLUMNS, words: null, groups: 1 },
  };
}

/** Looks at columns and reads what is missing, as the room does; answers what was asked for. */
function look(pages: MatrixPages, columns: number[]) {
  pages.see(columns);
  const { missing } = pages;
  if (missing) pages.take(answer(missing), missing.limit, false);
  return missing;
}

describe('a matrix of many columns', () => {
  it('asks for the columns in view by the page, and for each page once', () => {
    const pages = new MatrixPages();
    expect(look(pages, [0, 1, 2])).toEqual({ from: 0, limit: 60 });
    expect(look(pages, [58, 59, 60, 61])).toEqual({ from: 60, limit: 60 });
    expect(look(pages, [30, 70])).toBeNull();
    expect([0, 59, 60, 119].map((column) => pages.cell(0, column)?.passages)).toEqual([0, 59, 60, 119]);
    expect(pages.cell(0, 120)).toBeUndefined();
  });

  it('asks apart for the column that has the keyboard, however far it is from those in view', () => {
    const pages = new MatrixPages();
    expect(look(pages, [0, 200, 201, 202])).toEqual({ from: 0, limit: 60 });
    expect(pages.missing).toEqual({ from: 180, limit: 60 });
    expect(pages.inView).toEqual({ from: 180, limit: 60 });
  });

  it('reads what is in view again after a change, and forgets the rest', () => {
    const pages = new MatrixPages();
    look(pages, [0]);
    look(pages, [370, 371]);
    expect(pages.inView).toEqual({ from: 360, limit: 60 });
    pages.take(answer(pages.inView), 60, true);
    expect(pages.cell(0, 399)?.passages).toBe(399);
    expect(pages.cell(0, 0)).toBeUndefined();
    pages.restart();
    expect(pages.inView).toEqual({ from: 0, limit: 60 });
  });
});
