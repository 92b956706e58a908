// What searches of a study leave out, and in which language each transcript is read when its words are compared.
import { call } from '../ipc/call';
import type { Change, LanguageRow, SearchSettings } from '../ipc/types';
import { Latest } from './latest';

/** Languages whose words are compared in all their forms, as the core names them. */
export const LANGUAGES = ['english', 'spanish', 'vietnamese', 'chinese', 'other'] as const;

/** Choices that hold for every search of the study. */
export class SearchOptions {
  settings = $state.raw<SearchSettings | null>(null);
  /** By transcript; `null` until they were asked for. */
  languages = $state.raw<ReadonlyMap<string, LanguageRow> | null>(null);

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

  /** Reads the languages, unless they are known. */
  async loadLanguages(): Promise<void> {
    if (this.languages) return;
    await this.languageReadings.read(
      () => call('languages_list', {}),
      (rows) => {
        this.languages = new Map(rows.map((row) => [row.transcript, row]));
      },
    );
  }

  /** Says in which language a transcript is; `null` lets it be recognised by its words. */
  async setLanguage(transcript: string, language: string | null): Promise<Change> {
    const change = await call('language_put', { transcript, language });
    this.languages = null;
    await this.loadLanguages();
    return change;
  }

  /** Hears of a write. What was shown is read again. */
  async changed(): Promise<void> {
    const { settings, languages } = this;
    this.languages = null;
    await Promise.all([settings && this.load(), languages && this.loadLanguages()]);
  }

  /** Forgets everything, for locking. */
  close(): void {
    this.settingReadings.forget();
    this.languageReadings.forget();
    this.settings = null;
    this.languages = null;
  }
}
