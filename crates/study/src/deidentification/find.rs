//! Finding what may identify people.

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;
use verbatim_model::{
    Alias, AliasId, IdentifierKind, KeptMention, Redaction, Speaker, Transcript, TranscriptId,
};
use verbatim_protect::identifiers::{
    Entity, Finder, Finding, Forms, KeepList, KnownForm, Mode, Reason, SHIPPED_KEEP_LIST, Searched, Settings,
    TeamPattern, entities, generalise, life_details, mode_of, without_title,
};
use verbatim_store::Text;
use verbatim_text::Span;

use crate::deidentification::around::Quoted;
use crate::deidentification::labels::speech;
use crate::{Cancelled, Progress, Study, StudyError};

/// Code points shown on either side of a mention.
const AROUND: u32 = 60;

/// Something found in one transcript.
#[derive(Clone, Debug)]
pub struct Found {
    /// What was found.
    pub finding: Finding,
    /// The alias that its words are known for.
    pub alias: Option<AliasId>,
    /// Which of the entities it belongs to.
    pub entity: Option<usize>,
    /// What it could say instead: `a city in California`.
    pub general: Option<String>,
}

/// What was found in transcripts.
#[derive(Clone, Debug, Default)]
pub struct Finds {
    /// Whom and what it seems to be about, in the order of first mention.
    pub entities: Vec<Entity>,
    /// By transcript, in the order asked for.
    pub transcripts: Vec<FoundIn>,
}

/// What was found in one transcript and what was decided there before.
#[derive(Clone, Debug)]
pub struct FoundIn {
    /// The transcript.
    pub transcript: Transcript,
    /// Its text.
    pub text: Arc<Text>,
    /// Whether it has hardly any capitals, so that other rules were used.
    pub without_capitals: bool,
    /// What is found and not decided, in order.
    pub findings: Vec<Found>,
    /// Where aliases stand, in order.
    pub redactions: Vec<Redaction>,
    /// What was looked at and kept, in order.
    pub kept: Vec<KeptMention>,
    /// Speakers whose label looks like a name.
    pub labels: Vec<Speaker>,
    /// Passages that may tell of somebody's life, for the read-through; their reason is the question.
    pub life_details: Vec<Finding>,
}

/// A place where a known name stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedPlace {
    /// The transcript.
    pub transcript: TranscriptId,
    /// The name, without a possessive.
    pub span: Span,
    /// Its words, with what stands round them.
    pub words: Quoted,
}

/// A finder with what the team has added, and the aliases that its known forms stand for.
pub(crate) struct Desk {
    pub finder: Finder,
    pub aliases: Vec<Alias>,
}

impl Study {
    /// Looks for what may identify people in some transcripts, or all where none are named. Names
    /// that have an alias are recognised where the key file is open.
    ///
    /// # Errors
    /// [`StudyError::Cancelled`], [`StudyError::Missing`], or what a file says.
    pub fn find_identifiers(
        &self,
        ids: &[TranscriptId],
        progress: &dyn Progress,
    ) -> Result<Finds, StudyError> {
        let desk = self.desk()?;
        let transcripts = match ids {
            [] => self.transcripts()?,
            some => some.iter().map(|id| self.transcript(*id)).collect::<Result<_, _>>()?,
        };
        let ready = transcripts.into_iter().map(|t| self.before_finding(t)).collect::<Result<Vec<_>, _>>()?;
        let (of, done) = (ready.len(), AtomicUsize::new(0));
        progress.at(0, of)?;
        let search = |mut found: FoundIn| {
            let stop = |_, _| {
                let seen = progress.at(done.load(Ordering::Relaxed), of);
                if seen.is_err() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            };
            let findings = desk.search(&mut found, stop)?;
            done.fetch_add(1, Ordering::Relaxed);
            Ok((found, findings))
        };
        let found = ready.into_par_iter().map(search).collect::<Result<Vec<_>, Cancelled>>()?;
        progress.at(of, of)?;
        Ok(grouped(found))
    }

    /// Where forms of a name stand in all transcripts, folded and at word boundaries, without those
    /// that were replaced or kept.
    ///
    /// # Errors
    /// [`StudyError::Query`] where the forms are too many, or what the study file says.
    pub fn find_mentions(&self, forms: &[String]) -> Result<Vec<NamedPlace>, StudyError> {
        let known = |text: &String| KnownForm {
            text: text.clone(),
            alias: AliasId::new(),
            kind: IdentifierKind::Person,
        };
        let forms =
            Forms::new(forms.iter().map(known).collect()).map_err(|e| StudyError::Query(e.to_string()))?;
        let mut places = Vec::new();
        for transcript in self.transcripts()? {
            let found = self.before_finding(transcript)?;
            let points = found.text.code_points();
            for mention in forms.mentions(&found.text.text) {
                if !found.is_decided(mention.span) {
                    let (transcript, span) = (found.transcript.id, mention.span);
                    places.push(NamedPlace { transcript, span, words: Quoted::at(&points, span, AROUND) });
                }
            }
        }
        Ok(places)
    }

