// The fake core: searching, coding what was found, saved searches. Its counting is simple and is not the reference.
import { FakeFinder } from './fake-search-find';
import { NOTHING, refusal, type FakeState, type Handlers } from './fake-state';
import type { CodeHits, FoundHit, SavedSearch, SearchAnswer, SearchRequest, Suggestion } from './types';

/** The handlers of this part. */
export function searchHandlers(core: FakeState): Handlers {
  const fake = new FakeSearch(core);
  return {
    search_run: (request) => fake.run(request),
    search_prepare: () => ({}),
    search_code_plan: (wanted) => {
      const hits = fake.chosen(wanted);
      const already = hits.filter((hit) => fake.twin(hit, wanted.code)).length;
      return {
        hits: hits.length,
        passages: hits.length - already,
        people: new Set(hits.map((hit) => hit.person)).size,
        already,
        interviewer_left_out: 0,
      };
    },
    search_code: (wanted) => fake.code(wanted),
    search_export: ({ request, chosen, path }) => {
      const rows = fake.chosen({ request, chosen }).length;
      return { path, rows, said: `Wrote ${rows} hits` };
    },
    searches_list: () => fake.saved,
    search_save: ({ name, query, regex, speakers, coders }) => {
      const id = `search-${fake.saved.length}`;
      const coder = core.coder?.name ?? '';
      const row = { id, name, query, regex, speakers, coders, saved_at: '2026-11-24T10:41:00Z', coder };
      const change = fake.keep(`Saved the search ${name}`, [
        ...fake.saved.filter((one) => one.name !== name),
        { ...row, last: null },
      ]);
      return { search: id, change };
    },
    search_rename: ({ search, name }) =>
      fake.keep(
        `Renamed the search to ${name}`,
        fake.saved.map((one) => (one.id === search ? { ...one, name } : one)),
      ),
    search_forget: ({ search }) =>
      fake.keep(
        'Forgot a search',
        fake.saved.filter((one) => one.id !== search),
      ),
    search_suggest: ({ typed, at }) => fake.suggest(typed, at),
    search_settings: () => ({ leave_out_raw: false, raw: core.transcripts.length }),
    search_settings_put: () => core.act('Changed what searches leave out', NOTHING, () => undefined),
    transcript_language: ({ transcript }) => ({
      transcript,
      file_name: core.transcripts.find(({ id }) => id === transcript)?.row.file_name ?? '',
      language: 'english',
      set: false,
    }),
    language_put: () => core.act('Set the language of an interview', NOTHING, () => undefined),
  };
}

class FakeSearch extends FakeFinder {
  saved: SavedSearch[] = [];

  run(request: SearchRequest): SearchAnswer {
    const answer = this.find(request);
    return { ...answer, changed: answer.mistake ? null : this.since(request, answer) };
  }

  chosen({ request, chosen }: Pick<CodeHits, 'request' | 'chosen'>): FoundHit[] {
    const { hits } = this.run({ ...request, limit: 10_000 });
    const wanted = chosen && new Set(chosen.map((one) => `${one.transcript} ${one.start} ${one.end}`));
    return hits.filter((hit) => wanted?.has(`${hit.transcript} ${hit.start} ${hit.end}`) ?? true);
  }

  twin(hit: FoundHit, code: string): boolean {
    return this.core.codings.some(
      (one) =>
        one.code === code &&
        one.coder === this.core.coder?.id &&
        one.transcript === hit.transcript &&
        one.start === hit.start &&
        one.end === hit.end,
    );
  }

  code(wanted: CodeHits) {
    const hits = this.chosen(wanted).filter((hit) => !this.twin(hit, wanted.code));
    const affected = {
      ...NOTHING,
      transcripts: [...new Set(hits.map((hit) => hit.transcript))],
      codes: [wanted.code],
    };
    return this.core.act(`Coded ${hits.length} passages`, affected, () => {
      const me = this.core.coder?.id ?? '';
      for (const { transcript, start, end } of hits)
        this.core.codings.push(this.core.coding(transcript, start, end, wanted.code, me));
    });
  }

  keep(said: string, rows: SavedSearch[]) {
    const before = this.saved;
    const change = this.core.act(said, NOTHING, () => undefined);
    this.saved = rows;
    const step = this.core.done.at(-1);
    if (step) {
      step.forth = () => (this.saved = rows);
      step.back = () => (this.saved = before);
    }
    return change;
  }

  suggest(typed: string, at: number): Suggestion[] {
    const before = [...typed].slice(0, at).join('');
    const [, name, begun = ''] = /(?:([\p{L}]+):)?"?([\p{L} ]*)$/u.exec(before) ?? [];
    const start = at - [...begun].length;
    const fits = (word: string): boolean => word.toLowerCase().startsWith(begun.toLowerCase());
    if (name === 'code')
      return this.core.codes
        .filter((code) => fits(code.name))
        .slice(0, 12)
        .map(({ name: words, path }) => ({
          start,
          end: at,
          insert: `"${words}"`,
          words,
          detail: path,
          kind: 'code',
        }));
    if (name !== undefined || begun === '') return [];
    return ['category', 'code', 'coder', 'speaker', 'stance']
      .filter((word) => fits(word))
      .map((word) => ({ start, end: at, insert: `${word}:`, words: word, detail: null, kind: 'field' }));
  }

  /** Keeps the run of a saved search, and says what is different from the one before. */
  private since(
    { saved }: SearchRequest,
    { passages, interviewees, people }: SearchAnswer,
  ): SearchAnswer['changed'] {
    const row = this.saved.find((one) => one.id === saved);
    if (saved === null) return null;
    if (!row) throw refusal('other', 'That search is no longer there.') as unknown as Error;
    const before = row.last;
    const changed = before && {
      since: before.at,
      passages_before: before.passages,
      matched_before: before.matched,
      new: people.slice(before.matched).map((person) => person.label),
      gone: [],
    };
    const last = { at: '2026-11-24T10:41:00Z', passages, matched: interviewees.matched, changed };
    this.saved = this.saved.map((one) => (one.id === saved ? { ...one, last } : one));
    return changed;
  }
}
