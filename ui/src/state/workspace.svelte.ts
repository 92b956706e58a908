// Everything that the window does with its rooms, and how a write reaches them.
import { tick } from 'svelte';
import { call, isWriting, onChanged, onClosing, onLocked, onLocking } from '../ipc/call';
import { Failure } from '../ipc/failure';
import type { Affected, Change, Place, Secret } from '../ipc/types';
import type { Appearance } from './appearance.svelte';
import { keepPlaces } from './keepers';
import { isFree } from './keyboard';
import { Latest } from './latest';
import type { Spot } from './places.svelte';
import { NOTHING, Rooms, type Section } from './rooms.svelte';

export type { Section };

/** Milliseconds of rest after which the reader's place is kept in the study. */
const REST = 1000;

/** The window's state. */
export class Workspace extends Rooms {
  private resting: ReturnType<typeof setTimeout> | undefined;
  /** Reading what an open study shows first. */
  private entering: Promise<unknown> = Promise.resolve();
  private readonly undoReadings = new Latest();

  constructor(appearance: Appearance) {
    super(appearance);
    onChanged((affected) => {
      this.hear(affected).catch((reason: unknown) => this.fail(reason));
    });
    onLocking(() => this.beforeLock());
    onLocked(() => this.wasLocked());
    onClosing(() => this.keepAll());
    keepPlaces(this, { here: () => this.section, show: (section) => this.show(section) });
  }

  /** Reads the study that was just opened, and goes to where its coder was. */
  async enter(): Promise<void> {
    this.section = 'interviews';
    this.undoing = this.session.overview?.undo ?? NOTHING;
    this.entering = this.attempt(async () => {
      await Promise.all([this.preferences.load(), this.codebook.load(), this.interviews.load()]);
    });
    await this.entering;
    const project = this.session.takeProject();
    await Promise.all([
      this.quietly(() => this.anonymise.load()),
      this.quietly(() => this.attributes.load()),
      this.quietly(() => this.comeBack()),
      project === null ? null : this.attempt(() => this.exchange.importing.bring(project)),
    ]);
  }

  /** Goes to where the reader was, and takes up what was being typed. */
  private async comeBack(): Promise<void> {
    // Whoever went somewhere meanwhile wants to be there.
    const still = this.section === 'interviews' && this.transcript.view === null;
    if (still) await this.places.goTo(this.preferences.get<Spot>('place', {}));
    if (this.section === 'code' && !this.transcript.view) await this.go('code');
    if (this.session.writable) await this.memos.takeUp();
  }

  /** Locks: what is being typed is kept, then nothing of the study stays in the window. */
  async lock(): Promise<void> {
    await this.keepAll();
    const closing = this.session.lock();
    this.leave();
    await closing;
  }

  /** Stores what only the window holds: memos being typed, the reader's place, choices. */
  async keepAll(): Promise<void> {
    if (this.session.stage.at !== 'open') return;
    await this.memos.commitAll();
    await this.quietly(() => this.evidence.framework.keepEditing());
    this.keepPlace();
    await this.quietly(() => this.preferences.flush());
  }

