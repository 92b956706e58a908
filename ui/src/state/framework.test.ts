import { beforeEach, describe, expect, it } from 'vitest';
import { call } from '../ipc/call';
import type { FakeCore } from '../ipc/fake';
import { enter, entered } from './entered';
import type { Workspace } from './workspace.svelte';

let core: FakeCore;
let workspace: Workspace;

beforeEach(async () => {
  ({ core, workspace } = await entered());
  await workspace.go('themes');
  await workspace.evidence.show('framework');
  core.ran.length = 0;
});

const room = () => workspace.evidence.framework;
const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 0));
const codeOf = (name: string): string => workspace.codebook.codes.find((one) => one.name === name)?.id ?? '';
const THEME = 'Protection of victims';
const SUMMARY = 'Was told twice that help would come, and waited.';

/** The first person who said something of the first theme. */
const spoken = () => {
  const code = codeOf(THEME);
  const person = room().people.find(({ id }) => (room().at({ person: id, code })?.passages ?? 0) > 0);
  if (!person) throw new Error('nobody said anything');
  return { person: person.id, code };
};

async function write(words: string) {
  const ids = spoken();
  room().type(ids, words);
  await workspace.act(async () => (await room().keep(ids)) ?? Promise.reject(new Error('nothing kept')));
  await settled();
  return ids;
}

/** Codes a passage of that person anew, as a coder would. */
async function code(): Promise<void> {
  const ids = spoken();
  const transcript = core.transcripts.find(({ row }) => row.interviewee?.id === ids.person);
  const seen = [...(transcript?.text ?? '')].slice(40, 60).join('');
  await call('coding_add', { transcript: transcript?.id ?? '', start: 40, end: 60, seen, code: ids.code });
  await settled();
}

describe('the columns', () => {
  it('are the themes until more levels are opened', () => {
    expect(room().columns.every(({ level }) => level === 1)).toBe(true);
    expect(room().level).toBe(1);
    room().foldTo(2);
    expect(room().columns.some(({ level }) => level === 2)).toBe(true);
    room().fold(codeOf(THEME), true);
    expect(room().level).toBeNull();
  });

  it('are read as they come into view, each once', async () => {
    room().foldTo(room().levels);
    await room().see([codeOf(THEME), codeOf('Advocate presence')]);
    expect(core.asked.at(-1)).toMatchObject({ codes: [codeOf('Advocate presence')] });
    await room().see([codeOf('Advocate presence')]);
    expect(core.ran).toEqual(['framework']);
  });

  it('that were not read yet are no empty cells', () => {
    const [person] = room().people;
    expect(room().at({ person: person?.id ?? '', code: codeOf('Advocate presence') })).toBeUndefined();
  });
});

describe('a summary', () => {
  it('is one action of its coder, and undo takes it back', async () => {
    const ids = await write(SUMMARY);
    expect(room().at(ids)?.summary).toMatchObject({
      text: SUMMARY,
      coder: 'Ines Ortega',
      changed_since: false,
    });
    expect(room().draft(ids)).toBeNull();
    await workspace.undo();
    await settled();
    expect(room().at(ids)?.summary).toBeNull();
    await workspace.redo();
    await settled();
    expect(room().at(ids)?.summary?.text).toBe(SUMMARY);
  });

  it('that says the same as before is no action', async () => {
    const ids = await write(SUMMARY);
    room().type(ids, `${SUMMARY} `);
    expect(await room().keep(ids)).toBeNull();
    expect(room().draft(ids)).toBeNull();
  });

  it('goes where all its words are taken away', async () => {
    const ids = await write(SUMMARY);
    room().type(ids, '');
    expect(room().textOf(ids)).toBe('');
    await room().keep(ids);
    await settled();
    expect(room().at(ids)?.summary).toBeNull();
  });

  it('says that its passages changed since, follows each coding, and can be said to be still right', async () => {
    const ids = await write(SUMMARY);
    const before = room().at(ids)?.passages ?? 0;
    await code();
    expect(room().at(ids)).toMatchObject({ passages: before + 1, summary: { changed_since: true } });
    await room().confirm(ids);
    await settled();
    expect(room().at(ids)?.summary).toMatchObject({ text: SUMMARY, changed_since: false });
  });

  it('that is being written outlives a lock as a draft, and the words are kept when a lock is asked for', async () => {
    const ids = spoken();
    room().type(ids, 'Half a thought');
    await workspace.preferences.flush();
    await workspace.lock();
    expect(room().people).toEqual([]);
    await enter(workspace);
    await workspace.evidence.show('framework');
    expect(room().draft(ids)).toBe('Half a thought');
    room().editing = ids;
    await workspace.lock();
    await enter(workspace);
    await workspace.evidence.show('framework');
    expect(room().draft(ids)).toBeNull();
    expect(room().at(ids)?.summary?.text).toBe('Half a thought');
  });
});

describe('the framework', () => {
  it('opens the passages of a cell, and all of somebody by their name', async () => {
    const ids = spoken();
    const row = room().people.findIndex(({ id }) => id === ids.person);
    room().spot = { row, column: 1 };
    const place = room().placeHere();
    if (!place) throw new Error('no cell');
    await room().cell.open(place, false);
    expect(room().cell.found?.raised.map(({ person }) => person.id)).toEqual([ids.person]);
    expect(room().opened).toEqual(ids);
    expect(workspace.evidence.cell).toBe(room().cell);
    room().spot = { row, column: 0 };
    expect(room().placeHere()).toMatchObject({ code: null });
  });

  it('is saved as a view with the codes that are open, and come back to where it was left', async () => {
    const { evidence, places } = workspace;
    room().foldTo(2);
    await workspace.act(() => evidence.saved.save('Summaries', evidence.view, evidence.settings()));
    await settled();
    room().foldTo(1);
    await evidence.show('sample');
    const saved = evidence.saved.rows.find(({ name }) => name === 'Summaries');
    if (!saved) throw new Error('not saved');
    await evidence.open(saved);
    expect([evidence.view, room().level]).toEqual(['framework', 2]);
    room().spot = { row: 1, column: 2 };
    places.leave();
    room().spot = { row: 0, column: 1 };
    await evidence.show('matrix');
    await places.goBack();
    expect([evidence.view, room().spot]).toEqual(['framework', { row: 1, column: 2 }]);
  });

  it('asks for people of the chosen categories alone', async () => {
    const { themes, evidence } = workspace;
    await themes.choose({ ...themes.choice, categories: ['Advocates'] });
    await evidence.refresh();
    expect(core.asked.at(-1)).toMatchObject({ categories: ['Advocates'] });
  });
});
