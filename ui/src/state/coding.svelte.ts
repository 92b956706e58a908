// What a coder does to passages: coding, removing, coding again with the same code, and new codes from their words.
import { call } from '../ipc/call';
import type { Change, CodeRow, CodingAdded } from '../ipc/types';
import { Correction } from './correction.svelte';
import type { Codebook } from './codebook.svelte';
import { Edges } from './edges.svelte';
import { nameFrom } from './invivo';
import type { Preferences } from './preferences.svelte';
import type { Settings } from './settings';
import { Slots } from './slots.svelte';
import type { OpenTranscript } from './transcript.svelte';

/** How many codes are remembered as used last. */
const RECENT = 9;

/** What the acts need to know of the study, and how they are said. */
export interface CodingSurroundings {
  transcript: OpenTranscript;
  codebook: Codebook;
  choices: Preferences;
  settings: Pick<Settings, 'warnsOfInterviewer'>;
  writable: () => boolean;
  /** Why nothing can be changed, as a sentence; `null` where it can. */
  whyNot: () => string | null;
  /** Does something, says what was done and shows what went wrong. */
  act: (work: () => Promise<Change>) => Promise<Change | undefined>;
  /** Says what was done and offers to take it back. */
  tell: (change: Change) => void;
  /** Shows what went wrong, if anything. */
  attempt: <T>(work: () => Promise<T>) => Promise<T | undefined>;
  say: (said: string) => void;
}

/** A passage that is to be coded, as it was seen. */
interface Aim {
  transcript: string;
  start: number;
  end: number;
  seen: string;
}

/** The acts of coding in the open transcript. */
export class CodingActs {
  /** Said once after coding what only an interviewer says; `null` where there is nothing to say. */
  warning = $state.raw<string | null>(null);
  readonly slots: Slots;
  readonly edges: Edges;
  readonly correction: Correction;

  /** Ids of codes used last, newest first. */
  readonly recent = $derived.by(() =>
    this.around.choices
      .get<readonly string[]>('codes.recent', [])
      .filter((id) => this.around.codebook.byId.has(id)),
  );

  /** The last act of coding; what it chooses is known once it is done. */
  private going: Promise<void> = Promise.resolve();

  constructor(private readonly around: CodingSurroundings) {
    this.slots = new Slots({
      choices: around.choices,
      known: (code) => around.codebook.byId.has(code),
    });
    this.edges = new Edges(around);
    this.correction = new Correction(around);
    around.transcript.left = () => this.close();
  }

  /** Puts a code on the selected or picked passage. The selection stays, so that a second code can follow. */
  async apply(code: string): Promise<void> {
    const aim = this.aim();
    if (aim) await this.applyAt(aim, code);
  }

  /** Makes a code below another, or a theme, and puts it on the passage, as one act. */
  async applyNew(name: string, parent: string | null): Promise<void> {
    const { codebook, choices } = this.around;
    const aim = this.aim();
    if (!aim) return;
    choices.set('codes.place', parent, true);
    await this.added(aim, async () => {
      const added = await call('coding_add_new', { ...aim, parent, name: name.trim() });
      // Its name and colour are known before it is painted.
      await codebook.load();
      return added;
    });
  }

  /** Puts the code of a slot on the passage. */
  async applySlot(number: number): Promise<void> {
    await this.applyKnown(
      () => this.slots.at(number),
      `Slot ${number} is free. A code takes the first free slot when it is first used.`,
    );
  }

  /** Puts the code used last on the passage. */
  async repeat(): Promise<void> {
    await this.applyKnown(() => this.recent[0] ?? null, 'No code has been used yet. Press C to choose one.');
  }

  /** Puts a code that the act before may only just choose: on the passage of now, once that act is done. */
  private async applyKnown(choose: () => string | null, none: string): Promise<void> {
    const aim = this.around.transcript.target() && this.aim();
    await this.going;
    const code = choose();
    if (code === null) this.around.say(none);
    else if (aim) await this.applyAt(aim, code);
    else if (this.may()) this.hasTarget();
  }

  /** Opens the picker to make a code named by the selected words themselves. */
  inVivo(): void {
    const selected = this.around.transcript.selection;
    if (selected) this.around.transcript.openPicker(nameFrom(selected.text));
    else this.around.say('Select the words that are to name the code first');
  }

