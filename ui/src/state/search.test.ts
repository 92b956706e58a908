import { beforeEach, describe, expect, it, vi } from 'vitest';
import { installHost } from '../ipc/call';
import { FakeCore } from '../ipc/fake';
import { NOTHING } from '../ipc/fake-state';
import type { SearchRequest } from '../ipc/types';
import { enter, entered } from './entered';
import { hitKey } from './search-rows';
import type { Workspace } from './workspace.svelte';

let core: FakeCore;
let workspace: Workspace;

beforeEach(async () => {
  ({ core, workspace } = await entered());
  await workspace.go('search');
});

const room = () => workspace.search;
const ask = (query: string): Promise<void> => room().take({ query });
const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 0));

/** A core whose answers to searches come when they are let go, in any order. */
function held() {
  const host = core.host();
  const waiting: { request: SearchRequest; go: () => void }[] = [];
  installHost({
    ...host,
    invoke: (name, args) =>
      name === 'search_run'
        ? new Promise((done) => {
            const request = args as SearchRequest;
            waiting.push({ request, go: () => void host.invoke(name, args).then(done) });
          })
        : host.invoke(name, args),
  });
  return waiting;
}

describe('asking', () => {
  it('waits for a pause, then asks what is found and, at rest, everything that can be counted of it', async () => {
    vi.useFakeTimers();
    try {
      core.ran.length = 0;
      for (const typed of ['a', 'ad', 'adv', 'advocate']) room().type(typed);
      await vi.advanceTimersByTimeAsync(40);
      expect(core.ran.filter((name) => name === 'search_run')).toHaveLength(1);
      expect(room().answer?.passages).toBe(1);
      expect(room().facets).toBeNull();
      await vi.advanceTimersByTimeAsync(400);
      expect(core.ran.filter((name) => name === 'search_run')).toHaveLength(2);
      expect(room().facets?.categories.map(({ value, count }) => `${value} ${count}`)).toContain(
        'Law enforcement 1',
      );
    } finally {
      vi.useRealTimers();
    }
  });

  it('keeps the answer before until the new one is there, and drops an older one that comes late', async () => {
    await ask('advocate');
    const before = room().answer;
    const waiting = held();
    const first = room().take({ query: 'beds' });
    const second = room().take({ query: 'prosecutor' });
    expect(room().answer).toBe(before);
    const [older, newer] = waiting;
    expect(newer?.request.run).toBeGreaterThan(older?.request.run ?? Infinity);
    newer?.go();
    await second;
    expect(room().answer?.query).toBe('prosecutor');
    older?.go();
    await first;
    expect(room().answer?.query).toBe('prosecutor');
  });

  it('tells of a mistake only once typing rests, and of where it is', async () => {
    vi.useFakeTimers();
    try {
      room().type('fear "deb');
      await vi.advanceTimersByTimeAsync(100);
      expect(room().asking).toMatchObject({ mistake: { start: 5, end: 9 }, told: false });
      await vi.advanceTimersByTimeAsync(700);
      expect(room().asking.told).toBe(true);
      room().type('fear "debt"');
      expect(room().asking.told).toBe(false);
      await vi.advanceTimersByTimeAsync(100);
      expect(room().asking.mistake).toBeNull();
    } finally {
      vi.useRealTimers();
    }
  });

  it('asks what was typed while an answer with a mistake was still on its way', async () => {
    vi.useFakeTimers();
    try {
      const waiting = held();
      room().type('fear "deb');
      await vi.advanceTimersByTimeAsync(40);
      room().type('fear "debt"');
      waiting[0]?.go();
      await vi.advanceTimersByTimeAsync(100);
      expect(waiting[1]?.request.query).toBe('fear "debt"');
      waiting[1]?.go();
      await vi.advanceTimersByTimeAsync(1000);
      expect(room().asking).toMatchObject({ mistake: null, told: false });
    } finally {
      vi.useRealTimers();
    }
  });

  it('says that it waits, in words when it takes long, and nothing for what is quick', async () => {
    vi.useFakeTimers();
    try {
      const waiting = held();
      const done = room().take({ query: 'advocate' });
      await vi.advanceTimersByTimeAsync(100);
      expect(room().asking.waiting).toBeNull();
      await vi.advanceTimersByTimeAsync(100);
      expect(room().asking.waiting).toBe('rules');
      await vi.advanceTimersByTimeAsync(2000);
      expect(room().asking.waiting).toBe('words');
      waiting[0]?.go();
      await vi.advanceTimersByTimeAsync(1);
      await done;
      expect(room().asking.waiting).toBeNull();
    } finally {
      vi.useRealTimers();
    }
  });

  it('shows nothing where nothing is typed', async () => {
    await ask('advocate');
    room().type('');
    await room().askNow();
    expect([room().answer, room().facets, room().list.rows]).toEqual([null, null, []]);
  });

  it('asks again when the study changes, and stays where the reader was', async () => {
    await ask('advocate');
    const at = room().list.order.at(-1) ?? '';
    room().list.go(at);
    room().list.toggle(at);
    const transcript = core.transcripts[0];
    if (!transcript) throw new Error('the sample is empty');
    core.emit({
      transcripts: [transcript.id],
      codes: [],
      codebook: false,
      interviews: false,
      interviewees: false,
    });
    await settled();
    await settled();
    expect(room().list.current).toBe(at);
    expect(room().list.chosenHits).toHaveLength(1);
  });
});

