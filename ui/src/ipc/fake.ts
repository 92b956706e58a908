// A core in memory, for tests and for looking at screens in a browser (`?fake`, development only). It keeps to
// the shapes of the real one; its counting is simple and is not the reference.
import type { Host } from './call';
import { anonymiseHandlers } from './fake-anonymise';
import { codebookHandlers } from './fake-codebook';
import { evidenceHandlers } from './fake-evidence';
import { excerptHandlers } from './fake-excerpts';
import { exchangeHandlers } from './fake-exchange';
import { codingAttributeHandlers } from './fake-coding-attributes';
import { figureHandlers } from './fake-figures';
import { frameworkHandlers } from './fake-framework';
import { leadHandlers } from './fake-leads';
import { fakeCell, fakeMatrixPage } from './fake-matrix';
import { noteHandlers } from './fake-notes';
import { peopleHandlers } from './fake-people';
import { safetyHandlers } from './fake-safety';
import { searchHandlers } from './fake-search';
import { FAKE_PASSPHRASE, FakeState, NOTHING, placeOf, refusal, type Handlers } from './fake-state';
import { previewOf, RECOVERY_WORDS } from './fake-study';
import { coderOf } from './fake-text';
import { viewHandlers } from './fake-views';
import { textHandlers } from './fake-writing';

export { FAKE_PASSPHRASE };

/** An invented core that answers the window's commands. */
export class FakeCore extends FakeState {
  /** The core as a host of commands and events. */
  host(): Host {
    return {
      invoke: (name, args) => {
        this.ran.push(name);
        this.asked.push(args);
        return Promise.resolve().then(() => {
          const handlers = this.handlers as unknown as Record<
            string,
            ((args: unknown) => unknown) | undefined
          >;
          const handler = handlers[name];
          if (!handler) throw refusal('internal', `The fake knows no command ${name}.`) as unknown as Error;
          return structuredClone(handler(args));
        });
      },
      onChanged: (heard) => {
        this.heard.push(heard);
      },
      onProgress: () => undefined,
      onDropped: () => undefined,
      onLocking: (heard) => {
        this.locking = heard;
      },
      onLocked: () => undefined,
      onClosing: () => undefined,
      zoom: () => Promise.resolve(),
    };
  }

