// How a coding looks on the surface: colour and shape of its theme, its coder, and what its label says on approach.
import type { SurfaceCoding } from '../editor/surface';
import type { CodeRow, Coder, Coding } from '../ipc/types';
import { shapeOf } from '../parts/shapes';
import { capital, pathWords } from './words';

/** How much of a memo is said on approach, in letters. */
const MEMO = 160;

/** A coding as the surface paints it. */
export function lookOf(
  coding: Coding,
  code: CodeRow | undefined,
  by: Coder | undefined,
  mine: boolean,
): SurfaceCoding {
  return {
    id: coding.id,
    start: coding.start,
    end: coding.end,
    name: code?.name ?? 'Unknown code',
    colour: code?.colour ?? 'c1',
    shape: shapeOf(code?.theme ?? 0),
    mine,
    initials: by?.initials ?? '?',
    about: aboutOf(coding, code, mine ? null : (by?.name ?? 'Another coder')),
    sign: coding.open_question ? 'question' : coding.memos.length > 0 ? 'memo' : null,
  };
}

function aboutOf(coding: Coding, code: CodeRow | undefined, by: string | null): string {
  const marks = [coding.stance, coding.basis, coding.prompting].filter((one) => one !== null).map(capital);
  if (coding.quotable) marks.push('Quotable');
  if (coding.off_record) marks.push('Off the record');
  if (coding.approval?.holds) marks.push('Approved as a quotation');
  const memo = coding.memos.at(-1)?.text;
  const lines = [
    pathWords(code?.path ?? 'Unknown code'),
    by === null ? null : `Coded by ${by}`,
    marks.length > 0 ? marks.join(' · ') : null,
    memo === undefined ? null : memo.length > MEMO ? `${memo.slice(0, MEMO).trimEnd()}…` : memo,
  ];
  return lines.filter((line) => line !== null).join('\n');
}
