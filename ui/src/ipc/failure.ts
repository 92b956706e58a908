// Errors of the core as the window shows them. Only `code` decides what a screen does; sentences are never read.

/** Codes that a screen acts on. Others are shown with their sentences. */
export type FailureCode =
  | 'wrong_secret'
  | 'not_a_study'
  | 'read_only'
  | 'no_study'
  | 'no_coder'
  | 'study_exists'
  | 'text_changed'
  | 'key_file_closed'
  | 'no_key_file'
  | 'nothing_to_undo'
  | 'cancelled'
  | 'internal'
  | 'other';

const CODES: readonly string[] = [
  'wrong_secret',
  'not_a_study',
  'read_only',
  'no_study',
  'no_coder',
  'study_exists',
  'text_changed',
  'key_file_closed',
  'no_key_file',
  'nothing_to_undo',
  'cancelled',
  'internal',
];

interface Parts {
  code: FailureCode;
  what: string;
  kept?: string | null;
  next?: string | null;
}

/** What happened, what was kept, and what to do next, as sentences. */
export class Failure extends Error {
  readonly code: FailureCode;
  /** What happened. */
  readonly what: string;
  /** What is safe. */
  readonly kept: string | null;
  /** What to do next. */
  readonly next: string | null;

  constructor(parts: Parts) {
    super(parts.what);
    this.name = 'Failure';
    this.code = parts.code;
    this.what = parts.what;
    this.kept = parts.kept ?? null;
    this.next = parts.next ?? null;
  }

  /** Reads what a command rejected with. Anything unexpected becomes an `internal` failure. */
  static from(reason: unknown): Failure {
    if (reason instanceof Failure) return reason;
    if (typeof reason === 'object' && reason !== null && 'what' in reason) {
      const { code, what, kept, next } = reason as Record<string, unknown>;
      return new Failure({
        code: typeof code === 'string' && CODES.includes(code) ? (code as FailureCode) : 'other',
        what: sentence(what) ?? UNEXPECTED,
        kept: sentence(kept),
        next: sentence(next),
      });
    }
    return new Failure({
      code: 'internal',
      what: UNEXPECTED,
      kept: 'What was saved before is in the study.',
      next: 'Try again. If it happens again, close Verbatim and open it once more.',
    });
  }
}

const UNEXPECTED = 'Something in Verbatim went wrong.';

function sentence(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
