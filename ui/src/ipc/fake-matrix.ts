// The fake's matrix: enough to draw every state of a cell.
import type { FakeTranscript } from './fake-text';
import type { CodeRow, Coding, Matrix, MatrixCell } from './types';

/** Counts codes by a column kind, one person a transcript. */
export function fakeMatrix(
  codes: readonly CodeRow[],
  codings: readonly Coding[],
  transcripts: readonly FakeTranscript[],
  kind: string,
  rollUp: boolean,
): Matrix {
  const valueOf = (transcript: FakeTranscript): string => {
    const person = transcript.row.interviewee;
    if (!person) return 'No interviewee';
    if (kind === 'interviewee') return person.label;
    if (kind === 'subcategory') return `${person.category ?? ''} > ${person.subcategory ?? ''}`;
    return person.category ?? 'No category';
  };
  const coded = new Set(codings.map((coding) => coding.transcript));
  const values = [...new Set(transcripts.map(valueOf))];
  const columns = values.map((value) => {
    const here = transcripts.filter((one) => valueOf(one) === value);
    return { value, interviewed: here.length, coded: here.filter((one) => coded.has(one.id)).length };
  });
  const cell = (code: CodeRow, here: readonly FakeTranscript[]): MatrixCell => {
    const branch = codes.filter(
      (one) => one.id === code.id || (rollUp && one.path.startsWith(`${code.path} > `)),
    );
    const mine = codings.filter(
      (coding) =>
        branch.some((one) => one.id === coding.code) && here.some((one) => one.id === coding.transcript),
    );
    const passages = new Set(mine.map((coding) => `${coding.transcript} ${coding.start} ${coding.end}`));
    return {
      state: here.some((one) => coded.has(one.id)) ? 'counted' : 'not coded yet',
      interviewees: new Set(mine.map((coding) => coding.transcript)).size,
      passages: passages.size,
      words: mine.reduce((sum, coding) => sum + Math.round((coding.end - coding.start) / 5.5), 0),
      groups: new Set(mine.map((coding) => coding.transcript)).size,
      not_asked: 0,
      stance: null,
    };
  };
  return {
    counted: { whose: 'coding of record', exploratory: false, left_out: [] },
    columns,
    everybody: {
      interviewed: transcripts.length,
      coded: transcripts.filter((one) => coded.has(one.id)).length,
    },
    withdrawn: 0,
    rows: codes.map((code) => ({
      code: code.path,
      cells: values.map((value) =>
        cell(
          code,
          transcripts.filter((one) => valueOf(one) === value),
        ),
      ),
      total: cell(code, transcripts),
    })),
  };
}
