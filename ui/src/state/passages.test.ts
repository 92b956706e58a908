import { beforeEach, describe, expect, it } from 'vitest';
import { FakeCore } from '../ipc/fake';
import { entered } from './entered';
import type { Workspace } from './workspace.svelte';

let core: FakeCore;
let workspace: Workspace;

beforeEach(async () => {
  ({ core, workspace } = await entered());
});

const named = (name: string): string =>
  workspace.codebook.codes.find((code) => code.name === name)?.id ?? name;
const listed = (): string[] =>
  workspace.passages.rows.map((row) =>
    row.kind === 'category'
      ? row.words
      : row.kind === 'person'
        ? `- ${row.person?.label ?? ''}`
        : `-- ${row.passage.text.slice(0, 20)}${row.again ? ' again' : ''}`,
  );

describe('the reading list of a code', () => {
  it('is by category, then by person, and counts people first', async () => {
    const { passages } = workspace;
    await passages.show(named('Few traffickers identified'));
    expect(listed()).toEqual([
      'Advocates',
      '- AD-NP-01',
      '-- Nobody asked where t',
      'Law enforcement',
      '- LE-L-01',
      '-- The men at the top d',
    ]);
    expect(passages.found).toMatchObject({ interviewees: 2, of: 6, count: 2 });
  });

  it('lists the codes below unless it is asked for the code alone, and remembers that', async () => {
    const { passages } = workspace;
    await passages.show(named('Prosecution of traffickers'));
    expect(passages.order).toHaveLength(4);
    await passages.filter({ branch: false });
    expect(passages.order).toHaveLength(0);
    await passages.show(named('Planning of operations'));
    expect(passages.listing?.branch).toBe(false);
  });

  it('names the same words by another coder only once', async () => {
    const { passages } = workspace;
    const first = core.codings.find((one) => one.code === named('Root causes'));
    if (!first) throw new Error('the sample has no such coding');
    core.codings.push({ ...first, id: 'theirs', coder: core.coders[1]?.id ?? '' });
    await passages.show(named('Root causes'));
    await passages.filter({ coder: null });
    expect(listed().at(-1)).toMatch(/again$/u);
    expect(passages.found?.count).toBe(1);
  });

  it('is of one’s own codings, until those of others are asked for', async () => {
    const { passages, session } = workspace;
    await passages.show(named('Victim identification training'));
    expect(passages.listing?.coder).toBe(session.coder?.id);
    expect(passages.order).toHaveLength(1);
    await passages.filter({ coder: null });
    expect(passages.order).toHaveLength(2);
    await passages.show(named('Root causes'));
    expect(passages.listing?.coder).toBeNull();
    await passages.filter({ coder: session.coder?.id ?? null });
    await workspace.codeAs('Theo Lund');
    await passages.show(named('Victim identification training'));
    expect(passages.found?.passages.map((row) => row.coding.coder)).toEqual([session.coder?.id]);
  });
});

describe('passages that are chosen', () => {
  it('get another code in one step that is taken back whole', async () => {
    const { passages } = workspace;
    await passages.show(named('Advocate presence'));
    passages.chooseAll();
    const codings = passages.mine.map((row) => row.coding.id);
    await passages.recode(codings, named('Positive practice'));
    expect(passages.order).toEqual([]);
    await workspace.undo();
    await passages.load();
    expect(passages.order).toEqual(codings);
  });

  it('are only one’s own where they are changed', async () => {
    const { passages } = workspace;
    await passages.show(named('Criminalisation of victims'));
    await passages.filter({ coder: null });
    passages.chooseAll();
    expect(passages.acting).toHaveLength(2);
    passages.askRecode(false);
    expect(passages.recoding?.codings).toHaveLength(1);
  });

  it('are split off into a code that is made for them, which goes with the same step', async () => {
    const { passages, codebook } = workspace;
    const code = named('Connection to services');
    await passages.show(code);
    const all = [...passages.order];
    await passages.split([all[0] ?? ''], 'Beds', code);
    await codebook.load();
    const beds = codebook.codes.find((one) => one.name === 'Beds');
    expect(beds).toMatchObject({ parent: code, own_passages: 1 });
    await workspace.undo();
    await codebook.load();
    expect(codebook.codes.some((one) => one.name === 'Beds')).toBe(false);
    await passages.load();
    expect(passages.order).toEqual(all);
  });

  it('leave the keyboard at the next one when they go', async () => {
    const { passages } = workspace;
    await passages.show(named('Advocate presence'));
    const [first, second] = passages.order;
    await passages.recode([first ?? ''], named('Positive practice'));
    expect(passages.current).toBe(second);
  });
});

describe('coming back to the list', () => {
  it('finds the same list, choice, context and scroll', async () => {
    const { passages } = workspace;
    await passages.show(named('Protection of victims'));
    const [, second, third] = passages.order;
    passages.go(second ?? '');
    passages.extend(third ?? '');
    passages.toggleContext(third ?? '');
    passages.scrolled = 240;
    const place = passages.place();
    passages.hide();
    expect(passages.open).toBe(false);
    await passages.returnTo(place);
    expect(passages.code?.name).toBe('Protection of victims');
    expect([...passages.chosen.ids]).toEqual([second, third]);
    expect(passages.inContext.has(third ?? '')).toBe(true);
    expect(passages.scrolled).toBe(240);
  });

  it('goes to the transcript where the code is gone meanwhile', async () => {
    const { passages, codebook } = workspace;
    await passages.show(named('Root causes'));
    const place = passages.place();
    await codebook.remove([named('Root causes')]);
    await passages.returnTo(place);
    expect(passages.open).toBe(false);
  });

  it('keeps nothing of it after the lock', async () => {
    const { passages } = workspace;
    await passages.show(named('Root causes'));
    await workspace.lock();
    expect([passages.open, passages.found, passages.current]).toEqual([false, null, null]);
  });
});
