import { beforeEach, describe, expect, it } from 'vitest';
import { enter, entered } from './entered';
import { plainSurface } from './plain-surface';

async function opened() {
  const { core, workspace } = await entered();
  await workspace.openInterview('transcript-0');
  const { transcript, coding } = workspace;
  const surface = plainSurface(() => transcript.view?.text ?? '');
  transcript.attach(surface.port);
  surface.asked.length = 0;
  core.ran.length = 0;
  const select = (start: number, end: number): void => {
    transcript.selection = { start, end, text: surface.port.textOf(start, end) };
  };
  const idOf = (name: string): string => workspace.codebook.codes.find((one) => one.name === name)?.id ?? '';
  return { core, workspace, transcript, coding, select, idOf, ...surface };
}

/** Lets events and what follows from them happen. */
const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 5));

let desk: Awaited<ReturnType<typeof opened>>;

beforeEach(async () => {
  desk = await opened();
});

describe('slots', () => {
  it('fill themselves once, in the order of first use, and say so', async () => {
    desk.select(100, 120);
    await desk.coding.apply(desk.idOf('Root causes'));
    expect(desk.workspace.status.note?.said).toBe('Coded as Root causes, from now on key 1');
    await desk.coding.apply(desk.idOf('Recommendations'));
    await desk.workspace.undo();
    desk.select(100, 120);
    await desk.coding.apply(desk.idOf('Root causes'));
    const { slots } = desk.coding;
    expect([slots.at(1), slots.at(2), slots.at(3)]).toEqual([
      desk.idOf('Root causes'),
      desk.idOf('Recommendations'),
      null,
    ]);
  });

  it('code with one key', async () => {
    desk.coding.slots.put(desk.idOf('Positive practice'), 4);
    desk.select(100, 120);
    await desk.coding.applySlot(4);
    expect(desk.transcript.pickedCoding?.code).toBe(desk.idOf('Positive practice'));
  });

  it('change only by hand: two codes change places, and one can be taken out', () => {
    const { slots } = desk.coding;
    const [roots, advice] = [desk.idOf('Root causes'), desk.idOf('Recommendations')];
    slots.put(roots, 1);
    slots.put(advice, 2);
    slots.put(advice, 1);
    expect([slots.at(1), slots.at(2)]).toEqual([advice, roots]);
    slots.swap(2, 3);
    expect([slots.at(2), slots.at(3)]).toEqual([null, roots]);
    slots.clear(3);
    expect(slots.numberOf(roots)).toBeNull();
  });

  it('are each coder’s own', async () => {
    desk.coding.slots.put(desk.idOf('Root causes'), 1);
    await desk.workspace.codeAs('Theo Lund');
    expect(desk.coding.slots.at(1)).toBeNull();
    await desk.workspace.codeAs('Ines Ortega');
    expect(desk.coding.slots.at(1)).toBe(desk.idOf('Root causes'));
  });

  it('say that they are free where they are', async () => {
    desk.select(100, 120);
    await desk.coding.applySlot(7);
    expect(desk.workspace.status.note?.said).toContain('Slot 7 is free');
    expect(desk.core.ran).not.toContain('coding_add');
  });
});

describe('the code used last', () => {
  it('is put on the next passage with one key', async () => {
    desk.select(100, 120);
    await desk.coding.apply(desk.idOf('Root causes'));
    desk.select(130, 150);
    await desk.coding.repeat();
    expect(desk.transcript.pickedCoding).toMatchObject({ start: 130, code: desk.idOf('Root causes') });
  });

  it('is known again after the study was locked', async () => {
    desk.select(100, 120);
    await desk.coding.apply(desk.idOf('Root causes'));
    await desk.workspace.lock();
    await enter(desk.workspace);
    expect(desk.coding.recent).toEqual([desk.idOf('Root causes')]);
  });
});

