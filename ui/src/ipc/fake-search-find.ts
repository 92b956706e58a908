// The fake core finds words and codes: what it answers to a query. Its counting is simple and is not the reference.
import { placesOf, readQuery, type Part } from './fake-search-query';
import type { FakeState } from './fake-state';
import type { FakeTranscript } from './fake-text';
import type { Coding, FoundHit, FoundPerson, SearchAnswer, SearchChip, SearchRequest, Turn } from './types';

/** Finds words and codes in the invented interviews. */
export class FakeFinder {
  constructor(protected readonly core: FakeState) {}

  /** The answer to a query, as if it were asked for the first time. */
  find(request: SearchRequest): SearchAnswer {
    const read = readQuery(request.query);
    if (!Array.isArray(read)) return { ...NONE, run: request.run, mistake: read };
    const wrong = this.unknown(read);
    if (wrong) return { ...NONE, run: request.run, mistake: wrong };
    const [first] = read;
    const answer = first?.inside != null ? this.without(first.inside, request) : this.answer(read, request);
    const chips = this.chips(read, request.query);
    const sentence = `${chips.map(({ text }) => text).join(', ')}.`;
    return { ...answer, run: request.run, query: request.query, chips, sentence };
  }

  private unknown(parts: Part[]): SearchAnswer['mistake'] {
    for (const { field, start, end } of parts) {
      const known = field?.name !== 'code' || field.values.every((value) => this.codeOf(value) !== undefined);
      if (!known) return { what: `There is no code “${field.values.join(', ')}”.`, start, end };
    }
    return null;
  }

  protected codeOf(value: string) {
    const wanted = value.toLowerCase();
    return this.core.codes.find((one) =>
      [one.name, one.path].some((words) => words.toLowerCase() === wanted),
    );
  }

  private answer(parts: Part[], request: SearchRequest): SearchAnswer {
    const texts = parts.filter((part) => part.words.length > 0);
    const all = texts.length > 0 ? this.inTexts(parts, request) : this.inCodings(parts);
    const hits = all.slice(0, request.limit);
    const passages = passagesIn(all);
    const counted = this.counted(all);
    return {
      ...NONE,
      ...counted,
      kind: texts.length > 0 ? 'text' : 'codes',
      passages,
      hits_total: request.facets ? all.length : null,
      cut: hits.length < all.length,
      hits,
      facets: request.facets ? this.facets(all, counted) : null,
      none: all.length === 0 ? { without: this.withoutEach(parts, request) } : null,
    };
  }

  private withoutEach(parts: Part[], request: SearchRequest) {
    if (parts.length < 2) return [];
    return parts.map(({ start, end }, chip) => {
      const { interviewees, passages } = this.counting(
        parts.filter((_, at) => at !== chip),
        request,
      );
      return { chip, start, end, matched: interviewees.matched, passages };
    });
  }

  private counting(parts: Part[], request: SearchRequest): Pick<SearchAnswer, 'interviewees' | 'passages'> {
    const all = parts.some((part) => part.words.length > 0)
      ? this.inTexts(parts, request)
      : this.inCodings(parts);
    return { ...this.counted(all), passages: passagesIn(all) };
  }

  private without(inside: string, request: SearchRequest): SearchAnswer {
    const found = this.find({ ...request, query: inside });
    const there = new Set(found.people.map((person) => person.interviewee));
    const people = this.everyone().filter((person) => !there.has(person.interviewee));
    const interviewees = { ...found.interviewees, matched: people.length };
    return { ...NONE, kind: 'people', interviewees, by_category: found.by_category, people };
  }

