// Commands that change something go to the core one after the other. The core works on several threads: without this
// a key pressed second could be done first, and undo would take back another act than the one that was seen last.
import type { Commands } from './generated/Commands';

/** Longest that a command waits for the one before, in milliseconds: one that never answers must not stop all others. */
const LONGEST = 5000;

/** Dialogs of the system. */
const DIALOGS = ['choose_study_file', 'choose_files', 'choose_export_file'] as const;

/** Commands that only answer, and the one that stops another. */
const FREE: ReadonlySet<string> = new Set<keyof Commands | (typeof DIALOGS)[number]>([
  ...DIALOGS,
  ...(['start', 'study_overview', 'preferences', 'cancel'] as const),
  ...([
    'people',
    'interviewee_loss',
    'withdrawal',
    'outreach_list',
    'matrix',
    'matrix_cell',
    'framework',
  ] as const),
  ...(['strength', 'cooccurrence', 'saturation', 'sample_composition', 'views_list'] as const),
  ...([
    'figure_preview',
    'excerpts_preview',
    'exports_left',
    'project_preview',
    'project_report_save',
  ] as const),
  ...([
    'interviews_list',
    'lead_coders',
    'transcripts_preview',
    'transcript_open',
    'transcript_loss',
  ] as const),
  ...([
    'codes_list',
    'codes_loss',
    'code_versions',
    'code_passages',
    'coding_history',
    'coding_attributes',
  ] as const),
  ...(['memos_on', 'review_queue', 'undo_state', 'history'] as const),
  ...(['backups_list', 'backup_check', 'study_check'] as const),
  ...(['key_file', 'originals_list', 'original_open', 'identifiers_find', 'mentions_find'] as const),
  ...(['keep_list', 'aliases_list', 'deidentification_list', 'purge_plan', 'leaks_scan'] as const),
  ...(['labels_left'] as const),
  ...(['search_run', 'search_code_plan', 'search_export', 'searches_list', 'search_suggest'] as const),
  ...(['search_prepare', 'search_settings', 'transcript_language'] as const),
]);

/** The last command that changes something and has not answered yet. */
let last: Promise<unknown> | null = null;

/** Whether something is being changed just now. */
export function isWriting(): boolean {
  return last !== null;
}

/** Forgets what was begun, with another core. */
export function forgetTurns(): void {
  last = null;
}

/** Runs a command at its turn. */
export function inTurn<T>(name: string, run: () => Promise<T>): Promise<T> {
  if (FREE.has(name)) return run();
  const done = last ? Promise.race([last, late()]).then(run) : run();
  const settled = done.then(
    () => undefined,
    () => undefined,
  );
  last = settled;
  void settled.then(() => {
    if (last === settled) last = null;
  });
  return done;
}

function late(): Promise<void> {
  return new Promise((go) => setTimeout(go, LONGEST));
}
