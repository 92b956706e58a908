// What of an interview is shown: whose codings, of which themes, and which speakers stand out.
import type { Coding, Turn } from '../ipc/types';

/** Whose codings show: one's own, everyone's, or those of the coders named by their ids. */
export type ShownCoders = 'mine' | 'all' | ReadonlySet<string>;

/** What the choice needs to know of the study. Closures, so that they stay current. */
export interface ShownSurroundings {
  me: () => string | null;
  /** Id of the theme that a code stands below. */
  theme: (code: string) => string | null;
  turns: () => readonly Turn[];
  /** Label of a speaker by its place in the list. */
  speaker: (place: number) => string | null;
}

const NONE: ReadonlySet<string> = new Set();

/** The choice. Own codings of all themes by default. */
export class Shown {
  /** Whether the panel is open in which it is made. */
  open = $state(false);
  coders = $state.raw<ShownCoders>('mine');
  /** Ids of themes whose codings are hidden. */
  hiddenThemes = $state.raw<ReadonlySet<string>>(NONE);
  /** Labels of speakers whose turns step back; codings wholly in them are hidden. */
  quiet = $state.raw<ReadonlySet<string>>(NONE);
  /** Whether turns that step back are folded into a line that says how many they are; else they stay in grey. */
  folded = $state(true);

  /** Whether something is hidden that usually shows. */
  readonly narrowed = $derived.by(
    () => this.hiddenThemes.size > 0 || this.quiet.size > 0 || (this.coders !== 'all' && !this.showsMine),
  );

  constructor(private readonly around: ShownSurroundings) {}

  /** Whether the codings of a coder show. */
  showsCoder(id: string): boolean {
    if (this.coders === 'all') return true;
    return this.coders === 'mine' ? id === this.around.me() : this.coders.has(id);
  }

  /** Whether a coding shows. */
  shows(coding: Coding): boolean {
    if (!this.showsCoder(coding.coder)) return false;
    if (this.hiddenThemes.size > 0 && this.hiddenThemes.has(this.around.theme(coding.code) ?? ''))
      return false;
    return this.quiet.size === 0 || this.isSpoken(coding);
  }

  /** Whether a turn is said by someone who does not step back. */
  showsTurn({ speaker }: Pick<Turn, 'speaker'>): boolean {
    const label = speaker === null ? null : this.around.speaker(speaker);
    return label === null || !this.quiet.has(label);
  }

  /** Shows or hides the codings of a coder. All of a study's coders together are everyone. */
  chooseCoder(id: string, shown: boolean, all: readonly string[]): void {
    const chosen = new Set(all.filter((one) => (one === id ? shown : this.showsCoder(one))));
    const me = this.around.me();
    if (chosen.size === all.length) this.coders = all.length > 1 ? 'all' : 'mine';
    else if (chosen.size === 1 && me !== null && chosen.has(me)) this.coders = 'mine';
    else this.coders = chosen;
  }

  /** Shows or hides the codings of a theme. */
  chooseTheme(id: string, shown: boolean): void {
    this.hiddenThemes = toggled(this.hiddenThemes, id, !shown);
  }

  /** Shows the codings of one theme only. */
  onlyTheme(id: string, all: readonly string[]): void {
    this.hiddenThemes = new Set(all.filter((one) => one !== id));
  }

  /** Lets a speaker stand out or step back. */
  chooseSpeaker(label: string, shown: boolean): void {
    this.quiet = toggled(this.quiet, label, !shown);
  }

  /** Hides nothing any more that usually shows. */
  clear(): void {
    if (this.coders !== 'all' && !this.showsMine) this.coders = 'mine';
    this.hiddenThemes = NONE;
    this.quiet = NONE;
  }

  /** Forgets every choice, for locking. */
  close(): void {
    this.open = false;
    this.folded = true;
    this.coders = 'mine';
    this.clear();
  }

  private get showsMine(): boolean {
    const me = this.around.me();
    return me === null || this.showsCoder(me);
  }

  /** Whether someone says a part of it who does not step back. */
  private isSpoken({ start, end }: Coding): boolean {
    const turns = this.around.turns();
    for (let at = firstEndingAfter(turns, start); at < turns.length; at += 1) {
      const turn = turns[at];
      if (!turn || turn.start >= end) return false;
      if (this.showsTurn(turn)) return true;
    }
    return false;
  }
}

function toggled(set: ReadonlySet<string>, one: string, held: boolean): ReadonlySet<string> {
  const next = new Set(set);
  if (held) next.add(one);
  else next.delete(one);
  return next;
}

/** Place of the first turn that ends after a code point. */
function firstEndingAfter(turns: readonly Turn[], position: number): number {
  let low = 0;
  let high = turns.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((turns[middle]?.end ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}
