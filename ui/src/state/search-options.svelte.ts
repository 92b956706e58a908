// What searches of a study leave out, and in which language each transcript is read when its words are compared.
import { call } from '../ipc/call';
import type { Change, LanguageRow, SearchSettings } from '../ipc/types';
import { Latest } from './latest';

/** Languages whose words are compared in all their forms, as the core names them. */
export const LANGUAGES = ['english', 'spanish', 'vietnamese', 'chinese', 'other'] as const;

/** Choices that hold for every search of the study. */
export class SearchOptions {
  settings = $state.raw<SearchSettings | null>(null);
  /** The language of the transcript that was asked for last. */
  language = $state.raw<LanguageRow | null>(null);

  private readonly settingReadings = new Latest();
  private readonly languageReadings = new Latest();

  /** Reads what searches leave out. */
  load(): Promise<void> {
    return this.settingReadings.read(
      () => call('search_settings', {}),
      (settings) => {
        this.settings = settings;
      },
    );
  }

  /** Says whether interviews that nobody has de-identified are left out. */
  async leaveOutRaw(leave_out_raw: boolean): Promise<Change> {
    const change = await call('search_settings_put', { leave_out_raw });
    await this.load();
    return change;
  }

  /** Reads the language of a transcript: of that one only, since its text has to be read for it. */
  readLanguage(transcript: string): Promise<void> {
    return this.languageReadings.read(
      () => call('transcript_language', { transcript }),
      (row) => {
        this.language = row;
      },
    );
  }

  /** Says in which language a transcript is; `null` lets it be recognised by its words. */
  async setLanguage(transcript: string, language: string | null): Promise<Change> {
    const change = await call('language_put', { transcript, language });
    await this.readLanguage(transcript);
    return change;
  }

  /** Hears of a write, and whether it touched interviews. What was shown is read again, a language where it is shown next. */
  async changed(interviews: boolean): Promise<void> {
    if (interviews) this.language = null;
    await (this.settings && this.load());
  }

  /** Forgets everything, for locking. */
  close(): void {
    this.settingReadings.forget();
    this.languageReadings.forget();
    this.settings = null;
    this.language = null;
  }
}
