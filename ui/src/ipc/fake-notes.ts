// The fake core: memos, marks, reviews and choices of the window.
import { NOTHING, placeOf, refusal, type FakeState, type Handlers } from './fake-state';
import { passageOf } from './fake-codebook';
import type {
  Affected,
  Coding,
  CodingMark,
  HistoryRow,
  MemoAbout,
  MemoNote,
  MemoRow,
  ReviewNote,
} from './types';

/** The handlers of this part. */
export function noteHandlers(core: FakeState): Handlers {
  return {
    ...choiceHandlers(core),
    ...markHandlers(core),
    ...memoHandlers(core),
    ...reviewHandlers(core),
  };
}

function choiceHandlers(core: FakeState): Handlers {
  // By owner: the coder's id, or nobody's for the choices of everyone.
  const choices = new Map<string, Map<string, string>>();
  const of = (owner: string): Map<string, string> => {
    const kept = choices.get(owner) ?? new Map<string, string>();
    choices.set(owner, kept);
    return kept;
  };
  const listed = (owner: string, mine: boolean) =>
    [...of(owner)].map(([key, value]) => ({ key, value, mine }));
  return {
    preferences: () => [...listed('', false), ...(core.coder ? listed(core.coder.id, true) : [])],
    preference_set: ({ key, value, mine }) => {
      const kept = of(mine ? (core.coder?.id ?? '') : '');
      if (value === null) kept.delete(key);
      else kept.set(key, value);
      return {};
    },
  };
}

/** What a mark makes of a coding. */
function marked(mark: CodingMark): Partial<Coding> {
  if (mark.kind !== 'approved') return { [mark.kind]: mark.value };
  return { approval: mark.value === null ? null : { on: mark.value, holds: true } };
}

function markHandlers(core: FakeState): Handlers {
  return {
    codings_mark: ({ codings, mark }) => {
      const value = mark.value === true ? 'yes' : mark.value === false ? 'no' : (mark.value ?? 'none');
      return core.act(
        `Set ${mark.kind.replace('_', ' ')}: ${value}`,
        touching(core, codings),
        () => change(core, codings, () => marked(mark)),
        placeOf(found(core, codings[0])),
      );
    },
    coding_history: ({ coding }) => {
      const { coder, created_at, code } = found(core, coding);
      const name = core.codes.find((one) => one.id === code)?.name ?? '';
      const row: HistoryRow = {
        number: 1,
        coder: core.coders.find((one) => one.id === coder)?.name ?? null,
        at: new Date(created_at).toISOString(),
        kind: 'add coding',
        label: `Coded as ${name}`,
        undone: false,
        barrier: null,
      };
      return [row];
    },
    interview_finish: ({ interview, finished }) => {
      const row = core.transcripts.find((one) => one.row.interview === interview)?.row;
      const me = core.coder?.name ?? '';
      if (row) {
        const others = row.finished_by.filter((name) => name !== me);
        row.finished_by = finished ? [...others, me] : others;
      }
      const said = finished ? 'Marked the interview finished' : 'Marked the interview open';
      return core.act(said, { ...NOTHING, interviews: true }, () => undefined);
    },
  };
}

