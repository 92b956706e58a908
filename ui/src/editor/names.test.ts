import { describe, expect, it } from 'vitest';
import { recordingTime, speakerName } from './names';

const interviewer = { label: 'I', role: 'interviewer' };
const second = { label: 'I2', role: 'interviewer' };
const respondent = { label: 'R', role: 'respondent' };
const other = { label: 'Dana', role: 'respondent' };

describe('speakerName', () => {
  it('writes out interviewers', () => {
    expect(speakerName(interviewer, [interviewer, respondent])).toBe('Interviewer');
    expect(speakerName(second, [interviewer, second, respondent])).toBe('Interviewer 2');
  });

  it('leaves out the only respondent and names several', () => {
    expect(speakerName(respondent, [interviewer, respondent])).toBeNull();
    expect(speakerName(other, [interviewer, respondent, other])).toBe('Dana');
  });

  it('always names a speaker whose role is unknown', () => {
    const unknown = { label: 'Voice', role: 'unknown' };
    expect(speakerName(unknown, [interviewer, unknown])).toBe('Voice');
  });
});

describe('recordingTime', () => {
  it('writes minutes and seconds, hours where there are any', () => {
    expect(recordingTime(580_000)).toBe('09:40');
    expect(recordingTime(3_723_000)).toBe('1:02:03');
    expect(recordingTime(null)).toBeNull();
  });
});
