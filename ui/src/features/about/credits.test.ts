import { describe, expect, it } from 'vitest';
import { dependencies } from '../../../../package.json';
import { CREDITS } from './credits';

/** The name under which the work of a package is known. */
const KNOWN_AS: readonly [packages: RegExp, name: string][] = [
  [/^@codemirror\//u, 'CodeMirror'],
  [/^@floating-ui\//u, 'Floating UI'],
  [/^@fontsource-variable\/inter$/u, 'Inter'],
  [/^@fontsource-variable\/source-serif-4$/u, 'Source Serif 4'],
  [/^@internationalized\//u, 'Internationalized'],
  [/^@lucide\//u, 'Lucide'],
  [/^@tanstack\/virtual-core$/u, 'TanStack Virtual'],
  [/^@tauri-apps\//u, 'Tauri'],
  [/^bits-ui$/u, 'Bits UI'],
  [/^d3-/u, 'D3'],
];

const all = CREDITS.flatMap(({ of }) => of);

describe('the credits', () => {
  it('name every package that the window ships', () => {
    const missing = Object.keys(dependencies).filter((one) => {
      const name = KNOWN_AS.find(([packages]) => packages.test(one))?.[1];
      return !all.some((credit) => credit.name === name);
    });
    expect(missing).toEqual([]);
  });

  it('name GeoNames with its licence and where both are found', () => {
    const credit = all.find((one) => one.name === 'GeoNames');
    expect(credit?.licence).toBe('Creative Commons Attribution 4.0 (creativecommons.org/licenses/by/4.0)');
    expect(credit?.at).toBe('geonames.org');
    expect(credit?.what).toContain('shortened');
  });

  it('hold no address that could be opened', () => {
    expect(JSON.stringify(CREDITS)).not.toMatch(/https?:/u);
  });
});
