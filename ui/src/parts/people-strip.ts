// The people strip: one mark for each person, in blocks. Pure.

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
/** With more people than this, each category is a bar; where all stand in one line, sooner. */
const MOST = 150;
const MOST_IN_LINE = 48;
const BARS = 200;

/** Lays out the marks, or the bars that stand for them. `inLine` puts each group in one line. */
export function strip(groups: readonly StripGroup[], counted: ReadonlySet<string>, inLine = false): Strip {
  const all = groups.reduce((sum, { people }) => sum + people.length, 0);
  return all > (inLine ? MOST_IN_LINE : MOST) ? bars(groups, counted, all) : marks(groups, inLine);
}

function marks(groups: readonly StripGroup[], inLine: boolean): Strip {
  const placed: Mark[] = [];
  let left = 0;
  let lines = 1;
  for (const { people } of groups) {
    const line = inLine ? people.length : Math.max(LINE, Math.ceil(people.length / LINES));
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
