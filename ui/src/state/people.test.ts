import { describe, expect, it } from 'vitest';
import type { IntervieweeCard, OutreachRow, People } from '../ipc/types';
import {
  attributeValue,
  categoryChoices,
  dayOf,
  described,
  labelProblem,
  moved,
  outreachShown,
  outreachTotals,
  peopleShown,
  siblingsOf,
  withAttribute,
} from './people';

const card = (label: string, more: Partial<IntervieweeCard> = {}): IntervieweeCard => ({
  id: `p-${label}`,
  label,
  category_id: null,
  category: null,
  subcategory: null,
  attribution: null,
  consent: null,
  consent_date: null,
  consent_source: null,
  embargo_until: null,
  recommended_by: [],
  same_organisation_as: [],
  groups: [],
  attributes: [null, null],
  transcripts: [],
  memos: 0,
  ...more,
});

const PEOPLE: People = {
  interviewees: [
    card('EX-10', { attributes: ['12', 'North'] }),
    card('EX-2', { consent: 'quote', transcripts: ['t'] }),
  ],
  categories: [
    { id: 'le', name: 'Law enforcement', parent: null, attribution: null, interviewees: 0 },
    { id: 'le-f', name: 'Federal', parent: 'le', attribution: null, interviewees: 0 },
    { id: 'pr', name: 'Prosecutors', parent: null, attribution: null, interviewees: 0 },
    { id: 'pr-f', name: 'Federal', parent: 'pr', attribution: null, interviewees: 0 },
  ],
  attributes: [
    { id: 'a', name: 'Years', kind: 'integer', values: [] },
    { id: 'b', name: 'Region', kind: 'text', values: [] },
  ],
  consents: [],
  groups: [],
};

describe('a day', () => {
  it('is read as people write it', () => {
    for (const typed of [
      '2024-06-27',
      '27 Jun 2024',
      '27 June 2024',
      '27. June 2024',
      '27/06/2024',
      ' 27.6.2024 ',
    ])
      expect(dayOf(typed), typed).toBe('2024-06-27');
    expect(dayOf('3 Sept 2024')).toBe('2024-09-03');
  });

  it('is refused where the calendar has none', () => {
    for (const typed of ['31 Feb 2024', '2024-13-01', 'spring 2024', '27 Foo 2024', '0001-01-01'])
      expect(dayOf(typed), typed).toBeNull();
  });
});

describe('a value of an attribute', () => {
  it('is held to its kind', () => {
    expect(attributeValue('integer', ' 12 ')).toEqual({ value: '12' });
    expect(attributeValue('integer', 'twelve')).toHaveProperty('problem');
    expect(attributeValue('decimal', '2,5')).toEqual({ value: '2.5' });
    expect(attributeValue('date', '27 Jun 2024')).toEqual({ value: '2024-06-27' });
    expect(attributeValue('boolean', 'maybe')).toHaveProperty('problem');
    expect(attributeValue('text', '')).toEqual({ value: '' });
  });

  it('is changed alone: what else is known of the person stays', () => {
    const [person] = PEOPLE.interviewees;
    if (!person) throw new Error('nobody');
    const named = (values: { name: string; value: string }[]) =>
      Object.fromEntries(values.map(({ name, value }) => [name, value]));
    expect(named(described(person, PEOPLE.attributes).attributes)).toEqual({ Years: '12', Region: 'North' });
    expect(named(withAttribute(person, PEOPLE.attributes, 'Years', '13'))).toEqual({
      Years: '13',
      Region: 'North',
    });
    expect(named(withAttribute(person, PEOPLE.attributes, 'Region', ''))).toEqual({ Years: '12' });
  });
});

describe('interviewees', () => {
  it('are filtered by anything that their row says, and sorted as people read', () => {
    expect(peopleShown(PEOPLE, 'north', null).map((one) => one.label)).toEqual(['EX-10']);
    const sorted = peopleShown(PEOPLE, '', { by: 'label', down: false });
    expect(sorted.map((one) => one.label)).toEqual(['EX-2', 'EX-10']);
  });

  it('need a label that nobody else has', () => {
    expect(labelProblem(' ', [])).not.toBeNull();
    expect(labelProblem('EX-2', PEOPLE.interviewees)).toContain('EX-2');
    expect(labelProblem('EX-3', PEOPLE.interviewees)).toBeNull();
  });
});

describe('categories', () => {
  it('name a subcategory with its category, so that no two are called alike', () => {
    expect(categoryChoices(PEOPLE.categories).map((one) => one.words)).toEqual([
      'Law enforcement',
      'Law enforcement > Federal',
      'Prosecutors',
      'Prosecutors > Federal',
    ]);
  });

  it('move among their siblings only', () => {
    expect(siblingsOf(PEOPLE, 'pr')).toEqual(['le', 'pr']);
    expect(siblingsOf(PEOPLE, 'pr-f')).toEqual(['pr-f']);
    expect(siblingsOf(PEOPLE, 'b')).toEqual(['a', 'b']);
    expect(moved(0, -1, 2)).toBeNull();
    expect(moved(0, 1, 2)).toBe(1);
    expect(moved(-1, 1, 2)).toBeNull();
  });
});

describe('the outreach list', () => {
  const approach = (label: string, outcome: string, found: string | null = null): OutreachRow => ({
    id: label,
    label,
    category_id: null,
    approached: null,
    found,
    outcome,
    interviewee: null,
  });
  const rows = [
    ...Array.from({ length: 42 }, (_, at) => approach(`i${at}`, 'interviewed')),
    ...Array.from({ length: 11 }, (_, at) => approach(`d${at}`, 'declined')),
    ...Array.from({ length: 8 }, (_, at) => approach(`n${at}`, 'no answer', 'Public list')),
  ];

  it('adds up what became of everyone', () => {
    expect(outreachTotals(rows)).toBe('61 approached: 42 interviewed, 11 declined, 8 no answer');
    expect(outreachTotals([approach('a', 'approached')])).toBe('1 approached: 1 still open');
    expect(outreachTotals([])).toBe('Nobody approached yet');
  });

  it('is filtered by how people were found', () => {
    expect(outreachShown(rows, [], 'public', null)).toHaveLength(8);
  });
});
