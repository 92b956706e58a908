// Choices with a name: what they are called in the study, and what holds where nobody chose.
import type { Preferences } from './preferences.svelte';

/** When it is said that only an interviewer's words were coded. */
export type InterviewerWarning = 'once' | 'always' | 'never';

/** Minutes of rest until the study locks where nobody chose, and how many can be chosen. */
export const LOCK_MINUTES = 10;
export const LOCK_LEAST = 1;
export const LOCK_MOST = 60;

/** The settings of the open study. */
export class Settings {
  constructor(private readonly preferences: Preferences) {}

  /** Minutes of rest until the study locks; 0 is never. The same for everyone. */
  get lockMinutes(): number {
    const chosen = this.preferences.get<number>('lock.minutes', LOCK_MINUTES);
    return chosen === 0 ? 0 : Math.min(LOCK_MOST, Math.max(LOCK_LEAST, Math.round(chosen)));
  }
  set lockMinutes(minutes: number) {
    this.preferences.set('lock.minutes', minutes, false);
  }

  /** When it is said that only an interviewer's words were coded. The coder's own choice. */
  get interviewerWarning(): InterviewerWarning {
    const chosen = this.preferences.get<string>('interviewer.warning', 'once');
    return chosen === 'always' || chosen === 'never' ? chosen : 'once';
  }
  set interviewerWarning(when: InterviewerWarning) {
    this.preferences.set('interviewer.warning', when, true);
    this.preferences.set('interviewer.warned', null, true);
  }

  /** Whether a cell that is open says how far off its share may be. The coder's own choice; off until chosen. */
  get interval(): boolean {
    return this.preferences.get<boolean>('themes.interval', false);
  }
  set interval(shown: boolean) {
    this.preferences.set('themes.interval', shown, true);
  }

  /** Whether it is to be said now; `once` is over after the first time. */
  warnsOfInterviewer(): boolean {
    if (this.interviewerWarning !== 'once') return this.interviewerWarning === 'always';
    const first = !this.preferences.get<boolean>('interviewer.warned', false);
    if (first) this.preferences.set('interviewer.warned', true, true);
    return first;
  }
}
