// The fake core: changes of the codebook and passages of a code.
import { NOTHING, refusal, type FakeState, type Handlers } from './fake-state';
import type { CodeRow, CodeVersionRow, CodesLoss, Coding, PassageRow } from './types';

/** The handlers of this part. */
export function codebookHandlers(core: FakeState): Handlers {
  return { ...treeHandlers(core), ...wordHandlers(core), ...passageHandlers(core) };
}

function treeHandlers(core: FakeState): Handlers {
  const tree = { ...NOTHING, codebook: true };
  return {
    code_add: ({ parent, name, position }) => {
      refuseTwin(core, parent, name);
      const id = `code-new-${core.clock}`;
      const label = `Added ${name}`;
      const change = core.act(label, tree, () => {
        const siblings = core.codes.filter((one) => one.parent === parent);
        const after = siblings.slice(0, position ?? siblings.length).at(-1);
        core.codes.push({ ...blank(id, parent, name), colour: after?.colour ?? 'c3' });
        place(core, [id], parent, position);
      });
      return { code: id, change };
    },
    code_rename: ({ code, name }) => {
      const row = rowOf(core, code);
      refuseTwin(core, row.parent, name, code);
      return core.act(`Renamed ${row.name} to ${name}`, tree, () => {
        core.codes = core.codes.map((one) => (one.id === code ? { ...one, name } : one));
        describePlaces(core);
      });
    },
    codes_move: ({ codes, parent, position }) => {
      for (const id of codes) refuseTwin(core, parent, rowOf(core, id).name, id);
      return core.act(`Moved ${named(core, codes)}`, tree, () => place(core, codes, parent, position));
    },
    codes_merge: ({ codes, into }) => {
      const label = `Merged ${named(core, codes)} into ${rowOf(core, into).name}`;
      return core.act(label, { ...tree, transcripts: transcriptsOf(core, codes) }, () => {
        core.codings = core.codings.map((one) => (codes.includes(one.code) ? { ...one, code: into } : one));
        core.codes = core.codes
          .map((one) => (codes.includes(one.parent ?? '') ? { ...one, parent: into } : one))
          .filter((one) => !codes.includes(one.id));
        place(core, [], null, null);
      });
    },
    codes_loss: ({ codes }) => lossOf(core, codes),
    codes_delete: ({ codes }) => {
      const gone = branch(core, codes);
      const affected = { ...tree, transcripts: transcriptsOf(core, [...gone]) };
      return core.act(`Deleted ${named(core, codes)}`, affected, () => {
        core.codes = core.codes.filter((one) => !gone.has(one.id));
        core.codings = core.codings.filter((one) => !gone.has(one.code));
      });
    },
    code_recolour: ({ code, slot }) => {
      const theme = rowOf(core, code).theme;
      return core.act(`Gave ${rowOf(core, code).name} another colour`, tree, () => {
        core.codes = core.codes.map((one) =>
          one.theme === theme ? { ...one, colour: one.colour.replace(/\d+/u, String(slot + 1)) } : one,
        );
      });
    },
  };
}

function wordHandlers(core: FakeState): Handlers {
  const kept = new Map<string, CodeVersionRow[]>();
  return {
    code_put: ({ code, ...words }) => {
      const row = rowOf(core, code);
      const older = kept.get(code) ?? [];
      kept.set(code, [versionOf(core, row, false), ...older]);
      return core.act(`Changed the words of ${row.name}`, { ...NOTHING, codebook: true }, () => {
        core.codes = core.codes.map((one) =>
          one.id === code ? { ...one, ...words, version: one.version + 1 } : one,
        );
        core.codings = core.codings.map((one) => (one.code === code ? { ...one, outdated: true } : one));
      });
    },
    code_versions: ({ code }) => [versionOf(core, rowOf(core, code), true), ...(kept.get(code) ?? [])],
  };
}

function passageHandlers(core: FakeState): Handlers {
  return {
    code_passages: ({ code, branch: whole, coder, outdated }) => {
      const codes = whole ? branch(core, [code]) : new Set([code]);
      const passages = core.codings
        .filter((one) => codes.has(one.code) && (coder === null || one.coder === coder))
        .filter((one) => !outdated || one.outdated)
        .sort((a, b) => a.transcript.localeCompare(b.transcript) || a.start - b.start || a.end - b.end)
        .map((coding) => passageOf(core, coding));
      return {
        code,
        interviewees: new Set(passages.map((row) => row.coding.transcript)).size,
        of: core.transcripts.length,
        count: new Set(passages.map(({ coding }) => `${coding.transcript} ${coding.start} ${coding.end}`))
          .size,
        passages,
        withdrawn: 0,
      };
    },
    codings_split: ({ codings, parent, name, position }) => {
      refuseTwin(core, parent, name);
      if (codings.length === 0) throw refusal('other', 'No coding was chosen.') as unknown as Error;
      const found = core.codings.filter((one) => codings.includes(one.id));
      const id = `code-new-${core.clock}`;
      const count = found.length === 1 ? '1 coding' : `${found.length} codings`;
      const affected = {
        ...NOTHING,
        codebook: true,
        transcripts: [...new Set(found.map((one) => one.transcript))],
        codes: [...new Set([id, ...found.map((one) => one.code)])],
      };
      const change = core.act(`Split ${count} off as ${name}`, affected, () => {
        const colour = core.codes.find((one) => one.id === parent)?.colour ?? 'c3';
        core.codes.push({ ...blank(id, parent, name), colour });
        place(core, [id], parent, position);
        core.codings = core.codings.map((one) =>
          codings.includes(one.id) ? { ...one, code: id, code_version: 1, outdated: false } : one,
        );
      });
      return { code: id, change };
    },
    codings_recode: ({ codings, code }) => {
      const found = core.codings.filter((one) => codings.includes(one.id));
      const count = found.length === 1 ? '1 passage' : `${found.length} passages`;
      const affected = {
        ...NOTHING,
        transcripts: [...new Set(found.map((one) => one.transcript))],
        codes: [...new Set([code, ...found.map((one) => one.code)])],
      };
      return core.act(`Moved ${count} to ${rowOf(core, code).name}`, affected, () => {
        const { version } = rowOf(core, code);
        core.codings = core.codings.map((one) =>
          codings.includes(one.id) ? { ...one, code, code_version: version, outdated: false } : one,
        );
      });
    },
  };
}

