// Aliases: what stands in all texts in place of names, and what can be done with them.
import { call } from '../ipc/call';
import type { AliasRow, Change } from '../ipc/types';
import { Latest } from './latest';

/** The aliases of the study. */
export class AliasRoom {
  rows = $state.raw<AliasRow[]>([]);
  loaded = $state(false);
  filter = $state('');
  /** Id of the alias whose details are open. */
  current = $state<string | null>(null);
  /** Whether the form for a new one is open. */
  adding = $state(false);
  private readonly readings = new Latest();

  readonly shown = $derived.by(() => {
    const wanted = this.filter.trim().toLowerCase();
    const holds = (one: AliasRow): boolean =>
      one.text.toLowerCase().includes(wanted) ||
      (one.interviewee_label ?? '').toLowerCase().includes(wanted) ||
      (one.forms ?? []).some((form) => form.toLowerCase().includes(wanted));
    return wanted === '' ? this.rows : this.rows.filter(holds);
  });
  readonly byId: ReadonlyMap<string, AliasRow> = $derived(new Map(this.rows.map((one) => [one.id, one])));

  /** Reads them again. */
  async load(): Promise<void> {
    await this.readings.read(
      () => call('aliases_list', {}),
      (rows) => {
        this.rows = rows;
        this.loaded = true;
        if (this.current !== null && !this.byId.has(this.current)) this.current = null;
      },
    );
  }

  /** Opens the details of an alias, or closes them. */
  show(id: string | null): void {
    this.current = this.current === id ? null : id;
    this.adding = false;
  }

  /** Makes one that stands in no text yet. */
  add(text: string, kind: string, forms: string[], general: boolean): Promise<Change> {
    return call('alias_put', { id: null, alias: { kind, text, general, interviewee: null }, forms });
  }

  /** Changes one wherever it stands. */
  change(alias: AliasRow, change: Partial<Pick<AliasRow, 'text' | 'kind' | 'interviewee'>>): Promise<Change> {
    const { kind, text, general, interviewee } = { ...alias, ...change };
    return call('alias_put', { id: alias.id, alias: { kind, text, general, interviewee }, forms: [] });
  }

  /** Makes one of two. */
  join(alias: string, into: string): Promise<Change> {
    return call('aliases_merge', { aliases: [alias], into });
  }

  /** Removes one that stands nowhere. */
  remove(alias: string): Promise<Change> {
    return call('alias_remove', { alias });
  }

  /** Gives a name to another alias, or takes it away. */
  async moveForm(alias: string, words: string, to: string | null): Promise<void> {
    this.rows = await call('form_move', { alias, words, to });
  }

  /** Forgets everything, for locking. */
  close(): void {
    this.readings.forget();
    this.rows = [];
    this.loaded = false;
    this.filter = '';
    this.current = null;
    this.adding = false;
  }
}
