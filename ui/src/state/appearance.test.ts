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

it('remembers theme and widths and nothing else', () => {
  const place = storage();
  const appearance = new Appearance(place);
  appearance.choose('dark');
  appearance.resize('left', 1000);
  expect(Object.values(place.kept)).toEqual(['{"theme":"dark","left":480,"right":null}']);
  expect(new Appearance(place)).toMatchObject({ theme: 'dark', left: 480, right: 311 });
});

it('takes the defaults where what was kept is damaged', () => {
  expect(new Appearance(storage({ 'verbatim.appearance': '{"theme":"pink","left":9' }))).toMatchObject({
    theme: 'system',
    left: 303,
  });
});

it('gives the reading column more of a narrow window, unless a width was chosen', () => {
  const appearance = new Appearance(storage({ 'verbatim.appearance': '{"left":320,"right":null}' }));
  expect(appearance).toMatchObject({ left: 320, right: 311 });
  appearance.windowWidth = 1280;
  expect(appearance).toMatchObject({ left: 320, right: 256 });
});
