// The fake core: strength of themes, pairs of codes, saturation and the sample. Enough to draw every state; its
// counting is simple and is not the reference.
import { fakeMatrix } from './fake-matrix';
import { NOTHING, refusal, type FakeState, type Handlers } from './fake-state';
import type {
  Approaches,
  Change,
  ChoiceRequest,
  CodePair,
  IllustrativeVoice,
  SampleComposition,
  Saturation,
  Strength,
  ThemeRow,
} from './types';

/** What the team agreed on. */
interface Agreed {
  recurring: { people: number; groups: number; categories: number } | null;
  words: { several: number; many: number; most: number } | null;
  kept: IllustrativeVoice[];
}

const COUNTED = { whose: 'coding of record', exploratory: false, left_out: [] };
const BY = { set_by: 'Ines Ortega', set_at: '2026-11-24T10:41:00Z' };

/** The handlers of this part. */
export function evidenceHandlers(core: FakeState): Handlers {
  const agreed: Agreed = { recurring: null, words: null, kept: [] };
  const act = (said: string, change: () => void): Change => core.act(said, NOTHING, change);
  return {
    strength: ({ choice }) => strength(core, agreed, choice),
    recurring_set: ({ people, groups, categories }) =>
      act(`What at least ${people} people say counts as recurring.`, () => {
        agreed.recurring = { people, groups, categories };
      }),
    quantifiers_set: (words) =>
      act('Set the words for numbers of people', () => {
        agreed.words = words;
      }),
    illustrative_set: ({ code, interviewee, kept }) =>
      act(kept ? 'Kept a single voice as illustrative' : 'A voice is no longer kept as illustrative', () => {
        const path = core.codes.find((one) => one.id === code)?.path ?? '';
        const rest = agreed.kept.filter((one) => one.code !== path || one.interviewee !== interviewee);
        agreed.kept = kept ? [...rest, { code: path, interviewee }] : rest;
      }),
    cooccurrence: ({ unit, roll_up }) => ({
      counted: COUNTED,
      unit,
      roll_up,
      everybody: everybody(core),
      codes: core.codes.map((code) => ({ code: code.path, count: carriers(core, code.id).size })),
      pairs: pairs(core),
    }),
    saturation: ({ base, run, threshold, orders, seed, all_codes }) => {
      const order = coded(core);
      if (order.length < base + run) {
        throw refusal(
          'other',
          `${order.length} coded interviews are fewer than a base of ${base} and a run of ${run} together, so nothing can be said about saturation.`,
          'Code more interviews, or ask for a smaller base or run.',
        ) as unknown as Error;
      }
      return {
        ...saturation(core, order),
        of: all_codes ? 'all' : 'during analysis',
        base,
        run,
        threshold,
        orders,
        seed,
      };
    },
    sample_composition: ({ attribute }) => sample(core, attribute),
  };
}

const coded = (core: FakeState) =>
  core.transcripts.filter(({ id }) => core.codings.some((coding) => coding.transcript === id));

const everybody = (core: FakeState) => ({ interviewed: core.transcripts.length, coded: coded(core).length });

const carriers = (core: FakeState, code: string): Set<string> =>
  new Set(core.codings.filter((coding) => coding.code === code).map(({ transcript }) => transcript));

function strength(core: FakeState, { recurring, words, kept }: Agreed, choice: ChoiceRequest): Strength {
  const quantifiers = words && { ...words, said: `“Several” from ${words.several} %.`, ...BY };
  if (!recurring) return { themes: null, quantifiers, people: [], raised_by: [], kept };
  const matrix = fakeMatrix(core, { columns: ['category'], roll_up: true, words: false, choice });
  const ids = core.transcripts.map(({ id }) => id);
  const raisedBy = core.codes.map((code) => {
    const branch = core.codes.filter(({ path }) => path === code.path || path.startsWith(`${code.path} > `));
    const all = new Set(branch.flatMap((one) => [...carriers(core, one.id)]));
    return ids.flatMap((id, at) => (all.has(id) ? [at] : []));
  });
  const themes = matrix.rows.map((row, at): ThemeRow => {
    const { interviewees } = row.total;
    const categories = row.cells.filter((cell) => cell.interviewees > 0).length;
    return {
      code: row.code,
      statement: core.codes[at]?.statement ?? null,
      total: row.total,
      quantity: words === null ? null : interviewees === 1 ? 'one' : 'a few',
      recurs: interviewees >= recurring.people && categories >= recurring.categories,
      categories,
      by_category: row.cells.map((cell, place) => ({
        category: matrix.columns[place]?.value ?? '',
        interviewed: matrix.columns[place]?.interviewed ?? 0,
        coded: matrix.columns[place]?.coded ?? 0,
        cell,
      })),
      basis: { experienced: 0, witnessed: 0, told: 0, opinion: 0, told_only: 0, unsaid: interviewees },
      prompting: { volunteered: 0, only_prompted: 0, unsaid: interviewees },
      asked: { asked: 0, volunteered: 0, not_asked: 0 },
      loudest: null,
      quotable: 0,
      first: null,
      last: null,
      illustrative: [],
      said: [`${interviewees} of ${matrix.everybody.coded} people raised it.`],
    };
  });
  return {
    themes: {
      counted: COUNTED,
      recurring: {
        ...recurring,
        said: `What at least ${recurring.people} people say counts as recurring.`,
        ...BY,
      },
      quantifiers,
      everybody: matrix.everybody,
      groups: matrix.everybody.coded,
      ties: 0,
      categories: matrix.columns.filter((column) => column.coded > 0).length,
      themes,
    },
    quantifiers,
    people: core.transcripts.map(({ id, row }) => ({
      interviewee: row.interviewee?.label ?? row.file_name,
      category: row.interviewee?.category ?? null,
      coded: coded(core).some((one) => one.id === id),
    })),
    raised_by: raisedBy,
    kept,
  };
}

