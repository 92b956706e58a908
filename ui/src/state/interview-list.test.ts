import { describe, expect, it } from 'vitest';
import type { InterviewRow } from '../ipc/types';
import {
  headlines,
  isShown,
  listRows,
  NO_INTERVIEWEE,
  stripGroups,
  UNCHOSEN,
  withdrawnCount,
  type ListChoices,
  type ListRow,
} from './interview-list';

const row = (
  label: string | null,
  category: string | null,
  more: Partial<InterviewRow> = {},
): InterviewRow => ({
  transcript: more.transcript ?? `t-${label ?? more.file_name ?? ''}`,
  interview: `i-${label ?? ''}`,
  file_name: `${label ?? 'unknown'}.txt`,
  interviewee:
    label === null
      ? null
      : { id: `p-${label}`, label, category, subcategory: null, attribution: null, consent: 'quote' },
  date: null,
  mode: null,
  interviewers: null,
  language: null,
  kind: 'recording',
  status: 'raw',
  words: 100,
  turns: 10,
  passages: 0,
  codings: 0,
  coded_by: [],
  finished_by: [],
  speakers_unknown: false,
  speakers: [],
  memos: 0,
  open_questions: 0,
  ...more,
});

const ROWS = [
  row('LE-L-10', 'Law enforcement', { words: 300, coded_by: ['Ines'], passages: 4 }),
  row('LE-L-2', 'Law enforcement', { words: 200, date: '2024-11-24' }),
  row('AD-SV-01', 'Advocates', { words: 900, coded_by: ['Ines', 'Theo'], finished_by: ['Ines'] }),
  row(null, null, { file_name: 'notes.docx', transcript: 't-notes', kind: 'notes' }),
];
const names = (rows: ListRow[]): string[] =>
  rows.map((one) =>
    'group' in one ? `[${one.group.category}]` : (one.row.interviewee?.label ?? one.row.file_name),
  );
const chosen = (choices: Partial<ListChoices>): ListChoices => ({ ...UNCHOSEN, ...choices });

describe('the rows of the list', () => {
  it('stand in groups of the study’s order, interviews of nobody last', () => {
    expect(names(listRows([...ROWS.slice(3), ...ROWS.slice(0, 3)], ''))).toEqual([
      '[Law enforcement]',
      'LE-L-10',
      'LE-L-2',
      '[Advocates]',
      'AD-SV-01',
      `[${NO_INTERVIEWEE}]`,
      'notes.docx',
    ]);
  });

  it('are sorted inside the groups, which keep their order', () => {
    expect(names(listRows(ROWS, '', chosen({ sort: { by: 'words', down: true } })))).toEqual([
      '[Law enforcement]',
      'LE-L-10',
      'LE-L-2',
      '[Advocates]',
      'AD-SV-01',
      `[${NO_INTERVIEWEE}]`,
      'notes.docx',
    ]);
    const byName = listRows(ROWS, '', chosen({ grouped: false, sort: { by: 'interview', down: false } }));
    expect(names(byName), 'numbers are read as numbers').toEqual([
      'AD-SV-01',
      'LE-L-2',
      'LE-L-10',
      'notes.docx',
    ]);
  });

  it('put interviews without a value last, whichever way the column is sorted', () => {
    for (const down of [false, true]) {
      const sorted = listRows(ROWS, '', chosen({ grouped: false, sort: { by: 'date', down } }));
      expect(names(sorted)[0]).toBe('LE-L-2');
    }
  });

  it('leave out what stands in a closed group, and count its people once', () => {
    const twice = [...ROWS, row('AD-SV-01', 'Advocates', { transcript: 't-second' })];
    const rows = listRows(twice, '', chosen({ closed: ['Law enforcement'] }));
    expect(names(rows)).not.toContain('LE-L-2');
    const advocates = rows.find((one) => 'group' in one && one.group.category === 'Advocates');
    expect(advocates).toMatchObject({ group: { people: 1 }, open: true });
  });
});

describe('the filter', () => {
  const shown = (words: string, choices: Partial<ListChoices> = {}): string[] =>
    ROWS.filter((one) => isShown(one, words, chosen(choices))).map((one) => one.file_name);

  it('finds every word anywhere in a row, whatever case and accents', () => {
    expect(shown('advocates QUOTE')).toEqual(['AD-SV-01.txt']);
    expect(shown('le-l ínes')).toEqual(['LE-L-10.txt']);
    expect(shown('nothing like it')).toEqual([]);
  });

  it('takes category, coding and coder together', () => {
    expect(shown('', { category: NO_INTERVIEWEE })).toEqual(['notes.docx']);
    expect(shown('', { coding: 'finished' })).toEqual(['AD-SV-01.txt']);
    expect(shown('', { coding: 'coded' }), 'finished is a state of its own').toEqual(['LE-L-10.txt']);
    expect(shown('', { coder: 'Ines', category: 'Law enforcement' })).toEqual(['LE-L-10.txt']);
    expect(shown('', { consent: '' }), 'no consent stated').toEqual(['notes.docx']);
  });
});

describe('the numbers of the head', () => {
  it('count people, not interviews, and say of how many', () => {
    const again = row('LE-L-2', 'Law enforcement', { transcript: 't-again', coded_by: ['Theo'] });
    const told = headlines([...ROWS, again]).map(
      ({ words, people, of }) => `${people.size} of ${of} ${words}`,
    );
    expect(told).toEqual(['3 of 3 interviewed', '3 of 3 coded', '1 of 3 coded by two', '1 of 3 finished']);
  });

  it('leave out who has withdrawn, and say how many that are', () => {
    const gone = ROWS.map((one) =>
      one.interviewee?.label === ROWS[0]?.interviewee?.label && one.interviewee
        ? { ...one, interviewee: { ...one.interviewee, consent: 'withdrawn' } }
        : one,
    );
    expect(headlines(gone)[0]).toMatchObject({ of: (headlines(ROWS)[0]?.of ?? 0) - 1 });
    expect(withdrawnCount(gone)).toBe(1);
    expect(stripGroups(gone).flatMap((group) => group.people)).toHaveLength(headlines(gone)[0]?.of ?? 0);
  });
});
