import { beforeEach, describe, expect, it } from 'vitest';
import { FakeCore } from '../ipc/fake';
import { NAMED_INTERVIEW } from '../ipc/fake-anonymise-desk';
import { layOut } from '../ipc/fake-text';
import { entered } from './entered';
import type { Workspace } from './workspace.svelte';

const KEY = 'two copper lanterns';
let core: FakeCore;
let workspace: Workspace;

beforeEach(async () => {
  core = new FakeCore({ empty: true });
  core.transcripts.push(layOut(NAMED_INTERVIEW, 0), layOut({ ...NAMED_INTERVIEW, file: 'PR-F-10.txt' }, 1));
  ({ workspace } = await entered(core));
  await workspace.go('anonymise');
});

const room = () => workspace.anonymise;
const text = () => room().review.view?.text ?? '';
const open = () => room().review.items.flatMap((one) => (one.state === 'open' ? [one.words] : []));
const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 5));
const withKey = () => room().key.make(null, KEY);

describe('the queue', () => {
  it('counts what waits and begins with the first', () => {
    expect(room().waiting).toHaveLength(2);
    expect(room().review.transcript).toBe('transcript-0');
    expect(open()).toEqual(['Delia Marsh', 'Arden Falls', 'Tom Ruiz', 'Delia', '52', 'Tom']);
    expect(room().review.item?.words).toBe('Delia Marsh');
  });
});

describe('without the key file', () => {
  it('nothing is replaced, and the reason is said; keeping works', async () => {
    expect(room().hindered).toContain('key file');
    await room().replace();
    expect(core.ran).not.toContain('redact');
    await room().keep();
    expect(room().review.items.find((one) => one.words === 'Delia Marsh')?.state).toBe('kept');
    expect(room().review.item?.words).toBe('Arden Falls');
  });

  it('real names are never shown, though the eye is on', async () => {
    await withKey();
    room().key.look(true);
    expect(room().key.namesShown).toBe(true);
    await room().key.lock();
    expect(room().key.namesShown).toBe(false);
    expect(room().aliases.rows.every((one) => one.forms === null)).toBe(true);
  });
});

