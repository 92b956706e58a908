//! The study as a whole, its coders, its copies and its keys.

use serde::Deserialize;
use ts_rs::TS;

/// Makes a study.
#[derive(Debug, Deserialize, TS)]
pub struct CreateStudy {
    /// Where the file goes; its name ends in `.verbatim`.
    pub path: String,
    /// Name of the study.
    pub name: String,
    /// Passphrase, at least eight characters.
    pub passphrase: String,
    /// Name of the first coder.
    pub coder: String,
    /// Built-in codebook: `tvpa`, or `null` for none.
    pub template: Option<String>,
}

/// What opens a study.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "kind", content = "text")]
pub enum Secret {
    /// The passphrase.
    Passphrase(String),
    /// The 24 words of the recovery key.
    RecoveryKey(String),
}

/// Opens a study.
#[derive(Debug, Deserialize, TS)]
pub struct OpenStudy {
    /// The study file.
    pub path: String,
    /// What opens it.
    pub secret: Secret,
}

/// Sets who is coding.
#[derive(Debug, Deserialize, TS)]
pub struct ChooseCoder {
    /// Name of the coder.
    pub name: String,
}

/// Changes the passphrase, in two steps: the first makes the new recovery key, the second puts both in force.
#[derive(Debug, Deserialize, TS)]
pub struct NewPassphrase {
    /// What opens the study now.
    pub current: Secret,
    /// The new passphrase, at least eight characters.
    pub passphrase: String,
}

/// Confirms that the new recovery key was written down.
#[derive(Debug, Deserialize, TS)]
pub struct ConfirmKey {
    /// Two of its words with their place, from 1.
    pub words: Vec<KeyWord>,
}

/// A word of a recovery key.
#[derive(Debug, Deserialize, TS)]
pub struct KeyWord {
    /// Its place, from 1.
    pub place: u32,
    /// The word.
    pub word: String,
}

/// Names a file on disk.
#[derive(Debug, Deserialize, TS)]
pub struct FileRef {
    /// Full path.
    pub path: String,
}

/// Makes a backup.
#[derive(Debug, Deserialize, TS)]
pub struct MakeBackup {
    /// Where it goes; `null` for the folder of backups beside the study.
    pub path: Option<String>,
}

/// Checks a backup: opens it from file and secret alone.
#[derive(Debug, Deserialize, TS)]
pub struct CheckBackup {
    /// Full path of the backup.
    pub path: String,
    /// What opens it.
    pub secret: Secret,
}

/// Puts a backup in the place of a study; what stood there is kept beside it.
#[derive(Debug, Deserialize, TS)]
pub struct RestoreBackup {
    /// Full path of the backup.
    pub backup: String,
    /// Full path of the study.
    pub study: String,
    /// What opens the backup.
    pub secret: Secret,
}

/// Takes a study from the list of recent ones.
#[derive(Debug, Deserialize, TS)]
pub struct ForgetRecent {
    /// Its full path.
    pub path: String,
}

/// Shows or hides names on the start screen.
#[derive(Debug, Deserialize, TS)]
pub struct HideNames {
    /// Whether names of recent studies are hidden.
    pub hidden: bool,
}

/// Keeps a choice of the window in the study: panes, places, slots, drafts. It is no action and is not undone.
#[derive(Debug, Deserialize, TS)]
pub struct SetPreference {
    /// Its name.
    pub key: String,
    /// Its value as JSON; `null` forgets it.
    pub value: Option<String>,
    /// Whether it is the choice of the one who is coding, not of everyone.
    pub mine: bool,
}

/// Gives the study another name.
#[derive(Debug, Deserialize, TS)]
pub struct RenameStudy {
    /// The name.
    pub name: String,
}
