import { expect, it } from 'vitest';
import type { SampleRow } from '../../state/sample.svelte';
import { chartShapes } from './chart';

const none = { approached: 0, open: 0, no_answer: 0, declined: 0, agreed: 0, interviewed: 0 };
const rows: SampleRow[] = [
  {
    key: '0',
    level: 1,
    name: 'Advocates',
    interviewed: 6,
    approaches: { ...none, approached: 9, declined: 2, no_answer: 1, interviewed: 6 },
  },
  { key: '0 0', level: 2, name: 'Legal', interviewed: 3, approaches: none },
];

it('a bar is as long as the people that it stands for', () => {
  const [whole, part] = chartShapes(rows, true, 800).bars;
  const [came, declined, other] = whole?.parts ?? [];
  expect([came?.count, declined?.count, other?.count]).toEqual([6, 2, 1]);
  expect(came?.width).toBeCloseTo((declined?.width ?? 0) * 3);
  expect(declined?.x).toBeCloseTo((came?.x ?? 0) + (came?.width ?? 0));
  expect(part?.parts[0]?.width).toBeCloseTo((came?.width ?? 0) / 2);
  expect(whole?.words).toBe('6, 2 declined, 1 other');
});

it('without an outreach list nothing is said of who declined', () => {
  const [bar] = chartShapes(rows, false, 800).bars;
  expect(bar?.parts.map(({ part }) => part)).toEqual(['interviewed']);
  expect(bar?.words).toBe('6');
});
