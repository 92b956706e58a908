// What a facet shows of a value.

/** A value of a facet. */
export interface FacetRow {
  value: string;
  words: string;
  /** `null` where nothing is counted. */
  count: number | null;
  /** How long its bar is, from 0 to 1. */
  share: number;
  /** Whether the query narrows to it. */
  on: boolean;
  mark?: { colour: string; theme: number; depth: number };
}
