// Sorting lists by a column. Pure.

/** A column and its direction. */
export interface Sorting<Column extends string> {
  by: Column;
  down: boolean;
}

const NATURAL = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' });

/** What a press on the head of a column asks for: up, then down, then the order of the study. */
export function nextSorting<Column extends string>(
  now: Sorting<Column> | null,
  by: Column,
): Sorting<Column> | null {
  if (now?.by !== by) return { by, down: false };
  return now.down ? null : { by, down: true };
}

/**
 * Rows in the order of a value, as people read it: `AD-NP-2` before `AD-NP-10`. Rows without a value come last in
 * either direction; rows that are equal keep their order.
 */
export function sortedBy<Row>(
  rows: readonly Row[],
  value: (row: Row) => string | number | null,
  down: boolean,
): Row[] {
  return rows
    .map((row) => ({ row, value: value(row) }))
    .toSorted((a, b) => {
      if (isNone(a.value) || isNone(b.value)) return Number(isNone(a.value)) - Number(isNone(b.value));
      const order =
        typeof a.value === 'number' && typeof b.value === 'number'
          ? a.value - b.value
          : NATURAL.compare(String(a.value), String(b.value));
      return down ? -order : order;
    })
    .map(({ row }) => row);
}

function isNone(value: string | number | null): value is null | '' {
  return value === null || value === '';
}
