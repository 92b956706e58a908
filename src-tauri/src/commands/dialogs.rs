//! Native dialogs for files. The front end is given paths and never touches a file itself.

use serde::Deserialize;
use tauri::{AppHandle, Runtime};
use tauri_plugin_dialog::{DialogExt, FilePath};
use verbatim_api::ApiError;

/// Asks for the place of a study.
#[derive(Deserialize)]
pub struct ChooseStudyFile {
    /// Whether the file is about to be made.
    save: bool,
    /// File name to begin with.
    suggested: String,
}

/// Asks for files to read.
#[derive(Deserialize)]
pub struct ChooseFiles {
    /// Title of the dialog.
    title: String,
    /// Endings without the dot.
    extensions: Vec<String>,
}

/// Asks where a file for other programs goes.
#[derive(Deserialize)]
pub struct ChooseExportFile {
    /// File name to begin with. Its ending is that of a name typed without one.
    suggested: String,
    /// Endings of the forms that the file can have, without the dot.
    extensions: Vec<String>,
}

/// Ending of a study's file.
const STUDY: &str = "verbatim";

/// The chosen path, or `None` where the dialog was cancelled.
#[tauri::command(async)]
pub fn choose_study_file<R: Runtime>(
    app: AppHandle<R>,
    args: ChooseStudyFile,
) -> Result<Option<String>, ApiError> {
    if let Some(picked) = test_pick(&[STUDY]) {
        return Ok(picked.into_iter().next());
    }
    let dialog = app.dialog().file().add_filter("Verbatim study", &[STUDY]);
    let chosen = if args.save {
        dialog.set_title("Where the study goes").set_file_name(&args.suggested).blocking_save_file()
    } else {
        dialog.set_title("Open a study").blocking_pick_file()
    };
    Ok(chosen.and_then(path).map(|path| if args.save { with_ending(path) } else { path }))
}

/// The chosen paths; none where the dialog was cancelled.
#[tauri::command(async)]
pub fn choose_files<R: Runtime>(app: AppHandle<R>, args: ChooseFiles) -> Result<Vec<String>, ApiError> {
    let endings: Vec<&str> = args.extensions.iter().map(String::as_str).collect();
    if let Some(picked) = test_pick(&endings) {
        return Ok(picked);
    }
    // Endings are also written in capitals on some cameras and recorders.
    let capitals: Vec<String> = endings.iter().map(|ending| ending.to_uppercase()).collect();
    let both: Vec<&str> = endings.iter().copied().chain(capitals.iter().map(String::as_str)).collect();
    let dialog = app
        .dialog()
        .file()
        .set_title(&args.title)
        .add_filter(&args.title, &both)
        .add_filter("All files", &["*"]);
    Ok(dialog.blocking_pick_files().unwrap_or_default().into_iter().filter_map(path).collect())
}

/// Where a file for other programs goes, or `None` where the dialog was cancelled.
#[tauri::command(async)]
pub fn choose_export_file<R: Runtime>(
    app: AppHandle<R>,
    args: ChooseExportFile,
) -> Result<Option<String>, ApiError> {
    let endings: Vec<&str> = args.extensions.iter().map(String::as_str).collect();
    if let Some(picked) = test_pick(&endings) {
        return Ok(picked.into_iter().next());
    }
    let mut dialog = app.dialog().file().set_title("Where the file goes").set_file_name(&args.suggested);
    for ending in &endings {
        dialog = dialog.add_filter(ending.to_uppercase(), &[*ending]);
    }
    Ok(dialog.blocking_save_file().and_then(path).map(|path| one_of(path, &endings, &args.suggested)))
}

/// A path with one of these endings: the one that it has, else that of the name that was suggested.
fn one_of(path: String, endings: &[&str], suggested: &str) -> String {
    if has_ending(&path, endings) {
        return path;
    }
    let usual = std::path::Path::new(suggested).extension().and_then(|ending| ending.to_str());
    match usual {
        Some(ending) => format!("{path}.{ending}"),
        None => path,
    }
}

/// A path as text. One that is no Unicode cannot travel to the front end and back, so it is left out.
fn path(chosen: FilePath) -> Option<String> {
    chosen.into_path().ok()?.into_os_string().into_string().ok()
}

fn with_ending(path: String) -> String {
    if has_ending(&path, &[STUDY]) { path } else { format!("{path}.{STUDY}") }
}

fn has_ending(path: &str, endings: &[&str]) -> bool {
    let ending = std::path::Path::new(path).extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| endings.iter().any(|wanted| wanted.eq_ignore_ascii_case(ending)))
}

/// Paths of `VERBATIM_TEST_PICK` with one of the endings, so that one variable answers every dialog
/// of a journey.
#[cfg(feature = "test-hooks")]
fn test_pick(endings: &[&str]) -> Option<Vec<String>> {
    let picked = std::env::var("VERBATIM_TEST_PICK").ok()?;
    let paths = picked.split(['\n', ':']).filter(|path| has_ending(path, endings));
    Some(paths.map(str::to_owned).collect())
}

#[cfg(not(feature = "test-hooks"))]
const fn test_pick(_endings: &[&str]) -> Option<Vec<String>> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_study_always_gets_its_ending() {
        assert_eq!(with_ending("/a/Pilot".to_owned()), "/a/Pilot.verbatim");
        assert_eq!(with_ending("/a/Pilot.verbatim".to_owned()), "/a/Pilot.verbatim");
        assert_eq!(with_ending("/a/Dr. Hale".to_owned()), "/a/Dr. Hale.verbatim");
    }

    #[test]
    fn a_file_for_other_programs_keeps_its_ending_or_gets_the_usual_one() {
        let named = |path: &str| one_of(path.to_owned(), &["csv", "json"], "Hits.csv");
        assert_eq!(named("/a/cited.json"), "/a/cited.json");
        assert_eq!(named("/a/cited.CSV"), "/a/cited.CSV");
        assert_eq!(named("/a/cited"), "/a/cited.csv");
        assert_eq!(named("/a/No. 5"), "/a/No. 5.csv");
    }
}
