// What the fake core holds and how it changes: the handlers of its commands stand beside, a file a noun.
import type { AllCommands } from './call';
import { CODEBOOK, CODINGS, COLOURS, INTERVIEWS } from './fake-study';
import { coderOf, layOut, lower, spanOf, type FakeTranscript } from './fake-text';
import type {
  Affected,
  Change,
  CodeRow,
  Coder,
  Coding,
  ExcerptsExported,
  HistoryRow,
  InterviewRow,
  MemoRow,
  Overview,
  PartnerLabel,
  Place,
  UndoState,
} from './types';

/** Commands that the fake answers. */
export type Handlers = {
  [Name in keyof AllCommands]?: (args: AllCommands[Name]['args']) => AllCommands[Name]['reply'];
};

/** Something done that can be taken back and done again. */
interface Step {
  label: string;
  row: HistoryRow;
  forth: () => void;
  back: () => void;
  affected: Affected;
  place: Place | null;
}

/** The passphrase that opens the fake's studies. */
export const FAKE_PASSPHRASE = 'correct horse';

/** What a rejected command carries. */
export function refusal(
  code: string,
  what: string,
  next: string | null = null,
): { code: string; what: string; kept: string; next: string | null } {
  return { code, what, kept: 'Nothing was changed.', next };
}

/** An action that touched nothing. */
export const NOTHING: Affected = {
  transcripts: [],
  codes: [],
  codebook: false,
  interviews: false,
  interviewees: false,
};

/** State of an invented core. `empty` starts it without interviews. */
export class FakeState {
  readonly transcripts: FakeTranscript[];
  codes: CodeRow[] = [];
  codings: Coding[] = [];
  coders: Coder[] = [coderOf('Ines Ortega', 0), coderOf('Theo Lund', 1)];
  coder: Coder | null = null;
  open: { path: string; name: string } | null = null;
  done: Step[] = [];
  undone: Step[] = [];
  recent = [
    {
      path: '/home/ines/Studies/Operations study.verbatim',
      file_name: 'Operations study',
      folder: '/home/ines/Studies',
    },
    { path: '/home/ines/Studies/Pilot.verbatim', file_name: 'Pilot', folder: '/home/ines/Studies' },
  ];
  namesHidden = false;
  history: HistoryRow[] = [];
  /** Memos on anything but codings, whose memos stand in them. */
  memos: MemoRow[] = [];
  heard: ((affected: Affected) => void)[] = [];
  /** What the window does before the core locks by itself. */
  locking: () => Promise<void> = () => Promise.resolve();
  clock = Date.UTC(2026, 10, 24, 9, 0, 0);
  /** Path that the next dialogs give; `null` is a cancelled dialog. */
  pick: string | null = '/home/ines/Operations study.verbatim';
  /** Whom a publication of excerpts points to, for tests. */
  pointsTo: ExcerptsExported['points_to'] = [];
  /** Labels that could step up with a rare one. */
  partners: PartnerLabel[] = [];
  /** What codings are warned of, for tests. */
  warning: string | null = null;
  /** What each command was given, for tests. */
  asked: unknown[] = [];
  /** Names of the commands that were run, for tests. */
  readonly ran: string[] = [];

  constructor({ empty = false }: { empty?: boolean } = {}) {
    this.transcripts = empty ? [] : INTERVIEWS.map(layOut);
    if (!empty) this.fill();
  }

  fill(): void {
    this.fillCodes();
    for (const [interview, words, code, coder] of CODINGS) {
      const transcript = this.transcripts[interview];
      const row = this.codes.find((one) => one.name === code);
      const who = this.coders[coder];
      if (!transcript || !row || !who) continue;
      const { start, end } = spanOf(transcript.text, words);
      this.codings.push(this.coding(transcript.id, start, end, row.id, who.id));
      this.log(`Coded as ${row.name}`, who.name);
    }
    const first = this.codings.find((coding) => coding.start > 400);
    if (first) {
      first.stance = 'supports';
      first.basis = 'witnessed';
      first.memos = [
        {
          id: 'memo-1',
          coder: 'Ines Ortega',
          text: 'She says “cited” twice, both times about the paper and not the person. Compare LE-L-01.',
          created_at: '2026-11-24T10:41:00Z',
          changed_at: '2026-11-24T10:41:00Z',
        },
      ];
    }
  }

  fillCodes(): void {
    let theme = -1;
    this.codes = CODEBOOK.map(([path, statement, definition], at) => {
      const levels = path.split(' > ');
      if (levels.length === 1) theme += 1;
      const above = levels.slice(0, -1).join(' > ');
      const parent = CODEBOOK.findIndex(([other]) => other === above);
      return {
        id: `code-${at}`,
        parent: parent < 0 ? null : `code-${parent}`,
        name: levels.at(-1) ?? path,
        path,
        depth: levels.length - 1,
        colour: COLOURS[at] ?? 'c1',
        theme,
        statement,
        definition,
        include: null,
        exclude: null,
        example: null,
        interviewees: 0,
        passages: 0,
        own_interviewees: 0,
        own_passages: 0,
        version: 1,
        outdated: 0,
        memos: 0,
      };
    });
  }

