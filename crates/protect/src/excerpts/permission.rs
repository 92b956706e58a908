//! What people allowed of their words.

use verbatim_model::Consent;

/// What is known of a passage that decides whether it may be published.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Permission {
    /// What the person allowed.
    pub consent: Option<Consent>,
    /// Whether nothing of the person may be published yet.
    pub under_embargo: bool,
    /// Whether somebody has said that it is off the record, or something that it shares words with.
    pub off_record: bool,
    /// Whether the person has seen it, or a passage that holds it, as a quotation and approved it.
    pub approved: bool,
    /// Whether somebody has confirmed that names are replaced in its transcript, and nothing changed since.
    pub deidentified: bool,
    /// Whether its transcript holds notes and not what was said.
    pub notes: bool,
    /// Whether several people speak in it.
    pub several: bool,
    /// Whether nobody knows who speaks.
    pub unknown: bool,
    /// Whether words were found in it that may identify somebody, and nobody has let them stay.
    pub may_identify: bool,
}

/// Why an excerpt stays behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NotQuoted {
    /// Somebody in it has withdrawn.
    Withdrawn,
    /// No consent is on record.
    NoConsent,
    /// Background only.
    Background,
    /// May be paraphrased only.
    ParaphraseOnly,
    /// The person wants to see a quotation first, and has not approved this one as it stands now.
    AwaitsApproval,
    /// Nothing of the person may be published yet.
    Embargo,
    /// Said off the record.
    OffRecord,
    /// The transcript is not de-identified, or has changed since.
    NotDeidentified,
    /// Notes are no quotation.
    Notes,
    /// Several people speak, so that it cannot be attributed.
    SeveralPeople,
    /// Nobody knows who speaks.
    UnknownSpeaker,
    /// Words in it may identify somebody.
    MayIdentify,
}

impl NotQuoted {
    /// Whether somebody in it has withdrawn.
    #[must_use]
    pub const fn is_withdrawn(self) -> bool {
        matches!(self, Self::Withdrawn)
    }

    /// As a phrase.
    #[must_use]
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Withdrawn => "the person has withdrawn",
            Self::NoConsent => "no consent on record",
            Self::Background => "background only",
            Self::ParaphraseOnly => "may be paraphrased only",
            Self::AwaitsApproval => {
                "the person wants to see a quotation first, and has not approved this one"
            }
            Self::Embargo => "under embargo",
            Self::OffRecord => "off the record",
            Self::NotDeidentified => "the transcript is not de-identified, or has changed since",
            Self::Notes => "notes, not what was said",
            Self::SeveralPeople => "several people speak in it",
            Self::UnknownSpeaker => "nobody knows who speaks",
            Self::MayIdentify => "words in it may identify somebody",
        }
    }
}

impl Permission {
    /// Whether the passage may be quoted in a publication.
    ///
    /// # Errors
    /// The first reason why not: what the person wants comes before what the study has not done yet.
    pub const fn may_be_quoted(&self) -> Result<(), NotQuoted> {
        match self.consent {
            Some(Consent::Withdrawn) => return Err(NotQuoted::Withdrawn),
            _ if self.several => return Err(NotQuoted::SeveralPeople),
            _ if self.unknown => return Err(NotQuoted::UnknownSpeaker),
            None => return Err(NotQuoted::NoConsent),
            Some(Consent::Background | Consent::BackgroundNotCounted) => return Err(NotQuoted::Background),
            Some(Consent::Paraphrase) => return Err(NotQuoted::ParaphraseOnly),
            Some(Consent::QuoteAfterApproval) if !self.approved => return Err(NotQuoted::AwaitsApproval),
            Some(Consent::Named | Consent::Quote | Consent::QuoteAfterApproval) => {}
        }
        if self.under_embargo {
            return Err(NotQuoted::Embargo);
        }
        if self.off_record {
            return Err(NotQuoted::OffRecord);
        }
        if self.notes {
            return Err(NotQuoted::Notes);
        }
        if !self.deidentified {
            return Err(NotQuoted::NotDeidentified);
        }
        if self.may_identify {
            return Err(NotQuoted::MayIdentify);
        }
        Ok(())
    }
}
