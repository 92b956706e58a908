import { describe, expect, it } from 'vitest';
import type { Desk } from '../../commands/desk';
import type { LeakRow } from '../../ipc/types';
import { entered } from '../../state/entered';
import { leakWays, openLeak } from './leak-ways';

describe('a finding in a saved search', () => {
  it('is mended by another name only where it stands in the name', () => {
    const name = 'Of Ilse 👩‍🏫';
    expect(leakWays({ place: 'saved search', name, end: 7 })).toMatchObject({ rename: true, forget: true });
    expect(leakWays({ place: 'saved search', name, end: [...name].length + 5 })).toMatchObject({
      rename: false,
      forget: true,
    });
  });

  it('is gone to and may stay like others, and others are not forgotten', () => {
    const saved = leakWays({ place: 'saved search', name: 'Dawn', end: 4 });
    expect([saved.open, saved.allow, saved.replace]).toEqual(['Run the search', true, false]);
    expect(leakWays({ place: 'memo', name: 'memo by Ines', end: 4 }).forget).toBe(false);
  });
});

describe('a finding in what is known of people', () => {
  it('is gone to where it can be changed, and may stay with a reason', () => {
    for (const place of ['interviewee id', 'category', 'attribute', 'group']) {
      const ways = leakWays({ place, name: 'Grace', end: 5 });
      expect(ways.open, place).not.toBeNull();
      expect(ways.allow, place).toBe(true);
    }
    expect(leakWays({ place: 'coder', name: 'Ines', end: 4 })).toMatchObject({ open: null, allow: true });
  });
});

describe('a finding in a saved view', () => {
  it('is gone to, renamed where it stands in the name, and removed with the view', () => {
    const named = leakWays({ place: 'saved view', name: 'Around Ilse', end: 11 });
    expect(named).toMatchObject({
      open: 'Show the view',
      rename: true,
      forget: true,
      away: 'Remove the view',
    });
    expect(leakWays({ place: 'saved view', name: 'Around Ilse', end: 20 }).rename).toBe(false);
  });
});

describe('a finding that the window cannot go to', () => {
  it('says where it is mended', () => {
    for (const place of ['export', 'draft', 'kept part', 'allowance', 'coder', 'window', 'backup', 'file']) {
      const ways = leakWays({ place, name: 'Ilse', end: 4 });
      expect(ways.open, place).toBeNull();
      expect(ways.where, place).toMatch(/\.$/);
    }
  });

  it('says nothing where a button leads to it', () => {
    expect(leakWays({ place: 'memo', name: 'memo by Ines', end: 4 }).where).toBeNull();
  });
});

describe('going to what holds a finding', () => {
  const found = (place: string, id: string) => ({ place, id }) as LeakRow;

  it('reads the framework alone where it is a summary', async () => {
    const { core, workspace } = await entered();
    await workspace.go('anonymise');
    core.ran.length = 0;
    await openLeak(found('summary', 'any'), { workspace } as Desk);
    expect([workspace.section, workspace.evidence.view]).toEqual(['themes', 'framework']);
    expect(core.ran).not.toContain('matrix');
  });

  it('reads a saved view once, as it was saved, and goes back to the scan', async () => {
    const { core, workspace } = await entered();
    const { saved } = workspace.evidence;
    await saved.save('Sample', 'sample', '{}');
    const id = saved.rows[0]?.id ?? '';
    await workspace.go('anonymise');
    core.ran.length = 0;
    await openLeak(found('saved view', id), { workspace } as Desk);
    expect([workspace.section, workspace.evidence.view]).toEqual(['themes', 'sample']);
    expect(core.ran.filter((name) => name === 'sample_composition')).toHaveLength(1);
    expect(core.ran).not.toContain('matrix');
    await workspace.places.goBack();
    expect(workspace.section).toBe('anonymise');
  });
});
