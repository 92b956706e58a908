//! A fresh home for one test, and the program run in it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

use crate::replies;

/// Passphrase of every study in these tests, unless the passphrase is the point.
pub const PASSPHRASE: &str = "seven slow lanterns";

/// Passphrase of every key file in these tests.
pub const KEY_PASSPHRASE: &str = "four grey herons";

/// Folders that a program may write to without being told; all are empty at first.
const FOLDERS: &[(&str, &str)] = &[
    ("HOME", "home"),
    ("XDG_CONFIG_HOME", "config"),
    ("XDG_DATA_HOME", "data"),
    ("XDG_CACHE_HOME", "cache"),
    ("XDG_STATE_HOME", "state"),
    ("XDG_RUNTIME_DIR", "runtime"),
    ("TMPDIR", "tmp"),
];

/// Everything that a run can see and leave: homes, and the folder `work` in which it runs.
pub struct Home {
    folder: TempDir,
}

/// What a run said and how it ended.
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Home {
    /// An empty home.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (_, name) in FOLDERS {
            fs::create_dir(folder.path().join(name)).unwrap();
        }
        fs::create_dir(folder.path().join("work")).unwrap();
        Self { folder }
    }

    /// All of it.
    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    /// A path in the folder of the run.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join("work").join(name)
    }

    /// Writes a file into the folder of the run.
    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// Reads a file of the folder of the run.
    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// The program with arguments, in this home, coding as Ines.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_verbatim"));
        command.args(args).current_dir(self.path("")).env_clear();
        for (variable, name) in FOLDERS {
            command.env(variable, self.folder.path().join(name));
        }
        command.env("VERBATIM_PASSPHRASE", PASSPHRASE).env("VERBATIM_CODER", "Ines");
        command.env("VERBATIM_KEY_PASSPHRASE", KEY_PASSPHRASE);
        command
    }

    /// Runs the program.
    pub fn run(&self, args: &[&str]) -> Ran {
        self.command(args).output().unwrap().into()
    }

    /// Runs the program with lines typed into it.
    pub fn typing(&self, lines: &str, args: &[&str]) -> Ran {
        self.write("typed", lines);
        let typed = fs::File::open(self.path("typed")).unwrap();
        self.command(args).stdin(typed).output().unwrap().into()
    }

    /// Runs the program without the passphrase of the key file.
    pub fn without_keys(&self, args: &[&str]) -> Ran {
        self.command(args).env_remove("VERBATIM_KEY_PASSPHRASE").output().unwrap().into()
    }

    /// Runs the program, which must do what it is asked; answers what it prints.
    pub fn ok(&self, args: &[&str]) -> String {
        self.ends(0, args).out
    }

    /// Runs the program, which must end with this exit code.
    pub fn ends(&self, code: i32, args: &[&str]) -> Ran {
        let ran = self.run(args);
        assert_eq!(ran.code, code, "verbatim {args:?}\nout: {}\nerr: {}", ran.out, ran.err);
        ran
    }

    /// Runs the program, which must end with this exit code and say exactly this.
    pub fn says(&self, code: i32, args: &[&str], sentence: &str) {
        let said = self.ends(code, args).err;
        assert_eq!(said.trim_end(), format!("verbatim: {sentence}"), "verbatim {args:?}");
    }

    /// The JSON reply of a command that does all it is asked, held against its schema.
    pub fn json(&self, args: &[&str]) -> Value {
        self.json_ending(0, args)
    }

    /// The JSON reply of a command that ends with this exit code, held against its schema.
    pub fn json_ending(&self, code: i32, args: &[&str]) -> Value {
        let with_json: Vec<&str> = args.iter().copied().chain(["--json"]).collect();
        let ran = self.ends(code, &with_json);
        let reply = serde_json::from_str(&ran.out).expect("the reply is JSON");
        replies::hold_against(replies::schema_of(args), &reply);
        reply
    }

    /// All files here, with what they hold.
    pub fn files(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let mut files = Vec::new();
        let mut folders = vec![self.folder.path().to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if let Ok(bytes) = fs::read(&path) {
                    files.push((path, bytes));
                }
            }
        }
        files
    }
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("what is printed is UTF-8");
        Self {
            code: output.status.code().expect("it ended by itself"),
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }
}

/// The strings of a JSON list.
pub fn texts(list: &Value) -> Vec<String> {
    list.as_array().unwrap().iter().map(|one| one.as_str().unwrap().to_owned()).collect()
}
