import { beforeEach, describe, expect, it } from 'vitest';
import { entered } from './entered';
import type { Workspace } from './workspace.svelte';

let workspace: Workspace;

beforeEach(async () => {
  ({ workspace } = await entered());
  await workspace.go('search');
});

const room = () => workspace.search;
const ask = (query: string): Promise<void> => room().take({ query });

describe('saved searches', () => {
  it('are run again and say what changed since', async () => {
    await ask('advocate');
    await workspace.act(() => room().save('Advocates in the car'));
    const [saved] = room().searches.rows;
    if (!saved) throw new Error('nothing was saved');
    // Saving is the first run.
    expect(saved.last).toMatchObject({ passages: 1, matched: 1 });
    expect(room().taken).toMatchObject({ saved: { name: 'Advocates in the car' }, change: null });
    await ask('beds');
    expect(room().taken).toBeNull();
    await room().searches.load();
    await room().runAgain(room().searches.rows[0] ?? saved);
    expect(room().taken?.change).toMatchObject({ passages_before: 1, matched_before: 1, new: [] });
    // Being asked again for another order is no run.
    await room().choose({ sort: 'date' });
    expect(room().taken?.change).toMatchObject({ passages_before: 1 });
  });

  it('are renamed, replaced by one of the same name, and forgotten', async () => {
    await ask('advocate');
    const { searches } = room();
    await room().save('One');
    await ask('beds');
    await room().save('One');
    expect(searches.rows.map(({ name, query }) => `${name}: ${query}`)).toEqual(['One: beds']);
    await searches.rename(searches.rows[0]?.id ?? '', 'Two');
    expect(searches.rows[0]?.name).toBe('Two');
    await searches.forget(searches.rows[0]?.id ?? '');
    expect(searches.rows).toEqual([]);
    await workspace.undo();
    await searches.load();
    expect(searches.rows[0]?.name).toBe('Two');
  });
});
