import { beforeEach, describe, expect, it } from 'vitest';
import { installHost } from '../ipc/call';
import { FakeCore } from '../ipc/fake';
import { enter, plainWorkspace } from '../state/entered';
import type { Workspace } from '../state/workspace.svelte';
import type { Desk } from './desk';
import { pressed, type Focus } from './registry';

let workspace: Workspace;
let desk: Desk;

beforeEach(async () => {
  installHost(new FakeCore().host());
  workspace = plainWorkspace();
  desk = {
    workspace,
    page: {
      nextPane: () => undefined,
      toMiddle: () => undefined,
      focusFilter: () => undefined,
      shows: () => true,
      giveKeyboard: () => undefined,
    },
  };
  await enter(workspace);
  await workspace.openInterview('transcript-0');
});

const named = (name: string): string =>
  workspace.codebook.codes.find((code) => code.name === name)?.id ?? name;
const focus = (place: Focus['place']): Focus => ({ inField: false, reading: true, place: place ?? null });
const means = (key: string, place: Focus['place']): string | undefined =>
  pressed({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false }, focus(place), desk)?.id;

describe('keys of the tree and of the reading list', () => {
  it('mean what they mean there, and something else in the transcript', async () => {
    workspace.codebook.go(named('Minor charges'));
    expect(means('Delete', 'tree')).toBe('tree.delete');
    expect(means('Delete', null)).toBe('coding.remove');
    await workspace.passages.show(named('Minor charges'));
    expect(means('Delete', 'passages')).toBe('passages.remove');
    expect(means('J', 'passages')).toBe('passages.next');
  });

  it('never act on the transcript behind the list, whether or not anything is listed', async () => {
    await workspace.passages.show(named('Targeting of sex work'));
    expect(workspace.passages.order).toEqual([]);
    expect(means('U', 'passages')).toBeUndefined();
    expect(means('U', 'tree')).toBeUndefined();
    workspace.passages.hide();
    expect(means('U', 'tree')).toBe('coding.remove');
  });

  it('leave Enter and Space to buttons where no passage is meant', async () => {
    await workspace.passages.show(named('Targeting of sex work'));
    expect(means('Enter', 'passages')).toBeUndefined();
    expect(means(' ', 'passages')).toBeUndefined();
    expect(means('Escape', 'passages')).toBe('passages.back');
  });

  it('code the selection with Enter where there is one, else lead to the passages', async () => {
    const code = named('Root causes');
    workspace.codebook.go(code);
    const enter = pressed(
      { key: 'Enter', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false },
      focus('tree'),
      desk,
    );
    await enter?.run(desk);
    expect(workspace.passages.listing?.code).toBe(code);
  });
});