    /// The keep-list that Verbatim ships.
    #[must_use]
    pub fn shipped_keep_list(&self) -> Vec<String> {
        let is_entry = |line: &&str| !line.trim().is_empty() && !line.starts_with('#');
        SHIPPED_KEEP_LIST.lines().filter(is_entry).map(|line| line.trim().to_owned()).collect()
    }

    /// A finder with the team's own lists, and with known names where the key file is open.
    pub(crate) fn desk(&self) -> Result<Desk, StudyError> {
        let mut keep = KeepList::shipped();
        let own = self.keep_list()?;
        keep.extend(own.iter().map(|entry| entry.words.as_str()));
        let own = self.team_patterns()?;
        // One that was written by a newer program and cannot be read is left out of the search.
        let patterns =
            own.iter().filter_map(|p| TeamPattern::new(&p.name, &p.pattern, p.kind).ok()).collect();
        let aliases = self.store.rows().aliases()?;
        let known = self.known_forms(&aliases)?;
        let finder = Finder::new(Settings { keep, patterns, known, mode: None })
            .map_err(|e| StudyError::Query(e.to_string()))?;
        Ok(Desk { finder, aliases })
    }

    /// Real names with the alias of each; none while the key file is closed. Ages are none: a number that
    /// was somebody's age once is a number everywhere else, and ages are found by what is said round them.
    fn known_forms(&self, aliases: &[Alias]) -> Result<Vec<KnownForm>, StudyError> {
        let Some(keys) = &self.key_file else { return Ok(Vec::new()) };
        let mut known = Vec::new();
        for form in keys.forms()? {
            let Some(alias) = aliases.iter().find(|alias| alias.id == form.alias) else { continue };
            if alias.kind == IdentifierKind::Age {
                continue;
            }
            // With a title alone, a misspelt surname would not be one letter away from anything.
            let bare = without_title(&form.words).to_owned();
            let texts = if bare == form.words { vec![form.words] } else { vec![form.words, bare] };
            known.extend(texts.into_iter().map(|text| KnownForm { text, alias: alias.id, kind: alias.kind }));
        }
        Ok(known)
    }

    fn before_finding(&self, transcript: Transcript) -> Result<FoundIn, StudyError> {
        let rows = self.store.rows();
        Ok(FoundIn {
            text: self.text(&transcript)?,
            without_capitals: false,
            findings: Vec::new(),
            redactions: rows.redactions_in(transcript.id)?,
            kept: rows.kept_mentions_in(transcript.id)?,
            labels: self.speakers_of(transcript.id)?,
            life_details: Vec::new(),
            transcript,
        })
    }
}

impl Desk {
    /// What is found in a transcript and not decided yet; what else is to be known of it goes into
    /// `found`.
    fn search(
        &self,
        found: &mut FoundIn,
        mut stop: impl FnMut(u32, u32) -> ControlFlow<()>,
    ) -> Result<Vec<Finding>, Cancelled> {
        let text = Arc::clone(&found.text);
        let speech = speech(&text, &found.labels);
        found.without_capitals = mode_of(&text.text, &speech) == Mode::FewCapitals;
        let mut findings = self.finder.find(&text.text, &speech, &mut stop).map_err(|_| Cancelled)?;
        findings.retain(|finding| !found.is_decided(finding.span));
        let mut details = life_details(&text.text, &speech);
        details.retain(|detail| !found.is_decided(detail.span));
        found.life_details = details;
        let named = |label: &str| !label.starts_with('[') && self.finder.names_speaker(label);
        found.labels.retain(|speaker| named(&speaker.label));
        Ok(findings)
    }
}

/// Says which findings of which transcripts seem to be about the same person, place or thing.
fn grouped(transcripts: Vec<(FoundIn, Vec<Finding>)>) -> Finds {
    let searched: Vec<Searched<'_>> =
        transcripts.iter().map(|(found, findings)| Searched { text: &found.text.text, findings }).collect();
    let entities = entities(&searched);
    let mut of: HashMap<(usize, Span), usize> = HashMap::new();
    for (number, entity) in entities.iter().enumerate() {
        of.extend(entity.places.iter().map(|place| ((place.transcript, place.span), number)));
    }
    let with_entities = |(at, (mut found, findings)): (usize, (FoundIn, Vec<Finding>))| {
        let text = Arc::clone(&found.text);
        let points = text.code_points();
        let about = |finding: Finding| {
            let entity = of.get(&(at, finding.span)).copied();
            self::found(entity, points.slice(finding.span).unwrap_or_default(), finding)
        };
        found.findings = findings.into_iter().map(about).collect();
        found
    };
    Finds { transcripts: transcripts.into_iter().enumerate().map(with_entities).collect(), entities }
}

fn found(entity: Option<usize>, said: &str, finding: Finding) -> Found {
    let alias = match &finding.reason {
        Reason::Known { alias, .. } | Reason::NearKnown { alias, .. } => Some(*alias),
        _ => None,
    };
    let general = generalise(finding.kind, said).first().map(ToString::to_string);
    Found { alias, entity, general, finding }
}

impl FoundIn {
    /// Whether an alias stands at a place, or it was kept.
    fn is_decided(&self, span: Span) -> bool {
        self.redactions.iter().any(|r| r.span.overlaps(span))
            || self.kept.iter().any(|k| k.span.contains(span))
    }
}
