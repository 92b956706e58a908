// Lays out the invented interviews as the real import would: text, turns after their labels, speakers.
import type { FakeInterview } from './fake-study';
import type { Coder } from './generated/Coder';
import type { InterviewRow } from './generated/InterviewRow';
import type { Speaker } from './generated/Speaker';
import type { Turn } from './generated/Turn';

/** A transcript of the fake. */
export interface FakeTranscript {
  id: string;
  row: InterviewRow;
  text: string;
  turns: Turn[];
  speakers: Speaker[];
}

/** The transcript of an invented interview. Offsets are code points. */
export function layOut(interview: FakeInterview, at: number): FakeTranscript {
  const labels = [...new Set(interview.lines.map((line) => line.split(': ')[0] ?? ''))];
  const speakers = labels.map((label) => ({ label, role: role(label), interviewee: null }));
  const turns: Turn[] = [];
  let text = '';
  let length = 0;
  let words = 0;
  interview.lines.forEach((line, number) => {
    const label = line.split(': ')[0] ?? '';
    const start = length + [...label].length + 2;
    const end = length + [...line].length;
    const speaker = labels.indexOf(label);
    turns.push({
      number: number + 1,
      start,
      end,
      speaker,
      role: role(label),
      start_ms: (number * 47 + 9) * 1000,
    });
    if (role(label) === 'respondent') words += line.split(/\s+/).length - 1;
    text += `${line}\n\n`;
    length = end + 2;
  });
  const id = `transcript-${at}`;
  const row: InterviewRow = {
    transcript: id,
    interview: `interview-${at}`,
    file_name: interview.file,
    interviewee: interview.person,
    date: interview.date,
    mode: interview.mode,
    kind: 'recording',
    status: 'raw',
    words,
    turns: turns.length,
    passages: 0,
    codings: 0,
    coded_by: [],
    finished_by: [],
    speakers_unknown: false,
    interviewers: null,
    language: null,
    speakers,
    memos: 0,
    open_questions: 0,
  };
  return { id, row, text, turns, speakers };
}

/** Where the words stand, in code points, end exclusive. */
export function spanOf(text: string, words: string): { start: number; end: number } {
  const at = text.indexOf(words);
  if (at < 0) throw new Error(`not in the invented interview: ${words}`);
  const start = [...text.slice(0, at)].length;
  return { start, end: start + [...words].length };
}

function role(label: string): string {
  return label.startsWith('I') ? 'interviewer' : 'respondent';
}

/** A coder of the fake. */
export function coderOf(name: string, at: number): Coder {
  const initials = name
    .split(' ')
    .map((word) => word[0] ?? '')
    .join('')
    .slice(0, 2)
    .toUpperCase();
  return { id: `coder-${at}`, name, initials };
}

/** A label inside a sentence. */
export function lower(label: string): string {
  return (label[0] ?? '').toLowerCase() + label.slice(1);
}
