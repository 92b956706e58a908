import { beforeEach, describe, expect, it } from 'vitest';
import { entered } from './entered';
import { plainSurface } from './plain-surface';

async function opened() {
  const { core, workspace } = await entered();
  await workspace.openInterview('transcript-0');
  const surface = plainSurface(() => workspace.transcript.view?.text ?? '');
  workspace.transcript.attach(surface.port);
  surface.asked.length = 0;
  core.ran.length = 0;
  return { core, workspace, ...surface };
}

/** Lets events and what follows from them happen. */
const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 5));

describe('coding a passage', () => {
  let desk: Awaited<ReturnType<typeof opened>>;

  beforeEach(async () => {
    desk = await opened();
    const text = [...(desk.workspace.transcript.view?.text ?? '')].slice(100, 120).join('');
    desk.workspace.transcript.selection = { start: 100, end: 120, text };
  });

  it('paints one coding more and never reads the transcript again', async () => {
    await desk.workspace.applyCode('code-23');
    await settled();
    expect(desk.asked).toEqual(['add Root causes']);
    expect(desk.core.ran).not.toContain('transcript_open');
    expect(desk.workspace.transcript.pickedCoding?.code).toBe('code-23');
  });

  it('says what was done and what undo would do', async () => {
    await desk.workspace.applyCode('code-23');
    await settled();
    expect(desk.workspace.status.note).toEqual({
      said: 'Coded as Root causes, from now on key 1',
      undo: true,
    });
    expect(desk.workspace.undoing.undo).toBe('Coded as Root causes');
  });

  it('keeps the selection, so that a second code can follow', async () => {
    await desk.workspace.applyCode('code-23');
    await desk.workspace.applyCode('code-24');
    expect(desk.asked).toEqual(['add Root causes', 'add Recommendations']);
    expect(desk.workspace.transcript.onPassage).toHaveLength(2);
  });

  it('changes nothing where the code is there already, and hears the next write of others', async () => {
    await desk.workspace.applyCode('code-23');
    await desk.workspace.applyCode('code-23');
    await settled();
    expect(desk.workspace.status.note?.said).toBe('This passage has that code already');
    desk.core.ran.length = 0;
    await desk.workspace.transcript.changed(['transcript-0']);
    expect(desk.core.ran).toContain('transcript_open');
  });

  it('is taken back and done again, and goes to the place', async () => {
    const before = desk.workspace.transcript.codings.length;
    await desk.workspace.applyCode('code-23');
    await desk.workspace.undo();
    expect(desk.workspace.transcript.codings).toHaveLength(before);
    expect(desk.asked).toContain('reveal 100');
    await desk.workspace.redo();
    expect(desk.workspace.transcript.pickedCoding?.code).toBe('code-23');
    expect(desk.workspace.undoing.redo).toBeNull();
  });

  it('says so where the text is not what was seen, and codes nothing', async () => {
    desk.workspace.transcript.selection = { start: 100, end: 120, text: 'something else' };
    const before = desk.workspace.transcript.codings.length;
    await desk.workspace.applyCode('code-23');
    expect(desk.workspace.failure?.code).toBe('text_changed');
    expect(desk.workspace.transcript.codings).toHaveLength(before);
  });

  it('counts the code in the tree', async () => {
    const before = desk.workspace.codebook.byId.get('code-23')?.passages ?? 0;
    await desk.workspace.applyCode('code-23');
    await settled();
    expect(desk.workspace.codebook.byId.get('code-23')?.passages).toBe(before + 1);
  });
});

describe('the caret', () => {
  it('picks the shortest coding, and keeps the picked one where it is among them', async () => {
    const { workspace } = await opened();
    const [first, second] = workspace.transcript.shown;
    const ids = [second?.id ?? '', first?.id ?? ''];
    workspace.transcript.caretAt(110, 2, ids);
    expect(workspace.transcript.picked).toBe(second?.id);
    workspace.transcript.pick(first?.id ?? null);
    workspace.transcript.caretAt(110, 2, ids);
    expect(workspace.transcript.picked).toBe(first?.id);
    workspace.transcript.caretAt(0, 1, []);
    expect(workspace.transcript.picked).toBeNull();
  });
});

describe('codings of others', () => {
  it('show only when asked for and are never removed by a key', async () => {
    const { workspace } = await opened();
    const mine = workspace.transcript.shown.length;
    workspace.transcript.showEveryone(true);
    expect(workspace.transcript.shown.length).toBe(mine + 1);
    const theirs = workspace.transcript.codings.find((coding) => coding.coder === 'coder-1');
    workspace.transcript.pick(theirs?.id ?? null);
    expect(workspace.transcript.removable()).toBeNull();
  });
});

describe('locking', () => {
  it('leaves nothing of the study in the window', async () => {
    const { workspace } = await opened();
    await workspace.go('themes');
    await workspace.lock();
    expect(workspace.session.stage).toEqual({ at: 'unlock', path: '/a/Pilot.verbatim', locked: true });
    expect(workspace.transcript.view).toBeNull();
    expect(workspace.transcript.codings).toEqual([]);
    expect(workspace.codebook.codes).toEqual([]);
    expect(workspace.interviews.rows).toEqual([]);
    expect(workspace.themes.matrix).toBeNull();
    expect(workspace.session.overview).toBeNull();
  });
});
