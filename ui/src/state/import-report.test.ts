import { expect, it } from 'vitest';
import { reportLines } from './import-report';
import { undecided } from './import-choices';

it('tells first what did not go in, and nothing twice', () => {
  const stayed = undecided('/in/empty.txt', {
    file: 'empty.txt',
    error: 'The file is empty.',
    source: '',
    encoding: null,
    turns: 0,
    words: 0,
    speakers: [],
    interviewee: null,
    taken: null,
    notes: [],
    beginning: '',
  });
  const lines = reportLines(
    {
      summary: '',
      files: [
        { file: 'a.txt', outcome: 'imported', messages: [], turns: 1, interviewee: null },
        { file: 'b.txt', outcome: 'failed', messages: ['Its name is taken.'], turns: 0, interviewee: null },
        {
          file: 'c.txt',
          outcome: 'skipped',
          messages: ['The same text is there.'],
          turns: 0,
          interviewee: null,
        },
      ],
      problems: ['b.txt: Its name is taken.', 'people.csv, line 12: no id.'],
      notes: ['EX-1: consent changed.'],
    },
    [stayed],
  );
  expect(lines.map((line) => `${line.outcome}: ${line.file} ${line.said}`)).toEqual([
    'failed:  people.csv, line 12: no id.',
    'failed: empty.txt Not imported. The file is empty.',
    'failed: b.txt Not imported. Its name is taken.',
    'skipped: c.txt Skipped. The same text is there.',
    'imported: a.txt 1 turn, bound to nobody yet.',
    'imported:  EX-1: consent changed.',
  ]);
});