  /** Id of the code below which a new one is proposed: where the last new one went, else beside the code used last. */
  placeForNew(): string | null {
    const { codebook, choices } = this.around;
    const chosen = choices.get<string | null>('codes.place', null);
    if (chosen !== null && codebook.byId.has(chosen)) return chosen;
    return codebook.byId.get(this.recent[0] ?? '')?.parent ?? null;
  }

  /** Removes the coding that is picked or at the caret; other codes stay on the passage. */
  async remove(): Promise<void> {
    const { transcript } = this.around;
    const coding = transcript.removable();
    if (!coding) return;
    await this.around.act(async () => {
      const change = await transcript.writing(
        coding.transcript,
        () => call('coding_remove', { coding: coding.id }),
        (done) => done,
      );
      transcript.drop(coding.id);
      return change;
    });
  }

  /** The code that is put into a slot by hand: that of the picked passage, else the one that is chosen in the codebook. */
  get forSlot(): CodeRow | null {
    const { transcript, codebook } = this.around;
    return codebook.byId.get(transcript.pickedCoding?.code ?? codebook.current ?? '') ?? null;
  }

  /** Puts that code into a slot. */
  fillSlot(number: number): void {
    const code = this.forSlot;
    if (!code) return;
    this.slots.put(code.id, number);
    this.around.say(`${code.name} is in slot ${number}`);
  }

  /** Whether there is a passage to code; says so where there is none. */
  hasTarget(): boolean {
    if (this.around.transcript.target()) return true;
    this.around.say('Select a passage first');
    return false;
  }

  /** Gives up what was begun: an edge, a correction, a panel, looking for words, a note. Answers whether there was something. */
  escape(): boolean {
    const { find, choice } = this.around.transcript;
    if (this.edges.giveUp() || this.correction.giveUp()) return true;
    if (this.slots.open) this.slots.open = false;
    else if (choice.open) choice.open = false;
    else if (find.open) find.end(false);
    else if (this.warning !== null) this.warning = null;
    else return false;
    this.around.transcript.focus();
    return true;
  }

  /** Forgets what was said and begun, for locking and for another transcript. */
  close(): void {
    this.warning = null;
    this.slots.open = false;
    this.edges.giveUp();
    this.correction.close();
  }

  /** The passage that is coded now, in its transcript; `null` where there is none or nobody may code. */
  private aim(): Aim | null {
    const { transcript } = this.around;
    const target = transcript.target();
    if (!target || !transcript.view || !this.may()) return null;
    const { start, end, text } = target;
    return { transcript: transcript.view.row.transcript, start, end, seen: text };
  }

  private may(): boolean {
    const why = this.around.whyNot();
    if (why !== null) this.around.say(why);
    return why === null;
  }

  private applyAt(aim: Aim, code: string): Promise<void> {
    return this.added(aim, () => call('coding_add', { ...aim, code }));
  }

  private added(aim: Aim, write: () => Promise<CodingAdded>): Promise<void> {
    const done = this.add(aim, write);
    this.going = done;
    return done;
  }

  private async add(aim: Aim, write: () => Promise<CodingAdded>): Promise<void> {
    const { transcript } = this.around;
    const done = await this.around.attempt(() =>
      transcript.writing(aim.transcript, write, ({ change }) => change),
    );
    if (!done) return;
    const { coding, already_there, change, warning } = done;
    // What was coded just now is seen, whatever was hidden.
    if (!transcript.choice.shows(coding)) transcript.showAll();
    transcript.put(coding, this.isStillThere(aim));
    const slot = this.used(coding.code);
    if (already_there) this.around.say('This passage has that code already');
    else
      this.around.tell(
        slot === null ? change : { ...change, said: `${change.said}, from now on key ${slot}` },
      );
    if (warning !== null && this.around.settings.warnsOfInterviewer()) this.warning = warning;
  }

  /** Whether the passage is still the one that would be coded: whoever went on is not pulled back to it. */
  private isStillThere({ start, end }: Aim): boolean {
    const target = this.around.transcript.target();
    return target?.start === start && target.end === end;
  }

  /** Remembers a code as the one used last. Answers the number of the slot that it took just now, if it did. */
  private used(code: string): number | null {
    const rest = this.recent.filter((one) => one !== code);
    this.around.choices.set('codes.recent', [code, ...rest].slice(0, RECENT), true);
    this.around.codebook.used(code);
    return this.slots.used(code);
  }
}
