// A guess of how high a row of the reading list is, until it was drawn and measured. Pure.
import type { ListRow } from '../../state/passagerows';

/** Letters in a line of a quotation, and the height of a line. */
const LINE = { letters: 78, height: 23 };

/** Height of a row in pixels, near enough for a scroll bar that does not jump. */
export function guessHeight(row: ListRow | undefined): number {
  if (row?.kind === 'category') return 42;
  if (row?.kind === 'person') return 34;
  if (row?.kind !== 'passage') return 0;
  if (row.again) return 32;
  return Math.ceil(row.passage.text.length / LINE.letters) * LINE.height + 44;
}
