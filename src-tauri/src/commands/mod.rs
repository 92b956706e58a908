//! Handlers of the window's commands, by noun. Each is one line into the session of `api` and runs
//! off the window's thread; one that writes tells every window what it touched.

/// Handlers that only answer.
macro_rules! reads {
    ($($name:ident : $args:ty => $reply:ty),+ $(,)?) => {$(
        #[tauri::command(async)]
        pub fn $name(
            session: tauri::State<'_, verbatim_api::Session>,
            args: $args,
        ) -> Result<$reply, verbatim_api::ApiError> {
            crate::panic_guard::caught(|| session.$name(args))
        }
    )+};
}

/// Handlers that change the study.
macro_rules! writes {
    ($($name:ident : $args:ty => $reply:ty),+ $(,)?) => {$(
        #[tauri::command(async)]
        pub fn $name<R: tauri::Runtime>(
            app: tauri::AppHandle<R>,
            session: tauri::State<'_, verbatim_api::Session>,
            args: $args,
        ) -> Result<$reply, verbatim_api::ApiError> {
            crate::events::tell(&app, crate::panic_guard::caught(|| session.$name(args)))
        }
    )+};
}

pub mod codebook;
pub mod coding_attributes;
pub mod codings;
pub mod deidentification;
pub mod dialogs;
pub mod evidence;
pub mod excerpts;
pub mod exchange;
pub mod figures;
pub mod framework;
pub mod history;
pub mod interviews;
pub mod key_file;
pub mod matrix;
pub mod memos;
pub mod people;
pub mod review;
pub mod safety;
pub mod search;
pub mod study;
pub mod views;
