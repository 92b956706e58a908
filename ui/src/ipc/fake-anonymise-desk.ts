// What the fake core holds of de-identification, and how it changes. It finds the invented names below, and nothing else.
import type { FakeInterview } from './fake-study';
import { NOTHING, refusal, type FakeState } from './fake-state';
import type { FakeTranscript } from './fake-text';
import type {
  AliasRow,
  Change,
  DeidentificationRow,
  FindingRow,
  FindingsIn,
  KeepEntry,
  KeptRow,
  KeyFile,
  LeakRow,
  Mention,
  NewAlias,
  OriginalRow,
  PatternRow,
  ReplacedRow,
} from './types';

/** An interview with invented names in it, for tests: the sample of the fake has none. */
export const NAMED_INTERVIEW: FakeInterview = {
  file: 'PR-F-09.txt',
  person: null,
  date: '2024-05-02',
  mode: 'in person',
  lines: [
    'I: Who answers when you call?',
    'R: Mostly Delia Marsh, at the desk in Arden Falls. Before her it was Tom Ruiz.',
    'I: And at night?',
    'R: Delia again. She is 52 now, and her brother drives the van. Tom sleeps.',
  ],
};

/** Invented names: words, kind, the name that they are a form of, what would stand there. */
export const NAMES: readonly [words: string, kind: string, entity: string, replacement: string][] = [
  ['Delia Marsh', 'person', 'Delia Marsh', 'colleague'],
  ['Delia', 'person', 'Delia Marsh', 'colleague'],
  ['Tom Ruiz', 'person', 'Tom Ruiz', 'colleague'],
  ['Tom', 'person', 'Tom Ruiz', 'colleague'],
  ['Arden Falls', 'place', 'Arden Falls', 'town'],
  ['52', 'age', '52', 'age'],
];
/** Names that the others are forms of. */
export const ENTITIES = [...new Set(NAMES.map(([, , entity]) => entity))];
const DETAIL = 'her brother drives the van';

/** What stands in a text in place of a name. */
interface Redaction extends ReplacedRow {
  transcript: string;
}

/** Everything that undo brings back. */
export interface Desk {
  aliases: (Omit<AliasRow, 'places' | 'transcripts' | 'interviewee_label' | 'forms'> & { names: string[] })[];
  redactions: Redaction[];
  kept: (KeptRow & { transcript: string })[];
  keep: KeepEntry[];
  patterns: PatternRow[];
  steps: Record<string, Pick<DeidentificationRow, 'status' | 'deidentified' | 'read'>>;
}

/** The part of the fake core that de-identifies. */
export class FakeAnonymise {
  desk: Desk = { aliases: [], redactions: [], kept: [], keep: [], patterns: [], steps: {} };
  file: KeyFile = {
    path: '/home/ines/Operations study.keys',
    there: false,
    open: false,
    openings: [],
    overdue: 0,
  };
  secret = '';
  originals: (OriginalRow & { text: string })[] = [];
  allowed: string[] = [];
  private made = 0;

  constructor(private readonly core: FakeState) {}

  id(): string {
    this.made += 1;
    return `made-${this.made}`;
  }

  transcript(id: string): FakeTranscript {
    const found = this.core.transcripts.find((one) => one.id === id);
    if (!found) throw refusal('other', 'That interview is no longer in the study.') as unknown as Error;
    return found;
  }

  /** ¶ number of the turn that holds a place. */
  turn(id: string, start: number): number | null {
    const { turns } = this.transcript(id);
    return turns.find((one) => one.start <= start && start < one.end)?.number ?? null;
  }

  needKeys(): void {
    if (this.file.open) return;
    throw refusal('key_file_closed', 'The key file is closed.', 'Open it first.') as unknown as Error;
  }

  /** The words at a place. */
  words({ transcript, start, end }: { transcript: string; start: number; end: number }): string {
    return [...this.transcript(transcript).text].slice(start, end).join('');
  }

  /** Refuses a place that no longer holds the words that were seen there. */
  needSeen(place: { transcript: string; start: number; end: number; seen: string | null }): void {
    if (place.seen === null || place.seen === this.words(place)) return;
    throw refusal('text_changed', 'The transcript changed, so nothing was done.') as unknown as Error;
  }

