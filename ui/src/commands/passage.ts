// Actions on the picked passage: memo, stance and other marks. In the reading list of a code, on what is chosen there.
import type { Coding, CodingMark } from '../ipc/types';
import { BASES, PROMPTINGS } from '../state/inspector.svelte';
import { inCode, type Command } from './command';
import type { Desk } from './desk';

/** Actions on the picked passage: memo, stance and other marks. */
export const PASSAGE = [
  {
    id: 'passage.memo',
    words: 'Memo on the passage',
    group: 'Passage',
    keys: ['M'],
    where: 'reading',
    able: inTranscript,
    run: (desk) => ask(desk, 'memo'),
  },
  stance('stance.supports', 'S', 'supports'),
  stance('stance.qualifies', 'Q', 'qualifies'),
  stance('stance.contradicts', 'X', 'contradicts'),
  {
    id: 'stance.none',
    words: 'No stance',
    group: 'Passage',
    keys: [],
    where: 'code',
    able: inCode,
    run: (desk) => mark(desk, { kind: 'stance', value: null }),
  },
  {
    id: 'passage.quotable',
    words: 'Quotable, or not',
    group: 'Passage',
    keys: ['I'],
    where: 'reading',
    able: inCode,
    run: (desk) => flip(desk, 'quotable'),
  },
  {
    id: 'passage.off_record',
    words: 'Off the record, or on it',
    group: 'Passage',
    keys: ['Shift+I'],
    where: 'reading',
    able: inCode,
    run: (desk) => flip(desk, 'off_record'),
  },
  ...BASES.map(({ value, words }) =>
    choice(`basis.${value ?? 'none'}`, `Basis: ${words.toLowerCase()}`, { kind: 'basis', value }),
  ),
  ...PROMPTINGS.map(({ value, words }) =>
    choice(`prompting.${value ?? 'none'}`, value === null ? 'Prompted or volunteered: not stated' : words, {
      kind: 'prompting',
      value,
    }),
  ),
  {
    id: 'spoken.define',
    words: 'Define what passages speak of: operation, agency, period',
    group: 'Passage',
    keys: [],
    where: 'study',
    run: ({ workspace }) => {
      workspace.attributes.open = !workspace.attributes.open;
    },
  },
] as const satisfies readonly Command[];

function choice(id: string, words: string, chosen: CodingMark): Command {
  return {
    id,
    words,
    group: 'Passage',
    keys: [],
    where: 'code',
    able: inCode,
    run: (desk) => mark(desk, chosen),
  };
}

function stance<Id extends string>(id: Id, key: string, value: 'supports' | 'qualifies' | 'contradicts') {
  return {
    id,
    words: `The passage ${value} the statement`,
    group: 'Passage',
    keys: [key],
    where: 'reading',
    able: inCode,
    run: (desk: Desk) => setStance(desk, value),
  } as const;
}

function inTranscript(desk: Desk): boolean {
  return inCode(desk) && !desk.workspace.passages.open;
}

/** Codings that a mark goes on: those chosen in the reading list, else the picked one. Says why there are none. */
function marked(desk: Desk): readonly Coding[] {
  const { passages, transcript } = desk.workspace;
  const chosen = passages.open ? passages.acting.map((row) => row.coding) : [transcript.pickedCoding];
  return mine(
    desk,
    chosen.filter((coding) => coding !== null),
  );
}

/** Those of some codings that can be changed. Says why there are none. */
export function mine({ workspace }: Desk, there: readonly Coding[]): readonly Coding[] {
  const { inspector, session, status } = workspace;
  const own = there.filter((coding) => inspector.mayMark(coding));
  if (there.length === 0) status.say('Pick a coded passage first');
  else if (session.whyNot !== null) status.say(session.whyNot);
  else if (own.length === 0) status.say('A coding by someone else can be answered, not changed');
  return own;
}

function mark(desk: Desk, chosen: CodingMark, codings = marked(desk)): unknown {
  const { workspace } = desk;
  if (codings.length === 0) return undefined;
  return workspace.act(() => workspace.inspector.mark(codings, chosen));
}

/** Sets a stance towards the statement of the code or of one above it; a second press takes it away. */
export function setStance(desk: Desk, value: string, codings = marked(desk)): unknown {
  const { inspector, status } = desk.workspace;
  const able = codings.filter((coding) => inspector.statementOf(coding) !== null);
  if (codings.length > 0 && able.length === 0)
    status.say('This code has no statement yet, so there is nothing to take a stance on');
  const same = able.every((coding) => coding.stance === value);
  return mark(desk, { kind: 'stance', value: same ? null : value }, able);
}

/** Sets a mark that is there or not; it goes where all have it. */
export function flip(desk: Desk, kind: 'quotable' | 'off_record', codings = marked(desk)): unknown {
  return mark(desk, { kind, value: !codings.every((coding) => coding[kind]) }, codings);
}

/** Leads to a part of the inspector. */
export function ask({ workspace }: Desk, field: 'memo' | 'question'): void {
  const { transcript, inspector, panes, status } = workspace;
  if (transcript.pickedCoding === null) {
    status.say('Pick a coded passage first');
    return;
  }
  panes.open('right');
  inspector.asked = field;
}
