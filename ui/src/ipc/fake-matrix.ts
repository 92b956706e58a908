// The fake's matrix and what stands behind its cells: enough to draw every state of a cell. One person a transcript.
import { passageOf } from './fake-codebook';
import type { FakeState } from './fake-state';
import type { FakeTranscript } from './fake-text';
import type { MatrixRequest } from './generated/MatrixRequest';
import type { OpenCellRequest } from './generated/OpenCellRequest';
import type {
  ChoiceRequest,
  CodeRow,
  Coding,
  Matrix,
  MatrixCell,
  MatrixPage,
  OpenCell,
  Person,
} from './types';

/** What is counted, in words. */
function counted(choice: ChoiceRequest): Matrix['counted'] {
  const { whose, categories, finished_only, basis } = choice;
  return {
    whose:
      whose.kind === 'record'
        ? 'coding of record'
        : whose.kind === 'coder'
          ? `codings of ${whose.value} alone`
          : `codes that at least ${whose.value} coders put on the same person (exploratory)`,
    exploratory: whose.kind === 'at_least',
    left_out: [
      ...(finished_only ? ['only interviews marked finished, where anybody marks them'] : []),
      ...(basis.length > 0 ? [`only passages whose basis is ${basis.join(' or ')}`] : []),
      ...(categories.length > 0 ? [`only people of ${categories.join(' or ')}`] : []),
    ],
  };
}

/** The transcripts and codings of a choice. */
function chosen(
  core: FakeState,
  choice: ChoiceRequest,
): { transcripts: FakeTranscript[]; codings: Coding[] } {
  const { whose, categories, basis } = choice;
  const coder = whose.kind === 'coder' ? core.coders.find(({ name }) => name === whose.value)?.id : null;
  return {
    transcripts: core.transcripts.filter(
      ({ row }) => categories.length === 0 || categories.includes(row.interviewee?.category ?? ''),
    ),
    codings: core.codings.filter(
      (one) =>
        (coder === null || one.coder === coder) && (basis.length === 0 || basis.includes(one.basis ?? '')),
    ),
  };
}

/** The heading under which a transcript's person stands. */
function headingOf({ row }: FakeTranscript, kinds: readonly string[]): string {
  const person = row.interviewee;
  const one = (kind: string): string => {
    if (!person) return 'No interviewee';
    if (kind === 'interviewee') return person.label;
    if (kind === 'subcategory') return `${person.category ?? ''} > ${person.subcategory ?? ''}`;
    return person.category ?? 'No category';
  };
  return kinds.map(one).join(' × ');
}

function branchOf(codes: readonly CodeRow[], code: CodeRow, rollUp: boolean): Set<string> {
  const below = codes.filter((one) => rollUp && one.path.startsWith(`${code.path} > `));
  return new Set([code.id, ...below.map((one) => one.id)]);
}

/** The cells of a page of columns, with the greatest figures of all. */
export function fakeMatrixPage(core: FakeState, asked: MatrixRequest): MatrixPage {
  const matrix = fakeMatrix(core, asked);
  const { from, limit } = asked.page ?? { from: 0, limit: matrix.columns.length };
  const cells = matrix.rows.flatMap((row) => row.cells);
  const most = (of: (cell: MatrixCell) => number): number => Math.max(0, ...cells.map(of));
  return {
    ...matrix,
    rows: matrix.rows.map((row) => ({ ...row, cells: row.cells.slice(from, from + limit) })),
    from,
    most: {
      passages: most((cell) => cell.passages),
      words: asked.words ? most((cell) => cell.words ?? 0) : null,
      groups: most((cell) => cell.groups),
    },
  };
}

/** Counts codes by one or two kinds of columns. */
export function fakeMatrix(
  core: FakeState,
  { columns: kinds, roll_up, words, choice }: Omit<MatrixRequest, 'page'>,
): Matrix {
  const { transcripts, codings } = chosen(core, choice);
  const coded = new Set(codings.map((coding) => coding.transcript));
  const values = [...new Set(transcripts.map((one) => headingOf(one, kinds)))];
  const standing = (value: string): FakeTranscript[] =>
    transcripts.filter((one) => headingOf(one, kinds) === value);
  const columns = values.map((value) => {
    const here = standing(value);
    return { value, interviewed: here.length, coded: here.filter((one) => coded.has(one.id)).length };
  });
  const cell = (code: CodeRow, here: readonly FakeTranscript[]): MatrixCell => {
    const branch = branchOf(core.codes, code, roll_up);
    const mine = codings.filter(
      (coding) => branch.has(coding.code) && here.some((one) => one.id === coding.transcript),
    );
    const passages = new Set(mine.map((coding) => `${coding.transcript} ${coding.start} ${coding.end}`));
    const people = new Set(mine.map((coding) => coding.transcript)).size;
    const saying = (stance: string): number =>
      new Set(mine.filter((coding) => coding.stance === stance).map((coding) => coding.transcript)).size;
    return {
      state: here.some((one) => coded.has(one.id)) ? 'counted' : 'not coded yet',
      interviewees: people,
      passages: passages.size,
      words: words ? mine.reduce((sum, one) => sum + Math.round((one.end - one.start) / 5.5), 0) : null,
      groups: people,
      not_asked: 0,
      stance:
        code.statement === null
          ? null
          : {
              raised: people,
              support: saying('supports'),
              mixed: saying('qualifies'),
              only_contradict: saying('contradicts'),
            },
    };
  };
  return {
    counted: counted(choice),
    columns,
    everybody: {
      interviewed: transcripts.length,
      coded: transcripts.filter((one) => coded.has(one.id)).length,
    },
    columns_overlap: false,
    withdrawn: 0,
    rows: core.codes.map((code) => ({
      code: code.path,
      cells: values.map((value) => cell(code, standing(value))),
      total: cell(code, transcripts),
    })),
  };
}

/** Who stands behind a cell, and who does not. */
export function fakeCell(core: FakeState, asked: OpenCellRequest): OpenCell {
  const { columns, heading, roll_up, choice } = asked;
  const { transcripts, codings } = chosen(core, choice);
  const coded = new Set(codings.map((coding) => coding.transcript));
  const code = core.codes.find((one) => one.id === asked.code);
  const branch = code ? branchOf(core.codes, code, roll_up) : new Set(core.codes.map((one) => one.id));
  const found: OpenCell = {
    counted: counted(choice),
    people: { interviewed: 0, coded: 0 },
    raised: [],
    others: [],
    passages: 0,
    interval: asked.interval ? { low: 0.2, high: 0.8 } : null,
  };
  let left = asked.passages;
  for (const one of transcripts) {
    const person: Person | null = one.row.interviewee;
    if (!person || (heading !== null && headingOf(one, columns) !== heading)) continue;
    const isCoded = coded.has(one.id);
    found.people.interviewed += 1;
    if (isCoded) found.people.coded += 1;
    const theirs = codings.filter((coding) => coding.transcript === one.id && branch.has(coding.code));
    if (theirs.length === 0) {
      found.others.push({ person, coded: isCoded, asked: null });
      continue;
    }
    const read = left > 0 ? theirs : [];
    left -= read.length;
    found.passages += new Set(theirs.map(({ start, end }) => `${start} ${end}`)).size;
    found.raised.push({
      person,
      coded: isCoded,
      codings: theirs.length,
      passages: read.map((coding) => passageOf(core, coding)),
    });
  }
  return found;
}
