// The words of a code as they are being written: kept in the study while they are typed, stored as a version when
// they are done.
import { call } from '../ipc/call';
import type { Change, CodeRow, CodeVersionRow } from '../ipc/types';
import type { Preferences } from './preferences.svelte';
import { FIELDS, wordsOf, type CodeWords, type WordField } from './wordversions';

/** Words that were typed and not stored yet. */
interface Draft {
  /** The version of the code's words that they were written over. */
  version: number;
  words: Partial<CodeWords>;
}

/** What the words need to know of the study. Closures, so that they stay current. */
export interface WordSurroundings {
  choices: Pick<Preferences, 'get' | 'set'>;
  /** The code whose words are shown. */
  code: () => CodeRow | null;
}

/** Statement, definition, include, exclude and example of the current code. */
export class Words {
  /** Id of the code whose earlier words are shown, and what they are. */
  versions = $state.raw<{ code: string; rows: CodeVersionRow[] } | null>(null);

  readonly code = $derived.by(() => this.around.code());
  private readonly draft = $derived.by(() =>
    this.code ? this.around.choices.get<Draft | null>(keyOf(this.code.id), null) : null,
  );
  /** The words as they stand on screen: what was typed, else what is stored. */
  readonly shown: CodeWords = $derived.by(() => ({ ...wordsOf(this.code), ...this.draft?.words }));
  /** Whether something was typed that is not stored yet. */
  readonly unsaved = $derived.by(() => {
    const stored = wordsOf(this.code);
    return FIELDS.some(({ field }) => this.shown[field].trim() !== stored[field].trim());
  });
  /** Whether the words were changed by someone else since the draft was begun. */
  readonly overtaken = $derived.by(() => this.draft !== null && this.draft.version !== this.code?.version);

  constructor(private readonly around: WordSurroundings) {}

  /** Whether the pane is open below the tree. */
  get open(): boolean {
    return this.around.choices.get('codebook.words', true);
  }
  set open(open: boolean) {
    this.around.choices.set('codebook.words', open, true);
  }

  /** Hears what is typed. It is kept within a second, and is not a version yet. */
  type(field: WordField, text: string): void {
    const { code, draft } = this;
    if (!code) return;
    const words = { ...draft?.words, [field]: text };
    this.around.choices.set(keyOf(code.id), { version: draft?.version ?? code.version, words }, true);
  }

  /** Stores what was typed as the code's words; `null` where nothing differs. */
  async store(): Promise<Change | null> {
    const { code, shown, unsaved } = this;
    if (!code) return null;
    if (!unsaved) {
      this.drop();
      return null;
    }
    const kept = Object.fromEntries(FIELDS.map(({ field }) => [field, shown[field].trim() || null]));
    const { statement = null, definition = null, include = null, exclude = null, example = null } = kept;
    const change = await call('code_put', {
      code: code.id,
      statement,
      definition,
      include,
      exclude,
      example,
    });
    this.around.choices.set(keyOf(code.id), null, true);
    if (this.versions?.code === code.id) await this.readVersions();
    return change;
  }

  /** Gives up what was typed: the stored words show again. */
  drop(): void {
    if (this.code && this.draft) this.around.choices.set(keyOf(this.code.id), null, true);
  }

  /** Shows the earlier words of the code, or hides them. */
  async toggleVersions(): Promise<void> {
    if (this.versions?.code === this.code?.id) this.versions = null;
    else await this.readVersions();
  }

  /** Forgets what was read, for locking. */
  close(): void {
    this.versions = null;
  }

  private async readVersions(): Promise<void> {
    const code = this.code?.id;
    if (code === undefined) return;
    const rows = await call('code_versions', { code });
    if (this.code?.id === code) this.versions = { code, rows };
  }
}

const keyOf = (code: string): string => `draft.code.${code}`;
