// The people strip: one mark for each interviewee, in blocks by category. Pure.
import type { InterviewRow } from '../../ipc/types';
import { groupsOf } from '../../state/interview-list';

/** People of one category. */
export interface StripGroup {
  category: string;
  people: { id: string; label: string }[];
}

/** A mark of the strip, in pixels. */
export interface Mark {
  id: string;
  label: string;
  x: number;
  y: number;
}

/** A strip laid out. `bars` stand for the marks where there are too many people to draw one each. */
export interface Strip {
  width: number;
  height: number;
  marks: Mark[];
  bars: { category: string; x: number; width: number; filled: number }[];
}

const PITCH = 7.5;
const GAP = 11;
/** Marks in a line, unless a block would get more than four lines. */
const LINE = 6;
const LINES = 4;
/** With more people than this, each category is a bar. */
const MOST = 150;
const BARS = 200;

/** Everyone interviewed, each once, by category. */
export function stripGroups(rows: readonly InterviewRow[]): StripGroup[] {
  return groupsOf(rows.filter((row) => row.interviewee !== null)).map(({ category, rows: of }) => {
    const people = new Map(of.map((row) => [row.interviewee?.id ?? '', row.interviewee?.label ?? '']));
    return { category, people: [...people].map(([id, label]) => ({ id, label })) };
  });
}

/** Lays out the marks, or the bars that stand for them. */
export function strip(groups: readonly StripGroup[], counted: ReadonlySet<string>): Strip {
  const all = groups.reduce((sum, { people }) => sum + people.length, 0);
  return all > MOST ? bars(groups, counted, all) : marks(groups);
}

function marks(groups: readonly StripGroup[]): Strip {
  const placed: Mark[] = [];
  let left = 0;
  let lines = 1;
  for (const { people } of groups) {
    const line = Math.max(LINE, Math.ceil(people.length / LINES));
    people.forEach(({ id, label }, at) => {
      const column = at % line;
      const row = Math.floor(at / line);
      placed.push({ id, label, x: left + 3 + column * PITCH, y: 3 + row * PITCH });
      lines = Math.max(lines, row + 1);
    });
    left += Math.min(line, people.length) * PITCH + GAP;
  }
  return { width: Math.max(0, left - GAP), height: lines * PITCH, marks: placed, bars: [] };
}

function bars(groups: readonly StripGroup[], counted: ReadonlySet<string>, all: number): Strip {
  let x = 0;
  const drawn = groups.map(({ category, people }) => {
    const width = Math.max(4, (people.length / all) * BARS);
    const share = people.filter(({ id }) => counted.has(id)).length / Math.max(1, people.length);
    const bar = { category, x, width, filled: width * share };
    x += width + 4;
    return bar;
  });
  return { width: x, height: 8, marks: [], bars: drawn };
}
