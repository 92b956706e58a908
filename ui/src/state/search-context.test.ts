import { describe, expect, it } from 'vitest';
import { layOut, spanOf } from '../ipc/fake-text';
import type { FoundHit, Person, TranscriptView } from '../ipc/types';
import { contextOf } from './search-context';
import { examplesFor } from './search-examples';
import { quotationsOf } from './search-quoting';
import { resultRows } from './search-rows';
import { aliasPieces, beside, changedWords, headline, planned } from './search-words';

const LINES = [
  'I: And then?',
  'R: She asked. 🧦 Nobody answered, so she asked again. Then it was over.',
  'I: Over?',
  'R: Over.',
];
const person: Person = {
  id: 'p',
  label: 'AD-1',
  category: 'Advocates',
  subcategory: null,
  attribution: 'Advocate',
  consent: 'quote',
};

function view(kind = 'recording', lines = LINES): TranscriptView {
  const { row, text, turns, speakers } = layOut(
    { file: 'AD-1.txt', person, date: '2024-06-27', mode: 'Video', lines },
    0,
  );
  return { row: { ...row, kind }, text, turns, speakers, codings: [] };
}

function hitOn(words: string, of = view()): FoundHit {
  const { start, end } = spanOf(of.text, words);
  return {
    ...{ transcript: of.row.transcript, file_name: 'AD-1.txt', interviewee: 'AD-1', person: 'p' },
    ...{ category: 'Advocates', subcategory: null, date: null, turn: 2, start, end, text: words },
    ...{ before: '', after: '', codes: [], codings: [], quotable: false, raw: false },
    ...{ speaker_role: 'respondent', groups: [] },
  };
}

describe('what stands around a hit', () => {
  it('is its turn with those beside it; the hit and other hits are marked', () => {
    const [first, second] = [hitOn('asked.'), hitOn('asked again')];
    const turns = contextOf(view(), second, [first]);
    expect(turns.map(({ number, asked, here }) => [number, asked, here])).toEqual([
      [1, true, false],
      [2, false, true],
      [3, true, false],
      [4, false, false],
    ]);
    expect(turns[1]?.pieces).toEqual([
      { text: 'She ', mark: null },
      { text: 'asked.', mark: 'other' },
      { text: ' 🧦 Nobody answered, so she ', mark: null },
      { text: 'asked again', mark: 'hit' },
      { text: '. Then it was over.', mark: null },
    ]);
  });

  it('is cut where a turn is very long, with the hit in it', () => {
    const long = view('recording', [`R: ${'before '.repeat(900)}here${' after'.repeat(900)}`]);
    const pieces = contextOf(long, hitOn('here', long), [])[0]?.pieces ?? [];
    expect(pieces.map(({ mark }) => mark)).toEqual([null, null, 'hit', null, null]);
    expect(pieces.map(({ text }) => text).join('').length).toBeLessThan(4100);
  });
});

describe('quotations', () => {
  const quoted = (hits: FoundHit[], of = view(), who: Person | undefined = person) =>
    quotationsOf(
      hits,
      () => of,
      () => who,
    );

  it('are whole sentences with who said them; hits of one sentence are one', () => {
    const hits = [hitOn('answered'), hitOn('asked again'), hitOn('over.')];
    expect(quoted(hits)).toEqual({
      text: '“🧦 Nobody answered, so she asked again.” —Advocate\n\n“Then it was over.” —Advocate',
      count: 2,
      leftOut: 0,
      raw: false,
    });
  });

  it('are made only of what may be quoted', () => {
    const hit = hitOn('answered');
    expect(quoted([hit], view(), { ...person, consent: 'paraphrase' })).toMatchObject({
      count: 0,
      leftOut: 1,
    });
    expect(quoted([hit], view(), { ...person, consent: null })).toMatchObject({ count: 0, leftOut: 1 });
    expect(quoted([{ ...hit, person: null }])).toMatchObject({ count: 0, leftOut: 1 });
    expect(quoted([{ ...hit, speaker_role: 'interviewer' }])).toMatchObject({ count: 0, leftOut: 1 });
    expect(quoted([{ ...hit, raw: true }]).raw).toBe(true);
  });

  it('have no quotation marks where they are notes', () => {
    expect(quoted([hitOn('Then')], view('notes')).text).toBe('Then it was over. —Advocate');
  });
});

