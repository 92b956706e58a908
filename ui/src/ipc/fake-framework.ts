// The fake core: the framework matrix, one person a transcript.
import { NOTHING, type FakeState, type Handlers } from './fake-state';
import type { Framework } from './types';

interface Kept {
  text: string;
  coder: string;
  /** Ids of the codings that it was written on. */
  on: string;
}

/** The handlers of this part. */
export function frameworkHandlers(core: FakeState): Handlers {
  let kept = new Map<string, Kept>();
  const reached = () => core.transcripts.filter(({ row }) => row.interviewee !== null);
  const branch = (code: string): Set<string> => {
    const path = core.codes.find((one) => one.id === code)?.path ?? '';
    const below = core.codes.filter((one) => one.path === path || one.path.startsWith(`${path} > `));
    return new Set(below.map((one) => one.id));
  };
  const codings = (interviewee: string, code: string) => {
    const here = reached().filter(({ row }) => row.interviewee?.id === interviewee);
    const codes = branch(code);
    return core.codings.filter((one) => codes.has(one.code) && here.some(({ id }) => id === one.transcript));
  };
  const ids = (interviewee: string, code: string): string =>
    codings(interviewee, code)
      .map((one) => one.id)
      .sort()
      .join(' ');
  return {
    framework: ({ codes, from, limit }): Framework => {
      const all = core.codes.filter((one) =>
        codes.length > 0 ? codes.includes(one.id) : !one.path.includes(' > '),
      );
      const people = reached().flatMap(({ id, row: { interviewee } }) =>
        interviewee === null
          ? []
          : [
              {
                id: interviewee.id,
                interviewee: interviewee.label,
                category: interviewee.category,
                coded: core.codings.some((one) => one.transcript === id),
              },
            ],
      );
      const rows = all.slice(from, from + limit).map(({ id, path }) => ({
        id,
        code: path,
        cells: people.flatMap((person, place) => {
          const summary = kept.get(`${person.id} ${id}`);
          const passages = codings(person.id, id).length;
          if (passages === 0 && !summary) return [];
          const said = summary && {
            text: summary.text,
            coder: summary.coder,
            changed_at: '2026-11-24T10:41:00Z',
            changed_since: summary.on !== ids(person.id, id),
          };
          return [{ person: place, passages, not_asked: false, summary: said ?? null }];
        }),
      }));
      return { people, of: all.length, rows };
    },
    framework_write: ({ interviewee, code, text }) => {
      const before = kept;
      const after = new Map(kept);
      const key = `${interviewee} ${code}`;
      if (text.trim() === '') after.delete(key);
      else after.set(key, { text: text.trim(), coder: core.coder?.name ?? '', on: ids(interviewee, code) });
      const change = core.act('Wrote a summary', NOTHING, () => undefined);
      kept = after;
      const step = core.done.at(-1);
      if (step) {
        step.forth = () => (kept = after);
        step.back = () => (kept = before);
      }
      return change;
    },
  };
}
