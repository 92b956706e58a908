import { expect, it } from 'vitest';
import type { Approaches, SampleComposition } from '../ipc/types';
import { sampleRows, sampleText } from './sample.svelte';

const none: Approaches = { approached: 0, open: 0, no_answer: 0, declined: 0, agreed: 0, interviewed: 0 };
const sample: SampleComposition = {
  interviewed: 3,
  interviews: 3,
  of_nobody: 0,
  waiting: 0,
  withdrawn: 0,
  first: null,
  last: null,
  outreach: { ...none, approached: 5, declined: 2, interviewed: 3 },
  categories: [
    {
      category: 'Advocates',
      interviewed: 2,
      approaches: { ...none, approached: 4, declined: 2, interviewed: 2 },
      subcategories: [
        { subcategory: 'Legal', interviewed: 1, approaches: none },
        { subcategory: null, interviewed: 1, approaches: none },
      ],
    },
    { category: null, interviewed: 1, approaches: none, subcategories: [] },
  ],
  attribute: { attribute: 'region', values: [{ value: null, interviewed: 3, by_category: [2, 1] }] },
  said: ['3 people of 1 category were interviewed, in 3 interviews.'],
};

it('a category is followed by its subcategories, and who is in none has a row of their own', () => {
  expect(sampleRows(sample).map(({ level, name }) => `${level} ${name}`)).toEqual([
    '1 Advocates',
    '2 Legal',
    '2 No subcategory',
    '1 No category',
  ]);
});

it('the text says first that it is internal, and is a table to a word processor', () => {
  const lines = sampleText(sample, '2026-11-26').split('\n');
  expect(lines[0]).toContain('not cleared for publication');
  expect(lines).toContain('Advocates\t\t2\t4\t2\t0\t2\t0\t0');
  expect(lines).toContain('\tLegal\t1\t0\t0\t0\t0\t0\t0');
  expect(lines).toContain('region\tInterviewed\tAdvocates\tNo category');
  expect(lines).toContain('Not known\t3\t2\t1');
});

it('without an outreach list the text says nothing of who declined', () => {
  const text = sampleText({ ...sample, outreach: null }, '2026-11-26');
  expect(text).not.toContain('Declined');
  expect(text.split('\n')).toContain('Advocates\t\t2');
});
