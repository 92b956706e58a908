// The chart of interviewees as shapes. Pure.
import { scaleLinear } from 'd3-scale';
import type { SampleRow } from '../../state/sample.svelte';

/** What a part of a bar stands for. Parts differ by fill, hatch and outline, not by colour. */
type Part = 'interviewed' | 'declined' | 'other';

/** A bar of the chart, in pixels. */
export interface Bar {
  key: string;
  level: 1 | 2;
  name: string;
  y: number;
  height: number;
  parts: { part: Part; x: number; width: number; count: number }[];
  /** What the bar says, at its end. */
  words: string;
  end: number;
}

/** Everything that is drawn. */
export interface ChartShapes {
  width: number;
  height: number;
  /** Where the bars begin. */
  left: number;
  bars: Bar[];
}

const NAMES = 210;
/** Room for the words at the ends of bars. */
const WORDS = 190;
const ROW = 24;
const BAR = { 1: 14, 2: 9 } as const;

/** Lays out the chart in a box of this width, in pixels. `known`: whether there is an outreach list. */
export function chartShapes(rows: readonly SampleRow[], known: boolean, width: number): ChartShapes {
  const all = rows.map((row) => ({ row, counts: countsOf(row, known) }));
  const most = Math.max(1, ...all.map(({ counts }) => counts.interviewed + counts.declined + counts.other));
  const x = scaleLinear([0, most], [0, Math.max(60, width - NAMES - WORDS)]);
  const bars = all.map(({ row, counts }, at): Bar => {
    let end = NAMES;
    const parts = (['interviewed', 'declined', 'other'] as const)
      .filter((part) => counts[part] > 0)
      .map((part) => {
        const wide = x(counts[part]);
        const drawn = { part, x: end, width: wide, count: counts[part] };
        end += wide;
        return drawn;
      });
    const height = BAR[row.level];
    return {
      key: row.key,
      level: row.level,
      name: row.name,
      y: at * ROW + (ROW - height) / 2,
      height,
      parts,
      words: wordsOf(counts, known),
      end,
    };
  });
  return { width, height: rows.length * ROW, left: NAMES, bars };
}

type Counts = Record<Part, number>;

/** Those who came are the interviewees themselves: a list may not have all of them. */
function countsOf({ interviewed, approaches }: SampleRow, known: boolean): Counts {
  const { declined, no_answer, agreed, open } = approaches;
  return known
    ? { interviewed, declined, other: no_answer + agreed + open }
    : { interviewed, declined: 0, other: 0 };
}

function wordsOf({ interviewed, declined, other }: Counts, known: boolean): string {
  if (!known) return String(interviewed);
  const rest = [declined > 0 ? `${declined} declined` : '', other > 0 ? `${other} other` : ''];
  return [String(interviewed), ...rest].filter((words) => words !== '').join(', ');
}
