//! Making a study, counting it, changing its passphrase.

use std::path::{Path, PathBuf};

use verbatim_api::answers;
use verbatim_api::replies::{NewStudy, PassphraseChanged};
use verbatim_study::{NewPassphrase, Secret, Study};

use super::read_file;
use crate::args::Common;
use crate::failure::Failure;
use crate::output::{Output, list, plural};
use crate::secrets;
use crate::study::{coder_name, open_for_writing, progress, read, say, with_ending};

/// What a new study begins with.
pub struct Beginning {
    pub name: Option<String>,
    pub codebook: Option<PathBuf>,
    pub template: Option<String>,
    pub interviewees: Option<PathBuf>,
}

pub fn new(common: &Common, path: &Path, with: &Beginning) -> Result<Output, Failure> {
    let path = with_ending(path);
    if path.exists() {
        return Err(verbatim_study::StudyError::from(verbatim_study::StoreError::Exists(path)).into());
    }
    // Read before the study is made, so that a wrong file name leaves no empty study behind.
    let codebook =
        with.codebook.as_deref().map(|file| Ok::<_, Failure>((file, read_file(file)?))).transpose()?;
    let people =
        with.interviewees.as_deref().map(|file| Ok::<_, Failure>((file, read_file(file)?))).transpose()?;
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let name = with.name.clone().unwrap_or(stem);
    let passphrase = secrets::new_study_passphrase(common)?;
    let mut study = Study::create(&path, &name, &Secret::passphrase(&passphrase))?;
    let begun = begin(common, &mut study, with, codebook, people);
    let words = study.recovery_words()?;
    study.close()?;
    // Its recovery key was not shown yet: a study that could not begin is no study.
    let Begun { codes, interviewees, problems } = begun.inspect_err(|_| remove_new(&path))?;
    let reply = NewStudy {
        path: path.to_string_lossy().into_owned(),
        name: name.trim().to_owned(),
        recovery_key: words.join(" "),
        codes,
        interviewees,
        problems,
    };
    let text = format!(
        "Made {} with {} and {}.\n\n{}{}",
        reply.path,
        plural(codes, "code"),
        plural(interviewees, "interviewee"),
        recovery_text(&words),
        list("These rows did not go in:", &reply.problems),
    );
    let partly = !reply.problems.is_empty();
    Ok(Output::new(&reply, text).partly(partly))
}

/// What a new study holds at first.
#[derive(Default)]
struct Begun {
    codes: usize,
    interviewees: usize,
    problems: Vec<String>,
}

/// A file that the user named, with what it holds.
type NamedFile<'f> = Option<(&'f Path, Vec<u8>)>;

fn begin(
    common: &Common,
    study: &mut Study,
    with: &Beginning,
    codebook: NamedFile<'_>,
    people: NamedFile<'_>,
) -> Result<Begun, Failure> {
    let mut begun = Begun::default();
    if let Some(coder) = coder_name(common).or_else(|| first_coder(with)) {
        study.choose_coder(&coder)?;
    }
    if let Some(template) = &with.template {
        begun.codes = study.use_template(template)?.value.added.len();
    }
    if let Some((file, bytes)) = codebook {
        let report = study.import_codebook(file, &bytes)?.value;
        begun.codes = report.added.len();
        begun.problems.extend(report.problems);
    }
    if let Some((file, bytes)) = people {
        let report = study.import_interviewees(file, &bytes)?.value;
        begun.interviewees = report.added.len();
        begun.problems.extend(report.problems);
    }
    Ok(begun)
}

/// Takes away a study made a moment ago. What cannot be removed is an encrypted file without use.
pub(super) fn remove_new(path: &Path) {
    for ending in ["", "-wal", "-shm", ".lock"] {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        let _ = std::fs::remove_file(name);
    }
}

/// A study that begins with something needs an author of these first actions.
fn first_coder(with: &Beginning) -> Option<String> {
    let begins = with.codebook.is_some() || with.template.is_some() || with.interviewees.is_some();
    begins.then(first_author)
}

/// The login name, for whoever named no coder.
pub(super) fn first_author() -> String {
    let login = ["USER", "LOGNAME", "USERNAME"].iter().find_map(|name| std::env::var(name).ok());
    login.filter(|name| !name.trim().is_empty()).unwrap_or_else(|| "First coder".to_owned())
}

/// The recovery key as shown on paper: four rows of six words.
pub(super) fn recovery_text(words: &[String]) -> String {
    let rows: Vec<String> = words
        .chunks(6)
        .enumerate()
        .map(|(row, words)| {
            let numbered =
                words.iter().enumerate().map(|(n, word)| format!("{:>2} {word:<9}", row * 6 + n + 1));
            format!("  {}", numbered.collect::<Vec<_>>().join(" ").trim_end())
        })
        .collect();
    format!(
        "Recovery key, shown this once. Write it down and keep it away from this computer;\nit opens the study when the \
         passphrase is forgotten.\n\n{}\n",
        rows.join("\n")
    )
}

pub fn info(common: &Common, path: &Path) -> Result<Output, Failure> {
    let study = read(path, common)?;
    let info = answers::info(&study)?;
    let c = &info.counts;
    let mut text = format!(
        "{}\n{}, {}, {}, {}, {}, {}; {} words; {}",
        info.name,
        plural(c.interviews as usize, "interview"),
        plural(c.interviewees as usize, "interviewee"),
        plural(c.codes as usize, "code"),
        plural(c.codings as usize, "coding"),
        plural(c.memos as usize, "memo"),
        plural(c.coders as usize, "coder"),
        c.words,
        plural(c.actions as usize, "action"),
    );
    if let Some(lead) = &info.lead_coder {
        text.push_str(&format!("\nLead coder: {lead}"));
    }
    if let Some(why) = &info.read_only {
        text.push_str(&format!("\n{why}"));
    }
    Ok(Output::new(&info, text))
}

pub fn passphrase(
    common: &Common,
    path: &Path,
    new_file: Option<&Path>,
    recovery_to: Option<&Path>,
) -> Result<Output, Failure> {
    let mut study = open_for_writing(path, common)?;
    if let Some(name) = coder_name(common) {
        study.choose_coder(&name)?;
    }
    let new = NewPassphrase::prepare(&secrets::new_passphrase(new_file)?)
        .map_err(verbatim_study::StudyError::from)?;
    let words = new.recovery_words().map_err(verbatim_study::StudyError::from)?;
    match recovery_to {
        Some(file) => std::fs::write(file, words.join(" "))
            .map_err(|source| verbatim_study::StudyError::Unwritable { path: file.to_owned(), source })?,
        None => {
            say(&recovery_text(&words));
            secrets::confirm_recovery_key(&new)?;
        }
    }
    study.change_passphrase(new, &progress("Copying"))?;
    let reply = PassphraseChanged { changed: true };
    Ok(Output::new(
        &reply,
        "The passphrase was changed. Older backups still open with the old passphrase and the old recovery key.",
    ))
}
