import { describe, expect, it } from 'vitest';
import type { FindingRow, FindingsIn, Mention } from '../ipc/types';
import { moved } from './anonymise-extent';
import { afterDeciding, firstChanged, itemRows, itemsOf, nearest, progressOf } from './anonymise-items';
import { placesEverywhere, placesIn } from './anonymise-places';
import { formsOf, knownAlias, sameAs, saysWhat, worded } from './anonymise-proposal';
import { answerFor, scopeWords, statusOf, waits } from './anonymise-words';

const TEXT = 'We met Ann Delmar at the Delmar Inn. Ann sang.';
const finding = (words: string, nth = 0, more: Partial<FindingRow> = {}): FindingRow => {
  let start = TEXT.indexOf(words);
  for (let at = 0; at < nth; at += 1) start = TEXT.indexOf(words, start + 1);
  return {
    start,
    end: start + words.length,
    text: words,
    turn: 1,
    kind: 'person',
    confidence: 90,
    reason: '',
    entity: null,
    alias: null,
    replacement: 'colleague',
    general: null,
    ...more,
  };
};
const found = (more: Partial<FindingsIn> = {}): FindingsIn => ({
  transcript: 't',
  file_name: 'a.txt',
  without_capitals: false,
  findings: [],
  replaced: [],
  kept: [],
  labels: [],
  life_details: [],
  ...more,
});
const mention = (words: string, nth = 0): Mention => {
  const { start, end } = finding(words, nth);
  return { transcript: 't', file_name: 'a.txt', start, end, text: words, before: '', after: '' };
};
const alias = (text: string, kind = 'person') => ({
  id: text,
  kind,
  text,
  general: false,
  interviewee: null,
  interviewee_label: null,
  places: 1,
  transcripts: 1,
  forms: null,
});

describe('places of a name', () => {
  it('never cut into a longer name of something else', () => {
    const inn = finding('Delmar Inn', 0, { kind: 'organisation' });
    const places = placesIn([mention('Delmar'), mention('Delmar', 1)], [finding('Ann Delmar')], [inn]);
    expect(places.map(({ start, end }) => TEXT.slice(start, end))).toEqual(['Ann Delmar']);
  });

  it('in all interviews leave out what was kept or replaced, and take the whole of what was found', () => {
    const findings = [finding('Ann Delmar'), finding('Delmar Inn', 0, { kind: 'organisation' })];
    const { start, end } = finding('Ann', 1);
    const kept = [{ id: 'k', start, end, turn: 1, text: 'Ann', kind: 'person' }];
    const all = [mention('Ann'), mention('Ann', 1), mention('Delmar'), mention('Delmar', 1)];
    const places = placesEverywhere(all, { entities: [], transcripts: [found({ findings, kept })] }, [
      'Ann Delmar',
      'Ann',
      'Delmar',
    ]);
    expect(places.map((one) => one.text)).toEqual(['Ann Delmar']);
  });
});

describe('the list of findings', () => {
  const items = itemsOf(
    found({
      findings: [finding('Ann', 1), finding('Delmar Inn', 0, { kind: 'organisation' })],
      replaced: [{ ...finding('Ann Delmar'), alias: 'a', text: 'colleague 1' }],
      labels: [{ speaker: 1, label: 'Ms. Reyes', replacement: 'interviewee' }],
    }),
  );

  it('begins with labels, then goes through the text, and counts what is decided', () => {
    expect(items.map((one) => one.words)).toEqual(['Ms. Reyes', 'colleague 1', 'Delmar Inn', 'Ann']);
    expect(progressOf(items)).toEqual({ done: 1, of: 4 });
    expect(itemRows(items, 'open')).toHaveLength(3);
    const kinds = itemRows(items, 'kind').flatMap((row) => ('heading' in row ? [row.heading] : []));
    expect(kinds).toEqual(['Person', 'Organisation']);
  });

  it('goes on after the decided place, to the last one where none follows', () => {
    expect(afterDeciding(items, 1)?.words).toBe('Delmar Inn');
    expect(afterDeciding(items, 9)?.words).toBe('Ann');
  });

  it('knows where something changed, and what is nearest to a place', () => {
    const before = items.filter((one) => one.words !== 'Delmar Inn');
    expect(firstChanged(before, items)?.words).toBe('Delmar Inn');
    expect(nearest(items, TEXT.indexOf('Inn'))?.words).toBe('Delmar Inn');
  });
});

