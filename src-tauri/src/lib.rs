//! The window of Verbatim: adapters between Tauri and [`verbatim_api::Session`].
//!
//! Nothing is decided here. Each handler is one line into the session; dialogs, events and the panic
//! guard are what only a window has.

mod commands;
#[cfg(target_os = "linux")]
mod drawing;
#[cfg(feature = "test-hooks")]
mod dropped;
mod events;
mod panic_guard;
mod sleep;

use std::io::Write;
use std::process::ExitCode;

use tauri::{Manager, Runtime};
use verbatim_api::{Session, SessionOptions};

/// Registers handlers once: for Tauri, and by name for the test that compares them with the list
/// of commands that `api` declares.
macro_rules! handlers {
    ($($module:ident :: $name:ident),+ $(,)?) => {
        /// Names of all handlers.
        pub const HANDLERS: &[&str] = &[$(stringify!($name)),+];

        fn handler<R: Runtime>() -> impl Fn(tauri::ipc::Invoke<R>) -> bool + Send + Sync + 'static {
            tauri::generate_handler![$(commands::$module::$name),+]
        }
    };
}

handlers! {
    study::start,
    study::study_create,
    study::study_open,
    study::study_overview,
    study::study_lock,
    study::coder_choose,
    study::study_rename,
    study::preferences,
    study::preference_set,
    study::recent_forget,
    study::recent_hide,
    safety::passphrase_begin,
    safety::passphrase_finish,
    safety::passphrase_cancel,
    safety::backups_list,
    safety::backup_make,
    safety::backup_check,
    safety::backup_restore,
    safety::study_check,
    interviews::interviews_list,
    interviews::transcripts_preview,
    interviews::transcripts_import,
    interviews::cancel,
    interviews::transcript_open,
    interviews::interview_assign,
    interviews::speaker_assign,
    interviews::interview_put,
    interviews::interview_finish,
    interviews::lead_coders,
    interviews::lead_coder_set,
    interviews::transcript_rename,
    interviews::transcript_loss,
    interviews::transcript_remove,
    interviews::text_correct,
    people::interviewees_import,
    people::people,
    people::interviewee_put,
    people::interviewee_loss,
    people::interviewee_remove,
    people::withdrawal,
    people::interviewee_withdraw,
    people::category_put,
    people::category_move,
    people::category_remove,
    people::attribute_rename,
    people::attribute_move,
    people::attribute_remove,
    people::outreach_list,
    people::outreach_put,
    people::outreach_remove,
    codebook::codes_list,
    codebook::codebook_template,
    codebook::code_add,
    codebook::code_rename,
    codebook::codes_move,
    codebook::codes_merge,
    codebook::codes_loss,
    codebook::codes_delete,
    codebook::code_put,
    codebook::code_recolour,
    codebook::code_versions,
    codebook::code_passages,
    coding_attributes::coding_attributes,
    coding_attributes::coding_attribute_put,
    coding_attributes::coding_attribute_remove,
    coding_attributes::coding_value_set,
    codings::coding_add,
    codings::coding_remove,
    codings::coding_add_new,
    codings::codings_remove,
    codings::coding_resize,
    codings::codings_mark,
    codings::codings_recode,
    codings::codings_split,
    codings::coding_history,
    memos::memos_on,
    memos::memo_add,
    memos::memo_change,
    memos::memo_remove,
    review::review_add,
    review::review_queue,
    deidentification::identifiers_find,
    deidentification::mentions_find,
    deidentification::keep_list,
    deidentification::aliases_list,
    deidentification::form_move,
    deidentification::deidentification_list,
    deidentification::purge_plan,
    deidentification::leaks_scan,
    deidentification::leak_allow_name,
    deidentification::redact,
    deidentification::mentions_keep,
    deidentification::mention_forget,
    deidentification::keep_add,
    deidentification::keep_remove,
    deidentification::pattern_put,
    deidentification::pattern_remove,
    deidentification::alias_put,
    deidentification::aliases_merge,
    deidentification::alias_remove,
    deidentification::labels_left,
    deidentification::transcripts_confirm,
    deidentification::transcript_read,
    deidentification::transcript_reopen,
    deidentification::purge,
    deidentification::leak_allow,
    key_file::key_file,
    key_file::key_file_make,
    key_file::key_file_open,
    key_file::key_file_close,
    key_file::key_file_passphrase,
    key_file::originals_list,
    key_file::original_put,
    key_file::original_open,
    key_file::original_destroy,
    history::undo_state,
    history::undo,
    history::redo,
    history::history,
    history::undo_to,
    matrix::matrix,
    matrix::matrix_cell,
    evidence::strength,
    evidence::recurring_set,
    evidence::quantifiers_set,
    evidence::illustrative_set,
    evidence::cooccurrence,
    evidence::saturation,
    evidence::sample_composition,
    excerpts::excerpts_preview,
    excerpts::excerpts_export,
    excerpts::exports_left,
    exchange::codebook_export,
    exchange::project_export,
    exchange::project_preview,
    exchange::project_import,
    exchange::project_report_save,
    figures::figure_preview,
    figures::figure_export,
    framework::framework,
    framework::framework_write,
    views::views_list,
    views::view_save,
    views::view_rename,
    views::view_remove,
    search::search_run,
    search::search_prepare,
    search::search_code_plan,
    search::search_code,
    search::search_export,
    search::searches_list,
    search::search_save,
    search::search_rename,
    search::search_forget,
    search::search_suggest,
    search::search_settings,
    search::search_settings_put,
    search::transcript_language,
    search::language_put,
    dialogs::choose_study_file,
    dialogs::choose_files,
    dialogs::choose_export_file,
}

