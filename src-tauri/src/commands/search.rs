//! Searching, saved searches and the languages of transcripts.

use verbatim_api::{replies::*, requests::*};

reads! {
    search_run: SearchRequest => SearchAnswer,
    search_prepare: Empty => Empty,
    search_code_plan: CodeHits => CodeHitsPlan,
    search_export: ExportHits => HitsExported,
    searches_list: Empty => Vec<SavedSearch>,
    search_suggest: SuggestRequest => Vec<Suggestion>,
    search_settings: Empty => SearchSettings,
    transcript_language: TranscriptRef => LanguageRow,
}

writes! {
    search_code: CodeHits => Change,
    search_save: SaveSearch => SearchSaved,
    search_rename: RenameSearch => Change,
    search_forget: SearchRef => Change,
    search_settings_put: PutSearchSettings => Change,
    language_put: PutLanguage => Change,
}
