// How strong the evidence of each theme is, and what the team has agreed on for that.
import { call } from '../ipc/call';
import type { ChoiceRequest, CodeRow, Change, IllustrativeVoice, Strength, ThemeRow } from '../ipc/types';
import type { StripGroup } from '../parts/people-strip';
import { foldedWith } from './codelevels';
import { treeRows, type TreeRow } from './codetree';
import { Figures } from './figures.svelte';
import { number } from './words';

/** A theme with its place in the codebook's tree. */
export interface StrengthRow extends TreeRow {
  /** Id of its code. */
  id: string;
  theme: ThemeRow;
  /** Labels of the people who raised it. */
  raised: ReadonlySet<string>;
  /** Marks by which a voice on it is kept as illustrative. */
  kept: readonly IllustrativeVoice[];
}

/** What the figures need to know. Closures, so that they stay current. */
export interface StrengthSurroundings {
  codes: () => readonly CodeRow[];
  choice: () => ChoiceRequest;
}

/** A column by which the list can be read. */
export type StrengthColumn = 'theme' | 'who' | 'people' | 'groups' | 'categories' | 'recurs' | 'quotable';

/** The themes, and which of them is looked at. */
export class StrengthRoom {
  folded = $state.raw<ReadonlySet<string>>(new Set());
  current = $state<string | null>(null);
  /** What is being agreed on: what recurs, or the words for numbers of people. */
  agreeing = $state<'recurring' | 'words' | null>(null);
  readonly figures: Figures<'strength'> = new Figures('strength', () => ({ choice: this.around.choice() }));

  readonly rows = $derived.by((): StrengthRow[] => {
    const { answer } = this.figures;
    if (!answer?.themes) return [];
    const places = new Map(answer.themes.themes.map((theme, at) => [theme.code, { theme, at }]));
    return treeRows(this.around.codes(), this.folded).flatMap((row) => {
      const found = places.get(row.code.path);
      if (!found) return [];
      const raised = new Set(
        (answer.raised_by[found.at] ?? []).map((at) => answer.people[at]?.interviewee ?? ''),
      );
      const kept = answer.kept.filter(({ code }) => code === row.code.path);
      return [{ ...row, id: row.code.id, theme: found.theme, raised, kept }];
    });
  });
  /** The row that is looked at, else the first. */
  readonly row = $derived(this.rows.find(({ id }) => id === this.current) ?? this.rows[0] ?? null);
  /** Everybody whom a count can reach, by category. */
  readonly groups = $derived(stripGroups(this.figures.answer));
  /** People who are not coded yet: of them nothing is known. */
  readonly open = $derived(
    new Set(this.figures.answer?.people.filter(({ coded }) => !coded).map(({ interviewee }) => interviewee)),
  );

  constructor(private readonly around: StrengthSurroundings) {}

  /** Opens or closes a branch. */
  fold(id: string, closed: boolean): void {
    this.folded = foldedWith(this.folded, id, closed);
  }

  /** Says what counts as recurring. */
  agree(people: number, groups: number, categories: number): Promise<Change> {
    return call('recurring_set', { people, groups, categories });
  }

  /** Says from which share on people are called several, many, most. */
  word(several: number, many: number, most: number): Promise<Change> {
    return call('quantifiers_set', { several, many, most });
  }

  /** Keeps the only voice on a theme as illustrative, or releases what is kept. */
  keep(row: StrengthRow, kept: boolean): Promise<Change> {
    const interviewee = kept ? null : (row.kept[0]?.interviewee ?? null);
    return call('illustrative_set', { code: row.id, interviewee, kept });
  }

  /** Forgets the figures, for locking. */
  close(): void {
    this.figures.close();
    this.agreeing = null;
    this.current = null;
    this.folded = new Set();
  }
}

/** Whether a voice on a theme can be kept as illustrative: it is the only one. */
export function mayBeKept({ theme, kept }: StrengthRow): boolean {
  return kept.length === 0 && theme.total.state === 'counted' && theme.total.interviewees === 1;
}

/** Whether a theme recurs, in two words and with the mark that says the same without words. */
export function recursWords({ theme, kept }: StrengthRow): { words: string; mark: 'yes' | 'no' | 'none' } {
  if (theme.total.state !== 'counted') return { words: stateWords(theme.total.state), mark: 'none' };
  if (theme.total.interviewees === 0) return { words: 'Nobody', mark: 'none' };
  if (theme.total.interviewees === 1 && kept.length > 0) return { words: 'One voice, kept', mark: 'no' };
  return theme.recurs === true ? { words: 'Recurs', mark: 'yes' } : { words: 'Does not recur', mark: 'no' };
}

/** `21 of 39`, or why there is no number. */
export function peopleOf(counted: { state: string; interviewees: number }, of: number): string {
  return counted.state === 'counted'
    ? `${number(counted.interviewees)} of ${number(of)}`
    : stateWords(counted.state);
}

/** A state of a cell as it is read: zero, not coded yet and not asked are different. */
function stateWords(state: string): string {
  return state === 'withheld' ? 'left out' : state;
}

function stripGroups(answer: Strength | null): StripGroup[] {
  const groups = new Map<string, StripGroup>();
  for (const { interviewee, category } of answer?.people ?? []) {
    const name = category ?? 'No category';
    const group = groups.get(name) ?? { category: name, people: [] };
    group.people.push({ id: interviewee, label: interviewee });
    groups.set(name, group);
  }
  return [...groups.values()];
}