/** A coding as a reading list shows it. */
export function passageOf(core: FakeState, coding: Coding): PassageRow {
  const transcript = core.transcripts.find((one) => one.id === coding.transcript);
  const turn = transcript?.turns.findLast((one) => one.start <= coding.start) ?? null;
  const points = [...(transcript?.text ?? '')];
  const part = (from: number, to: number): string => points.slice(from, to).join('');
  const from = Math.max(turn?.start ?? 0, coding.start - 120);
  const to = Math.min(turn?.end ?? coding.end, coding.end + 120);
  return {
    coding,
    file_name: transcript?.row.file_name ?? '',
    interviewee: transcript?.row.interviewee ?? null,
    turn: turn?.number ?? null,
    speaker: transcript?.speakers[turn?.speaker ?? 0]?.label ?? null,
    interviewer: turn?.role === 'interviewer',
    before: part(from, coding.start),
    before_cut: from > (turn?.start ?? 0),
    text: part(coding.start, coding.end),
    after: part(coding.end, to),
    after_cut: to < (turn?.end ?? coding.end),
  };
}

/** Puts codes at a place among their new siblings, and the codebook in the order of the tree. */
export function place(core: FakeState, ids: string[], parent: string | null, position: number | null): void {
  const moving = core.codes.filter((one) => ids.includes(one.id)).map((one) => ({ ...one, parent }));
  const walk = (above: string | null): CodeRow[] => {
    const staying = core.codes.filter((one) => one.parent === above && !ids.includes(one.id));
    const at = position ?? staying.length;
    const here = above === parent ? [...staying.slice(0, at), ...moving, ...staying.slice(at)] : staying;
    return here.flatMap((one) => [one, ...walk(one.id)]);
  };
  core.codes = walk(null);
  describePlaces(core);
}

/** Path, depth and theme of each code from where it stands. */
function describePlaces(core: FakeState): void {
  const paths = new Map<string, CodeRow>();
  let theme = -1;
  core.codes = core.codes.map((code) => {
    const above = paths.get(code.parent ?? '');
    if (!above) theme += 1;
    const placed = {
      ...code,
      theme,
      path: above ? `${above.path} > ${code.name}` : code.name,
      depth: above ? above.depth + 1 : 0,
    };
    paths.set(code.id, placed);
    return placed;
  });
}

function lossOf(core: FakeState, codes: string[]): CodesLoss {
  const gone = branch(core, codes);
  const codings = core.codings.filter((one) => gone.has(one.code));
  const coders = new Set(codings.map((one) => one.coder)).size;
  const memos = codings.reduce((sum, one) => sum + one.memos.length, 0);
  const several = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;
  return {
    codes: gone.size,
    codings: codings.length,
    coders,
    memos,
    transcripts: transcriptsOf(core, [...gone]).length,
    interviewees: new Set(codings.map((one) => one.transcript)).size,
    said: `${several(gone.size, 'code')} with ${several(codings.length, 'coding')} by ${several(coders, 'coder')} and ${several(memos, 'memo')} would go.`,
  };
}

function versionOf(core: FakeState, row: CodeRow, current: boolean): CodeVersionRow {
  const { version, statement, definition, include, exclude, example } = row;
  const codings = core.codings.filter((one) => one.code === row.id && one.code_version === version).length;
  return { version, current, statement, definition, include, exclude, example, codings };
}

function branch(core: FakeState, ids: string[]): Set<string> {
  const found = new Set(ids);
  for (const code of core.codes) if (code.parent !== null && found.has(code.parent)) found.add(code.id);
  return found;
}

function transcriptsOf(core: FakeState, codes: string[]): string[] {
  return [...new Set(core.codings.filter((one) => codes.includes(one.code)).map((one) => one.transcript))];
}

function rowOf(core: FakeState, id: string): CodeRow {
  const row = core.codes.find((one) => one.id === id);
  if (!row) throw refusal('other', 'That code is no longer there.') as unknown as Error;
  return row;
}

function named(core: FakeState, ids: string[]): string {
  return ids.length === 1 ? rowOf(core, ids[0] ?? '').name : `${ids.length} codes`;
}

function refuseTwin(core: FakeState, parent: string | null, name: string, self?: string): void {
  if (core.codes.some((one) => one.parent === parent && one.name === name && one.id !== self))
    throw refusal('other', `There is a code named “${name}” there already.`) as unknown as Error;
}

export function blank(id: string, parent: string | null, name: string): CodeRow {
  return {
    id,
    parent,
    name,
    path: name,
    depth: 0,
    colour: 'c3',
    theme: 0,
    statement: null,
    definition: null,
    include: null,
    exclude: null,
    example: null,
    interviewees: 0,
    passages: 0,
    own_interviewees: 0,
    own_passages: 0,
    version: 1,
    outdated: 0,
    memos: 0,
  };
}
