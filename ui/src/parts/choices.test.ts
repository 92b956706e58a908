import { expect, it } from 'vitest';
import { choicesFor, isChoice } from './choices';
import { rowFor } from './list-grid';

const CHOICES = [
  { value: '1', words: 'Prosecutors > Federal' },
  { value: '2', words: 'Federal', detail: 'Évidence unit' },
  { value: '3', words: 'Local' },
];

it('finds by any word and by the detail, what begins so first', () => {
  expect(choicesFor(CHOICES, 'fed').map((one) => one.value)).toEqual(['2', '1']);
  expect(choicesFor(CHOICES, 'evidence').map((one) => one.value)).toEqual(['2']);
  expect(choicesFor(CHOICES, '')).toHaveLength(3);
  expect(isChoice(CHOICES, ' LOCAL ')).toBe(true);
});

it('moves within a list and up to its head', () => {
  expect(rowFor('ArrowDown', 2, 3)).toBe(2);
  expect(rowFor('ArrowUp', 0, 3)).toBe(-1);
  expect(rowFor('PageUp', 5, 100)).toBe(0);
  expect(rowFor('End', 0, 100)).toBe(99);
  expect(rowFor('a', 0, 100)).toBeNull();
});
