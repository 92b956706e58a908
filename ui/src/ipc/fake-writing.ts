// The fake core: edges of codings, new codes while coding, corrections of a text.
import { NOTHING, refusal, type FakeState, type Handlers } from './fake-state';
import { blank, passageOf, place } from './fake-codebook';
import type { FakeTranscript } from './fake-text';
import type { Coding } from './types';

/** The handlers of this part. */
export function textHandlers(core: FakeState): Handlers {
  return {
    coding_add_new: ({ transcript, start, end, seen, parent, name }) => {
      refuseOther(core, transcript, start, end, seen);
      const twin = core.codes.find((one) => one.parent === parent && one.name === name);
      const id = twin?.id ?? `code-new-${core.clock}`;
      const coding = core.coding(transcript, start, end, id, core.coder?.id ?? '');
      const affected = { ...NOTHING, transcripts: [transcript], codes: [id], codebook: twin === undefined };
      const change = core.act(
        `Coded as ${name}`,
        affected,
        () => {
          if (!twin) {
            core.codes.push({ ...blank(id, parent, name), colour: colourBelow(core, parent) });
            place(core, [id], parent, null);
          }
          core.codings.push(coding);
        },
        { transcript, start, end },
      );
      return { coding, already_there: false, warning: null, change };
    },
    coding_resize: ({ coding, start, end, seen }) => {
      const found = core.codings.find((one) => one.id === coding);
      if (!found) throw refusal('other', 'That coding is no longer there.') as unknown as Error;
      refuseOther(core, found.transcript, start, end, seen);
      const affected = { ...NOTHING, transcripts: [found.transcript], codes: [found.code] };
      const there = { transcript: found.transcript, start, end };
      return core.act(
        'Changed the edges of a passage',
        affected,
        () => moveTo(core, coding, start, end),
        there,
      );
    },
    text_correct: ({ transcript, start, end, seen, text, drop_emptied }) => {
      const at = refuseOther(core, transcript, start, end, seen);
      const emptied = core.codings.filter(
        (one) => one.transcript === transcript && one.start >= start && one.end <= end && text === '',
      );
      const rows = emptied.map((one) => passageOf(core, one));
      if (emptied.length > 0 && !drop_emptied) return { change: null, emptied: rows };
      return { change: correct(core, at, { start, end, text }), emptied: rows };
    },
  };
}

interface Edit {
  start: number;
  end: number;
  text: string;
}

/** Replaces words of a transcript as one action; turns and codings follow, and come back with it. */
function correct(core: FakeState, at: FakeTranscript, edit: Edit) {
  const before = structuredClone({ text: at.text, turns: at.turns });
  const shift = [...edit.text].length - (edit.end - edit.start);
  const start = (from: number): number =>
    from < edit.start ? from : from < edit.end ? edit.end + shift : from + shift;
  const end = (to: number): number => (to <= edit.start ? to : to < edit.end ? edit.start : to + shift);
  const letters = [...at.text];
  const after = {
    text: [...letters.slice(0, edit.start), ...edit.text, ...letters.slice(edit.end)].join(''),
    turns: at.turns.map((turn) => ({
      ...turn,
      start: turn.start > edit.start ? turn.start + shift : turn.start,
      end: turn.end >= edit.end ? turn.end + shift : turn.end,
    })),
  };
  const inside = (one: Coding): boolean => one.start >= edit.start && one.end <= edit.end;
  const follow = (one: Coding): Coding =>
    inside(one) && edit.text !== ''
      ? { ...one, start: edit.start, end: edit.end + shift }
      : { ...one, start: start(one.start), end: end(one.end) };
  const affected = { ...NOTHING, transcripts: [at.id] };
  Object.assign(at, after);
  const change = core.act(
    'Corrected the text',
    affected,
    () => {
      core.codings = core.codings
        .map((one) => (one.transcript === at.id ? follow(one) : one))
        .filter((one) => one.start < one.end);
    },
    { transcript: at.id, start: edit.start, end: edit.end + shift },
  );
  const step = core.done.at(-1);
  if (step) {
    const { forth, back } = step;
    step.forth = () => {
      forth();
      Object.assign(at, structuredClone(after));
    };
    step.back = () => {
      back();
      Object.assign(at, structuredClone(before));
    };
  }
  return change;
}

function refuseOther(
  core: FakeState,
  transcript: string,
  start: number,
  end: number,
  seen: string,
): FakeTranscript {
  const found = core.transcripts.find((one) => one.id === transcript);
  if (!found) throw refusal('other', 'That interview is no longer in the study.') as unknown as Error;
  if ([...found.text].slice(start, end).join('') !== seen)
    throw refusal('text_changed', 'The transcript changed, so nothing was done.') as unknown as Error;
  return found;
}

function moveTo(core: FakeState, id: string, start: number, end: number): void {
  core.codings = core.codings.map((one) => (one.id === id ? { ...one, start, end } : one));
}

function colourBelow(core: FakeState, parent: string | null): string {
  return core.codes.find((one) => one.id === parent)?.colour ?? 'c3';
}
