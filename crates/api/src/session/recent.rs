//! Studies opened before: their paths, newest first. Nothing of what is in them.
//!
//! The file has a path a line. Whether names are hidden is a line that is no path from a root, which
//! an older Verbatim takes for a study that is gone.

use std::path::{Path, PathBuf};

use crate::replies::{Empty, RecentStudy};
use crate::{ApiError, Code, Session};

/// How many are remembered.
const REMEMBERED: usize = 8;

/// Says in the file that names are hidden.
const HIDDEN: &str = "names hidden";

/// What the file holds.
#[derive(Default)]
struct Recent {
    hidden: bool,
    paths: Vec<PathBuf>,
}

impl Session {
    /// Studies opened before that are still there.
    pub(super) fn recent(&self) -> Vec<RecentStudy> {
        self.read_recent().paths.iter().filter(|p| p.exists()).map(|p| describe(p)).collect()
    }

    /// Whether the names of studies are hidden at the start.
    pub(super) fn names_hidden(&self) -> bool {
        self.read_recent().hidden
    }

    /// Puts a study at the head of the list. A list that cannot be written is only a comfort lost.
    pub(super) fn remember(&self, path: &Path) {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let mut recent = self.read_recent();
        recent.paths.retain(|p| *p != path);
        recent.paths.insert(0, path);
        recent.paths.truncate(REMEMBERED);
        let _ = self.write_recent(&recent);
    }

    /// Takes a study from the list.
    pub(super) fn forget(&self, path: &Path) -> Result<Empty, ApiError> {
        let mut recent = self.read_recent();
        recent.paths.retain(|p| p != path);
        self.write_recent(&recent).map_err(unkept)
    }

    /// Keeps whether names are hidden.
    pub(super) fn hide_names(&self, hidden: bool) -> Result<Empty, ApiError> {
        self.write_recent(&Recent { hidden, ..self.read_recent() }).map_err(unkept)
    }

    fn read_recent(&self) -> Recent {
        let Some(file) = &self.options.recent_file else { return Recent::default() };
        let text = std::fs::read_to_string(file).unwrap_or_default();
        let lines = text.lines().filter(|line| !line.is_empty());
        let (hidden, paths): (Vec<&str>, Vec<&str>) = lines.partition(|line| *line == HIDDEN);
        Recent { hidden: !hidden.is_empty(), paths: paths.into_iter().map(PathBuf::from).collect() }
    }

    fn write_recent(&self, recent: &Recent) -> std::io::Result<Empty> {
        let Some(file) = &self.options.recent_file else { return Ok(Empty {}) };
        let mut lines: Vec<String> = recent.paths.iter().map(|p| p.to_string_lossy().into_owned()).collect();
        // Last, so that an older Verbatim, which keeps the first few lines, drops it first.
        lines.extend(recent.hidden.then(|| HIDDEN.to_owned()));
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(file, lines.join("\n"))?;
        Ok(Empty {})
    }
}

fn unkept(error: std::io::Error) -> ApiError {
    ApiError::new(Code::Other, format!("The list of recent studies could not be written: {error}."))
        .kept("The studies themselves are untouched.")
}

fn describe(path: &Path) -> RecentStudy {
    RecentStudy {
        path: path.to_string_lossy().into_owned(),
        file_name: path.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
        folder: path.parent().map(|p| p.to_string_lossy().into_owned()).unwrap_or_default(),
    }
}