describe('the parts of a query', () => {
  it('are taken away and joined otherwise, and the answer follows', async () => {
    await ask('advocate beds');
    expect(room().answer?.passages).toBe(0);
    await room().joinOtherwise(1);
    expect(room().typed).toBe('advocate OR beds');
    expect(room().answer?.passages).toBe(2);
    await room().removePart(0);
    expect(room().typed).toBe('beds');
    expect(room().current).toBe(true);
  });

  it('are selected in the field to be typed anew', async () => {
    await ask('advocate code:"Advocate presence"');
    room().editPart(1);
    expect(room().focusing).toMatchObject({ start: 9, end: 33 });
  });

  it('narrow by a value of a facet, and no longer by the same', async () => {
    await ask('the');
    const { matched } = room().answer?.interviewees ?? { matched: 0 };
    await room().narrow('category', 'Law enforcement');
    expect(room().typed).toBe('the category:"Law enforcement"');
    expect(room().narrows('category', 'Law enforcement')).toBe(true);
    expect(room().answer?.interviewees.matched).toBe(1);
    await room().narrow('category', 'Law enforcement');
    expect(room().typed).toBe('the');
    expect(room().answer?.interviewees.matched).toBe(matched);
  });

  it('that narrow go together, and the usual speakers are asked again', async () => {
    await room().take({ query: 'the category:Advocates stance:supports', speakers: 'all' });
    expect(room().narrowed).toBe(true);
    await room().clearFilters();
    expect(room()).toMatchObject({ typed: 'the', speakers: 'respondent', narrowed: false });
  });

  it('are left alone while something else stands in the field', async () => {
    await ask('advocate beds');
    room().type('advocate bed');
    await room().removePart(0);
    expect(room().typed).toBe('advocate bed');
  });

  it('say which of them left nothing', async () => {
    await ask('advocate code:"Root causes"');
    expect(room().list.rows).toEqual([]);
    expect(room().answer?.none?.without).toMatchObject([{ chip: 0 }, { chip: 1, passages: 1, matched: 1 }]);
  });
});

describe('leaving for an interview', () => {
  it('asks again on the way back where something was written while the answer was on its way', async () => {
    const waiting = held();
    const asked = ask('beds');
    await workspace.go('interviews');
    await room().changed({ ...NOTHING, transcripts: ['t1'] });
    waiting[0]?.go();
    await asked;
    expect(room().answer?.query).toBe('beds');
    const back = workspace.go('search');
    await vi.waitFor(() => expect(waiting).toHaveLength(2));
    waiting[1]?.go();
    await back;
    await workspace.go('interviews');
    await workspace.go('search');
    expect(waiting).toHaveLength(2);
  });

  it('comes back to the same query, row, choice and scroll', async () => {
    await ask('asked');
    const { list } = room();
    const hits = list.rows.flatMap((row) => (row.kind === 'hit' ? row.hit : []));
    const [first, , third] = hits;
    if (!first || !third) throw new Error('too few hits');
    list.toggle(hitKey(first));
    list.go(hitKey(third));
    list.scrolled = 120;
    room().keyboard = 'list';
    await workspace.goToHit(third);
    expect(workspace.section).toBe('code');
    expect(workspace.transcript.view?.row.transcript).toBe(third.transcript);
    await ask('beds');
    await workspace.places.goBack();
    expect(workspace.section).toBe('search');
    expect(room().typed).toBe('asked');
    expect([...list.chosen.ids]).toEqual([hitKey(first)]);
    expect(list.current).toBe(hitKey(third));
    expect([list.scrolled, room().keyboard]).toEqual([120, 'list']);
  });

  it('takes along nothing of the study at the lock, and comes back to it after', async () => {
    await ask('asked');
    await workspace.keepAll();
    await workspace.lock();
    expect([room().typed, room().answer, room().list.rows, room().searches.rows]).toEqual(['', null, [], []]);
    await enter(workspace);
    expect(workspace.section).toBe('search');
    expect(room().answer?.query).toBe('asked');
  });
});

describe('suggestions', () => {
  it('choose a value by themselves and a name only when it is gone to', async () => {
    const { suggestions } = room();
    await suggestions.ask('cat', 3);
    expect([suggestions.rows[0]?.words, suggestions.at]).toEqual(['category', -1]);
    suggestions.move(1);
    expect(suggestions.chosen?.insert).toBe('category:');
    await suggestions.ask('code:root', 9);
    expect(suggestions.chosen).toMatchObject({ insert: '"Root causes"', start: 5, end: 9 });
  });

  it('offer nothing that is typed already, and drop what was overtaken', async () => {
    const { suggestions } = room();
    const first = suggestions.ask('cat', 3);
    suggestions.close();
    await first;
    expect(suggestions.open).toBe(false);
  });
});

describe('searching from anywhere', () => {
  it('looks for what is selected, side by side', () => {
    room().lookFor('slides from\n\nanother "state"');
    expect(room().typed).toBe('"slides from another state"');
    room().lookFor('slides');
    expect(room().typed).toBe('slides');
    expect(room().focusing).toMatchObject({ start: 0, end: 6 });
  });
});
