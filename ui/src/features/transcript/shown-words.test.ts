import { describe, expect, it } from 'vitest';
import type { CodeRow, Coder, Coding } from '../../ipc/types';
import { hiddenWords, shownWords } from './shown-words';

const coders: Coder[] = [
  { id: 'a', name: 'Ines Ortega', initials: 'IO' },
  { id: 'b', name: 'Theo Lund', initials: 'TL' },
];
const speakers = [
  { label: 'I', role: 'interviewer', interviewee: null },
  { label: 'R', role: 'respondent', interviewee: null },
];
const themes = ['One', 'Two', 'Three', 'Four'].map((name) => ({ id: name, name })) as CodeRow[];
const codings = (shown: number, all: number) => ({
  shown: Array.from<Coding>({ length: shown }),
  all: Array.from<Coding>({ length: all }),
});
const none = {
  coders: 'mine' as const,
  hiddenThemes: new Set<string>(),
  quiet: new Set<string>(),
  folded: true,
};

describe('whose codings show', () => {
  it('is said by name where it is one other coder', () => {
    expect(shownWords({ coders: 'mine' }, coders)).toBe('My codings');
    expect(shownWords({ coders: 'all' }, coders)).toBe('All coders');
    expect(shownWords({ coders: new Set(['b']) }, coders)).toBe('Codings of Theo Lund');
    expect(shownWords({ coders: new Set() }, coders)).toBe('No codings');
  });
});

describe('what is hidden', () => {
  const known = { themes, speakers };

  it('is counted, and themes are named where few are left', () => {
    expect(hiddenWords({ ...none, hiddenThemes: new Set(['One']) }, codings(5, 8), known)).toBe(
      '3 codings hidden · 3 of 4 themes',
    );
    expect(
      hiddenWords({ ...none, hiddenThemes: new Set(['One', 'Two', 'Three']) }, codings(7, 8), known),
    ).toBe('1 coding hidden · only Four');
  });

  it('says whose turns are hidden or grey, by the name that the transcript shows', () => {
    const quiet = new Set(['I']);
    expect(hiddenWords({ ...none, quiet }, codings(8, 8), known)).toBe('Turns of Interviewer hidden');
    expect(hiddenWords({ ...none, quiet, folded: false }, codings(7, 8), known)).toBe(
      '1 coding hidden · turns of Interviewer in grey',
    );
  });
});