/** Pairs by person, whatever the unit is. */
function pairs(core: FakeState): CodePair[] {
  return core.codes.flatMap((first, at) =>
    core.codes.slice(at + 1).flatMap((second) => {
      const [one, other] = [carriers(core, first.id), carriers(core, second.id)];
      const both = [...one].filter((id) => other.has(id)).length;
      const either = new Set([...one, ...other]).size;
      if (both === 0) return [];
      return [{ first: first.path, second: second.path, both, either, jaccard: both / either }];
    }),
  );
}

type Followed = Omit<Saturation, 'of' | 'base' | 'run' | 'threshold' | 'orders' | 'seed'>;

function saturation(core: FakeState, order: FakeState['transcripts']): Followed {
  const seen = new Set<string>();
  const interviews = order.map(({ id, row }) => {
    const codes = new Set(core.codings.filter(({ transcript }) => transcript === id).map(({ code }) => code));
    const fresh = [...codes].filter((code) => !seen.has(code));
    for (const code of fresh) seen.add(code);
    return {
      interview: row.interviewee?.label ?? row.file_name,
      day: row.date,
      codes: codes.size,
      new: fresh.length,
      so_far: seen.size,
    };
  });
  return {
    counted: COUNTED,
    codes: seen.size,
    ready_made: 0,
    base_codes: interviews[0]?.codes ?? 0,
    reached_after: 2,
    interviews,
    undated: 0,
    not_coded: core.transcripts.length - order.length,
    runs: [{ from: 2, to: 3, new: 0, percent: 0 }],
    band: interviews.map(({ so_far }, at) => ({
      interviews: at + 1,
      mean: so_far - 0.5,
      low: so_far - 1,
      high: so_far,
    })),
    said: ['After 2 interviews, the next 1 brought no more than 5 % of the codes of the first 1.'],
  };
}

function sample(core: FakeState, attribute: string | null): SampleComposition {
  const none: Approaches = { approached: 0, open: 0, no_answer: 0, declined: 0, agreed: 0, interviewed: 0 };
  const people = core.transcripts.flatMap(({ row }) => (row.interviewee ? [row.interviewee] : []));
  const names = [...new Set(people.map(({ category }) => category))];
  const categories = names.map((category) => {
    const here = people.filter((person) => person.category === category);
    return {
      category,
      interviewed: here.length,
      approaches: { ...none, approached: 2, declined: 1, no_answer: 1 },
      subcategories: [...new Set(here.map(({ subcategory }) => subcategory))].map((subcategory) => ({
        subcategory,
        interviewed: here.filter((person) => person.subcategory === subcategory).length,
        approaches: none,
      })),
    };
  });
  return {
    interviewed: people.length,
    interviews: core.transcripts.length,
    of_nobody: core.transcripts.length - people.length,
    waiting: 0,
    withdrawn: 0,
    first: '2024-05-02',
    last: '2025-03-11',
    outreach: { ...none, approached: 2 * names.length, declined: names.length, no_answer: names.length },
    categories,
    attribute:
      attribute === null
        ? null
        : {
            attribute,
            values: [
              {
                value: 'north',
                interviewed: people.length,
                by_category: categories.map(({ interviewed }) => interviewed),
              },
            ],
          },
    said: [`${people.length} people of ${names.length} categories were interviewed.`],
  };
}