  coding(transcript: string, start: number, end: number, code: string, coder: string): Coding {
    this.clock += 61_000;
    const id = `coding-${this.clock}`;
    return {
      id,
      transcript,
      start,
      end,
      code,
      coder,
      stance: null,
      basis: null,
      prompting: null,
      quotable: false,
      off_record: false,
      approval: null,
      values: [],
      code_version: 1,
      outdated: false,
      memos: [],
      review: [],
      open_question: false,
      created_at: this.clock,
    };
  }

  counts(
    code: CodeRow,
  ): Pick<CodeRow, 'interviewees' | 'passages' | 'own_interviewees' | 'own_passages' | 'outdated'> {
    const branch = new Set(
      this.codes
        .filter((one) => one.path === code.path || one.path.startsWith(`${code.path} > `))
        .map((one) => one.id),
    );
    const people = (codings: Coding[]): number => new Set(codings.map((coding) => coding.transcript)).size;
    const passages = (codings: Coding[]): number =>
      new Set(codings.map((coding) => `${coding.transcript} ${coding.start} ${coding.end}`)).size;
    const all = this.codings.filter((coding) => branch.has(coding.code));
    const own = all.filter((coding) => coding.code === code.id);
    return {
      interviewees: people(all),
      passages: passages(all),
      own_interviewees: people(own),
      own_passages: passages(own),
      outdated: own.filter((coding) => coding.code_version < code.version).length,
    };
  }

  row(transcript: FakeTranscript): InterviewRow {
    const codings = this.codings.filter((coding) => coding.transcript === transcript.id);
    const coders = this.coders.filter((coder) => codings.some((coding) => coding.coder === coder.id));
    return {
      ...transcript.row,
      passages: new Set(codings.map((coding) => `${coding.start} ${coding.end}`)).size,
      codings: codings.length,
      open_questions: codings.filter((coding) => coding.open_question).length,
      coded_by: coders.map((coder) => coder.name),
    };
  }

  overview(): Overview {
    if (!this.open) throw refusal('no_study', 'No study is open.') as unknown as Error;
    return {
      name: this.open.name,
      file_name: this.open.path.split('/').at(-1) ?? '',
      path: this.open.path,
      read_only: null,
      warnings: [],
      coders: this.coders,
      coder: this.coder,
      counts: {
        interviews: this.transcripts.length,
        interviewees: this.transcripts.length,
        codes: this.codes.length,
        codings: this.codings.length,
        memos: 1,
        coders: this.coders.length,
        actions: this.history.length,
        words: this.transcripts.reduce((sum, one) => sum + one.row.words, 0),
      },
      columns: ['category', 'subcategory', 'interviewee', 'group', 'region'],
      undo: this.undoState(),
    };
  }

  write(label: string, coding: Coding, added: boolean): Change {
    const affected = { ...NOTHING, transcripts: [coding.transcript], codes: [coding.code] };
    return this.act(label, affected, () => this.put(coding, added), placeOf(coding));
  }

  /** Does something to codes and codings as one action that can be taken back whole. */
  act(label: string, affected: Affected, change: () => void, place: Place | null = null): Change {
    const before = this.kept();
    change();
    const after = this.kept();
    this.done.push({
      label,
      row: this.log(label, this.coder?.name ?? null),
      forth: () => this.restore(after),
      back: () => this.restore(before),
      affected,
      place,
    });
    this.undone = [];
    return this.tell(label, affected, place);
  }

  private kept(): Pick<FakeState, 'codes' | 'codings' | 'memos'> {
    return structuredClone({ codes: this.codes, codings: this.codings, memos: this.memos });
  }

  private restore(kept: Pick<FakeState, 'codes' | 'codings' | 'memos'>): void {
    Object.assign(this, structuredClone(kept));
  }

  step(from: Step[], to: Step[], prefix: string): Change {
    const step = from.pop();
    if (!step) throw refusal('nothing_to_undo', 'There is nothing left to take back.') as unknown as Error;
    const back = from === this.done;
    if (back) step.back();
    else step.forth();
    step.row.undone = back;
    to.push(step);
    return this.tell(prefix + lower(step.label), step.affected, step.place);
  }

  put(coding: Coding, there: boolean): void {
    this.codings = this.codings.filter((one) => one.id !== coding.id);
    if (there) this.codings.push(coding);
  }

  tell(said: string, affected: Affected, place: Place | null): Change {
    this.emit(affected);
    return this.change(said, affected, place);
  }

  change(said: string, affected: Affected, place: Place | null): Change {
    return { said, affected, place, undo: this.undoState() };
  }

  emit(affected: Affected): void {
    for (const heard of this.heard) heard(structuredClone(affected));
  }

  undoState(): UndoState {
    return { undo: this.done.at(-1)?.label ?? null, redo: this.undone.at(-1)?.label ?? null };
  }

  log(label: string, coder: string | null): HistoryRow {
    this.clock += 61_000;
    const at = new Date(this.clock).toISOString();
    const row = {
      number: this.history.length + 1,
      coder,
      at,
      kind: 'add coding',
      label,
      undone: false,
      barrier: null,
    };
    this.history.unshift(row);
    return row;
  }
}

/** Where a coding is. */
export function placeOf({ transcript, start, end }: Coding): Place {
  return { transcript, start, end };
}
