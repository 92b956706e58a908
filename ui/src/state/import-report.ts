// What an import did, as lines to read: what did not go in first. Pure.
import type { ImportReport } from '../ipc/types';
import type { ImportFile } from './import-choices';

/** A line of the report. */
export interface ReportLine {
  outcome: 'imported' | 'skipped' | 'failed';
  /** File name; empty where the line is about the whole import. */
  file: string;
  said: string;
}

const ORDER = { failed: 0, skipped: 1, imported: 2 };

/**
 * Lines of a report: files that failed, were skipped or stayed behind, went in; then problems and notes of the whole.
 */
export function reportLines(
  { files, problems, notes }: ImportReport,
  stayed: readonly ImportFile[] = [],
): ReportLine[] {
  const told = files.map((file): ReportLine => {
    const outcome = file.outcome === 'imported' || file.outcome === 'skipped' ? file.outcome : 'failed';
    const turns = `${file.turns} ${file.turns === 1 ? 'turn' : 'turns'}`;
    const bound = file.interviewee === null ? 'bound to nobody yet' : `bound to ${file.interviewee}`;
    const first = { imported: `${turns}, ${bound}.`, skipped: 'Skipped.', failed: 'Not imported.' }[outcome];
    return { outcome, file: file.file, said: [first, ...file.messages].join(' ') };
  });
  const behind = stayed.map(({ row }): ReportLine => {
    if (row.error !== null) return { outcome: 'failed', file: row.file, said: `Not imported. ${row.error}` };
    return { outcome: 'skipped', file: row.file, said: `Skipped. ${row.taken ?? 'It was left out.'}` };
  });
  // A problem that names a file of the list says what the file's own line says.
  const others = problems.filter((problem) => !files.some(({ file }) => problem.startsWith(`${file}: `)));
  return [
    ...others.map((said): ReportLine => ({ outcome: 'failed', file: '', said })),
    ...[...behind, ...told].toSorted((a, b) => ORDER[a.outcome] - ORDER[b.outcome]),
    ...notes.map((said): ReportLine => ({ outcome: 'imported', file: '', said })),
  ];
}
