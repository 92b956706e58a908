// The fake core: figures on their way out. A number of 1 or 2 people is withheld in a publication and a column of fewer
// than 3 left out; the real rule knows far more.
import { fakeMatrix } from './fake-matrix';
import { refusal, type FakeState, type Handlers } from './fake-state';
import type {
  FigurePreview,
  FigureRequest,
  KeyFile,
  MatrixExported,
  MatrixFigure,
  MergedColumns,
} from './types';

const K = 3;

/** A column with the people of each row. */
interface Column {
  heading: string;
  coded: number;
  people: number[];
}

/** The handlers of this part. */
export function figureHandlers(core: FakeState, keys: () => KeyFile | null): Handlers {
  const published: string[] = [];
  const preview = (request: FigureRequest): FigurePreview => {
    const { figure, purpose, file } = request;
    if (figure.kind !== 'matrix') {
      if (purpose === 'publication') throw never('this view yet');
      return { ...figureOf(figure.kind), svg: picture(figure.kind), matrix: null };
    }
    if (purpose === 'publication') {
      const { basis, whose } = figure.value.choice;
      if (basis.length > 0) throw never('only passages of one basis, or only prompted ones');
      if (whose.kind !== 'record') throw never('other codings than those of record');
      needKeys(keys());
    }
    const shown = matrixFigure(core, figure.value, purpose === 'publication', published);
    return { ...shown, svg: file === 'svg' || file === 'png' ? picture(shown.title) : null };
  };
  return {
    figure_preview: preview,
    figure_export: ({ request, path }) => {
      const shown = preview(request);
      if (request.purpose === 'publication') published.push('matrix');
      const whom = request.purpose === 'team' ? 'for the team' : 'for publication';
      const rows = `${shown.rows.length} rows ${whom}`;
      return path === null
        ? { path, bytes: [...new TextEncoder().encode(shown.svg ?? shown.title)], said: `Copied ${rows}` }
        : { path, bytes: null, said: `Wrote a figure of ${rows}` };
    },
  };
}

function never(what: string): Error {
  return refusal(
    'other',
    `A publication cannot have ${what}.`,
    'Leave that out, or export it for the team.',
  ) as unknown as Error;
}

function needKeys(file: KeyFile | null): void {
  if (file?.open) return;
  const code = file?.there ? 'key_file_closed' : 'no_key_file';
  throw refusal(
    code,
    'Names were not compared: the key file is closed.',
    'Open the key file.',
  ) as unknown as Error;
}

function picture(title: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="300"><title>${title}</title></svg>`;
}

function figureOf(kind: string): Pick<FigurePreview, 'title' | 'lines' | 'headings' | 'rows'> {
  return {
    title: kind,
    lines: ['internal, contains raw text; small numbers are not withheld. 2026-11-24.'],
    headings: ['Row', 'Number'],
    rows: [{ name: 'First', depth: 0, cells: [{ text: '4', withheld: false }] }],
  };
}

function matrixFigure(
  core: FakeState,
  asked: MatrixFigure,
  guarded: boolean,
  published: readonly string[],
): Omit<FigurePreview, 'svg'> {
  const { columns: kinds, roll_up, choice, merges, form } = asked;
  const matrix = fakeMatrix(core, { columns: kinds, roll_up, words: false, choice });
  const all = merged(
    matrix.columns.map(({ value, coded }, at) => ({
      heading: value,
      coded,
      people: matrix.rows.map((row) => row.cells[at]?.interviewees ?? 0),
    })),
    merges,
  );
  const small = all.filter(({ coded }) => guarded && coded < K);
  const overall = guarded && (form === 'overall' || (form === null && small.length > 1));
  const everybody: Column = {
    heading: 'Everybody',
    coded: matrix.everybody.coded,
    people: matrix.rows.map(({ total }) => total.interviewees),
  };
  const columns = overall ? [everybody] : all.filter((column) => !small.includes(column));
  const hidden = (people: number): boolean => guarded && people > 0 && people < K;
  const withheld = matrix.rows.flatMap((row, at) =>
    columns
      .filter(({ people }) => hidden(people[at] ?? 0))
      .map(({ heading }) => ({
        code: row.code,
        column: overall ? null : heading,
        why: 'fewer than 3 people',
      })),
  );
  const [first, second] = all;
  const offer = first && second && { of: [first.heading, second.heading], name: both(first, second) };
  const effect: MatrixExported = {
    path: null,
    rows: matrix.rows.length,
    purpose: guarded ? 'publication' : 'team',
    form: overall ? 'overall' : 'columns',
    k: guarded ? K : null,
    cells: overall ? 0 : columns.length * matrix.rows.length,
    withheld_cells: overall ? 0 : withheld.length,
    withheld,
    left_out: overall ? [] : small.map(({ heading, coded }) => ({ column: heading, people: coded })),
    offers: small.length > 0 && offer ? [offer] : [],
    not_counted: [],
    numbers: columns.length * matrix.rows.length,
    earlier: guarded ? published.map((what) => ({ at: '2026-11-24T10:41:00Z', what })) : [],
    withheld_for_earlier: 0,
    said: [],
  };
  return {
    title: `Codes by ${kinds.join(' and ')}`,
    lines: [
      guarded ? '2026-11-24.' : 'internal, contains raw text; small numbers are not withheld. 2026-11-24.',
    ],
    headings: ['Code', ...columns.map(({ heading, coded }) => `${heading} (N = ${coded})`)],
    rows: matrix.rows.map((row, at) => ({
      name: row.code.split(' > ').at(-1) ?? row.code,
      depth: row.code.split(' > ').length - 1,
      cells: columns.map(({ people }) => {
        const number = people[at] ?? 0;
        return hidden(number)
          ? { text: 'withheld', withheld: true }
          : { text: String(number), withheld: false };
      }),
    })),
    matrix: effect,
  };
}

function both(first: Column, second: Column): string {
  return `${first.heading} and ${second.heading}`;
}

function merged(columns: readonly Column[], merges: readonly MergedColumns[]): Column[] {
  return merges.reduce<Column[]>(
    (before, { of, name }) => {
      const own = before.filter(({ heading }) => of.includes(heading));
      const sum = (numbers: number[]): number => numbers.reduce((all, one) => all + one, 0);
      const one: Column = {
        heading: name,
        coded: sum(own.map(({ coded }) => coded)),
        people: (own[0]?.people ?? []).map((_, at) => sum(own.map(({ people }) => people[at] ?? 0))),
      };
      return [...before.filter((column) => !own.includes(column)), one];
    },
    [...columns],
  );
}
