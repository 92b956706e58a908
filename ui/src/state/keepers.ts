// What is gone back to, and to after the next unlock: the section, its filters, and where the reader is in it.
import { tick } from 'svelte';
import type { Codebook } from './codebook.svelte';
import type { Evidence, EvidencePlace } from './evidence.svelte';
import type { Interviews } from './interviews.svelte';
import type { PassageList } from './passages.svelte';
import type { Places } from './places.svelte';
import type { Review } from './review.svelte';
import type { Search, SearchPlace } from './search.svelte';
import type { MatrixReader, Themes } from './themes.svelte';
import type { OpenTranscript } from './transcript.svelte';

/** The rooms that have places in them. */
export interface Rooms {
  places: Places;
  interviews: Interviews;
  codebook: Codebook;
  passages: PassageList;
  review: Review;
  search: Search;
  themes: Themes;
  evidence: Evidence;
  transcript: OpenTranscript;
}

/** The section that is shown. */
export interface Shown<Section extends string> {
  here: () => Section;
  /** Draws a section and reads what it shows. */
  show: (section: Section) => Promise<void>;
}

/** Makes the rooms of the window ones that are gone back to. */
export function keepPlaces<Section extends string>(rooms: Rooms, section: Shown<Section>): void {
  const { places, interviews, codebook, passages, review, search, themes, evidence, transcript } = rooms;
  places.keep<{ filter: string; current: string | null }>('interviews', {
    here: () => ({ filter: interviews.filter, current: interviews.current }),
    goThere: ({ filter, current }) => {
      interviews.filter = filter;
      interviews.current = current;
    },
  });
  places.keep<{ filter: string; current: string | null }>('codebook', {
    here: () => ({ filter: codebook.filter, current: codebook.current }),
    goThere: ({ filter, current }) => {
      codebook.filter = filter;
      if (current !== null && codebook.byId.has(current)) codebook.go(current);
      else codebook.current = null;
    },
  });
  places.keep<{ current: string | null; scrolled: number }>('review', {
    here: () => ({ current: review.current, scrolled: review.scrolled }),
    goThere: ({ current, scrolled }) => {
      review.current = current;
      review.scrolled = scrolled;
    },
  });
  // These before the section, which asks again what was asked there.
  places.keep<SearchPlace>('search', {
    here: () => search.place(),
    goThere: (place) => search.returnTo(place),
  });
  places.keep<MatrixReader>('themes', {
    here: () => themes.place(),
    goThere: (place) => themes.returnTo(place),
  });
  places.keep<EvidencePlace>('evidence', {
    here: () => evidence.place(),
    goThere: (place) => evidence.returnTo(place),
  });
  places.keep<Section>('section', {
    here: section.here,
    goThere: async (kept) => {
      await section.show(kept);
      await tick();
      // No list is there to take the keyboard.
      if (kept !== 'themes') evidence.returning = false;
    },
  });
  places.keep('passages', {
    here: () => passages.place(),
    goThere: async (place) => {
      await passages.returnTo(place);
      await tick();
    },
  });
  places.keep('transcript', {
    here: () => transcript.place(),
    goThere: async (place) => {
      const there = interviews.rows.some((row) => row.transcript === place.transcript);
      if (there) await transcript.returnTo(place);
    },
  });
}