describe('a decision', () => {
  beforeEach(withKey);

  it('puts the proposed alias there and goes on to the next', async () => {
    expect(room().review.proposal?.words).toBe('colleague 1');
    await room().replace();
    expect(text()).toContain('Mostly [colleague 1], at the desk');
    expect(room().review.item?.words).toBe('Arden Falls');
    expect(room().review.progress).toEqual({ done: 1, of: 6 });
  });

  it('offers another form of a name the alias that the name got', async () => {
    await room().replace();
    room().review.goTo(text().indexOf('Delia again'));
    expect(room().review.proposal?.words).toBe('colleague 1');
    await room().replace();
    expect(text()).toContain('[colleague 1] again');
  });

  it('is about all forms of a person in the interview at once', async () => {
    await room().replaceHere();
    expect(text()).not.toContain('Delia');
    expect(text()).toContain('Tom Ruiz');
    expect(text().match(/\[colleague 1\]/gu)).toHaveLength(2);
  });

  it('leaves out a place that is somebody else, which gets an alias of its own', async () => {
    room().review.goTo(text().indexOf('Delia again'));
    room().apart();
    expect(room().here).toHaveLength(1);
    room().review.goTo(text().indexOf('Delia Marsh'));
    await room().replaceHere();
    expect(text()).toContain('Delia again');
    room().review.goTo(text().indexOf('Delia again'));
    expect(room().review.proposal?.words).toBe('colleague 2');
    await room().replace();
    expect(text()).toContain('[colleague 2] again');
  });

  it('uses an alias that is there, or words of one’s own with the next free number', async () => {
    await room().replace();
    room().review.choose('a town in the valley');
    await room().replace();
    expect(text()).toContain('in [a town in the valley]');
    room().review.choose('supervisor');
    expect(room().review.proposal?.words).toBe('supervisor 1');
    room().review.choose(room().aliases.rows[0]?.id ?? '');
    await room().replace();
    expect(text()).toContain('it was [colleague 1].');
  });

  it('can be mended at one place: another alias stands there, and the first elsewhere', async () => {
    await room().replaceHere();
    room().review.goTo(text().indexOf('[colleague 1] again'));
    await room().replace();
    expect(core.ran.filter((one) => one === 'redact')).toHaveLength(1);
    room().review.choose('driver');
    expect(room().review.instead?.words).toBe('driver 1');
    await room().replace();
    expect(text()).toContain('Mostly [colleague 1], at the desk');
    expect(text()).toContain('[driver 1] again');
    expect(room().review.item?.words).toBe('driver 1');
    expect(room().review.instead).toBeNull();
    expect(room().aliases.rows.map((one) => one.places)).toEqual([1, 1]);
    await workspace.undo();
    await settled();
    expect(text()).toContain('[colleague 1] again');
  });

  it('to keep is refused where the text has changed meanwhile', async () => {
    const transcript = core.transcripts[0];
    if (transcript) transcript.text = transcript.text.replace('Delia Marsh', 'Sheila Marsh');
    await expect(room().keep()).rejects.toMatchObject({ code: 'text_changed' });
    expect(core.transcripts[0]?.text).toContain('Sheila Marsh');
  });

  it('is taken back whole, and the list goes to where it was', async () => {
    await room().replaceHere();
    const before = text();
    await workspace.undo();
    await settled();
    expect(text()).toContain('Delia again');
    expect(room().review.item?.words).toBe('Delia Marsh');
    await workspace.redo();
    await settled();
    expect(text()).toBe(before);
  });

  it('that is pressed before the last one was answered is about the next finding', async () => {
    void room().inTurn(() => room().replace());
    void room().inTurn(() => room().keep());
    await room().inTurn(() => room().replace());
    expect(text()).toContain(
      'Mostly [colleague 1], at the desk in Arden Falls. Before her it was [colleague 2].',
    );
    const kept = room().review.items.filter((one) => one.state === 'kept');
    expect(kept.map((one) => one.words)).toEqual(['Arden Falls']);
  });

  it('that failed takes those with it that waited for it', async () => {
    const refused = room().inTurn(() => Promise.reject(new Error('the drive is full')));
    const waited = room().inTurn(() => room().keep());
    await expect(refused).rejects.toThrow();
    await expect(waited).rejects.toThrow();
    expect(core.ran).not.toContain('mentions_keep');
  });
});

describe('marking by hand', () => {
  beforeEach(withKey);

  it('replaces words that were not found, with words that say what they are', async () => {
    const words = 'her brother drives the van';
    const start = text().indexOf(words);
    room().review.selection = { start, end: start + words.length, text: words };
    expect(room().review.mark('life detail')).toBe(true);
    expect(room().review.proposal?.words).toBe('family detail');
    await room().replace();
    expect(text()).toContain('and [family detail].');
  });

  it('moves the edges of a finding by words', () => {
    room().review.goTo(text().indexOf('Tom Ruiz'));
    room().review.extend('end', -1);
    expect(room().review.marked?.text).toBe('Tom');
    room().review.extend('start', 1);
    room().review.extend('start', 1);
    expect(room().review.marked?.text).toBe('it was Tom');
    room().review.unmark();
    expect(room().review.item?.words).toBe('Tom Ruiz');
  });
});

describe('all interviews', () => {
  beforeEach(withKey);

  it('are replaced in one action, without the places that were left out', async () => {
    room().everywhere.follow(room().review.forms);
    await room().everywhere.show();
    expect(room().everywhere.places).toHaveLength(4);
    const other = (room().everywhere.places ?? []).filter(
      (one) => one.transcript === 'transcript-1' && one.text === 'Delia',
    );
    room().everywhere.take(other, false);
    await room().replaceEverywhere();
    expect(core.transcripts[1]?.text).toContain('Delia again');
    expect(core.transcripts[1]?.text).toContain('Mostly [colleague 1]');
    expect(text()).not.toContain('Delia');
    await workspace.undo();
    expect(core.transcripts[1]?.text).toContain('Delia Marsh');
  });
});

