import { beforeEach, describe, expect, it } from 'vitest';
import { FakeCore } from '../ipc/fake';
import { enter, entered } from './entered';
import { VIEWS, type EvidenceView } from './evidence.svelte';
import { EVERYTHING } from './themes-choice';
import type { Workspace } from './workspace.svelte';

let core: FakeCore;
let workspace: Workspace;

beforeEach(async () => {
  ({ core, workspace } = await entered());
  await workspace.go('themes');
  core.ran.length = 0;
});

const asked = (): string[] =>
  core.ran.filter((name) =>
    ['matrix', 'strength', 'cooccurrence', 'saturation', 'sample_composition'].includes(name),
  );
const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 0));

/** Codes the same passage with another code, as a coder would. */
async function code(): Promise<void> {
  const [coding] = core.codings;
  if (!coding) throw new Error('no coding');
  const { transcript, start, end } = coding;
  const text = core.transcripts.find(({ id }) => id === transcript)?.text ?? '';
  const seen = [...text].slice(start, end).join('');
  const { invoke } = core.host();
  await invoke('coding_add', { transcript, start, end, seen, code: 'code-1' });
  await settled();
}

describe('the view of the section', () => {
  it('is the matrix until another is chosen, and then the one that was looked at last', async () => {
    expect(workspace.evidence.view).toBe('matrix');
    await workspace.evidence.show('sample');
    await workspace.lock();
    await enter(workspace);
    expect(workspace.evidence.view).toBe('sample');
  });

  it('says in the status bar what it holds, whichever it is', async () => {
    const { evidence, codebook } = workspace;
    const codes = codebook.codes.length;
    expect(evidence.holds).toBe(`${codes} of ${codes} codes shown`);
    await evidence.show('together');
    expect(evidence.holds).toMatch(/^\d+ pairs of codes shown$/u);
    await evidence.show('sample');
    expect(evidence.holds).toMatch(/^\d+ people interviewed$/u);
    await evidence.show('framework');
    expect(evidence.holds).toMatch(/^\d+ interviewees by \d+ codes$/u);
    await evidence.show('strength');
    expect(evidence.holds).toBe('');
  });

  it('reads only what is looked at, and that only once', async () => {
    await workspace.evidence.show('together');
    await workspace.evidence.show('sample');
    await workspace.evidence.show('together');
    expect(asked()).toEqual(['cooccurrence', 'sample_composition']);
  });

  it('follows each coding while it is shown, and the others when they are looked at again', async () => {
    await workspace.evidence.show('sample');
    await workspace.evidence.show('together');
    core.ran.length = 0;
    await code();
    expect(asked()).toEqual(['cooccurrence']);
    expect(workspace.evidence.sample.figures.old).toBe(true);
    await workspace.evidence.show('sample');
    expect(asked()).toEqual(['cooccurrence', 'sample_composition']);
    expect(workspace.evidence.sample.figures.old).toBe(false);
  });

  it('is come back to with the pair that was looked at', async () => {
    const { evidence, places } = workspace;
    await evidence.show('together');
    const pair = evidence.together.rows[1]?.id ?? '';
    evidence.together.current = pair;
    places.leave();
    await workspace.go('search');
    evidence.choose('sample');
    evidence.together.current = null;
    await places.goBack();
    expect(workspace.section).toBe('themes');
    expect([evidence.view, evidence.together.current]).toEqual(['together', pair]);
    expect(evidence.returning).toBe(true);
  });

  it('holds nothing of the study once it is locked', async () => {
    await workspace.evidence.show('together');
    await workspace.lock();
    expect(workspace.evidence.together.figures.answer).toBeNull();
    expect(workspace.evidence.together.rows).toEqual([]);
  });
});

describe('strength', () => {
  const room = () => workspace.evidence.strength;
  const row = (name: string) => {
    const found = room().rows.find((one) => one.code.name === name);
    if (!found) throw new Error(`no row ${name}`);
    return found;
  };

  it('shows no counts before the team has said what recurs', async () => {
    await workspace.evidence.show('strength');
    expect(room().figures.answer?.themes).toBeNull();
    expect(room().rows).toEqual([]);
    await workspace.act(() => room().agree(2, 1, 1));
    await settled();
    expect(room().rows.length).toBe(workspace.codebook.codes.length);
  });

  it('stands in the order of the codebook, folds by the tree and knows who raised each', async () => {
    await workspace.evidence.show('strength');
    await workspace.act(() => room().agree(2, 1, 1));
    await settled();
    const all = room().rows;
    expect(all.map(({ code }) => code.path)).toEqual(workspace.codebook.codes.map(({ path }) => path));
    const top = row('Protection of victims');
    expect(top.raised.size).toBe(top.theme.total.interviewees);
    room().fold(top.id, true);
    expect(room().rows.length).toBeLessThan(all.length);
    expect(room().row?.id).toBe(top.id);
    const everybody = room().groups.flatMap(({ people }) => people.map(({ id }) => id));
    expect([...room().open].every((label) => everybody.includes(label))).toBe(true);
  });

  it('keeps a single voice, and releases it by the mark that it was kept with', async () => {
    await workspace.evidence.show('strength');
    await workspace.act(() => room().agree(2, 1, 1));
    await settled();
    const single = room().rows.find(({ theme }) => theme.total.interviewees === 1);
    if (!single) throw new Error('nobody is alone');
    await workspace.act(() => room().keep(single, true));
    await settled();
    expect(row(single.code.name).kept).toEqual([{ code: single.code.path, interviewee: null }]);
    await workspace.act(() => room().keep(row(single.code.name), false));
    await settled();
    expect(row(single.code.name).kept).toEqual([]);
  });
});

