import { beforeEach, describe, expect, it } from 'vitest';
import { FakeCore } from '../ipc/fake';
import { entered } from './entered';
import { hitKey } from './search-rows';
import type { Workspace } from './workspace.svelte';

let core: FakeCore;
let workspace: Workspace;

beforeEach(async () => {
  ({ core, workspace } = await entered());
  await workspace.go('search');
});

const room = () => workspace.search;
const ask = (query: string): Promise<void> => room().take({ query });
const named = (name: string): string =>
  workspace.codebook.codes.find((code) => code.name === name)?.id ?? name;

describe('what was found, as a list', () => {
  const said = (): string[] =>
    room().list.rows.map((row) => {
      if (row.kind === 'group') return row.head.words;
      if (row.kind === 'sub') return `- ${row.words}`;
      return row.kind === 'hit' ? `-- ${row.hit.interviewee ?? ''} ${row.hit.text}` : row.kind;
    });

  it('is by category and, where there are several, by subcategory', async () => {
    await ask('asked');
    expect(said().slice(0, 6)).toEqual([
      'Advocates',
      '- Nonprofit',
      '-- AD-NP-01 asked',
      '-- AD-NP-01 asked',
      '- Survivor',
      '-- AD-SV-01 asked',
    ]);
  });

  it('opens and closes groups, and keeps a long one short until the rest is asked for', async () => {
    await ask('the');
    const { list } = room();
    const more = list.rows.find((row) => row.kind === 'more');
    if (more?.kind !== 'more') throw new Error('no group is long');
    list.go(more.key);
    const at = list.order.indexOf(more.key);
    list.showMore(more.group);
    expect(list.rows.some((row) => row.key === more.key)).toBe(false);
    // The keyboard is at the first row that came.
    expect(list.order.indexOf(list.current ?? '')).toBe(at);
    list.fold(more.group, true);
    expect(list.rows.findIndex((row) => row.key === more.group)).toBe(0);
    expect(list.rows[1]?.kind).toBe('group');
  });

  it('by date is one list without groups', async () => {
    await ask('asked');
    await room().choose({ sort: 'date' });
    expect(room().list.rows.every((row) => row.kind === 'hit')).toBe(true);
    await room().choose({ sort: 'interview' });
    expect(said()[0]).toBe('AD-NP-01');
  });

  it('chooses hits one by one, in ranges, by group and all', async () => {
    await ask('asked');
    const { list } = room();
    const hits = list.rows.flatMap((row) => (row.kind === 'hit' ? row.key : []));
    expect(list.target).toEqual({ hits: null, all: true });
    list.toggle(hits[0] ?? '');
    list.extend(hits[2] ?? '');
    expect(list.chosenHits.map(hitKey)).toEqual(hits.slice(0, 3));
    expect(list.target.all).toBe(false);
    list.chooseNone();
    list.toggle(list.order[0] ?? '');
    expect(list.chosenHits.every((hit) => hit.category === 'Advocates')).toBe(true);
    list.toggle(list.order[0] ?? '');
    expect(list.chosenHits).toEqual([]);
    list.chooseAll();
    expect(list.target).toEqual({ hits: null, all: true });
  });

  it('is of people where those without something are asked for', async () => {
    await ask('without:(code:"Advocate presence")');
    const people = room().list.rows.flatMap((row) => (row.kind === 'person' ? row.person.label : []));
    expect(people).not.toContain('LE-L-01');
    expect(people).toContain('PR-F-01');
    expect(room().answer?.interviewees.matched).toBe(people.length);
  });
});

describe('coding hits', () => {
  it('counts first, codes as one step, and that step is taken back whole', async () => {
    await ask('asked');
    const { acts, list } = room();
    const all = core.codings.length;
    const hits = list.rows.flatMap((row) => (row.kind === 'hit' ? row.key : []));
    for (const key of hits.slice(0, 2)) list.toggle(key);
    acts.askCode(room().request(), list.target, 99);
    expect(acts.aim?.count).toBe(2);
    await acts.weigh(named('Root causes'), 'hit');
    expect(acts.weighed?.plan).toMatchObject({ hits: 2, passages: 2, already: 0 });
    await workspace.act(async () => (await acts.code(named('Root causes'))) ?? Promise.reject(new Error()));
    expect(core.codings).toHaveLength(all + 2);
    await workspace.undo();
    expect(core.codings).toHaveLength(all);
  });

  it('is of everything that was found where nothing is chosen', async () => {
    await ask('asked');
    const { acts, list, answer } = room();
    acts.askCode(room().request(), list.target, answer?.hits_total ?? 0);
    expect(acts.aim).toMatchObject({ chosen: null, count: answer?.hits_total });
  });

  it('drops a count that another one has overtaken', async () => {
    await ask('asked');
    const { acts, list } = room();
    acts.askCode(room().request(), list.target, 1);
    const first = acts.weigh(named('Root causes'), 'hit');
    const second = acts.weigh(named('Root causes'), 'turn');
    await Promise.all([first, second]);
    expect(acts.weighed?.unit).toBe('turn');
  });
});
