import { describe, expect, it } from 'vitest';
import { newStudyProblems } from './new-study';

const good = {
  name: 'Pilot',
  path: '/a/Pilot.verbatim',
  passphrase: 'zwölf Äpfel',
  again: 'zwölf Äpfel',
  coder: 'Ines',
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

  it('names every field that is empty', () => {
    const empty = { name: ' ', path: '', passphrase: '', again: '', coder: '' };
    expect(Object.keys(newStudyProblems(empty))).toEqual(['name', 'path', 'passphrase', 'coder']);
  });
});
