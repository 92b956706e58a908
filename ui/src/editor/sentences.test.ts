import { describe, expect, it } from 'vitest';
import { sentenceAt, sentences } from './sentences';

const split = (text: string): string[] => sentences(text).map(({ from, to }) => text.slice(from, to));

describe('sentences', () => {
  it('are split where a reader would, without the blanks between them', () => {
    expect(split('They knew. He had a binder!  Why?')).toEqual(['They knew.', 'He had a binder!', 'Why?']);
  });

  it('go on after a title, an initial and a Latin abbreviation', () => {
    expect(split('Dr. Ruiz met Sgt. Vance. J. Okafor was there, e.g. Monday.')).toEqual([
      'Dr. Ruiz met Sgt. Vance.',
      'J. Okafor was there, e.g. Monday.',
    ]);
  });

  it('go on after a quotation that is followed by who said it', () => {
    expect(split('“Stop!” she said. I stopped.')).toEqual(['“Stop!” she said.', 'I stopped.']);
  });

  it('end after an abbreviation only where a new one begins', () => {
    expect(split('The U.S. Attorney came at 4 p.m. They left.')).toEqual([
      'The U.S. Attorney came at 4 p.m.',
      'They left.',
    ]);
  });

  it('take a plain “No.” for an answer, and “No. 4” for a number', () => {
    expect(split('No. Nobody asked. It was No. 4 on the list.')).toEqual([
      'No.',
      'Nobody asked.',
      'It was No. 4 on the list.',
    ]);
  });

  it('are found in Chinese and Arabic', () => {
    expect(split('他们没有来。我们等了。')).toEqual(['他们没有来。', '我们等了。']);
    expect(split('لم يسأل أحد. كنت خائفة؟ نعم.')).toEqual(['لم يسأل أحد.', 'كنت خائفة؟', 'نعم.']);
  });

  it('end with a paragraph', () => {
    expect(split('and then\nnothing happened')).toEqual(['and then', 'nothing happened']);
  });
});

describe('sentenceAt', () => {
  const all = sentences('One. Two. Three.');

  it('is the one at the position, or the next where it is between two', () => {
    expect(sentenceAt(all, 2)).toEqual({ from: 0, to: 4 });
    expect(sentenceAt(all, 4)).toEqual({ from: 5, to: 9 });
  });

  it('is the last at the very end', () => {
    expect(sentenceAt(all, 16)).toEqual({ from: 10, to: 16 });
  });
});
