// Sample composition: who was interviewed, by category and an attribute, and what became of those approached.
import type { Approaches, SampleComposition } from '../ipc/types';
import { Figures } from './figures.svelte';

/** A row of the table: a category, or a subcategory below it. */
export interface SampleRow {
  key: string;
  /** 1 for a category, 2 for a subcategory. */
  level: 1 | 2;
  name: string;
  interviewed: number;
  approaches: Approaches;
}

/** Columns of what became of approaches, in the order of the table. */
export const OUTCOMES: readonly { name: keyof Approaches; words: string }[] = [
  { name: 'approached', words: 'Approached' },
  { name: 'interviewed', words: 'Took part' },
  { name: 'agreed', words: 'Agreed' },
  { name: 'declined', words: 'Declined' },
  { name: 'no_answer', words: 'No answer' },
  { name: 'open', words: 'Open' },
];

/** Stands first in what is copied: it was not cleared for publication. */
const INTERNAL =
  'Internal, not cleared for publication: a group of 1 or 2 people can point to somebody. Merge such groups first.';

/** The sample, and the attribute that people are counted by as well. */
export class SampleRoom {
  attribute = $state<string | null>(null);
  readonly figures: Figures<'sample_composition'> = new Figures('sample_composition', () => ({
    attribute: this.attribute,
  }));
  readonly rows = $derived(this.figures.answer === null ? [] : sampleRows(this.figures.answer));

  /** Counts people by another attribute, or by none. */
  async by(attribute: string | null): Promise<void> {
    this.attribute = attribute;
    await this.figures.refresh();
    // One that is no longer there, as in an old saved view, leaves the sample as it is without.
    if (this.figures.refused !== null && this.attribute !== null) await this.by(null);
  }

  /** Forgets the figures, for locking. */
  close(): void {
    this.figures.close();
    this.attribute = null;
  }
}

/** Categories in order, each followed by its subcategories. */
export function sampleRows({ categories }: SampleComposition): SampleRow[] {
  return categories.flatMap(({ category, interviewed, approaches, subcategories }, at) => [
    { key: String(at), level: 1 as const, name: category ?? 'No category', interviewed, approaches },
    ...subcategories.map((sub, below) => ({
      key: `${at} ${below}`,
      level: 2 as const,
      name: sub.subcategory ?? 'No subcategory',
      interviewed: sub.interviewed,
      approaches: sub.approaches,
    })),
  ]);
}

/** The sample as text that a word processor takes as a table: columns are parted by tabs. */
export function sampleText(sample: SampleComposition, day: string): string {
  const known = sample.outreach !== null;
  const heads = [
    'Category',
    'Subcategory',
    'Interviewed',
    ...(known ? OUTCOMES.map(({ words }) => words) : []),
  ];
  const rows = sampleRows(sample).map(({ level, name, interviewed, approaches }) => [
    level === 1 ? name : '',
    level === 2 ? name : '',
    interviewed,
    ...(known ? OUTCOMES.map((outcome) => approaches[outcome.name]) : []),
  ]);
  const lines = [INTERNAL, `Sample composition, ${day}`, ...sample.said, '', ...[heads, ...rows].map(tabbed)];
  const { attribute, categories } = sample;
  if (attribute) {
    const names = categories.map(({ category }) => category ?? 'No category');
    const values = attribute.values.map(({ value, interviewed, by_category }) => [
      value ?? 'Not known',
      interviewed,
      ...by_category,
    ]);
    lines.push('', ...[[attribute.attribute, 'Interviewed', ...names], ...values].map(tabbed));
  }
  return `${lines.join('\n')}\n`;
}

function tabbed(cells: readonly (string | number)[]): string {
  return cells.map((cell) => String(cell).replaceAll(/\s+/gu, ' ')).join('\t');
}