function memoHandlers(core: FakeState): Handlers {
  const all = (): MemoRow[] => [
    ...core.memos,
    ...core.codings.flatMap((coding) =>
      coding.memos.map((memo) => ({
        memo,
        about: 'coding',
        id: coding.id,
        name: core.codes.find((one) => one.id === coding.code)?.name ?? null,
        place: placeOf(coding),
        withdrawn: false,
      })),
    ),
  ];
  const affected = (row: Pick<MemoRow, 'about' | 'id'>): Affected =>
    row.about === 'coding' && row.id !== null ? touching(core, [row.id]) : { ...NOTHING, codebook: true };
  const put = (row: MemoRow, now: MemoNote | null): void => {
    const others = (memos: readonly MemoNote[]): MemoNote[] => {
      const at = memos.findIndex((one) => one.id === row.memo.id);
      if (at < 0) return now ? [...memos, now] : [...memos];
      return memos.flatMap((one, place) => (place === at ? (now ?? []) : one));
    };
    if (row.about === 'coding' && row.id !== null) {
      change(core, [row.id], (coding) => ({ memos: others(coding.memos) }));
      return;
    }
    const there = core.memos.some((one) => one.memo.id === row.memo.id);
    const rest = core.memos.flatMap((one) =>
      one.memo.id === row.memo.id ? (now ? { ...one, memo: now } : []) : one,
    );
    core.memos = there || !now ? rest : [...rest, { ...row, memo: now }];
  };
  const rowOf = (id: string): MemoRow => {
    const row = all().find((one) => one.memo.id === id);
    if (!row) throw refusal('other', 'That memo is no longer there.') as unknown as Error;
    return row;
  };
  const now = (): string => new Date(core.clock).toISOString();
  return {
    memos_on: ({ about }) =>
      all().filter((row) => about === null || (row.about === about.kind && row.id === idOf(about))),
    memo_add: ({ about, text }) => {
      const memo: MemoNote = {
        id: `memo-${core.clock}`,
        coder: core.coder?.name ?? '',
        text,
        created_at: now(),
        changed_at: now(),
      };
      const row: MemoRow = {
        memo,
        about: about.kind,
        id: idOf(about),
        name: nameOf(core, about),
        place: null,
        withdrawn: false,
      };
      return { memo, change: core.act('Wrote a memo', affected(row), () => put(row, memo)) };
    },
    memo_change: ({ memo: id, text }) => {
      const row = rowOf(id);
      const memo = text === '' ? null : { ...row.memo, text, changed_at: now() };
      const said = memo ? 'Changed a memo' : 'Removed a memo';
      return { memo, change: core.act(said, affected(row), () => put(row, memo)) };
    },
    memo_remove: ({ memo: id }) => {
      const row = rowOf(id);
      return core.act('Removed a memo', affected(row), () => put(row, null));
    },
  };
}

function reviewHandlers(core: FakeState): Handlers {
  return {
    review_add: ({ coding, kind, text }) => {
      const note: ReviewNote = {
        id: `note-${core.clock}`,
        kind,
        coder: core.coder?.name ?? '',
        text,
        at: new Date(core.clock).toISOString(),
      };
      const said =
        { question: 'Asked the supervisor', answer: 'Answered a question' }[kind] ?? 'Checked a coding';
      return core.act(
        said,
        { ...touching(core, [coding]), interviews: true },
        () =>
          change(core, [coding], ({ review, open_question }) => ({
            review: [...review, note],
            open_question: kind === 'question' || (kind !== 'answer' && open_question),
          })),
        placeOf(found(core, coding)),
      );
    },
    review_queue: ({ sample, seed }) => ({
      questions: core.codings.filter((one) => one.open_question).map((one) => passageOf(core, one)),
      samples: core.coders.map((coder) => {
        const of = core.codings.filter((one) => one.coder === coder.id);
        return {
          coder,
          of: of.length,
          checked: of.filter((one) => one.review.some(({ kind }) => kind === 'checked')).length,
          passages: of
            .map((coding, at) => ({ coding, at: (at * 7919 + seed) % 101 }))
            .sort((a, b) => a.at - b.at)
            .slice(0, sample)
            .map(({ coding }) => passageOf(core, coding)),
        };
      }),
      withdrawn: 0,
    }),
  };
}

function idOf(about: MemoAbout): string | null {
  return about.kind === 'study' ? null : about.id;
}

function nameOf(core: FakeState, about: MemoAbout): string | null {
  if (about.kind === 'code') return core.codes.find((one) => one.id === about.id)?.name ?? null;
  if (about.kind === 'study') return null;
  const row = core.transcripts
    .map((one) => one.row)
    .find((one) => one.interview === idOf(about) || one.interviewee?.id === idOf(about));
  return row?.interviewee?.label ?? row?.file_name ?? null;
}

function found(core: FakeState, id: string | undefined): Coding {
  const coding = core.codings.find((one) => one.id === id);
  if (!coding) throw refusal('other', 'That coding is no longer there.') as unknown as Error;
  return coding;
}

function change(core: FakeState, ids: readonly string[], by: (coding: Coding) => Partial<Coding>): void {
  core.codings = core.codings.map((one) => (ids.includes(one.id) ? { ...one, ...by(one) } : one));
}

function touching(core: FakeState, ids: readonly string[]): Affected {
  const codings = ids.map((id) => found(core, id));
  return {
    ...NOTHING,
    transcripts: [...new Set(codings.map((one) => one.transcript))],
    codes: [...new Set(codings.map((one) => one.code))],
  };
}