describe('a proposal', () => {
  it('is the alias of any form of the name, and else has the next free number', () => {
    const learned = new Map([['ann', 'a1']]);
    expect(knownAlias({ alias: null }, ['Ánn', 'Delmar'], learned)).toBe('a1');
    const aliases = [alias('colleague 1'), alias('colleague 3')];
    expect(worded('colleague', 'person', aliases).words).toBe('colleague 2');
    expect(worded('[colleague 3]', 'person', aliases)).toMatchObject({ known: true });
  });

  it('says what a name is without a number', () => {
    expect(saysWhat('a city in the valley', 'place')).toBe(true);
    expect(worded('a city in the valley', 'place', []).words).toBe('a city in the valley');
    expect(worded('work detail', 'life detail', []).general).toBe(true);
    expect(saysWhat('city', 'place')).toBe(false);
  });

  it('is about the findings of one entity, of one alias, and of the same words', () => {
    const [a, b, c] = [
      finding('Ann Delmar', 0, { entity: 0 }),
      finding('Ann', 1, { entity: 0 }),
      finding('Delmar Inn', 0, { alias: 'x' }),
    ];
    expect(sameAs(a, [a, b, c])).toEqual([a, b]);
    expect(sameAs(a, [a, b, c], 'x')).toEqual([a, b, c]);
    const entity = {
      name: 'Ann',
      kind: 'person',
      places: 1,
      transcripts: 1,
      replacement: '',
      doubtful: false,
    };
    const forms = [{ text: 'Annie', count: 1 }];
    expect(formsOf(a, [{ ...entity, forms }])).toEqual(['Ann Delmar', 'Annie']);
  });
});

describe('the extent of a finding', () => {
  const letters = [...TEXT];
  const all = { start: 0, end: letters.length };
  const words = ({ start, end }: { start: number; end: number }): string =>
    letters.slice(start, end).join('');

  it('grows and shrinks by words at either edge, without the full stop', () => {
    const at = finding('Delmar Inn');
    expect(words(moved(letters, at, 'start', 1, all))).toBe('the Delmar Inn');
    expect(words(moved(letters, at, 'start', -1, all))).toBe('Inn');
    expect(words(moved(letters, at, 'end', -1, all))).toBe('Delmar');
    expect(words(moved(letters, finding('Delmar', 1), 'end', 1, all))).toBe('Delmar Inn');
  });

  it('never leaves its turn nor becomes nothing', () => {
    const at = finding('Ann', 1);
    expect(moved(letters, at, 'start', 1, { start: at.start, end: at.end })).toEqual(at);
    expect(moved(letters, at, 'end', -1, all)).toEqual(at);
  });
});

describe('words', () => {
  it('say who took a step, and never call a text anonymous', () => {
    const step = { coder: 'Ines', at: '2026-11-24T10:41:00Z', changed_since: false };
    expect(statusOf({ status: 'de-identified', deidentified: step, read: null })).toBe(
      'De-identified by Ines',
    );
    const both = { status: 'read by a second person', deidentified: step, read: { ...step, coder: 'Theo' } };
    expect(answerFor(both)).toBe('De-identified by Ines, read by Theo');
    expect(answerFor({ ...both, status: 'de-identified', read: null })).toBe('De-identified by Ines');
    expect(waits({ status: 'de-identified', deidentified: step })).toBe(false);
    expect(waits({ status: 'de-identified', deidentified: { ...step, changed_since: true } })).toBe(true);
    expect(scopeWords({ place: 'memo', of: 3, clean: 2 })).toBe('1 of 3 to check');
  });
});
