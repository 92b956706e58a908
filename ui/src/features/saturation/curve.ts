// The saturation curve as shapes: pure, so that what is drawn can be tested.
import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import type { Saturation } from '../../ipc/types';

/** Room around the drawing, in pixels. The right side holds the names of the lines. */
const MARGIN = { top: 14, right: 150, bottom: 34, left: 40 };

/** A mark of an axis: where it stands, in pixels, and what is written there. */
interface Tick {
  at: number;
  words: string;
}

/** Everything that is drawn. */
export interface CurveShapes {
  width: number;
  height: number;
  /** Edges of the plot, in pixels. */
  plot: { left: number; right: number; top: number; bottom: number };
  /** Path of the codes so far, in the order of interviewing. */
  soFar: string;
  /** Its points: an interview each. */
  points: { x: number; y: number }[];
  /** Path of the mean over random orders; empty without orders. */
  mean: string;
  /** Outline of the band between 5 and 95 of a hundred orders; empty without orders. */
  band: string;
  across: Tick[];
  up: Tick[];
  /** Where the base ends. */
  base: number;
  /** Where saturation was reached; `null` where it was not. */
  reached: number | null;
  /** Where the names of the lines stand, none over another. */
  names: { words: string; y: number; kind: 'soFar' | 'mean' | 'band' }[];
}

/** Least distance of two names, in pixels. */
const APART = 15;

/** Lays out the curve in a box of this size, in pixels. */
export function curveShapes(answer: Saturation, width: number, height: number): CurveShapes {
  const { interviews, band } = answer;
  const plot = {
    left: MARGIN.left,
    right: Math.max(MARGIN.left + 80, width - MARGIN.right),
    top: MARGIN.top,
    bottom: height - MARGIN.bottom,
  };
  const most = Math.max(1, interviews.at(-1)?.so_far ?? 0, ...band.map(({ high }) => high));
  const x = scaleLinear([0, Math.max(1, interviews.length)], [plot.left, plot.right]);
  const y = scaleLinear([0, most], [plot.bottom, plot.top]).nice(5);
  const points = interviews.map(({ so_far }, at) => ({ x: x(at + 1), y: y(so_far) }));
  const path = line<{ x: number; y: number }>(
    (point) => point.x,
    (point) => point.y,
  );
  const mean = band.map((step) => ({ x: x(step.interviews), y: y(step.mean) }));
  const outline = area<(typeof band)[number]>()
    .x((step) => x(step.interviews))
    .y0((step) => y(step.low))
    .y1((step) => y(step.high));
  const whole = (tick: number): boolean => Number.isInteger(tick);
  const tick = (at: (value: number) => number) => (value: number) => ({
    at: at(value),
    words: String(value),
  });
  return {
    width,
    height,
    plot,
    soFar: path(points) ?? '',
    points,
    mean: path(mean) ?? '',
    band: outline(band) ?? '',
    across: x
      .ticks(Math.max(2, Math.floor((plot.right - plot.left) / 70)))
      .filter(whole)
      .map(tick(x)),
    up: y.ticks(5).filter(whole).map(tick(y)),
    base: x(Math.min(answer.base, interviews.length)),
    reached: answer.reached_after === null ? null : x(answer.reached_after),
    names: apart([
      { words: 'as interviewed', y: points.at(-1)?.y ?? plot.bottom, kind: 'soFar' as const },
      ...(mean.length > 0
        ? [
            {
              words: 'mean of random orders',
              y: (mean.at(-1)?.y ?? plot.bottom) + APART,
              kind: 'mean' as const,
            },
            {
              words: '5 to 95 % of orders',
              y: (mean.at(-1)?.y ?? plot.bottom) + 2 * APART,
              kind: 'band' as const,
            },
          ]
        : []),
    ]),
  };
}

/** Moves names down until none stands over another. */
function apart<Name extends { y: number }>(names: readonly Name[]): Name[] {
  let free = Number.NEGATIVE_INFINITY;
  return names
    .toSorted((one, other) => one.y - other.y)
    .map((name) => {
      const y = Math.max(name.y, free);
      free = y + APART;
      return { ...name, y };
    });
}
