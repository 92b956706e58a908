import { describe, expect, it } from 'vitest';
import { announcement } from './announce';

const rest = { id: 'a', name: 'Root causes', start: 10, end: 20 };
const other = { id: 'b', name: 'Recommendations', start: 15, end: 30 };

describe('announcement', () => {
  it('says that a code starts, and that it is being read', () => {
    expect(announcement([], [rest], 10)).toBe('Root causes, starts');
    expect(announcement([], [rest], 14)).toBe('Root causes');
  });

  it('says nothing while the caret stays inside', () => {
    expect(announcement([rest], [rest], 12)).toBe('');
  });

  it('says that a code ends, and that it was left', () => {
    expect(announcement([rest], [rest], 20)).toBe('Root causes, ends');
    expect(announcement([rest, other], [other], 25)).toBe('Root causes, left');
  });

  it('says all that changes at once', () => {
    expect(announcement([rest], [rest, other], 15)).toBe('Recommendations, starts');
    expect(announcement([rest], [other], 21)).toBe('Recommendations. Root causes, left');
  });
});
