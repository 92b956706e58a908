// The codebook of the open study: its tree, what of it is chosen, and changes of it.
import { call } from '../ipc/call';
import type { Change, CodeRow, CodesLoss } from '../ipc/types';
import { acting, NONE, only, ranged, toggled, type Chosen } from './choosing';
import { moveBy, topmost, type CodeMove, type Direction } from './codemoves';
import { folded, treeRows, type TreeRow } from './codetree';
import type { Preferences } from './preferences.svelte';

/** How many codes are remembered as recent. */
const RECENT = 6;

/** What is asked beside the tree before something is done to codes. */
export type Asking =
  | { kind: 'delete'; codes: string[]; loss: CodesLoss | null }
  | { kind: 'merge'; codes: string[]; loss: CodesLoss | null }
  | { kind: 'move'; codes: string[] }
  | { kind: 'colour'; codes: string[] }
  | { kind: 'menu'; codes: string[] };

/** A name being typed in the tree: of a code that is there, or of one to be added. */
export type Naming =
  | { kind: 'rename'; code: string }
  | { kind: 'add'; parent: string | null; position: number | null; after: string | null };

/** Codes, what of the tree is shown and chosen, and which codes were used last. */
export class Codebook {
  codes = $state.raw<CodeRow[]>([]);
  loaded = $state(false);
  /** Chosen rows. What is done to codes is done to those of them that are shown, else to the current one. */
  chosen = $state.raw<Chosen>(NONE);
  /** Ids of codes used last, newest first. */
  recent = $state.raw<string[]>([]);
  /** What is asked beside the tree. */
  asking = $state.raw<Asking | null>(null);
  /** The name being typed in the tree. */
  naming = $state.raw<Naming | null>(null);

  readonly byId = $derived(new Map(this.codes.map((code) => [code.id, code])));
  readonly rows: TreeRow[] = $derived.by(() => treeRows(this.codes, this.folded, this.filter));
  readonly order = $derived(this.rows.map((row) => row.code.id));
  /** Ids of the codes that an action acts on. */
  readonly acting = $derived.by(() => acting(this.chosen, this.order, this.current));
  readonly currentCode = $derived.by(() => this.byId.get(this.current ?? '') ?? null);

  private readonly shut = $derived.by(
    () => new Set(this.choices.get<readonly string[]>('codebook.folded', [])),
  );
  /** Changes of the tree go one after the other, so that each begins from what the one before left. */
  private changing: Promise<unknown> = Promise.resolve();
  private readings = 0;

  constructor(private readonly choices: Pick<Preferences, 'get' | 'set'>) {}

  /** Ids of codes whose branch is closed. */
  get folded(): ReadonlySet<string> {
    return this.shut;
  }

  /** What the tree is filtered by. */
  get filter(): string {
    return this.choices.get('codebook.filter', '');
  }
  set filter(words: string) {
    this.choices.set('codebook.filter', words === '' ? null : words, true);
  }

  /** Id of the row that the tree's keys act on. */
  get current(): string | null {
    return this.choices.get<string | null>('codebook.current', null);
  }
  set current(id: string | null) {
    this.choices.set('codebook.current', id, true);
  }

  /** Whether counts are those of each code alone, without the codes below it. */
  get alone(): boolean {
    return this.choices.get('codebook.alone', false);
  }
  set alone(alone: boolean) {
    this.choices.set('codebook.alone', alone, true);
  }

  /** Whether a row is one of the chosen; where none is, the current one is meant. */
  isChosen(id: string): boolean {
    return this.chosen.ids.has(id) || (this.chosen.ids.size === 0 && id === this.current);
  }

  /** Reads the codebook again. Of readings that overtake each other, the last asked for stays. */
  async load(): Promise<void> {
    this.readings += 1;
    const reading = this.readings;
    const codes = await call('codes_list', {});
    if (reading !== this.readings) return;
    this.codes = codes;
    this.loaded = true;
  }

  /** Adds the built-in codebook to a study without codes. */
  async addTemplate(): Promise<Change> {
    return this.change(() => call('codebook_template', { name: 'tvpa' }));
  }

  /** Forgets the codebook, for locking. */
  close(): void {
    this.readings += 1;
    this.codes = [];
    this.loaded = false;
    this.recent = [];
    this.chosen = NONE;
    this.asking = null;
    this.naming = null;
  }

  /** Opens or closes a branch. A row that would disappear gives the keyboard to the closed one. */
  fold(id: string, closed: boolean): void {
    const shut = new Set(this.folded);
    if (closed) shut.add(id);
    else shut.delete(id);
    this.keepFolded(shut);
    if (this.current !== null && !this.order.includes(this.current)) this.go(id);
  }

  /** Closes every branch, or opens every one. */
  foldAll(closed: boolean): void {
    const parents = this.codes.flatMap((code) => code.parent ?? []);
    this.keepFolded(new Set(closed ? parents : []));
    let code = this.currentCode;
    while (code && !this.order.includes(code.id)) code = this.byId.get(code.parent ?? '') ?? null;
    if (code && code.id !== this.current) this.go(code.id);
  }

  private keepFolded(shut: ReadonlySet<string>): void {
    // Codes that are gone leave no trace among the choices.
    this.choices.set(
      'codebook.folded',
      [...shut].filter((id) => this.byId.has(id)),
      true,
    );
  }

  /** Goes to a row, which is then the only one chosen. */
  go(id: string): void {
    this.current = id;
    this.chosen = only(id);
  }

