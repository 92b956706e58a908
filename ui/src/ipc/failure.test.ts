import { describe, expect, it } from 'vitest';
import { Failure } from './failure';

describe('Failure.from', () => {
  it('keeps the three sentences and a code that a screen acts on', () => {
    const failure = Failure.from({
      code: 'wrong_secret',
      what: 'No.',
      kept: 'Nothing was changed.',
      next: 'Try again.',
    });
    expect(failure).toMatchObject({
      code: 'wrong_secret',
      what: 'No.',
      kept: 'Nothing was changed.',
      next: 'Try again.',
    });
  });

  it('shows an unknown code with its sentences', () => {
    expect(
      Failure.from({ code: 'drive_full', what: 'The drive is full.', kept: null, next: null }),
    ).toMatchObject({
      code: 'other',
      what: 'The drive is full.',
      kept: null,
    });
  });

  it('makes a sentence of anything unexpected', () => {
    expect(Failure.from('panic at src/lib.rs')).toMatchObject({
      code: 'internal',
      what: 'Something in Verbatim went wrong.',
    });
  });
});
