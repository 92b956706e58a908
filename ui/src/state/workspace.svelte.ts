// Everything that the window knows, in one place: the rooms of the open study and how a write reaches them.
import { call, onChanged } from '../ipc/call';
import { Failure } from '../ipc/failure';
import type { Affected, Change, UndoState } from '../ipc/types';
import type { Appearance } from './appearance.svelte';
import { Codebook } from './codebook.svelte';
import { Imports } from './imports.svelte';
import { Interviews } from './interviews.svelte';
import { Session } from './session.svelte';
import { Status } from './status.svelte';
import { Themes } from './themes.svelte';
import { Trail } from './trail.svelte';
import { OpenTranscript } from './transcript.svelte';

/** A section of the window. One appears here when it works. */
export type Section = 'interviews' | 'code' | 'themes';

const NOTHING: UndoState = { undo: null, redo: null };

/** The window's state. */
export class Workspace {
  readonly session = new Session();
  readonly status = new Status();
  readonly interviews = new Interviews();
  readonly codebook = new Codebook();
  readonly imports = new Imports();
  readonly trail = new Trail();
  readonly themes = new Themes(() => this.codebook.codes);
  readonly transcript = new OpenTranscript({
    code: (id) => this.codebook.byId.get(id),
    coders: () => this.session.overview?.coders ?? [],
    me: () => this.session.coder,
  });

  section = $state<Section>('interviews');
  /** What undo and redo would do. */
  undoing = $state.raw<UndoState>(NOTHING);
  /** What went wrong in the open study. */
  failure = $state.raw<Failure | null>(null);
  /** Whether the list of keys is open. */
  keysOpen = $state(false);

  constructor(readonly appearance: Appearance) {
    onChanged((affected) => {
      this.hear(affected).catch((reason: unknown) => {
        this.failure = Failure.from(reason);
      });
    });
  }

  /** Reads the study that was just opened. */
  async enter(): Promise<void> {
    this.section = 'interviews';
    this.undoing = this.session.overview?.undo ?? NOTHING;
    await this.attempt(async () => {
      await Promise.all([this.codebook.load(), this.interviews.load()]);
    });
  }

  /** Locks: nothing of the study stays in the window. */
  async lock(): Promise<void> {
    await this.session.lock();
    if (this.session.stage.at === 'open') {
      this.failure = this.session.failure;
      return;
    }
    this.transcript.close();
    this.themes.close();
    this.trail.close();
    this.imports.close();
    this.codebook.codes = [];
    this.codebook.loaded = false;
    this.codebook.recent = [];
    this.codebook.filter = '';
    this.codebook.folded = new Set();
    this.codebook.current = null;
    this.interviews.rows = [];
    this.interviews.loaded = false;
    this.interviews.filter = '';
    this.status.clear();
    this.failure = null;
    this.keysOpen = false;
    this.undoing = NOTHING;
  }

  /** Shows a section and reads what changed since it was last seen. */
  async go(section: Section): Promise<void> {
    this.section = section;
    await this.attempt(async () => {
      if (section === 'interviews') await this.interviews.load();
      if (section === 'themes') await this.themes.refresh();
      if (section === 'code' && !this.transcript.view) {
        const first = this.interviews.rows[0];
        if (first) await this.transcript.open(first.transcript);
      }
    });
  }

  /** Opens an interview to be coded. From another section, the transcript gets the keyboard. */
  async openInterview(transcript: string): Promise<void> {
    const entering = this.section !== 'code';
    this.section = 'code';
    await this.attempt(() => this.transcript.open(transcript));
    if (entering) this.transcript.focus();
  }

  /** Puts a code on the selected or picked passage. */
  async applyCode(code: string): Promise<void> {
    await this.attempt(async () => {
      const change = await this.transcript.code(code);
      this.codebook.used(code);
      this.tell(change, true);
      if (change.warning !== null) this.status.say(change.warning, true);
    });
  }

  /** Removes the coding that is picked or at the caret. */
  async removeCoding(): Promise<void> {
    const coding = this.transcript.removable();
    if (!coding) return;
    await this.attempt(async () => this.tell(await this.transcript.remove(coding), true));
  }

  /** Takes back the last action, and goes to where it was. */
  async undo(): Promise<void> {
    await this.attempt(async () => this.follow(await call('undo', {})));
  }

  /** Does the last undone action again, and goes to where it is. */
  async redo(): Promise<void> {
    await this.attempt(async () => this.follow(await call('redo', {})));
  }

  /** Sets who is coding, in the open study. */
  async codeAs(name: string): Promise<void> {
    await this.attempt(async () => {
      await this.session.switchCoder(name);
      this.transcript.repaint();
      this.status.say(`Coding as ${name}`);
    });
  }

  /** Runs something and shows what went wrong, if anything. */
  async attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      const result = await work();
      this.failure = null;
      return result;
    } catch (reason) {
      const failure = Failure.from(reason);
      this.failure = failure;
      if (failure.code === 'text_changed') void this.transcript.reload();
      if (failure.code === 'no_study') void this.session.toStart();
      return undefined;
    }
  }

  /** Reads again what a write touched. */
  private async hear(affected: Affected): Promise<void> {
    if (this.session.stage.at !== 'open') return;
    this.themes.outdate();
    const again: Promise<unknown>[] = [this.transcript.changed(affected.transcripts)];
    if (affected.codebook || affected.codes.length > 0 || affected.interviews || affected.interviewees) {
      again.push(this.codebook.load());
    }
    if (affected.interviews || affected.interviewees || this.section === 'interviews')
      again.push(this.interviews.load());
    if (affected.interviews || affected.interviewees || affected.codebook) again.push(this.session.refresh());
    if (this.section === 'themes') again.push(this.themes.load());
    if (this.trail.open) again.push(this.trail.load());
    again.push(this.readUndo());
    await Promise.all(again);
    if (affected.codebook) this.transcript.repaint();
  }

  private async readUndo(): Promise<void> {
    this.undoing = await call('undo_state', {});
  }

  private tell(change: Change, undo: boolean): void {
    this.undoing = change.undo;
    this.status.say(change.said, undo);
  }

  private async follow(change: Change): Promise<void> {
    this.tell(change, false);
    const place = change.place;
    if (!place) return;
    if (this.section === 'code') await this.transcript.open(place.transcript);
    // The event may not have come yet: the place is only right once the codings are.
    if (this.transcript.view?.row.transcript === place.transcript) {
      await this.transcript.reload();
      if (this.section === 'code') this.transcript.goTo(place);
    }
  }
}
