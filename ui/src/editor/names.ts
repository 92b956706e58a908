// Names of speakers and times as a reader expects them. Pure.

/** A speaker as the core knows it. */
export interface NamedSpeaker {
  label: string;
  role: string;
}

/**
 * The name to show before a turn, or `null` where it goes without saying: the only respondent of an interview needs
 * no name on every turn. `I` and `I2` become `Interviewer` and `Interviewer 2`.
 */
export function speakerName(
  speaker: NamedSpeaker | undefined,
  speakers: readonly NamedSpeaker[],
): string | null {
  if (!speaker) return null;
  const short = /^(?:I|INT|Q)\s?(\d*)$/iu.exec(speaker.label);
  if (speaker.role === 'interviewer' && short) return short[1] ? `Interviewer ${short[1]}` : 'Interviewer';
  if (speaker.role === 'respondent' && speakers.filter((one) => one.role !== 'interviewer').length === 1)
    return null;
  return speaker.label;
}

/** A time of the recording: `9:40` becomes `09:40`, over an hour `1:02:03`. */
export function recordingTime(milliseconds: number | null): string | null {
  if (milliseconds === null) return null;
  const seconds = Math.floor(milliseconds / 1000);
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}