describe('examples', () => {
  it('are made of what the study has, and there are five in an empty one, too', () => {
    const codes = [
      { name: 'Beds', path: 'Care > Beds', passages: 4 },
      { name: 'Beds', path: 'Money > Beds', passages: 9 },
      { name: 'Food', path: 'Food', passages: 0 },
    ];
    const rows = [{ interviewee: person }, { interviewee: null }];
    const full = examplesFor(codes, rows).map(({ query }) => query);
    expect(full).toHaveLength(5);
    expect(full).toContain('help category:Advocates');
    expect(full).toContain('because code:"Money > Beds"');
    const empty = examplesFor([], []).map(({ query }) => query);
    expect(new Set(empty).size).toBe(5);
    expect(empty.join(' ')).not.toMatch(/category:|code:/u);
  });
});

describe('sentences', () => {
  const reached = { searched: 39, matched: 21, beyond: 0, not_coded: 3 };
  const interviewees = { total: 45, interviewed: 42, withdrawn: 0, ...reached };
  const answer = { kind: 'text' as const, passages: 26, interviewees, hits_total: 31 };

  it('lead with people and how many could be reached', () => {
    expect(headline({ ...answer } as Parameters<typeof headline>[0])).toBe(
      '26 passages by 21 of 39 interviewees searched (42 interviewed)',
    );
    expect(headline({ ...answer, kind: 'codes' } as Parameters<typeof headline>[0])).toBe(
      '26 passages by 21 of 39 interviewees coded (42 interviewed)',
    );
    expect(headline({ ...answer, kind: 'people' } as Parameters<typeof headline>[0])).toBe(
      '21 of 39 interviewees without it (42 interviewed)',
    );
    const more = {
      ...answer,
      kind: 'codes' as const,
      interviewees: { ...interviewees, beyond: 2, withdrawn: 1 },
    };
    expect(beside(more as Parameters<typeof beside>[0])).toBe(
      'said by 2 more whose interview is not finished, 3 interviewees not coded yet, 1 withdrawn',
    );
  });

  it('say what coding would do and what it leaves', () => {
    expect(planned({ hits: 3, passages: 2, people: 1, already: 1, interviewer_left_out: 0 })).toBe(
      '2 passages by 1 person; 1 coded so already',
    );
    expect(planned({ hits: 1, passages: 0, people: 0, already: 0, interviewer_left_out: 1 })).toBe(
      'Nothing to code; 1 hit of the interviewer is left out',
    );
  });

  it('name who came and who went, and count the rest', () => {
    const change = { since: '', passages_before: 4, matched_before: 2, new: ['A', 'B'], gone: [] };
    expect(changedWords(change, { passages: 6, matched: 4 })).toBe(
      'New: A and B; 4 passages before; 2 people before',
    );
    expect(changedWords({ ...change, new: [] }, { passages: 4, matched: 2 })).toBeNull();
    const many = { ...change, new: ['A', 'B', 'C', 'D', 'E', 'F'] };
    expect(changedWords(many, { passages: 4, matched: 2 })).toBe('New: A, B, C and 3 more');
  });

  it('tell aliases from words', () => {
    expect(aliasPieces('Then [colleague 1] came.')).toEqual([
      { text: 'Then ', alias: false },
      { text: 'colleague 1', alias: true },
      { text: ' came.', alias: false },
    ]);
  });
});

describe('a list that was cut', () => {
  it('leads on in groups of which nothing is listed', () => {
    const category = (name: string) => ({
      ...{ category: name, interviewees: 1, searched: 1, matched: 1, passages: 1, subcategories: [] },
    });
    const answer = {
      ...{ kind: 'text', hits: [hitOn('asked.')], notes: [], cut: true },
      by_category: [category('Advocates'), category('Experts')],
    };
    const shape = { sort: 'category' as const, closed: new Set<string>(), whole: new Set<string>() };
    const rows = resultRows(answer as unknown as Parameters<typeof resultRows>[0], shape);
    expect(rows.map(({ kind }) => kind)).toEqual(['group', 'hit', 'group', 'rest']);
    const closed = { ...shape, closed: new Set(['group Experts']) };
    expect(resultRows(answer as unknown as Parameters<typeof resultRows>[0], closed)).toHaveLength(3);
  });
});