describe('saturation', () => {
  const room = () => workspace.evidence.saturation;

  it('is refused in its place, with the reason, and comes back with a smaller base', async () => {
    await room().choose({ base: 40 });
    await workspace.evidence.show('saturation');
    expect(room().figures.answer).toBeNull();
    expect(room().figures.refused?.what).toContain('so nothing can be said about saturation');
    expect(workspace.failure).toBeNull();
    await room().choose({ base: 1, run: 1 });
    expect(room().figures.refused).toBeNull();
    expect(room().figures.answer?.base).toBe(1);
  });

  it('is not looked for with numbers out of bounds', async () => {
    await room().choose({ threshold: 101 });
    await room().choose({ run: 0 });
    expect(room().settings).toMatchObject({ threshold: 5, run: 2 });
    expect(asked()).toEqual([]);
  });
});

describe('a saved view', () => {
  const saved = () => workspace.evidence.saved;
  const save = (name: string) =>
    workspace.act(() => saved().save(name, workspace.evidence.view, workspace.evidence.settings()));
  const row = (name: string) => {
    const found = saved().rows.find((one) => one.name === name);
    if (!found) throw new Error(`no view ${name}`);
    return found;
  };

  it('is shown again with what was chosen in it', async () => {
    const { evidence } = workspace;
    await evidence.show('together');
    await evidence.together.choose({ unit: 'turn', rollUp: true, sort: { by: 'jaccard', down: true } });
    await save('Turns');
    await evidence.together.choose({ unit: 'passage', rollUp: false, sort: null });
    await evidence.show('sample');
    await evidence.open(row('Turns'));
    expect(evidence.view).toBe('together');
    expect(evidence.together.settings).toEqual({
      unit: 'turn',
      rollUp: true,
      sort: { by: 'jaccard', down: true },
    });
    expect(evidence.together.figures.answer?.unit).toBe('turn');
  });

  it('brings back what is counted, in whichever view it was saved', async () => {
    const { evidence, themes } = workspace;
    themes.take({ ...themes.settings(), choice: { ...themes.choice, categories: ['Advocates'] } });
    await evidence.show('saturation');
    await evidence.saturation.choose({ base: 1, run: 1 });
    await save('Advocates alone');
    themes.take({ ...themes.settings(), choice: { ...themes.choice, categories: [] } });
    await evidence.show('matrix');
    await evidence.open(row('Advocates alone'));
    expect(themes.choice.categories).toEqual(['Advocates']);
    expect(evidence.saturation.settings).toMatchObject({ base: 1, run: 1 });
  });

  it('makes way for one of the same name, is renamed, removed, and brought back', async () => {
    const { evidence } = workspace;
    await evidence.show('sample');
    await save('Report');
    await evidence.show('saturation');
    await save('Report');
    expect(saved().rows.map(({ name, kind }) => [name, kind])).toEqual([['Report', 'saturation']]);
    await workspace.act(() => saved().rename(row('Report').id, 'Methods'));
    await workspace.act(() => saved().remove(row('Methods').id));
    expect(saved().rows).toEqual([]);
    await workspace.undo();
    await settled();
    expect(saved().rows.map(({ name }) => name)).toEqual(['Methods']);
  });

  const view = (kind: EvidenceView, settings: string) => ({
    id: 'v',
    name: 'Made elsewhere',
    kind,
    settings,
    saved_at: '',
    coder: '',
  });

  it('that says nothing of what is chosen opens as if nothing were', async () => {
    const { evidence, themes } = workspace;
    const before = Object.fromEntries(
      VIEWS.map((kind) => {
        evidence.choose(kind);
        return [kind, evidence.settings()];
      }),
    );
    await themes.choose({ ...EVERYTHING, categories: ['Advocates'] });
    await themes.by('interviewee');
    themes.foldTo(1);
    evidence.framework.foldTo(2);
    evidence.strength.fold(workspace.codebook.codes[0]?.id ?? '', true);
    await evidence.together.choose({ unit: 'turn', rollUp: true });
    await evidence.saturation.choose({ base: 1, run: 1 });
    for (const kind of VIEWS) {
      await evidence.open(view(kind, '{}'));
      expect([evidence.view, evidence.settings()]).toEqual([kind, before[kind]]);
    }
    expect(workspace.failure).toBeNull();
  });

  it.each(['[]', 'null', 'not JSON', '{"choice": 3}', '{"sample": "age"}'])(
    'that cannot be read is refused in a sentence and changes nothing: %s',
    async (settings) => {
      const { evidence } = workspace;
      await workspace.attempt(() => evidence.open(view('sample', settings)));
      expect(workspace.failure?.what).toBe('This view was saved by another version of Verbatim.');
      expect(evidence.view).toBe('matrix');
    },
  );
});
