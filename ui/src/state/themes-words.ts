// What the matrix says in words: heads of columns, cells as they are heard and pointed at. Pure.
import type { MatrixCell, MatrixColumn } from '../ipc/types';
import { inWords, type Measure, type Reading } from './themes-measure';
import { number, pathAbove, pathName, pathWords, plural } from './words';

/** Between the headings of two columns that are crossed. */
const CROSSED = ' × ';

/** The head of a column in two lines: its own name, and what it stands below or is crossed with. */
export function headOf(heading: string): { above: string; name: string } {
  const crossed = heading.split(CROSSED);
  if (crossed.length > 1) {
    const name = crossed.at(-1) ?? '';
    const before = crossed.slice(0, -1).join(CROSSED);
    return { above: `${pathWords(before)} ×`, name: pathWords(name) };
  }
  const above = pathAbove({ path: heading });
  return { above: above === '' ? '' : `${above} ›`, name: pathName(heading) };
}

/** A cell as a screen reader says it. */
export function saidOf(reading: Reading, column: MatrixColumn, measure: Measure): string {
  const head = pathWords(column.value);
  if (reading.state !== 'counted') return `${head}: ${reading.state}`;
  return `${head}: ${inWords(reading, measure)}${reading.small ? ', small cell' : ''}`;
}

/** What a tooltip tells of a cell, the first line of which stands out. */
export function tipOf(cell: MatrixCell, column: MatrixColumn, reading: Reading, measure: Measure): string {
  const lines: string[] = [];
  if (reading.state === 'counted') lines.push(inWords(reading, measure));
  else lines.push(`${reading.state.charAt(0).toUpperCase()}${reading.state.slice(1)}`);
  const further: string[] = [];
  if (reading.state === 'counted' || reading.state === 'no statement') {
    // What the first line says already is not said again.
    if (measure !== 'interviewees')
      further.push(`${number(cell.interviewees)} of ${number(column.coded)} people`);
    if (measure !== 'share' && column.coded > 0)
      further.push(`${Math.round((100 * cell.interviewees) / column.coded)} %`);
    if (measure !== 'passages') further.push(plural(cell.passages, 'passage'));
  }
  lines.push([pathWords(column.value), further.join(', ')].filter(Boolean).join(': '));
  if (cell.stance) {
    const { support, mixed, only_contradict } = cell.stance;
    lines.push(
      `${number(support)} support, ${number(mixed)} mixed, ${number(only_contradict)} only contradict`,
    );
  }
  const missing = column.interviewed - column.coded;
  const silent = [
    ...(missing > 0 ? [`${number(missing)} not coded yet`] : []),
    ...(cell.not_asked > 0 ? [`${number(cell.not_asked)} not asked`] : []),
  ];
  if (silent.length > 0) lines.push(silent.join(', '));
  if (reading.state === 'counted' && reading.small) lines.push('1 or 2 people: a small cell');
  if (cell.interviewees > 0) lines.push('Click or press Enter to read them');
  return lines.join('\n');
}