  note(act: string): KeyFile {
    const at = new Date(this.core.clock).toISOString();
    this.file.openings = [{ at, who: this.core.coder?.name ?? '', act }, ...this.file.openings];
    return this.state();
  }

  state(): KeyFile {
    return { ...this.file, openings: this.file.open ? this.file.openings : [] };
  }

  /** Changes texts and desk as one action. */
  act(label: string, transcripts: string[], change: () => void): Change {
    const before = this.snapshot();
    const affected = { ...NOTHING, transcripts, interviews: transcripts.length > 0 };
    const done = this.core.act(label, affected, change);
    const after = this.snapshot();
    const step = this.core.done.at(-1);
    if (step) {
      const { forth, back } = step;
      step.forth = () => {
        forth();
        this.restore(after);
      };
      step.back = () => {
        back();
        this.restore(before);
      };
    }
    return done;
  }

  find(id: string): FindingsIn {
    const { text, row } = this.transcript(id);
    const decided = [...this.in(this.desk.redactions, id), ...this.in(this.desk.kept, id)];
    const taken: { start: number; end: number }[] = [];
    const findings: FindingRow[] = [];
    for (const [words, kind, entity, replacement] of NAMES) {
      if (this.desk.keep.some((one) => one.words === words)) continue;
      for (const span of spansOf(text, words)) {
        const clash = [...taken, ...decided].some((one) => one.start < span.end && span.start < one.end);
        if (clash) continue;
        taken.push(span);
        const alias = this.file.open ? this.desk.aliases.find((one) => one.names.includes(words)) : undefined;
        findings.push({
          ...span,
          text: words,
          turn: this.turn(id, span.start),
          kind,
          confidence: kind === 'age' ? 55 : 90,
          reason: 'capital inside a sentence',
          entity: ENTITIES.indexOf(entity),
          alias: alias?.id ?? null,
          replacement: alias?.text ?? replacement,
          general: kind === 'place' ? 'a town in the valley' : null,
        });
      }
    }
    return {
      transcript: id,
      file_name: row.file_name,
      without_capitals: false,
      findings: findings.sort((a, b) => a.start - b.start),
      replaced: this.in(this.desk.redactions, id),
      kept: this.in(this.desk.kept, id),
      labels: [],
      life_details: spansOf(text, DETAIL).map((span) => ({
        ...span,
        turn: this.turn(id, span.start),
        question: 'A relative: would people who know them know who speaks?',
      })),
    };
  }

  mentions(forms: readonly string[]): Mention[] {
    return this.core.transcripts.flatMap(({ id, text, row }) =>
      forms.flatMap((form) =>
        spansOf(text, form).map(({ start, end }) => ({
          transcript: id,
          file_name: row.file_name,
          start,
          end,
          text: form,
          before: [...text].slice(Math.max(0, start - 60), start).join(''),
          after: [...text].slice(end, end + 60).join(''),
        })),
      ),
    );
  }

  alias(choice: { there: string } | { new: NewAlias }): Desk['aliases'][number] {
    if ('there' in choice) {
      const there = this.desk.aliases.find((one) => one.id === choice.there);
      if (!there) throw refusal('other', 'That alias is no longer there.') as unknown as Error;
      return there;
    }
    const { kind, text, general, interviewee } = choice.new;
    const taken = new Set(this.desk.aliases.map((one) => one.text));
    let words = text;
    for (let number = 1; !general && !/ \d+$/u.test(text) && (number === 1 || taken.has(words)); number += 1)
      words = `${text} ${number}`;
    const alias = { id: this.id(), kind, text: words, general, interviewee, names: [] };
    this.desk.aliases = [...this.desk.aliases, alias];
    return alias;
  }