  private readonly handlers: Handlers = {
    ...textHandlers(this),
    ...codebookHandlers(this),
    ...noteHandlers(this),
    ...peopleHandlers(this),
    ...safetyHandlers(this),
    ...anonymiseHandlers(this),
    ...searchHandlers(this),
    ...evidenceHandlers(this),
    ...viewHandlers(this),
    ...leadHandlers(this),
    ...frameworkHandlers(this),
    ...figureHandlers(this, () => this.handlers.key_file?.({}) ?? null),
    ...excerptHandlers(this, () => this.handlers.key_file?.({}) ?? null),
    ...exchangeHandlers(this, () => this.handlers.key_file?.({}) ?? null),
    ...codingAttributeHandlers(this),
    start: () => ({
      version: '0.1.0',
      recent: this.recent,
      open_path: null,
      sample_passphrase: null,
      names_hidden: this.namesHidden,
    }),
    choose_study_file: () => this.pick,
    choose_export_file: ({ suggested }) => (this.pick === null ? null : `/home/ines/${suggested}`),
    choose_files: ({ extensions }) =>
      this.pick === null
        ? []
        : extensions.includes('csv')
          ? ['/home/ines/interviewees.csv']
          : extensions.includes('qdpx')
            ? ['/home/ines/theirs.qdpx']
            : ['/home/ines/AD-NP-02.docx', '/home/ines/scan of notes.txt'],
    study_create: ({ path, name, coder, template }) => {
      this.open = { path, name };
      this.coders = [coderOf(coder, 0)];
      this.coder = this.coders[0] ?? null;
      this.transcripts.length = 0;
      this.codings = [];
      this.codes = [];
      this.done = [];
      if (template !== null) this.fillCodes();
      return { recovery_key: RECOVERY_WORDS, overview: this.overview() };
    },
    study_open: ({ path, secret }) => {
      const right = secret.kind === 'passphrase' ? FAKE_PASSPHRASE : RECOVERY_WORDS.join(' ');
      if (secret.text !== right) {
        throw refusal('wrong_secret', 'That passphrase does not open this study.') as unknown as Error;
      }
      this.open = { path, name: 'Operations study' };
      return this.overview();
    },
    study_overview: () => this.overview(),
    study_lock: () => {
      this.open = null;
      this.coder = null;
      return {};
    },
    coder_choose: ({ name }) => {
      let coder = this.coders.find((known) => known.name === name);
      if (!coder) {
        coder = coderOf(name, this.coders.length);
        this.coders.push(coder);
      }
      this.coder = coder;
      return coder;
    },
    interviews_list: () => this.transcripts.map((transcript) => this.row(transcript)),
    transcripts_preview: ({ files }) => files.map(({ path }, at) => previewOf(path, at)),
    transcripts_import: ({ files }) => {
      this.emit({ ...NOTHING, interviews: true });
      return {
        summary: `1 of ${files.length} files imported.`,
        files: files.map(({ path }, at) => ({
          file: path.split('/').at(-1) ?? path,
          outcome: at === 1 ? 'failed' : 'imported',
          messages: at === 1 ? ['The file is empty.'] : [],
          turns: at === 1 ? 0 : 24,
          interviewee: at === 1 ? null : 'AD-NP-02',
        })),
        problems: [],
        notes: [],
      };
    },
    cancel: () => ({}),
    interviewees_import: () => {
      this.emit({ ...NOTHING, interviews: true, interviewees: true });
      return {
        summary: '42 interviewees read: 36 added, 6 updated.',
        files: [],
        problems: ['interviewees.csv, line 12: no id, left out.'],
        notes: ['PR-F-01: consent changed from quote to background.'],
      };
    },
    transcript_open: ({ transcript }) => {
      const found = this.transcripts.find((one) => one.id === transcript);
      if (!found) throw refusal('other', 'That interview is no longer in the study.') as unknown as Error;
      return {
        row: this.row(found),
        text: found.text,
        turns: found.turns,
        speakers: found.speakers,
        codings: this.codings
          .filter((coding) => coding.transcript === transcript)
          .sort((a, b) => a.start - b.start || b.end - a.end),
      };
    },
    codes_list: () => this.codes.map((code) => ({ ...code, ...this.counts(code) })),
    codebook_template: () => {
      this.fillCodes();
      const affected = { ...NOTHING, codebook: true };
      this.emit(affected);
      return { said: 'Codebook added', affected, place: null, undo: this.undoState() };
    },
    coding_add: ({ transcript, start, end, seen, code }) => {
      const text = [...(this.transcripts.find((one) => one.id === transcript)?.text ?? '')]
        .slice(start, end)
        .join('');
      if (text !== seen)
        throw refusal('text_changed', 'The transcript changed, so nothing was coded.') as unknown as Error;
      const coder = this.coder?.id ?? '';
      const old = this.codings.find(
        (one) =>
          one.transcript === transcript &&
          one.start === start &&
          one.end === end &&
          one.code === code &&
          one.coder === coder,
      );
      const coding = old ?? this.coding(transcript, start, end, code, coder);
      const label = `Coded as ${this.codes.find((one) => one.id === code)?.name ?? ''}`;
      const change = old ? this.change(label, NOTHING, placeOf(old)) : this.write(label, coding, true);
      return { coding, already_there: old !== undefined, warning: old ? null : this.warning, change };
    },
    coding_remove: ({ coding }) => {
      const found = this.codings.find((one) => one.id === coding);
      if (!found) throw refusal('other', 'That coding is no longer there.') as unknown as Error;
      return this.write(
        `Removed ${this.codes.find((one) => one.id === found.code)?.name ?? ''}`,
        found,
        false,
      );
    },
    undo_state: () => this.undoState(),
    undo: () => this.step(this.done, this.undone, 'Undid: '),
    redo: () => this.step(this.undone, this.done, 'Did again: '),
    matrix: (asked) => fakeMatrixPage(this, asked),
    matrix_cell: (asked) => fakeCell(this, asked),
    history: ({ limit }) => this.history.slice(0, limit),
  };
}