  /** Hears that the reader moved: once at rest, the place is kept in the study. */
  moved(): void {
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.keepPlace(), REST);
  }

  /** Drops everything of the study. */
  private leave(): void {
    clearTimeout(this.resting);
    this.forget();
  }

  private keepPlace(): void {
    clearTimeout(this.resting);
    if (this.session.stage.at !== 'open' || !this.preferences.loaded) return;
    const here = this.places.here();
    const kept = this.preferences.get<Spot>('place', {});
    if (JSON.stringify(here) !== JSON.stringify(kept)) this.preferences.set('place', here, true);
  }

  /** Hears that the core is about to lock by itself: keeps what is being typed as it stands, and shows nothing more. */
  private async beforeLock(): Promise<void> {
    this.keepPlace();
    await this.quietly(() => this.memos.keepAll());
    await this.quietly(() => this.preferences.flush());
    // At once, so that nothing is typed between this and the lock.
    this.wasLocked();
  }

  /** Hears that no study is open in the core any more, as before the computer sleeps; says why, where that is known. */
  private wasLocked(why: Failure | null = null): void {
    if (this.session.overview === null) return;
    this.leave();
    this.session.wasLocked(why);
  }

  /** Puts a backup in the place of the open study. Where that closed the study and then failed, it has to be unlocked. */
  async restore(backup: string, secret: Secret): Promise<void> {
    const { safety, session } = this;
    await this.keepAll();
    const restored = await safety.restore(backup, session.overview?.path ?? '', secret);
    if (restored) {
      this.leave();
      session.restored(restored);
      return;
    }
    const why = safety.failure;
    if (!(await this.isOpen())) this.wasLocked(why);
  }

  /** Whether the core has the study open. */
  private isOpen(): Promise<boolean> {
    return call('study_overview', {}).then(
      () => true,
      (reason: unknown) => Failure.from(reason).code !== 'no_study',
    );
  }

  /** Shows a section and reads what changed since it was last seen. */
  async go(section: Section): Promise<void> {
    const keyboard = document.activeElement;
    await this.attempt(async () => {
      await this.show(section);
      if (section === 'code' && !this.transcript.view) await this.openSome();
      await tick();
      if (section === 'code' && !this.passages.open && isFree(keyboard)) this.transcript.focus();
    });
  }

  /** Opens the interview that was read last, else the first. */
  private async openSome(): Promise<void> {
    await this.entering;
    const { transcript } = this.preferences.get<Spot>('place', {});
    if (!this.transcript.view && transcript !== undefined) await this.places.goTo({ transcript });
    const first = this.interviews.rows[0];
    if (!this.transcript.view && first) await this.transcript.open(first.transcript);
  }

  /** Draws a section and reads what changed since it was last seen. */
  private async show(section: Section): Promise<void> {
    this.section = section;
    this.moved();
    if (section === 'interviews') await this.interviews.refresh();
    if (section === 'themes') await Promise.all([this.evidence.refresh(), this.evidence.saved.load()]);
    if (section === 'export') await this.entering.then(() => this.exporting.enter());
    if (section === 'anonymise') await this.anonymise.enter();
    if (section === 'search') await this.search.enter();
    if (section === 'review') await this.review.load();
  }

  /** Jumps to a coded passage in its transcript; going back returns to here. */
  async goToPassage(coding: Place & { coder?: string }): Promise<void> {
    this.places.leave();
    await this.attempt(async () => {
      const { transcript } = this;
      this.passages.hide();
      await transcript.open(coding.transcript);
      await this.show('code');
      await tick();
      const others = coding.coder !== undefined && coding.coder !== this.session.coder?.id;
      if (others && !transcript.everyone) transcript.showEveryone(true);
      transcript.goTo(coding);
      transcript.focus();
    });
  }

  /** Jumps to what was found in its transcript, where it is selected to be coded; going back returns to here. */
  async goToHit(hit: Place): Promise<void> {
    this.places.leave();
    await this.attempt(async () => {
      const { transcript } = this;
      this.passages.hide();
      await transcript.open(hit.transcript);
      await this.show('code');
      await tick();
      transcript.goTo(hit);
      if (transcript.picked === null) transcript.port?.select(hit.start, hit.end);
      transcript.focus();
    });
  }

  /** Jumps to a code: its row in the tree and its passages; going back returns to here. */
  async goToCode(code: string): Promise<void> {
    this.places.leave();
    await this.attempt(async () => {
      await this.show('code');
      this.codebook.show(code);
      await this.passages.show(code);
    });
  }

  /** Opens an interview to be coded. From another section, the transcript gets the keyboard. */
  async openInterview(transcript: string): Promise<void> {
    const { section } = this;
    const keyboard = document.activeElement;
    await this.attempt(async () => {
      // Before it is shown, or the interview before would be drawn on the way, and keys in haste would reach it.
      await this.transcript.open(transcript);
      if (this.section !== section) return;
      this.passages.hide();
      this.section = 'code';
      this.moved();
      await tick();
      if (section !== 'code' && isFree(keyboard)) this.transcript.focus();
    });
  }

  /** Puts a code on the selected or picked passage. */
  async applyCode(code: string): Promise<void> {
    await this.coding.apply(code);
  }

  /** Removes the coding that is picked or at the caret. */
  async removeCoding(): Promise<void> {
    await this.coding.remove();
  }

  /** Takes back the last action, and goes to where it was. */
  async undo(): Promise<void> {
    const stood = this.standing();
    await this.attempt(async () => this.follow(await call('undo', {}), stood));
  }

  /** Does the last undone action again, and goes to where it is. */
  async redo(): Promise<void> {
    const stood = this.standing();
    await this.attempt(async () => this.follow(await call('redo', {}), stood));
  }

  /** Sets who is coding, in the open study. */
  async codeAs(name: string): Promise<void> {
    await this.attempt(async () => {
      await this.keepAll();
      await this.session.switchCoder(name);
      await this.preferences.load();
      this.transcript.repaint();
      this.status.say(`Coding as ${name}`);
    });
  }

  /** Does something to the study: says what was done, if anything, and offers to take it back. `undefined` on failure. */
  async act<Done extends Change | null>(work: () => Promise<Done>): Promise<Done | undefined> {
    return this.attempt(async () => {
      const change = await work();
      if (change) this.tell(change, true);
      return change;
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
      if (failure.code === 'no_study') this.wasLocked(failure);
      return undefined;
    }
  }

  /** Runs something that nobody asked for: a failure is shown, and one that is shown already stays. */
  async quietly(work: () => Promise<unknown>): Promise<void> {
    await work().catch((reason: unknown) => this.fail(reason));
  }

  /** Reads again what a write touched. */
  private async hear(affected: Affected): Promise<void> {
    if (this.session.stage.at !== 'open') return;
    this.savedAt = Date.now();
    this.evidence.outdate();
    const touches = this.touchesList(affected);
    if (!touches) this.interviews.fallBehind();
    const listed = touches ? this.interviews.load() : Promise.resolve();
    const again: Promise<unknown>[] = [listed, this.followTranscript(affected, listed)];
    let codebook: Promise<void> = Promise.resolve();
    if (affected.codebook || affected.codes.length > 0 || affected.interviews || affected.interviewees) {
      codebook = this.codebook.load();
      again.push(codebook);
    }
    const people = this.people.changed(affected);
    if (affected.interviews || affected.interviewees || affected.codebook) again.push(this.session.refresh());
    if (this.section === 'themes') {
      // Codes that are gone are not asked for any more.
      const known = affected.codebook ? codebook : Promise.resolve();
      const figures = known.then(() => this.evidence.refresh());
      again.push(figures, this.evidence.saved.load());
    }
    if (this.trail.open) again.push(this.trail.load());
    if (this.recent.shown && this.section === 'interviews') again.push(this.recent.load());
    if (this.passages.open) again.push(this.passages.load());
    if (affected.codebook) again.push(this.attributes.load());
    if (this.memos.open) again.push(this.memos.load());
    if (this.section === 'review') again.push(this.review.load());
    again.push(people, this.anonymise.changed(affected), this.search.changed(affected));
    again.push(this.exporting.changed(Promise.all([codebook, people])), this.readUndo());
    await Promise.all(again);
    if (affected.codebook) this.transcript.repaint();
  }

  /** Whether the list of interviews has to be read again: its counts, too, where codings elsewhere changed. */
  private touchesList({ interviews, interviewees, transcripts }: Affected): boolean {
    const open = this.transcript.view?.row.transcript;
    const elsewhere = transcripts.some((one) => one !== open);
    return interviews || interviewees || elsewhere || this.section === 'interviews';
  }

  /** Shows what went wrong. */
  fail(reason: unknown): void {
    this.failure = Failure.from(reason);
  }

  /** Whether there is something to take back: what is being written just now is. */
  get mayUndo(): boolean {
    return this.session.writable && (this.undoing.undo !== null || isWriting());
  }

  /** Whether there is something to do again: what is being taken back just now is. */
  get mayRedo(): boolean {
    return this.session.writable && (this.undoing.redo !== null || isWriting());
  }

  private async readUndo(): Promise<void> {
    await this.undoReadings.read(
      () => call('undo_state', {}),
      (now) => {
        this.undoing = now;
      },
    );
  }

  /** Says what was done, and offers to take it back. */
  tell(change: Change, undo: boolean): void {
    // It knows better than what is being read.
    this.undoReadings.forget();
    this.undoing = change.undo;
    this.status.say(change.said, undo);
  }

  /** Goes to where an undo or redo took place, unless the reader has moved on since they asked for it. */
  private async follow(change: Change, stood: Standing): Promise<void> {
    this.tell(change, false);
    const place = change.place;
    if (this.section === 'anonymise') return this.anonymise.follow(change);
    if (!place || this.hasMoved(stood)) return;
    if (this.section === 'code') await this.transcript.open(place.transcript);
    // The event may not have come yet: the place is only right once the codings are.
    if (this.transcript.view?.row.transcript === place.transcript) {
      await this.transcript.reload();
      const came = stood.transcript !== place.transcript;
      if (this.section === 'code' && (came || !this.hasMoved(stood))) this.transcript.goTo(place);
    }
  }

  private standing(): Standing {
    const { view, caret, selection } = this.transcript;
    return {
      transcript: view?.row.transcript,
      text: view?.text,
      caret,
      start: selection?.start,
      end: selection?.end,
    };
  }

  /** Whether caret or selection are elsewhere than they were. Where the text itself became another, they are not asked. */
  private hasMoved(stood: Standing): boolean {
    const now = this.standing();
    if (now.transcript !== stood.transcript) return true;
    const same = now.caret === stood.caret && now.start === stood.start && now.end === stood.end;
    return now.text === stood.text && !same;
  }
}

/** Where a reader stands in a transcript: code points. */
interface Standing {
  transcript: string | undefined;
  text: string | undefined;
  caret: number;
  start: number | undefined;
  end: number | undefined;
}
