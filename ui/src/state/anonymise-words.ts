// What Anonymise calls kinds of identifiers, how sure a finding is, and the state of a text. Pure.
import type { DeidentificationRow } from '../ipc/types';
import { capital, moment, number } from './words';

/** Kinds of identifiers, as the core names them, in the order in which lists show them. */
export const KINDS = [
  'person',
  'place',
  'organisation',
  'street',
  'phone',
  'e-mail',
  'web address',
  'handle',
  'date',
  'age',
  'number',
  'pattern',
  'life detail',
] as const;

/** How the passphrase of the key file is asked for. */
export const KEY_PASSPHRASE = 'Passphrase of the key file';

/** The form that asks for it where names are only compared. */
export const COMPARING = {
  label: KEY_PASSPHRASE,
  hint: 'Real names are only compared; none of them leaves.',
  words: 'Open the key file',
  busyWords: 'Opening…',
} as const;

/** The word of an alias for something that somebody marked by hand. */
const ALIAS_WORDS: Readonly<Record<string, string>> = {
  phone: 'phone number',
  'e-mail': 'e-mail address',
  pattern: 'identifier',
  'life detail': 'family detail',
};

/** What is offered for a detail of somebody's life. */
export const DETAIL_WORDS = [
  'family detail',
  'work detail',
  'health detail',
  'place detail',
  'detail of the case',
  'personal detail',
] as const;

/** The word of an alias for a kind of identifier of which nothing more is known. */
export function aliasWord(kind: string): string {
  return ALIAS_WORDS[kind] ?? kind;
}

/** Kinds whose replacement says what stood there, so that several names may share it. */
export function isGeneralKind(kind: string): boolean {
  return kind === 'life detail' || kind === 'date' || kind === 'age';
}

/** A kind as a word that begins with a capital: `E-mail address`. */
export function kindName(kind: string): string {
  if (kind === 'phone' || kind === 'e-mail') return capital(aliasWord(kind));
  return kind === 'pattern' ? 'Pattern of the team' : capital(kind);
}

/** All kinds, to choose from. */
export const KIND_CHOICES = KINDS.map((kind) => ({ value: kind, words: kindName(kind) }));

/** How sure the search is, in words. */
export function confidenceWords(confidence: number): string {
  if (confidence >= 85) return 'almost certain';
  if (confidence >= 60) return 'likely';
  return confidence >= 35 ? 'possible' : 'a guess';
}

/** The status of a text with who took the step: `De-identified by Ines Ortega`. */
export function statusOf(row: Pick<DeidentificationRow, 'status' | 'deidentified' | 'read'>): string {
  if (row.status === 'read by a second person' && row.read) return `Read by ${row.read.coder}`;
  if (row.status === 'de-identified' && row.deidentified) return `De-identified by ${row.deidentified.coder}`;
  return capital(row.status);
}

/** Everybody who stands for a text: `De-identified by Ines Ortega, read by Theo Lund`. */
export function answerFor(row: Pick<DeidentificationRow, 'status' | 'deidentified' | 'read'>): string {
  const { deidentified, read } = row;
  if (!deidentified || !read) return statusOf(row);
  return `De-identified by ${deidentified.coder}, read by ${read.coder}`;
}

/** Every step that a text has taken, as sentences: who, when, and whether the text changed since. */
export function stepsOf(row: Pick<DeidentificationRow, 'deidentified' | 'read'>): string[] {
  const since = (changed: boolean): string => (changed ? ' The text has changed since.' : '');
  const { deidentified, read } = row;
  return [
    ...(deidentified
      ? [
          `De-identified by ${deidentified.coder}, ${moment(deidentified.at)}.${since(deidentified.changed_since)}`,
        ]
      : []),
    ...(read ? [`Read by ${read.coder}, ${moment(read.at)}.${since(read.changed_since)}`] : []),
  ];
}

/** Whether a text still waits: nobody has said that it is de-identified, or it has changed since. */
export function waits(row: Pick<DeidentificationRow, 'status' | 'deidentified'>): boolean {
  return row.status === 'raw' || row.status === 'in review' || row.deidentified?.changed_since === true;
}

/** What kinds of places of a leak scan are called. */
const SCOPES: Readonly<Record<string, string>> = {
  transcript: 'Transcripts',
  'transcript not de-identified': 'Not de-identified yet',
  speaker: 'Speaker labels',
  'file name': 'File names',
  memo: 'Memos',
  'review note': 'Review notes',
  summary: 'Summaries of the framework matrix',
  code: 'Code names and definitions',
  'attribute of codings': 'Attributes of codings',
  alias: 'Aliases',
  'saved search': 'Saved searches',
  'saved view': 'Saved views',
  interviewee: 'Interviewees',
  'interviewee id': 'Ids of interviewees',
  category: 'Categories',
  attribute: 'Attributes',
  group: 'Groups of interviewees',
  interview: 'Details of interviews',
  outreach: 'Outreach list',
  'keep-list entry': 'Keep-list',
  pattern: 'Patterns of the team',
  allowance: 'Reasons why something may stay',
  coder: 'Coders',
  draft: 'What is being typed',
  window: 'What the window remembers',
  backup: 'Paths of backups',
  export: 'Settings of what left',
  'kept part': 'Kept parts of other programs’ projects',
  study: 'Name of the study',
  file: 'Files',
};

/** What a kind of place of a leak scan is called. */
export function scopeName(place: string): string {
  return SCOPES[place] ?? capital(place);
}

/** How a kind of place came out of a leak scan: `39 of 39 clean`, `2 hold something`. */
export function scopeWords({ place, of, clean }: { place: string; of: number; clean: number }): string {
  if (place === 'transcript not de-identified') return `${number(of)}, not scanned`;
  if (clean === of) return of === 1 ? 'clean' : `${number(of)} clean`;
  return `${number(of - clean)} of ${number(of)} to check`;
}

/** Dots in place of a name: as many for every name, since its length could tell it. */
export const DOTS = '••••••••••';
