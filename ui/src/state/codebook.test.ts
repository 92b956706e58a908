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
const below = (name: string): string[] =>
  workspace.codebook.codes.filter((code) => code.parent === named(name)).map((code) => code.name);
const undo = async (): Promise<void> => {
  await workspace.undo();
  await workspace.codebook.load();
};

describe('moving codes', () => {
  it('moves what is chosen by key, one press after the other, and is taken back press by press', async () => {
    const { codebook } = workspace;
    codebook.go(named('Morale and overtime'));
    const before = below('Planning of operations');
    await Promise.all([codebook.moveBy('up'), codebook.moveBy('up')]);
    expect(below('Planning of operations')).toEqual([
      'Morale and overtime',
      'Targeting of sex work',
      'Arrest-driven metrics',
    ]);
    await undo();
    await undo();
    expect(below('Planning of operations')).toEqual(before);
  });

  it('opens the branch that codes go into, so that they can be seen', async () => {
    const { codebook } = workspace;
    codebook.fold(named('Planning of operations'), true);
    codebook.go(named('Execution of operations'));
    await codebook.moveBy('in');
    expect(codebook.order).toContain(named('Execution of operations'));
    expect(codebook.current).toBe(named('Execution of operations'));
  });
});

describe('what is chosen', () => {
  it('goes to the closed branch when its row disappears', () => {
    const { codebook } = workspace;
    codebook.go(named('Morale and overtime'));
    codebook.fold(named('Planning of operations'), true);
    expect(codebook.current).toBe(named('Planning of operations'));
    expect(codebook.acting).toEqual([named('Planning of operations')]);
  });

  it('never acts on rows that a filter hides', () => {
    const { codebook } = workspace;
    codebook.go(named('Root causes'));
    codebook.toggle(named('Recommendations'));
    codebook.filter = 'recomm';
    expect(codebook.acting).toEqual([named('Recommendations')]);
  });
});

describe('names', () => {
  it('may not be taken by a sibling, whatever the case, and may be kept', () => {
    const { codebook } = workspace;
    const naming = { kind: 'rename', code: named('Minor charges') } as const;
    expect(codebook.problemWith(naming, 'few TRAFFICKERS identified')).toMatch(/already/u);
    expect(codebook.problemWith(naming, 'minor charges')).toBeNull();
    expect(codebook.problemWith(naming, 'Root causes')).toBeNull();
    expect(codebook.problemWith(naming, 'A > B')).toMatch(/“>”/u);
  });
});

describe('adding and deleting', () => {
  it('goes to the new code, and to the next one when a code goes', async () => {
    const { codebook } = workspace;
    codebook.go(named('Minor charges'));
    codebook.beginNew(false);
    const { naming } = codebook;
    if (naming?.kind !== 'add') throw new Error('nothing is being named');
    await codebook.add('Plea bargains', naming.parent, naming.position);
    expect(below('Prosecution of traffickers')).toContain('Plea bargains');
    expect(codebook.currentCode?.name).toBe('Plea bargains');
    await codebook.remove([named('Plea bargains')]);
    expect(codebook.currentCode?.name).toBe('Victim rapport and testimony');
  });

  it('says what would go before anything goes', async () => {
    const { codebook } = workspace;
    codebook.go(named('Planning of operations'));
    await codebook.ask('delete');
    expect(codebook.asking).toMatchObject({ kind: 'delete', loss: { codes: 4, codings: 3 } });
    expect(core.ran).not.toContain('codes_delete');
  });

  it('merges what is chosen into one code, and gives it all back', async () => {
    const { codebook } = workspace;
    const into = named('Connection to services');
    const before = codebook.byId.get(into)?.own_passages ?? 0;
    await codebook.merge([named('Advocate presence'), named('Funding and oversight')], into);
    expect(codebook.byId.get(into)?.own_passages).toBe(before + 3);
    expect(codebook.current).toBe(into);
    await undo();
    expect(codebook.byId.get(into)?.own_passages).toBe(before);
    expect(below('Execution of operations')).toContain('Advocate presence');
  });
});

describe('what the study remembers of the tree', () => {
  it('is folding, filter, place and counts, per coder', async () => {
    const { codebook, preferences } = workspace;
    codebook.fold(named('Planning of operations'), true);
    codebook.go(named('Root causes'));
    codebook.alone = true;
    codebook.filter = 'causes';
    await preferences.flush();
    await preferences.load();
    expect([...codebook.folded]).toEqual([named('Planning of operations')]);
    expect(codebook.current).toBe(named('Root causes'));
    expect([codebook.alone, codebook.filter]).toEqual([true, 'causes']);
    await workspace.codeAs('Theo Lund');
    expect([codebook.alone, codebook.filter]).toEqual([false, '']);
  });
});

describe('the words of a code', () => {
  beforeEach(() => workspace.codebook.go(named('Arrest-driven metrics')));

  it('are kept while they are typed, and are a version once they are done', async () => {
    const { words, preferences, codebook } = workspace;
    words.type('definition', 'Success is counted in arrests.');
    expect(words.unsaved).toBe(true);
    expect(codebook.currentCode?.definition).toBeNull();
    await preferences.flush();
    await preferences.load();
    expect(words.shown.definition).toBe('Success is counted in arrests.');

    await words.store();
    await codebook.load();
    expect(codebook.currentCode).toMatchObject({ definition: 'Success is counted in arrests.', version: 2 });
    expect(words.unsaved).toBe(false);
  });

  it('go with the code that they were typed for', () => {
    const { words, codebook } = workspace;
    words.type('exclude', 'Budgets');
    codebook.go(named('Root causes'));
    expect(words.shown.exclude).toBe('');
    codebook.go(named('Arrest-driven metrics'));
    expect(words.shown.exclude).toBe('Budgets');
  });

  it('are no version where nothing was changed', async () => {
    const { words } = workspace;
    words.type('definition', '  ');
    expect(await words.store()).toBeNull();
    expect(core.ran).not.toContain('code_put');
  });

  it('say when someone else changed them meanwhile', async () => {
    const { words, codebook } = workspace;
    words.type('definition', 'Mine');
    expect(words.overtaken).toBe(false);
    core.codes = core.codes.map((code) => (code.id === codebook.current ? { ...code, version: 4 } : code));
    await codebook.load();
    expect(words.overtaken).toBe(true);
  });
});