describe('a new code', () => {
  it('is made and applied as one act that is taken back as one', async () => {
    desk.select(100, 120);
    const codes = desk.workspace.codebook.codes.length;
    await desk.coding.applyNew(' Night raids ', desk.idOf('Planning of operations'));
    await settled();
    expect(desk.transcript.pickedCoding?.code).toBe(desk.idOf('Night raids'));
    expect(desk.asked).toContain('add Night raids');
    await desk.workspace.undo();
    await settled();
    expect(desk.workspace.codebook.codes).toHaveLength(codes);
    expect(desk.transcript.shown.some((one) => one.start === 100)).toBe(false);
  });

  it('is proposed where the last one went', async () => {
    expect(desk.coding.placeForNew()).toBeNull();
    desk.select(100, 120);
    await desk.coding.apply(desk.idOf('Root causes'));
    expect(desk.coding.placeForNew()).toBe(desk.idOf('Prevention of trafficking'));
    await desk.coding.applyNew('Night raids', desk.idOf('Planning of operations'));
    expect(desk.coding.placeForNew()).toBe(desk.idOf('Planning of operations'));
  });

  it('is named by the selected words', () => {
    desk.select(100, 120);
    desk.coding.inVivo();
    expect(desk.transcript.picking).toBe(true);
    expect(desk.transcript.naming).not.toBe('');
  });
});

describe('edges', () => {
  const first = () => desk.transcript.shown[0];

  it('follow the keys, keep memo and stance, and are taken back', async () => {
    const before = first();
    if (!before) throw new Error('nothing is coded');
    desk.transcript.pick(before.id);
    desk.workspace.transcript.revise(before.id, { stance: 'supports' });
    desk.coding.edges.begin('end', true);
    expect(desk.coding.edges.key('ArrowRight', true)).toBe(true);
    expect(desk.asked.at(-1)).toMatch(/^replace /u);
    await desk.coding.edges.keep();
    await settled();
    const now = desk.transcript.codings.find((one) => one.id === before.id);
    expect(now).toMatchObject({ start: before.start, stance: 'supports' });
    expect(now?.end).toBeGreaterThan(before.end);
    expect(desk.core.ran).not.toContain('transcript_open');
    await desk.workspace.undo();
    expect(desk.transcript.codings.find((one) => one.id === before.id)?.end).toBe(before.end);
  });

  it('are where they were left for whatever comes next, before the write has come back', async () => {
    const before = first();
    desk.transcript.pick(before?.id ?? null);
    desk.coding.edges.begin('end', true);
    desk.coding.edges.key('ArrowRight', true);
    const writing = desk.coding.edges.keep();
    desk.coding.edges.begin('start', true);
    desk.coding.edges.giveUp();
    await writing;
    const end = desk.transcript.codings.find((one) => one.id === before?.id)?.end ?? 0;
    expect(end).toBeGreaterThan(before?.end ?? 0);
    expect(desk.asked.at(-1)).toContain(`–${end}`);
  });

  it('stand where they were when they are given up', () => {
    const before = first();
    desk.transcript.pick(before?.id ?? null);
    desk.coding.edges.begin('start', true);
    desk.coding.edges.key('ArrowRight', false);
    expect(desk.coding.escape()).toBe(true);
    expect(desk.asked.at(-1)).toContain(`${before?.start ?? ''}–${before?.end ?? ''}`);
    expect(desk.core.ran).not.toContain('coding_resize');
    expect(desk.coding.edges.key('ArrowRight', false)).toBe(false);
  });

  it('never pass each other', () => {
    const before = first();
    desk.transcript.pick(before?.id ?? null);
    desk.coding.edges.begin('end', true);
    desk.coding.edges.moveTo((before?.start ?? 0) - 10);
    expect(desk.coding.edges.moving?.passage.end).toBe(before?.end);
  });

  it('stand where they were where the write is refused', async () => {
    const before = first();
    desk.transcript.pick(before?.id ?? null);
    desk.coding.edges.begin('end', true);
    desk.coding.edges.key('ArrowRight', true);
    const coding = desk.core.codings.find((one) => one.id === before?.id);
    desk.core.codings = desk.core.codings.filter((one) => one !== coding);
    await desk.coding.edges.keep();
    expect(desk.workspace.failure).not.toBeNull();
    expect(desk.asked.at(-1)).toContain(`–${before?.end ?? ''}`);
  });

  it('of another coder cannot be moved', () => {
    desk.transcript.showEveryone(true);
    const theirs = desk.transcript.codings.find((one) => one.coder === 'coder-1');
    desk.transcript.pick(theirs?.id ?? null);
    desk.coding.edges.begin('end', true);
    expect(desk.coding.edges.moving).toBeNull();
  });
});

