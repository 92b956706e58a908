//! Studies opened before: their paths, newest first. Nothing of what is in them.

use std::path::{Path, PathBuf};

use crate::Session;
use crate::replies::RecentStudy;

/// How many are remembered.
const REMEMBERED: usize = 8;

impl Session {
    /// Studies opened before that are still there.
    pub(super) fn recent(&self) -> Vec<RecentStudy> {
        self.recent_paths().into_iter().filter(|p| p.exists()).map(|p| describe(&p)).collect()
    }

    fn recent_paths(&self) -> Vec<PathBuf> {
        let Some(file) = &self.options.recent_file else { return Vec::new() };
        let list = std::fs::read_to_string(file).unwrap_or_default();
        list.lines().filter(|line| !line.is_empty()).map(PathBuf::from).collect()
    }

    /// Puts a study at the head of the list. A list that cannot be written is only a comfort lost.
    pub(super) fn remember(&self, path: &Path) {
        let Some(file) = &self.options.recent_file else { return };
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let mut paths = self.recent_paths();
        paths.retain(|p| *p != path);
        paths.insert(0, path);
        paths.truncate(REMEMBERED);
        let list: Vec<String> = paths.iter().map(|p| p.to_string_lossy().into_owned()).collect();
        if let Some(folder) = file.parent() {
            let _ = std::fs::create_dir_all(folder);
        }
        let _ = std::fs::write(file, list.join("\n"));
    }
}

fn describe(path: &Path) -> RecentStudy {
    RecentStudy {
        path: path.to_string_lossy().into_owned(),
        file_name: path.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
        folder: path.parent().map(|p| p.to_string_lossy().into_owned()).unwrap_or_default(),
    }
}
