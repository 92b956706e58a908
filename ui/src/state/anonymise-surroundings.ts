// What the review of a transcript stands on: the text that is drawn, and what it needs to know of the window. Types.
import type { AliasRow, TranscriptView } from '../ipc/types';
import type { Extent } from './anonymise-extent';
import type { Preferences } from './preferences.svelte';

/** What the review asks of the text that is drawn. */
export interface TextPort {
  show: (view: TranscriptView) => void;
  update: (view: TranscriptView) => void;
  reveal: (start: number, end: number) => void;
  selectUnit: (unit: 'sentence' | 'turn', extend: boolean) => void;
  dropSelection: () => void;
  focus: () => void;
}

/** Words that somebody marked, or a finding whose extent was changed. */
export interface Marked extends Extent {
  kind: string;
  text: string;
}

/** What the review needs to know. Closures, so that they stay current. */
export interface ReviewSurroundings {
  preferences: Preferences;
  aliases: () => readonly AliasRow[];
}
