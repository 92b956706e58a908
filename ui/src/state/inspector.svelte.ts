// Marks of the picked coding: stance, basis, prompting, quotable, off the record, approval; questions about it; its trail.
import { call } from '../ipc/call';
import type { Change, CodeRow, Coding, CodingMark, HistoryRow } from '../ipc/types';
import type { Preferences } from './preferences.svelte';
import type { OpenTranscript } from './transcript.svelte';

/** What a coding can say of its code's statement, `null` first. */
export const STANCES = [
  { value: null, words: 'None' },
  { value: 'supports', words: 'Supports' },
  { value: 'qualifies', words: 'Qualifies' },
  { value: 'contradicts', words: 'Contradicts' },
] as const;

/** How the interviewee knows. */
export const BASES = [
  { value: null, words: 'Not stated' },
  { value: 'experienced', words: 'Experienced' },
  { value: 'witnessed', words: 'Witnessed' },
  { value: 'told by someone', words: 'Told by someone' },
  { value: 'opinion', words: 'Opinion' },
] as const;

/** Whether it was asked for. */
export const PROMPTINGS = [
  { value: null, words: 'Not stated' },
  { value: 'prompted', words: 'Prompted' },
  { value: 'volunteered', words: 'Volunteered' },
] as const;

/** Consent that lets nobody quote what the interviewee has not seen. */
const AFTER_APPROVAL = 'quote after approval';

/** A part of the inspector that a key leads to. */
export type InspectorField = 'memo' | 'question';

/** What the inspector needs to know. Closures, so that they stay current. */
export interface InspectorSurroundings {
  preferences: Preferences;
  transcript: OpenTranscript;
  code: (id: string) => CodeRow | undefined;
  me: () => string | null;
  writable: () => boolean;
}

/** The marks of the picked coding. */
export class Inspector {
  /** The part that a key asked for; the part takes it when it is shown. */
  asked = $state<InspectorField | null>(null);
  private trail = $state.raw<{ of: string; rows: HistoryRow[] } | null>(null);

  constructor(private readonly around: InspectorSurroundings) {}

  /** The sentence that stance refers to: of the coding's code, or of the nearest code above that has one. */
  statementOf(coding: Coding): { statement: string; code: CodeRow } | null {
    let code = this.around.code(coding.code);
    while (code) {
      if (code.statement !== null && code.statement !== '') return { statement: code.statement, code };
      code = code.parent === null ? undefined : this.around.code(code.parent);
    }
    return null;
  }

  /** Whether the marks of a coding can be set: it is one's own. */
  mayMark(coding: Coding): boolean {
    return this.around.writable() && coding.coder === this.around.me();
  }

  /** Whether it can be recorded that the interviewee approved the passage: whoever coded it, and only where asked for. */
  asksApproval(coding: Coding): boolean {
    if (coding.approval !== null) return true;
    const { view } = this.around.transcript;
    return view?.row.transcript === coding.transcript && view.row.interviewee?.consent === AFTER_APPROVAL;
  }

  /** Whether it can be recorded now. */
  mayApprove(): boolean {
    return this.around.writable() && this.around.me() !== null;
  }

  /** Sets a mark of codings, as one action. `null` where all have it already. */
  async mark(codings: readonly Coding[], mark: CodingMark): Promise<Change | null> {
    const change = changeOf(mark);
    const different = codings.filter(
      (coding) => !Object.entries(change).every(([of, is]) => coding[of as keyof Coding] === is),
    );
    if (different.length === 0) return null;
    const ids = different.map((coding) => coding.id);
    const write = (): Promise<Change> => call('codings_mark', { codings: ids, mark });
    const { transcript } = this.around;
    const open = transcript.view?.row.transcript;
    // What is marked in the open transcript alone is put in place there; anything else is read again.
    const done =
      open !== undefined && different.every((coding) => coding.transcript === open)
        ? await transcript.writing(open, write, (reply) => reply)
        : await write();
    for (const id of ids) transcript.revise(id, change);
    return done;
  }

  /** Asks, answers, or notes that a coding was checked. */
  async note(coding: string, kind: 'question' | 'answer' | 'checked', text: string): Promise<Change> {
    const done = await call('review_add', { coding, kind, text });
    this.around.preferences.set(draftOf(coding), null, true);
    return done;
  }

  /** What is being written on a coding and not sent yet; kept in the study. */
  draft(coding: string): string {
    return this.around.preferences.get(draftOf(coding), '');
  }

  /** Hears of writing on a coding. */
  write(coding: string, words: string): void {
    this.around.preferences.set(draftOf(coding), words === '' ? null : words, true);
  }

  /** What happened to a coding, newest first, as far as it was read. */
  trailOf(coding: string): readonly HistoryRow[] {
    return this.trail?.of === coding ? this.trail.rows : [];
  }

  /** Reads what happened to a coding. */
  async readTrail(coding: string): Promise<void> {
    this.trail = { of: coding, rows: await call('coding_history', { coding }) };
  }

  /** Forgets everything, for locking and where nothing is picked. */
  close(): void {
    this.asked = null;
    this.trail = null;
  }
}

function draftOf(coding: string): string {
  return `draft.note.${coding}`;
}

/** What a mark changes of a coding. */
function changeOf(mark: CodingMark): Partial<Coding> {
  switch (mark.kind) {
    case 'stance':
      return { stance: mark.value };
    case 'basis':
      return { basis: mark.value };
    case 'prompting':
      return { prompting: mark.value };
    case 'quotable':
      return { quotable: mark.value };
    case 'off_record':
      return { off_record: mark.value };
    case 'approved':
      return { approval: mark.value === null ? null : { on: mark.value, holds: true } };
  }
}
