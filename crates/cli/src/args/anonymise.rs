//! Arguments about de-identification.

use std::path::PathBuf;

use clap::{ArgGroup, Args, Subcommand};

/// Which key file, and what opens it.
#[derive(Args)]
pub struct KeyArgs {
    /// The key file; else NAME.verbatim-key beside the study
    #[arg(long, value_name = "FILE")]
    pub key_file: Option<PathBuf>,
    /// File whose first line is the key file's passphrase; else VERBATIM_KEY_PASSPHRASE, else the
    /// prompt
    #[arg(long, value_name = "FILE")]
    pub key_passphrase_file: Option<PathBuf>,
}

/// The key file of a command that can also do without.
#[derive(Args)]
pub struct NamesArgs {
    /// Open the key file, so that real names are known; it keeps who did so and when
    #[arg(long)]
    pub names: bool,
    #[command(flatten)]
    pub key: KeyArgs,
}

/// About the way of transcripts from raw to quotable.
#[derive(Args)]
#[command(group = ArgGroup::new("doing").required(true).multiple(true))]
pub struct AnonymiseArgs {
    /// The study file
    pub study: PathBuf,
    /// File names of transcripts; to find, status and apply, all where none is named
    pub transcripts: Vec<String>,
    /// List what may identify people
    #[arg(long, group = "doing", conflicts_with_all = ["apply", "confirm", "read", "reopen", "status"])]
    pub find: bool,
    /// Put in aliases as files say: transcript,start,end,replacement and if wanted kind, or
    /// quote,occurrence,replacement,kind, as CSV or JSON lines; or what --find --json printed
    #[arg(long, group = "doing", value_name = "FILE", num_args = 1.., conflicts_with_all = ["read", "reopen", "status"])]
    pub apply: Vec<PathBuf>,
    /// The numbers of the files are the study's: [colleague 1] is one person in all transcripts
    #[arg(long, requires = "apply", conflicts_with_all = ["find", "read", "reopen", "status"])]
    pub shared_aliases: bool,
    /// Confirm that transcripts are de-identified, and destroy their former text
    #[arg(long, group = "doing", conflicts_with_all = ["read", "reopen", "status"])]
    pub confirm: bool,
    /// Leave the former text, and undo, until “verbatim purge”
    #[arg(long, requires = "confirm", conflicts_with_all = ["find", "read", "reopen", "status"])]
    pub keep_former: bool,
    /// Say that you have read transcripts as the second person
    #[arg(long, group = "doing", conflicts_with_all = ["reopen", "status"])]
    pub read: bool,
    /// Put transcripts back in review
    #[arg(long, group = "doing", conflicts_with = "status")]
    pub reopen: bool,
    /// List how far each transcript has come
    #[arg(long, group = "doing")]
    pub status: bool,
    /// All transcripts, to confirm, read or reopen
    #[arg(long, conflicts_with_all = ["transcripts", "find", "apply", "status"])]
    pub all: bool,
    #[command(flatten)]
    pub names: NamesArgs,
}

/// About what stands in texts in place of names. An alias is named by its words, with or without
/// brackets.
#[derive(Subcommand)]
pub enum AliasesCommand {
    /// List aliases with where they stand; with the key file open, also the names
    List {
        /// The study file
        study: PathBuf,
        #[command(flatten)]
        names: NamesArgs,
    },
    /// Add an alias that stands nowhere yet
    Add {
        /// The study file
        study: PathBuf,
        /// Its words; the next free number is added
        words: String,
        /// person, place, organisation, street, phone, e-mail, web address, handle, date, age,
        /// number, pattern or life detail
        #[arg(long, default_value = "person")]
        kind: String,
        /// The words say what the name is, so that several names may share them and have no number
        #[arg(long)]
        general: bool,
        /// A real name that it stands for (repeatable)
        #[arg(long = "form", value_name = "NAME")]
        forms: Vec<String>,
        #[command(flatten)]
        key: KeyArgs,
    },
    /// Give an alias other words, wherever it stands
    Rename {
        /// The study file
        study: PathBuf,
        /// The alias
        alias: String,
        /// Its new words
        words: String,
    },
    /// Say of what kind an alias is
    Kind {
        /// The study file
        study: PathBuf,
        /// The alias
        alias: String,
        /// The kind, as of “aliases add”
        kind: String,
    },
    /// Say which interviewee of the study an alias stands for
    Link {
        /// The study file
        study: PathBuf,
        /// The alias
        alias: String,
        /// Id of the interviewee
        #[arg(required_unless_present = "nobody")]
        interviewee: Option<String>,
        /// Nobody of the study: take the link away
        #[arg(long, conflicts_with = "interviewee")]
        nobody: bool,
    },
    /// Make one alias of several that stand for the same person or thing
    Merge {
        /// The study file
        study: PathBuf,
        /// Aliases that go
        #[arg(required = true)]
        aliases: Vec<String>,
        /// The alias that takes their place
        #[arg(long, value_name = "ALIAS")]
        into: String,
        #[command(flatten)]
        key: KeyArgs,
    },
    /// Put another alias where one stands, at one place
    Put {
        /// The study file
        study: PathBuf,
        /// File name of the transcript
        transcript: String,
        /// A code point of the alias that stands there
        place: u32,
        /// The alias that takes its place
        alias: String,
        /// Make that alias, of the kind of the one that goes
        #[arg(long)]
        new: bool,
        #[command(flatten)]
        key: KeyArgs,
    },
    /// List, add, move or take away the real names of an alias, in the key file
    Forms {
        /// The study file
        study: PathBuf,
        /// The alias
        alias: String,
        /// Add a real name
        #[arg(long, value_name = "NAME", conflicts_with_all = ["remove", "give"])]
        add: Option<String>,
        /// Take a real name away
        #[arg(long, value_name = "NAME", conflicts_with = "give")]
        remove: Option<String>,
        /// Give a real name to another alias
        #[arg(long, value_name = "NAME", requires = "to")]
        give: Option<String>,
        /// The alias that gets it
        #[arg(long, value_name = "ALIAS", requires = "give")]
        to: Option<String>,
        #[command(flatten)]
        key: KeyArgs,
    },
    /// Remove an alias that stands nowhere
    Remove {
        /// The study file
        study: PathBuf,
        /// The alias
        alias: String,
    },
}