/// Opens the window and stays until it is closed. The first argument, if any, is the study to offer.
#[must_use]
pub fn run() -> ExitCode {
    panic_guard::install();
    // Before the web process starts, which inherits it and shows text of the study.
    verbatim_api::deny_crash_files();
    let done = build(tauri::Builder::default(), std::env::args().nth(1)).run(tauri::generate_context!());
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Only what Tauri says of windows and displays: no study is open yet.
            let _ = writeln!(std::io::stderr(), "Verbatim could not open its window: {error}");
            ExitCode::FAILURE
        }
    }
}

/// The application with its state and handlers, also for tests on a mock runtime.
fn build<R: Runtime>(builder: tauri::Builder<R>, open_path: Option<String>) -> tauri::Builder<R> {
    builder
        .plugin(tauri_plugin_dialog::init())
        .setup(move |app| {
            let recent_file = app.path().app_data_dir().ok().map(|folder| folder.join("recent"));
            // Shown on screen for the sample study only: `make run` sets it.
            let sample_passphrase = std::env::var("VERBATIM_SAMPLE_PASSPHRASE").ok();
            #[cfg(feature = "test-hooks")]
            dropped::watch(app.handle().clone());
            #[cfg(target_os = "linux")]
            app.webview_windows().values().for_each(drawing::fit);
            let window = app.handle().clone();
            let on_progress = Box::new(move |progress| events::progress(&window, progress));
            app.manage(Session::new(SessionOptions {
                recent_file,
                open_path,
                sample_passphrase,
                on_progress: Some(on_progress),
            }));
            let window = app.handle().clone();
            sleep::watch(move || events::lock(&window));
            Ok(())
        })
        .invoke_handler(handler())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    #[test]
    fn every_declared_command_has_a_handler_and_only_dialogs_come_beside() {
        let handlers: BTreeSet<_> = super::HANDLERS.iter().copied().collect();
        let declared: BTreeSet<_> = verbatim_api::commands::NAMES.iter().copied().collect();
        assert_eq!(declared.difference(&handlers).collect::<Vec<_>>(), Vec::<&&str>::new());
        assert_eq!(
            handlers.difference(&declared).copied().collect::<Vec<_>>(),
            ["choose_export_file", "choose_files", "choose_study_file"]
        );
    }
}