describe('a correction', () => {
  it('moves the codings behind it, and is taken back', async () => {
    const last = desk.transcript.shown.at(-1);
    const words = last && desk.port.textOf(last.start, last.end);
    desk.select(6, 10);
    desk.coding.correction.begin();
    desk.coding.correction.words = 'a longer wording';
    await desk.coding.correction.save(false);
    const now = desk.transcript.codings.find((one) => one.id === last?.id);
    expect(now && desk.port.textOf(now.start, now.end)).toBe(words);
    expect(desk.asked).toContain('update');
    expect(desk.coding.correction.passage).toBeNull();
    await desk.workspace.undo();
    expect(desk.transcript.codings.find((one) => one.id === last?.id)?.start).toBe(last?.start);
  });

  it('names the codings that would lose their passage before anything changes', async () => {
    const coding = desk.transcript.shown[0];
    if (!coding) throw new Error('nothing is coded');
    desk.select(coding.start, coding.end);
    desk.coding.correction.begin();
    desk.coding.correction.words = '';
    await desk.coding.correction.save(false);
    expect(desk.coding.correction.emptied.map((row) => row.coding.id)).toContain(coding.id);
    expect(desk.workspace.undoing.undo).toBeNull();
    await desk.coding.correction.save(true);
    expect(desk.transcript.codings.some((one) => one.id === coding.id)).toBe(false);
  });
});

describe('the note on interviewers’ words', () => {
  it('is shown once, and again only where it was chosen so', async () => {
    const { settings } = desk.workspace;
    desk.core.warning = 'Only the interviewer speaks in this passage.';
    desk.select(100, 120);
    await desk.coding.apply(desk.idOf('Root causes'));
    expect(desk.coding.warning).toBe('Only the interviewer speaks in this passage.');
    expect(desk.coding.escape()).toBe(true);
    await desk.coding.apply(desk.idOf('Recommendations'));
    expect(desk.coding.warning).toBeNull();
    settings.interviewerWarning = 'always';
    await desk.coding.apply(desk.idOf('Positive practice'));
    expect(desk.coding.warning).not.toBeNull();
  });
});

describe('what shows', () => {
  it('is one’s own, and can be narrowed to a theme, a coder, a speaker', () => {
    const { choice } = desk.transcript;
    const mine = desk.transcript.shown.length;
    choice.chooseTheme(desk.idOf('Protection of victims'), false);
    const less = desk.transcript.shown.length;
    expect(less).toBeLessThan(mine);
    expect(desk.transcript.showAll()).toBe(true);
    expect(desk.transcript.shown).toHaveLength(mine);
    choice.chooseCoder('coder-1', true, ['coder-0', 'coder-1']);
    expect(choice.coders).toBe('all');
    choice.chooseCoder('coder-0', false, ['coder-0', 'coder-1']);
    expect(desk.transcript.shown.every((one) => one.coder === 'coder-1')).toBe(true);
    expect(choice.narrowed).toBe(true);
    choice.clear();
    choice.chooseSpeaker('R', false);
    expect(desk.transcript.shown).toHaveLength(0);
  });
});
