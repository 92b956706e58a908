import { expect, it } from 'vitest';
import { Appearance } from './appearance.svelte';

function storage(kept: Record<string, string> = {}) {
  return {
    kept,
    getItem: (key: string) => kept[key] ?? null,
    setItem: (key: string, value: string) => {
      kept[key] = value;
    },
  };
}

it('remembers theme and size and nothing else', () => {
  const place = storage();
  const appearance = new Appearance(place);
  appearance.choose('dark');
  appearance.enlarge('larger');
  expect(Object.values(place.kept)).toEqual(['{"theme":"dark","size":1.1}']);
  expect(new Appearance(place)).toMatchObject({ theme: 'dark', size: 1.1 });
});

it('draws at twice the size at the most, and goes back to the usual one', () => {
  const appearance = new Appearance(storage());
  for (let press = 0; press < 12; press += 1) appearance.enlarge('larger');
  expect(appearance.size).toBe(2);
  appearance.enlarge('smaller');
  expect(appearance.size).toBe(1.75);
  appearance.enlarge('usual');
  expect(appearance.size).toBe(1);
});

it('takes the defaults where what was kept is damaged', () => {
  expect(new Appearance(storage({ 'verbatim.appearance': '{"theme":"pink","size":9' }))).toMatchObject({
    theme: 'system',
    size: 1,
  });
});