  /** Puts an alias in one place, also where another one stands; everything after it moves. */
  put(id: string, start: number, end: number, alias: Desk['aliases'][number]): void {
    const transcript = this.transcript(id);
    const letters = [...transcript.text];
    const words = letters.slice(start, end).join('');
    const comes = [...`[${alias.text}]`];
    const shift = comes.length - (end - start);
    const after = <T extends { start: number; end: number }>(one: T): T =>
      one.start >= end ? { ...one, start: one.start + shift, end: one.end + shift } : one;
    const kind = alias.kind;
    const turn = this.turn(id, start);
    transcript.text = [...letters.slice(0, start), ...comes, ...letters.slice(end)].join('');
    transcript.turns = transcript.turns.map((one) => ({
      ...one,
      start: one.start > start ? one.start + shift : one.start,
      end: one.end >= end ? one.end + shift : one.end,
    }));
    const own = <T extends { transcript: string; start: number; end: number }>(one: T): T =>
      one.transcript === id ? after(one) : one;
    const gone = this.desk.redactions.find((one) => one.transcript === id && one.start === start);
    this.desk.redactions = [
      ...this.desk.redactions.filter((one) => one !== gone).map(own),
      { transcript: id, start, end: start + comes.length, turn, alias: alias.id, text: alias.text, kind },
    ].sort((a, b) => a.start - b.start);
    this.desk.kept = this.desk.kept.map(own);
    const former = this.desk.aliases.find((one) => one.id === gone?.alias);
    // The name of an alias that goes is sure only where it has but one.
    const names = former ? former.names.filter((_, __, all) => all.length === 1) : [words];
    alias.names = [...new Set([...alias.names, ...names])];
    this.desk.steps[id] = { ...this.step(id), status: 'in review' };
  }

  step(id: string): Desk['steps'][string] {
    return this.desk.steps[id] ?? { status: 'raw', deidentified: null, read: null };
  }

  rows(): DeidentificationRow[] {
    return this.core.transcripts.map(({ id, row }) => ({
      transcript: id,
      file_name: row.file_name,
      interviewee: row.interviewee?.label ?? null,
      ...this.step(id),
      replaced: this.in(this.desk.redactions, id).length,
      kept: this.in(this.desk.kept, id).length,
      original_here: true,
    }));
  }

  aliasRows(): AliasRow[] {
    return this.desk.aliases.map(({ names, ...alias }) => {
      const places = this.desk.redactions.filter((one) => one.alias === alias.id);
      return {
        ...alias,
        interviewee_label: null,
        places: places.length,
        transcripts: new Set(places.map((one) => one.transcript)).size,
        forms: this.file.open ? names : null,
      };
    });
  }

  leaks(): LeakRow[] {
    const names = this.desk.aliases.flatMap((alias) =>
      alias.names.map((name) => [name, alias.text] as const),
    );
    return this.core.memos.flatMap(({ memo, id }) =>
      names.flatMap(([name, alias]) =>
        spansOf(memo.text, name)
          .filter(() => !this.allowed.includes(`${memo.id} ${name}`) && !this.allowed.includes(name))
          .map((span) => ({
            place: 'memo',
            id: id ?? memo.id,
            name: `memo by ${memo.coder}`,
            ...span,
            text: name,
            before: '',
            after: '',
            kind: 'person',
            reason: 'a name that has an alias',
            alias,
          })),
      ),
    );
  }

  private in<T extends { transcript: string }>(rows: readonly T[], id: string): T[] {
    return rows.filter((one) => one.transcript === id);
  }

  private snapshot() {
    const texts = this.core.transcripts.map(({ text, turns }) => ({ text, turns }));
    return structuredClone({ desk: this.desk, texts });
  }

  private restore(kept: ReturnType<FakeAnonymise['snapshot']>): void {
    const { desk, texts } = structuredClone(kept);
    this.desk = desk;
    this.core.transcripts.forEach((transcript, at) => Object.assign(transcript, texts[at]));
  }
}

/** Every place of some words as whole words, in code points. */
function spansOf(text: string, words: string): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = [];
  const length = [...words].length;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const start = [...text.slice(0, at)].length;
    const edges = `${text[at - 1] ?? ' '}${text[at + words.length] ?? ' '}`;
    if (!/[\p{L}\p{N}]/u.test(edges)) spans.push({ start, end: start + length });
  }
  return spans;
}
