import { describe, expect, it } from 'vitest';
import type { PreviewRow } from '../ipc/types';
import {
  choiceOf,
  endingOf,
  goesIn,
  importCounts,
  personOf,
  suggestedLabel,
  undecided,
  withNewPeople,
} from './import-choices';

const preview = (file: string, more: Partial<PreviewRow> = {}): PreviewRow => ({
  file,
  error: null,
  source: 'TXT',
  encoding: 'UTF-8',
  turns: 2,
  words: 10,
  speakers: [],
  interviewee: null,
  taken: null,
  notes: [],
  beginning: '',
  ...more,
});
const file = (name: string, more: Partial<PreviewRow> = {}) => undecided(`/in/${name}`, preview(name, more));

describe('a label from a file’s name', () => {
  it('is the id that the name begins with', () => {
    expect(suggestedLabel('AD-NP-02 second talk.docx')).toBe('AD-NP-02');
    expect(suggestedLabel('EX-1.txt')).toBe('EX-1');
  });

  it('is the whole name where it begins with no id', () => {
    expect(suggestedLabel('Shelter, north.txt')).toBe('Shelter, north');
    expect(suggestedLabel('AD-NP-02b.txt')).toBe('AD-NP-02b');
  });
});

describe('what goes in', () => {
  const files = [
    file('AD-NP-01.txt', { interviewee: 'AD-NP-01' }),
    file('AD-NP-02.txt'),
    file('empty.txt', { error: 'The file is empty.' }),
    file('again.txt', { taken: 'The same text is in the study already, as LE-L-01.txt.' }),
    { ...file('draft.txt'), leftOut: true },
  ];

  it('leaves out what cannot be read, is there already, or was left out', () => {
    expect(files.filter(goesIn).map((one) => one.row.file)).toEqual(['AD-NP-01.txt', 'AD-NP-02.txt']);
    expect(importCounts(files)).toEqual({ goIn: 2, failed: 1, taken: 1, leftOut: 1, unbound: 1, added: 0 });
  });

  it('gets a new person only where it would belong to nobody', () => {
    const decided = withNewPeople(files, new Set(['AD-NP-01']));
    expect(decided.filter((one) => one.belongs.by === 'new').map(personOf)).toEqual(['AD-NP-02']);
    expect(importCounts(decided)).toMatchObject({ unbound: 0, added: 1 });
  });

  it('is told to the core as it was decided', () => {
    const one = file('AD-NP-02.txt', { interviewee: 'AD-NP-02' });
    expect(choiceOf(one)).toMatchObject({ interviewee: null, new_interviewee: null });
    expect(choiceOf({ ...one, belongs: { by: 'nobody' } })).toMatchObject({ interviewee: '' });
    expect(choiceOf({ ...one, belongs: { by: 'person', id: 'p-7', label: 'EX-1' } })).toMatchObject({
      interviewee: 'p-7',
    });
    expect(choiceOf({ ...one, belongs: { by: 'new', label: 'EX-9' } })).toMatchObject({
      new_interviewee: 'EX-9',
    });
  });
});

it('knows the ending of a path of any system', () => {
  expect(endingOf('C:\\Interviews\\People.CSV')).toBe('csv');
  expect(endingOf('/in/notes')).toBe('');
});
