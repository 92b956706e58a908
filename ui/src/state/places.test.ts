import { beforeEach, describe, expect, it } from 'vitest';
import { Places } from './places.svelte';

let places: Places;
let section: string;
let scrolled: number;
let filter: string | null;

beforeEach(() => {
  places = new Places();
  section = 'themes';
  scrolled = 0;
  filter = null;
  places.keep<string>('section', { here: () => section, goThere: (kept) => (section = kept) });
  places.keep<number>('scrolled', {
    here: () => scrolled,
    goThere: (kept) => Promise.resolve().then(() => (scrolled = kept)),
  });
  places.keep<string>('filter', { here: () => filter, goThere: (kept) => (filter = kept) });
});

const jump = (to: string, at: number): void => {
  places.leave();
  section = to;
  scrolled = at;
};

describe('going back and forth between places', () => {
  it('returns to the section and scroll place of before the jump, and forth again', async () => {
    scrolled = 120;
    jump('code', 4000);
    await places.goBack();
    expect([section, scrolled]).toEqual(['themes', 120]);
    await places.goForth();
    expect([section, scrolled]).toEqual(['code', 4000]);
    expect(places.canGoForth).toBe(false);
  });

  it('goes through several jumps one by one', async () => {
    jump('code', 10);
    jump('review', 20);
    await places.goBack();
    expect(section).toBe('code');
    await places.goBack();
    expect(section).toBe('themes');
    expect(places.canGoBack).toBe(false);
    await places.goBack();
    expect(section).toBe('themes');
  });

  it('forgets the way forth after another jump', async () => {
    jump('code', 10);
    await places.goBack();
    jump('review', 5);
    expect(places.canGoForth).toBe(false);
    await places.goBack();
    expect(section).toBe('themes');
  });

  it('counts the same place twice running once', async () => {
    places.leave();
    jump('code', 10);
    await places.goBack();
    expect(places.canGoBack).toBe(false);
  });

  it('leaves alone what a part of the window said nothing of', async () => {
    jump('code', 10);
    filter = 'survivor';
    await places.goBack();
    expect(filter).toBe('survivor');
  });

  it('is empty after locking', () => {
    jump('code', 10);
    places.close();
    expect(places.canGoBack).toBe(false);
  });
});
