import { describe, expect, it } from 'vitest';
import { newStudyProblems } from './new-study';

const good = {
  name: 'Pilot',
  path: '/a/Pilot.verbatim',
  passphrase: 'zwölf Äpfel',
  again: 'zwölf Äpfel',
  coder: 'Ines',
  begin: 'tvpa' as const,
  project: null,
};

describe('newStudyProblems', () => {
  it('finds nothing in a filled form', () => {
    expect(newStudyProblems(good)).toEqual({});
  });

  it('counts characters of the passphrase, not units', () => {
    expect(newStudyProblems({ ...good, passphrase: '🧦🧦🧦🧦', again: '🧦🧦🧦🧦' })).toHaveProperty(
      'passphrase',
    );
  });

  it('compares the two passphrases', () => {
    expect(newStudyProblems({ ...good, again: 'zwölf Apfel' })).toEqual({
      again: 'The two passphrases differ.',
    });
  });

  it('asks for the project that the study is to begin with', () => {
    expect(newStudyProblems({ ...good, begin: 'project' })).toEqual({ project: 'Choose the project.' });
    expect(newStudyProblems({ ...good, begin: 'project', project: '/a/theirs.qdpx' })).toEqual({});
  });

  it('names every field that is empty', () => {
    const empty = { ...good, name: ' ', path: '', passphrase: '', again: '', coder: '' };
    expect(Object.keys(newStudyProblems(empty))).toEqual(['name', 'path', 'passphrase', 'coder']);
  });
});