  private inTexts(parts: Part[], request: SearchRequest): FoundHit[] {
    const alternatives = parts.some((part) => part.joined === 'or');
    const texts = parts.filter((part) => part.words.length > 0 && !part.not);
    const denied = parts.filter((part) => part.words.length > 0 && part.not);
    const codes = parts.filter((part) => part.field?.name === 'code');
    return this.core.transcripts
      .filter((one) => this.fits(one, parts))
      .flatMap((transcript) => {
        const units = (part: Part, text: string) => part.words.flatMap((word) => placesOf(text, word));
        return transcript.turns
          .filter((turn) => request.speakers === 'all' || turn.role === request.speakers)
          .flatMap((turn) => {
            const text = [...transcript.text].slice(turn.start, turn.end).join('');
            const found = texts.map((part) => units(part, text));
            const holds = alternatives
              ? found.some((one) => one.length > 0)
              : found.every((one) => one.length > 0);
            if (!holds || denied.some((part) => units(part, text).length > 0)) return [];
            return found
              .flat()
              .toSorted((a, b) => a.from - b.from)
              .map(({ from, to }) => {
                const start = turn.start + [...text.slice(0, from)].length;
                return this.hit(transcript, turn, start, start + [...text.slice(from, to)].length);
              })
              .filter((hit) => codes.every((part) => this.touches(hit, part)));
          });
      });
  }

  private inCodings(parts: Part[]): FoundHit[] {
    const places = new Map<string, FoundHit>();
    for (const transcript of this.core.transcripts.filter((one) => this.fits(one, parts))) {
      for (const coding of this.core.codings.filter((one) => one.transcript === transcript.id)) {
        const turn = transcript.turns.findLast((one) => one.start <= coding.start) ?? transcript.turns[0];
        if (!turn || !parts.every((part) => this.isOf(coding, part))) continue;
        const hit = this.hit(transcript, turn, coding.start, coding.end);
        places.set(`${hit.transcript} ${hit.start} ${hit.end}`, hit);
      }
    }
    return [...places.values()];
  }

  private isOf(coding: Coding, { field, not }: Part): boolean {
    if (field === null) return false;
    const holds = field.values.some((value) => {
      if (field.name === 'stance') return coding.stance === value;
      if (field.name === 'coder')
        return this.core.coders.find((one) => one.id === coding.coder)?.name === value;
      return field.name !== 'code' || this.branch(value).has(coding.code);
    });
    return holds !== not;
  }

  private branch(value: string): Set<string> {
    const path = this.codeOf(value)?.path ?? '';
    return new Set(
      this.core.codes
        .filter((one) => one.path === path || one.path.startsWith(`${path} > `))
        .map((one) => one.id),
    );
  }

  private touches(hit: FoundHit, part: Part): boolean {
    const codes = new Set(part.field?.values.flatMap((value) => [...this.branch(value)]));
    return hit.codes.some((one) => codes.has(one.id)) !== part.not;
  }

  private fits({ row }: FakeTranscript, parts: Part[]): boolean {
    return parts.every(({ field, not }) => {
      if (field?.name !== 'category' && field?.name !== 'interviewee') return true;
      const own = field.name === 'category' ? row.interviewee?.category : row.interviewee?.label;
      return field.values.some((value) => value.toLowerCase() === own?.toLowerCase()) !== not;
    });
  }

  private hit(transcript: FakeTranscript, turn: Turn, start: number, end: number): FoundHit {
    const letters = [...transcript.text];
    const person = transcript.row.interviewee;
    const codings = this.core.codings.filter(
      (one) => one.transcript === transcript.id && one.start < end && start < one.end,
    );
    return {
      transcript: transcript.id,
      file_name: transcript.row.file_name,
      interviewee: person?.label ?? null,
      person: person?.id ?? null,
      category: person?.category ?? null,
      subcategory: person?.subcategory ?? null,
      date: transcript.row.date,
      turn: turn.number,
      start,
      end,
      text: letters.slice(start, end).join(''),
      before: letters.slice(Math.max(turn.start, start - 120), start).join(''),
      after: letters.slice(end, Math.min(turn.end, end + 120)).join(''),
      codes: codings.flatMap(({ code: id, stance }) => {
        const path = this.core.codes.find((one) => one.id === id)?.path;
        return path === undefined ? [] : [{ id, path, stance }];
      }),
      codings: codings.map((one) => one.id),
      quotable: codings.some((one) => one.quotable),
      raw: transcript.row.status === 'raw',
      speaker_role: turn.role,
      groups: [],
    };
  }