  /** Chooses one row more or one less. */
  toggle(id: string): void {
    this.current = id;
    this.chosen = toggled(this.chosen, id);
  }

  /** Chooses every row from the one chosen last to this one. */
  extend(id: string): void {
    this.chosen = ranged(
      this.chosen.anchor === null ? only(this.current ?? id) : this.chosen,
      this.order,
      id,
    );
    this.current = id;
  }

  /** Chooses every row that is shown. */
  chooseAll(): void {
    this.chosen = { ids: new Set(this.order), anchor: this.current };
  }

  /** Makes a code the current one, with the branches above it open and no filter hiding it. */
  show(id: string): void {
    const shut = new Set(this.folded);
    for (let code = this.byId.get(id); code?.parent; code = this.byId.get(code.parent))
      shut.delete(code.parent);
    if (shut.size !== this.folded.size) this.keepFolded(shut);
    if (!this.order.includes(id)) this.filter = '';
    this.go(id);
  }

  /** Remembers a code as the one used last. */
  used(id: string): void {
    this.recent = [id, ...this.recent.filter((one) => one !== id)].slice(0, RECENT);
  }

  /** Begins to type the name of a new code: after the current one, or as the last below it. */
  beginNew(below: boolean): void {
    const code = this.currentCode;
    if (!code) {
      this.naming = { kind: 'add', parent: null, position: null, after: null };
    } else if (below) {
      this.fold(code.id, false);
      this.naming = { kind: 'add', parent: code.id, position: null, after: code.id };
    } else {
      const siblings = this.codes.filter((one) => one.parent === code.parent);
      const position = siblings.findIndex((one) => one.id === code.id) + 1;
      this.naming = { kind: 'add', parent: code.parent, position, after: code.id };
    }
  }

  /** What is wrong with a name where it would stand; `null` where nothing is. */
  problemWith(naming: Naming, name: string): string | null {
    const wanted = folded(name.trim());
    const self = naming.kind === 'rename' ? this.byId.get(naming.code) : null;
    const parent = naming.kind === 'rename' ? (self?.parent ?? null) : naming.parent;
    if (name.includes('>')) return 'A name cannot hold “>”, which joins the levels of a path.';
    const twin = this.codes.find(
      (code) => code.parent === parent && code.id !== self?.id && folded(code.name) === wanted,
    );
    return twin ? `There is a code “${twin.name}” here already.` : null;
  }

  /** Adds a code and goes to it. */
  async add(name: string, parent: string | null, position: number | null): Promise<Change> {
    return this.change(async () => {
      const added = await call('code_add', { name, parent, position });
      await this.load();
      this.show(added.code);
      return added.change;
    });
  }

  /** Gives a code another name. */
  async rename(code: string, name: string): Promise<Change> {
    return this.change(() => call('code_rename', { code, name }));
  }

  /** The move that a key means for what is chosen; `null` where there is nowhere to go. */
  canMove(direction: Direction): CodeMove | null {
    return moveBy(this.codes, this.acting, direction);
  }

  /** Moves what is chosen by a key; `null` where it is at the end. */
  async moveBy(direction: Direction): Promise<Change | null> {
    return this.change(async () => {
      const move = this.canMove(direction);
      return move && (await this.moved(move));
    });
  }

  /** Moves codes with all below them. */
  async move(move: CodeMove): Promise<Change> {
    return this.change(() => this.moved(move));
  }

  private async moved(move: CodeMove): Promise<Change> {
    if (move.parent !== null) this.fold(move.parent, false);
    return call('codes_move', move);
  }

  /** Merges codes into one, which is then the current one. */
  async merge(codes: string[], into: string): Promise<Change> {
    return this.change(async () => {
      const change = await call('codes_merge', { codes, into });
      await this.load();
      this.show(into);
      return change;
    });
  }

  /** Deletes codes with all below them. The row that takes their place becomes the current one. */
  async remove(codes: string[]): Promise<Change> {
    return this.change(async () => {
      const at = this.order.findIndex((id) => codes.includes(id));
      const change = await call('codes_delete', { codes });
      await this.load();
      const next = this.order[Math.min(at, this.order.length - 1)];
      if (next !== undefined) this.go(next);
      else this.current = null;
      return change;
    });
  }

  /** Gives a code's theme another colour. */
  async recolour(code: string, slot: number): Promise<Change> {
    return this.change(() => call('code_recolour', { code, slot }));
  }

  /** Asks beside the tree before something is done to what is chosen; what would go is read first. */
  async ask(kind: Asking['kind']): Promise<void> {
    const codes = topmost(this.codes, this.acting);
    if (codes.length === 0) return;
    if (kind === 'delete' || kind === 'merge') {
      const asked = { kind, codes, loss: null };
      this.asking = asked;
      const loss = await call('codes_loss', { codes });
      // It may have been answered or given up meanwhile.
      if (this.asking === asked) this.asking = { kind, codes, loss };
    } else this.asking = { kind, codes };
  }

  /** The theme that a code stands below, or the code itself where it is one. */
  themeOf(id: string): CodeRow | undefined {
    let code = this.byId.get(id);
    while (code?.parent) code = this.byId.get(code.parent);
    return code;
  }

  private change<T extends Change | null>(work: () => Promise<T>): Promise<T> {
    const done = this.changing
      .catch(() => undefined)
      .then(async () => {
        const change = await work();
        if (change) await this.load();
        return change;
      });
    this.changing = done;
    return done;
  }
}
