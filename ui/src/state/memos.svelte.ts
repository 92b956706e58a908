// Memos, and what is being typed into one: kept as a draft in the study while typing pauses, and made one action
// when the person is done, so that undo takes back a memo and not a word of it.
import { SvelteMap } from 'svelte/reactivity';
import { call } from '../ipc/call';
import type { Change, MemoAbout, MemoChanged, MemoNote, MemoRow } from '../ipc/types';
import type { Preferences } from './preferences.svelte';
import type { OpenTranscript } from './transcript.svelte';

/** Milliseconds of pause after which a draft is kept, and the longest that typing without a pause goes unkept. */
const PAUSE = 1000;
const LONGEST = 2000;

const KEPT = 'draft.memo.';

/** A memo as it is being typed. */
export interface Draft {
  about: MemoAbout;
  /** Id of the memo that is changed; `null` for a new one. */
  memo: string | null;
  /** What the memo said before. */
  was: string;
  text: string;
}

/** What memos need to know. */
export interface MemoSurroundings {
  preferences: Preferences;
  /** Says what was done. */
  tell: (change: Change) => void;
  failed: (reason: unknown) => void;
  /** The open transcript: a memo on a coding in it is put in place there, without reading it again. */
  transcript: Pick<OpenTranscript, 'codings' | 'writing' | 'placeMemo'>;
}

/** Memos of the panel, and drafts of all memos. */
export class Memos {
  /** Whether the panel is open. */
  open = $state(false);
  /** What its memos are about; `null` is all memos of the study. */
  about = $state.raw<MemoAbout | null>(null);
  rows = $state.raw<MemoRow[]>([]);
  loaded = $state(false);
  private readonly drafts = new SvelteMap<string, Draft>();
  /** Words of drafts as the study has them. */
  private readonly kept = new SvelteMap<string, string>();
  private readonly timers = new Map<string, { pause: Timer; since: number }>();
  private readonly committing = new Map<string, Promise<boolean>>();

  constructor(private readonly around: MemoSurroundings) {}

  /** Opens the panel with the memos on something, or with all. */
  async show(about: MemoAbout | null): Promise<void> {
    await this.commitAll();
    this.about = about;
    this.rows = [];
    this.loaded = false;
    this.open = true;
    await this.load();
  }

  /** Reads the memos of the panel again. */
  async load(): Promise<void> {
    const about = this.about;
    const rows = await call('memos_on', { about });
    if (this.about !== about) return;
    this.rows = rows;
    this.loaded = true;
  }

  /** Closes the panel; what is being typed becomes a memo. */
  async hide(): Promise<void> {
    await this.commitAll();
    this.open = false;
    this.rows = [];
    this.loaded = false;
    this.about = null;
  }

  /** What a memo says, as it is being typed or as it was written. */
  textOf(about: MemoAbout, memo: MemoNote | null): string {
    return this.drafts.get(nameOf(about, memo?.id ?? null))?.text ?? memo?.text ?? '';
  }

  /** How far what is being typed has come: into the field only, or into the study as a draft; `null` at rest. */
  draft(about: MemoAbout, memo: MemoNote | null): 'typed' | 'kept' | null {
    const name = nameOf(about, memo?.id ?? null);
    const draft = this.drafts.get(name);
    if (!draft) return null;
    return this.kept.get(name) === draft.text ? 'kept' : 'typed';
  }

  /** Hears of typing. */
  type(about: MemoAbout, memo: MemoNote | null, text: string): void {
    const name = nameOf(about, memo?.id ?? null);
    const was = this.drafts.get(name)?.was ?? memo?.text ?? '';
    this.drafts.set(name, { about, memo: memo?.id ?? null, was, text });
    const waiting = this.timers.get(name);
    const since = waiting?.since ?? Date.now();
    clearTimeout(waiting?.pause);
    const wait = Math.max(0, Math.min(PAUSE, since + LONGEST - Date.now()));
    this.timers.set(name, { since, pause: setTimeout(() => this.keepLater(name), wait) });
  }

  /** Makes a memo of what was typed, as one action. Says whether all is well. */
  async commit(about: MemoAbout, memo: MemoNote | null): Promise<boolean> {
    return this.finish(nameOf(about, memo?.id ?? null));
  }

  /** Makes memos of everything that is being typed. Says whether all is well. */
  async commitAll(): Promise<boolean> {
    const all = await Promise.all([...this.drafts.keys()].map((name) => this.finish(name)));
    return all.every(Boolean);
  }

  /** Keeps everything that is being typed as drafts, and what is typed while that goes on. */
  async keepAll(): Promise<void> {
    await Promise.all(this.committing.values());
    for (let unkept = this.unkept(); unkept.length > 0; unkept = this.unkept()) {
      await Promise.all(unkept.map((name) => this.keep(name)));
    }
  }