  private everyone(): FoundPerson[] {
    return this.core.transcripts.flatMap(({ id, row }) => {
      const person = row.interviewee;
      if (!person) return [];
      const { label, category, subcategory } = person;
      return [{ interviewee: person.id, label, category, subcategory, passages: 0, transcripts: [id] }];
    });
  }

  private counted(hits: FoundHit[]): Pick<SearchAnswer, 'interviewees' | 'people' | 'by_category'> {
    const everyone = this.everyone();
    const of = (id: string) => hits.filter((hit) => hit.person === id).length;
    const people = everyone
      .map((person) => ({ ...person, passages: of(person.interviewee) }))
      .filter((person) => person.passages > 0);
    const categories = [...new Set(everyone.map((person) => person.category))];
    const all = everyone.length;
    return {
      interviewees: {
        total: all,
        interviewed: all,
        withdrawn: 0,
        searched: all,
        matched: people.length,
        beyond: 0,
        not_coded: 0,
      },
      people,
      by_category: categories.map((category) => {
        const here = everyone.filter((person) => person.category === category);
        const found = people.filter((person) => person.category === category);
        const count = (these: FoundPerson[]) => these.reduce((sum, person) => sum + person.passages, 0);
        return {
          category,
          interviewees: here.length,
          searched: here.length,
          matched: found.length,
          passages: count(found),
          subcategories: [...new Set(here.map((person) => person.subcategory))].map((subcategory) => {
            const within = (these: FoundPerson[]) => these.filter((one) => one.subcategory === subcategory);
            return {
              subcategory,
              interviewees: within(here).length,
              searched: within(here).length,
              matched: within(found).length,
              passages: count(within(found)),
            };
          }),
        };
      }),
    };
  }

  private facets(
    hits: FoundHit[],
    { by_category }: Pick<SearchAnswer, 'by_category'>,
  ): NonNullable<SearchAnswer['facets']> {
    const people = (those: FoundHit[]): number => new Set(those.map((hit) => hit.person)).size;
    const codes = [...new Set(hits.flatMap((hit) => hit.codes.map((one) => one.path)))];
    return {
      categories: by_category.map(({ category, matched }) => ({
        value: category ?? '',
        count: matched,
        id: null,
      })),
      coded: people(hits.filter((hit) => hit.codes.length > 0)),
      codes: codes.map((path) => ({
        value: path,
        count: people(hits.filter((hit) => hit.codes.some((one) => one.path === path))),
        id: this.codeOf(path)?.id ?? null,
      })),
      speakers: [
        { value: 'respondent', count: people(hits), id: null },
        { value: 'interviewer', count: 0, id: null },
      ],
      coders: this.core.coders.map(({ id, name }) => ({
        value: name,
        count: people(
          hits.filter((hit) =>
            this.core.codings.some((one) => one.coder === id && hit.codings.includes(one.id)),
          ),
        ),
        id,
      })),
      stances: ['supports', 'qualifies', 'contradicts'].map((value) => ({
        value,
        count: hits.filter((hit) => hit.codes.some((one) => one.stance === value)).length,
        id: null,
      })),
    };
  }

  private chips(parts: Part[], typed: string): SearchChip[] {
    const letters = [...typed];
    return parts.map(({ kind, start, end, joined, field, not }) => ({
      kind,
      text: letters.slice(start, end).join(''),
      title: null,
      start,
      end,
      joined,
      code: field?.name === 'code' && !not ? (this.codeOf(field.values[0] ?? '')?.id ?? null) : null,
      without: null,
    }));
  }
}

/** Turns that hold a hit. */
function passagesIn(hits: readonly FoundHit[]): number {
  return new Set(hits.map((hit) => `${hit.transcript} ${hit.turn}`)).size;
}

const NONE: SearchAnswer = {
  run: 0,
  mistake: null,
  query: '',
  sentence: '',
  chips: [],
  kind: 'text',
  interviewees: { total: 0, interviewed: 0, withdrawn: 0, searched: 0, matched: 0, beyond: 0, not_coded: 0 },
  passages: 0,
  hits_total: null,
  cut: false,
  by_category: [],
  people: [],
  hits: [],
  facets: null,
  unsearched: [],
  none: null,
  notes: [],
  changed: null,
  stopped: null,
  took_us: 900,
};