describe('lists of the team', () => {
  it('end the proposing of words everywhere, until they are taken off', async () => {
    await room().neverPropose('Arden Falls', 'The whole county is the subject');
    expect(open()).not.toContain('Arden Falls');
    const [entry] = room().lists.all.own;
    await room().act(() => room().lists.remove(entry?.id ?? ''));
    expect(open()).toContain('Arden Falls');
  });

  it('say at the field why a pattern cannot be used, and keep what was typed', async () => {
    room().lists.write({ id: null, name: 'Files', pattern: '(', kind: 'number' });
    await room().putPattern();
    expect(room().lists.failure?.what).toContain('no regular expression');
    expect(room().lists.draft?.pattern).toBe('(');
    room().lists.write({ id: null, name: 'Files', pattern: 'CL-[0-9]+', kind: 'number' });
    await room().putPattern();
    expect(room().lists.all.patterns.map((one) => one.name)).toEqual(['Files']);
  });
});

describe('the read-through', () => {
  it('goes from answer to answer and remembers what was read', async () => {
    room().reading.show(true);
    expect(room().reading.turn?.number).toBe(2);
    expect(room().reading.details).toEqual([]);
    expect(room().reading.move(1)).toBe(true);
    expect(room().reading.details[0]?.question).toContain('relative');
    expect(room().reading.done).toBe(1);
    expect(room().reading.move(1)).toBe(false);
    expect(room().reading.done).toBe(2);
    await workspace.preferences.flush();
    expect(room().reading.readOf('transcript-0')).toBe(2);
  });
});

describe('the end', () => {
  beforeEach(withKey);

  it('is said by one coder and read by another', async () => {
    await room().act(() => room().finish.confirm('transcript-0'));
    expect(room().waiting).toHaveLength(1);
    expect(room().row?.status).toBe('de-identified');
    await workspace.codeAs('Theo Lund');
    await room().act(() => room().finish.read('transcript-0'));
    expect(room().row?.read?.coder).toBe('Theo Lund');
    await workspace.undo();
    await settled();
    expect(room().row?.read).toBeNull();
  });

  it('is asked for with the labels that look like real names still', async () => {
    const named = { ...NAMED_INTERVIEW, lines: ['Delia Marsh: Who answers?', 'R: The desk.'] };
    core.transcripts.push(layOut(named, 2));
    await room().finish.ask('transcript-2');
    expect(room().finish.asking).toBe(true);
    expect(room().finish.labels.map((one) => `${one.whose}: ${one.label}`)).toEqual(['speaker: Delia Marsh']);
    await room().finish.ask('transcript-0');
    expect(room().finish.labels).toEqual([]);
  });

  it('of former texts states counts first, and ends undo', async () => {
    await room().replace();
    await room().finish.plan();
    expect(room().finish.purge).toMatchObject({ at: 'plan', plan: { steps: 1 } });
    await room().purge();
    expect(room().finish.purge).toMatchObject({
      at: 'done',
      purged: { left: ['/media/stick/Old.verbatim'] },
    });
    await settled();
    expect(workspace.mayUndo).toBe(false);
  });
});

describe('locking', () => {
  it('leaves nothing of texts, names and aliases in the window', async () => {
    await withKey();
    await room().replace();
    await workspace.lock();
    expect(room().review.view).toBeNull();
    expect(room().review.items).toEqual([]);
    expect(room().aliases.rows).toEqual([]);
    expect(room().key.file).toBeNull();
    expect(room().rows).toEqual([]);
  });
});
