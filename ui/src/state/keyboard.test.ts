import { expect, it } from 'vitest';
import { isFree } from './keyboard';

it('the keyboard is not taken from somebody who went elsewhere with it meanwhile', () => {
  document.body.innerHTML = '<button id="menu"></button><input id="filter" />';
  const [menu, filter] = ['menu', 'filter'].map((id) => document.querySelector<HTMLElement>(`#${id}`));
  menu?.focus();
  const was = document.activeElement;
  expect(isFree(was)).toBe(true);
  filter?.focus();
  expect(isFree(was)).toBe(false);
  filter?.remove();
  expect(isFree(was)).toBe(true);
});
