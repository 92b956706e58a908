//! The study, its coders and the choices of its window.

use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use verbatim_study::{Access, Study};

use super::{secret, with_ending};
use crate::replies::{Change, Coder, Created, Empty, Overview, Preference, Start};
use crate::requests::{
    ChooseCoder, CreateStudy, ForgetRecent, HideNames, OpenStudy, RenameStudy, Secret, SetPreference,
};
use crate::{ApiError, Session, answers};

impl Session {
    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// None.
    pub fn start(&self, _: Empty) -> Result<Start, ApiError> {
        Ok(Start {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            recent: self.recent(),
            open_path: self.options.open_path.clone(),
            sample_passphrase: self.options.sample_passphrase.clone(),
            names_hidden: self.names_hidden(),
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where something is at the path, the passphrase is too short or the disk refuses.
    pub fn study_create(&self, args: CreateStudy) -> Result<Created, ApiError> {
        let path = with_ending(&args.path);
        let mut study = Study::create(&path, &args.name, &secret(&Secret::Passphrase(args.passphrase)))?;
        study.choose_coder(&args.coder)?;
        if let Some(template) = &args.template {
            study.use_template(template)?;
        }
        let recovery_key = study.recovery_words()?;
        let overview = overview(&study)?;
        self.remember(&path);
        self.replace(Some(study))?;
        Ok(Created { recovery_key, overview })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where the file is no study or the secret does not open it.
    pub fn study_open(&self, args: OpenStudy) -> Result<Overview, ApiError> {
        let path = PathBuf::from(&args.path);
        self.replace(None)?;
        let mut study = Study::open(&path, &secret(&args.secret), Access::Write)?;
        if study.read_only().is_none() {
            study.backup_of_yesterday()?;
        }
        let overview = overview(&study)?;
        self.remember(&path);
        self.replace(Some(study))?;
        Ok(overview)
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where no study is open.
    pub fn study_overview(&self, _: Empty) -> Result<Overview, ApiError> {
        self.with(|study| overview(study))
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where closing fails; everything saved is safe all the same.
    pub fn study_lock(&self, _: Empty) -> Result<Empty, ApiError> {
        self.replace(None)
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where the name is empty or a new coder cannot be written.
    pub fn coder_choose(&self, args: ChooseCoder) -> Result<Coder, ApiError> {
        self.with(|study| {
            study.choose_coder(&args.name)?;
            study.coder().map(answers::coder).ok_or_else(|| verbatim_study::StudyError::NoCoder.into())
        })
    }

    /// See [`commands`](crate::commands). Does not wait for the command that it stops.
    ///
    /// # Errors
    /// None.
    pub fn cancel(&self, _: Empty) -> Result<Empty, ApiError> {
        self.newest_preview.end();
        self.exchange.stop();
        self.cancelled.store(true, Ordering::Relaxed);
        Ok(Empty {})
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where the name is not one line, or the study cannot be changed.
    pub fn study_rename(&self, args: RenameStudy) -> Result<Change, ApiError> {
        self.with(|study| {
            let changed = study.rename(&args.name)?;
            let said = format!("The study is called {} now", changed.value);
            Ok(answers::change(study, said, &changed.affected, None)?)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where no study is open.
    pub fn preferences(&self, _: Empty) -> Result<Vec<Preference>, ApiError> {
        self.with(|study| Ok(study.preferences()?.into_iter().map(answers::preference).collect()))
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where the value is too long or no JSON, nobody is coding whose choice it would be, or the
    /// study can only be read.
    pub fn preference_set(&self, args: SetPreference) -> Result<Empty, ApiError> {
        self.with(|study| {
            study.set_preference(&args.key, args.value.as_deref(), args.mine)?;
            Ok(Empty {})
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where the list cannot be written.
    pub fn recent_forget(&self, args: ForgetRecent) -> Result<Empty, ApiError> {
        self.forget(Path::new(&args.path))
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where the choice cannot be kept.
    pub fn recent_hide(&self, args: HideNames) -> Result<Empty, ApiError> {
        self.hide_names(args.hidden)
    }
}

fn overview(study: &Study) -> Result<Overview, ApiError> {
    let path = study.path();
    Ok(Overview {
        name: study.name()?,
        file_name: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        path: path.to_string_lossy().into_owned(),
        read_only: study.read_only().map(ToString::to_string),
        warnings: study.warnings(),
        coders: study.coders()?.iter().map(answers::coder).collect(),
        coder: study.coder().map(answers::coder),
        counts: answers::counts(&study.counts()?),
        columns: study.column_names()?,
        undo: answers::undo_state(study)?,
    })
}