/// About the key file: real names and originals, apart from the study and with a passphrase of its
/// own.
#[derive(Subcommand)]
pub enum KeysCommand {
    /// Make the key file of a study
    Make {
        /// The study file
        study: PathBuf,
        #[command(flatten)]
        key: KeyArgs,
    },
    /// Show that the key file opens and belongs to the study
    Check {
        /// The study file
        study: PathBuf,
        #[command(flatten)]
        key: KeyArgs,
    },
    /// Change the passphrase of the key file
    Passphrase {
        /// The study file
        study: PathBuf,
        /// File whose first line is the new passphrase; else VERBATIM_NEW_KEY_PASSPHRASE, else the
        /// prompt
        #[arg(long, value_name = "FILE")]
        new_key_passphrase_file: Option<PathBuf>,
        #[command(flatten)]
        key: KeyArgs,
    },
    /// List who has opened the key file, newest first
    Openings {
        /// The study file
        study: PathBuf,
        #[command(flatten)]
        key: KeyArgs,
    },
    /// List the originals in the key file
    Originals {
        /// The study file
        study: PathBuf,
        #[command(flatten)]
        key: KeyArgs,
    },
    /// Print the text of an original
    Original {
        /// The study file
        study: PathBuf,
        /// File name of the transcript
        transcript: String,
        #[command(flatten)]
        key: KeyArgs,
    },
    /// Say until when originals are kept, or why they may not be destroyed
    Retain {
        /// The study file
        study: PathBuf,
        /// File names of transcripts; all originals where none is named
        transcripts: Vec<String>,
        #[command(flatten)]
        terms: TermsArgs,
        #[command(flatten)]
        key: KeyArgs,
    },
    /// Destroy an original; asks twice, and refuses where it is held
    Destroy {
        /// The study file
        study: PathBuf,
        /// File name of the transcript; with --yes in full, as “verbatim keys originals” lists it
        transcript: String,
        /// Do not ask
        #[arg(long)]
        yes: bool,
        #[command(flatten)]
        key: KeyArgs,
    },
}

/// How long originals are kept. What is not named stays.
#[derive(Args)]
#[group(required = true, multiple = true)]
pub struct TermsArgs {
    /// Day until which they are kept, as 2029-06-30
    #[arg(long, value_name = "DAY")]
    pub until: Option<String>,
    /// Kept until somebody destroys them
    #[arg(long, conflicts_with = "until")]
    pub no_day: bool,
    /// Hold them: why they may not be destroyed
    #[arg(long, value_name = "REASON")]
    pub hold: Option<String>,
    /// Lift the hold
    #[arg(long, conflicts_with = "hold")]
    pub no_hold: bool,
}

/// About names where none may be.
#[derive(Args)]
pub struct LeaksArgs {
    /// The study file
    pub study: PathBuf,
    /// Files outside the study to look into instead
    pub files: Vec<PathBuf>,
    /// Let a finding of the study stay, as named in the first column: memo:ID:4-9 (repeatable)
    #[arg(long, value_name = "FINDING", requires = "reason", conflicts_with = "files")]
    pub allow: Vec<String>,
    /// Let a name stay wherever it is found; kept in the key file (repeatable)
    #[arg(long, value_name = "NAME", requires = "reason")]
    pub allow_name: Vec<String>,
    /// Why it may stay
    #[arg(long, value_name = "TEXT")]
    pub reason: Option<String>,
    #[command(flatten)]
    pub names: NamesArgs,
}
