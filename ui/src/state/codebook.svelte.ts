// The codebook of the open study.
import { call } from '../ipc/call';
import type { CodeRow } from '../ipc/types';
import { treeRows } from './codetree';

/** How many codes are remembered as recent. */
const RECENT = 6;

/** Codes, what of the tree is shown, and which codes were used last. */
export class Codebook {
  codes = $state.raw<CodeRow[]>([]);
  loaded = $state(false);
  filter = $state('');
  /** Ids of codes whose branch is closed. */
  folded = $state.raw<ReadonlySet<string>>(new Set());
  /** Id of the row that the tree's keys act on. */
  current = $state<string | null>(null);
  /** Ids of codes used last, newest first. */
  recent = $state.raw<string[]>([]);

  readonly byId = $derived(new Map(this.codes.map((code) => [code.id, code])));
  readonly rows = $derived(treeRows(this.codes, this.folded, this.filter));

  /** Reads the codebook again. */
  async load(): Promise<void> {
    this.codes = await call('codes_list', {});
    this.loaded = true;
  }

  /** Adds the built-in codebook to a study without codes. */
  async addTemplate(): Promise<void> {
    await call('codebook_template', { name: 'tvpa' });
    await this.load();
  }

  /** Opens or closes a branch. */
  fold(id: string, closed: boolean): void {
    const folded = new Set(this.folded);
    if (closed) folded.add(id);
    else folded.delete(id);
    this.folded = folded;
  }

  /** Remembers a code as the one used last. */
  used(id: string): void {
    this.recent = [id, ...this.recent.filter((one) => one !== id)].slice(0, RECENT);
  }
}