  /** Takes up drafts that an earlier sitting left, and makes memos of them. */
  async takeUp(): Promise<void> {
    const { preferences } = this.around;
    for (const key of preferences.keys(KEPT)) {
      const draft = preferences.get<Partial<Draft>>(key, {});
      if (!isDraft(draft)) {
        preferences.set(key, null, true);
        continue;
      }
      const name = key.slice(KEPT.length);
      this.drafts.set(name, draft);
      if (await this.isWritten(draft)) {
        this.forget(name);
        continue;
      }
      if (!(await this.finish(name))) await this.rescue(name, draft);
    }
  }

  /** Whether a sitting ended between writing a new memo and forgetting its draft: it must not be written twice. */
  private async isWritten({ about, memo, text }: Draft): Promise<boolean> {
    if (memo !== null) return false;
    const rows = await call('memos_on', { about }).catch(() => []);
    return rows.some((row) => row.memo.text === text.trim());
  }

  /** What a draft is about may be gone: then its words go to the memos on the study. */
  private async rescue(name: string, draft: Draft): Promise<void> {
    try {
      const { change } = await call('memo_add', { about: { kind: 'study' }, text: draft.text });
      this.forget(name);
      this.around.tell({
        ...change,
        said: 'What a draft was about is gone: its words are a memo on the study',
      });
    } catch {
      // It was said why, and the words stay a draft.
    }
  }

  /** Forgets everything, for locking. Drafts were kept before. */
  close(): void {
    for (const { pause } of this.timers.values()) clearTimeout(pause);
    this.timers.clear();
    this.drafts.clear();
    this.kept.clear();
    this.committing.clear();
    this.open = false;
    this.about = null;
    this.rows = [];
    this.loaded = false;
  }

  private unkept(): string[] {
    return [...this.drafts].filter(([name, { text }]) => this.kept.get(name) !== text).map(([name]) => name);
  }

  private async keep(name: string): Promise<void> {
    clearTimeout(this.timers.get(name)?.pause);
    this.timers.delete(name);
    const draft = this.drafts.get(name);
    if (!draft) return;
    this.around.preferences.set(KEPT + name, { ...draft }, true);
    await this.around.preferences.flush();
    if (this.drafts.has(name)) this.kept.set(name, draft.text);
  }

  /** Keeps a draft; what goes wrong is said. */
  private keepLater(name: string): void {
    this.keep(name).catch((reason: unknown) => this.around.failed(reason));
  }

  /** One draft is written once: a blur and a lock may both ask for it. */
  private finish(name: string): Promise<boolean> {
    const going = this.committing.get(name);
    if (going) return going;
    const done = this.write(name).finally(() => this.committing.delete(name));
    this.committing.set(name, done);
    return done;
  }

  private async write(name: string): Promise<boolean> {
    const draft = this.drafts.get(name);
    if (!draft) return true;
    clearTimeout(this.timers.get(name)?.pause);
    this.timers.delete(name);
    const text = draft.text.trim();
    if (text === draft.was) {
      this.forget(name);
      return true;
    }
    try {
      const { about, memo } = draft;
      const { memo: now, change } = await this.placed(about, memo, () =>
        memo === null ? call('memo_add', { about, text }) : call('memo_change', { memo, text }),
      );
      this.goOn(name, draft, now);
      this.around.tell(change);
      return true;
    } catch (reason) {
      // The words stay in the field and as a draft in the study.
      this.keepLater(name);
      this.around.failed(reason);
      return false;
    }
  }

  /** Writes a memo and puts it in place, before anything is read again: nothing flickers. */
  private async placed(
    about: MemoAbout,
    was: string | null,
    write: () => Promise<MemoChanged>,
  ): Promise<MemoChanged> {
    const { transcript } = this.around;
    const on = about.kind === 'coding' && transcript.codings.find((one) => one.id === about.id);
    if (on) {
      const done = await transcript.writing(on.transcript, write, ({ change }) => change);
      transcript.placeMemo(on.id, was, done.memo);
      return done;
    }
    const done = await write();
    if (this.open) await this.load();
    return done;
  }

  /** What was typed while the memo was being written goes on in the memo that was written. */
  private goOn(name: string, written: Draft, now: MemoNote | null): void {
    const latest = this.drafts.get(name);
    this.forget(name);
    if (latest && latest.text !== written.text) this.type(written.about, now, latest.text);
  }

  private forget(name: string): void {
    this.drafts.delete(name);
    this.kept.delete(name);
    if (this.around.preferences.keys(KEPT + name).length > 0)
      this.around.preferences.set(KEPT + name, null, true);
  }
}

type Timer = ReturnType<typeof setTimeout>;

function nameOf(about: MemoAbout, memo: string | null): string {
  const what = about.kind === 'study' ? 'study' : `${about.kind}.${about.id}`;
  return `${what}.${memo ?? 'new'}`;
}

function isDraft(kept: Partial<Draft>): kept is Draft {
  return typeof kept.text === 'string' && typeof kept.was === 'string' && typeof kept.about === 'object';
}
