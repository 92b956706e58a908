//! The scan of one place after the other.

use std::collections::{BTreeMap, HashSet};
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;
use verbatim_model::{AliasId, IdentifierKind, SavedSearchId};
use verbatim_protect::identifiers::{Finding, Forms, KnownForm, Level, telling_parts};
use verbatim_store::LeakAllowance;
use verbatim_text::{CodePoints, Span};

use super::company::Company;
use super::holder::Holder;
use super::places::Place;
use super::{Leak, LeakScan, LeakScope};
use crate::deidentification::around::Quoted;
use crate::deidentification::find::Desk;
use crate::{Cancelled, Progress, Study, StudyError};

/// Code points shown on either side of what was found.
const AROUND: u32 = 40;

/// What places are compared with.
pub(super) struct Scanner {
    pub desk: Desk,
    /// Words of names that give them away by themselves.
    parts: Forms,
    names_compared: bool,
    /// Names that may stand wherever they are, in lower case.
    allowed: HashSet<String>,
    /// Ids of the study, for files outside.
    ids: Forms,
    /// Names of codes that tell of nobody, in lower case: memos say them with capitals.
    codes: Vec<String>,
    pub company: Company,
}

impl Study {
    pub(super) fn scan_places(
        &self,
        places: &[Place],
        allowed: &[LeakAllowance],
        progress: &dyn Progress,
    ) -> Result<LeakScan, StudyError> {
        let (scanner, hash) = (self.scanner()?, self.store.text_hasher());
        let (of, done) = (places.len(), AtomicUsize::new(0));
        progress.at(0, of)?;
        let look = |place: &Place| {
            let leaks = scanner.leaks(place, &|| progress.at(done.load(Ordering::Relaxed), of))?;
            done.fetch_add(1, Ordering::Relaxed);
            Ok(leaks)
        };
        let mut found = places.par_iter().map(look).collect::<Result<Vec<Vec<Leak>>, Cancelled>>()?;
        scanner.add_names_that_are_words(places, &mut found);
        for (place, leaks) in places.iter().zip(&mut found) {
            if leaks.is_empty() {
                continue;
            }
            let hash = hash(&place.text);
            leaks.retain(|leak| {
                !allowed.iter().any(|a| {
                    let same_place = a.place == leak.place && a.place_id == leak.id;
                    same_place && a.span.contains(leak.span) && a.text_hash == hash
                })
            });
        }
        progress.at(of, of)?;
        let scopes = scopes(places, &found);
        let leaks = found.into_iter().flatten().collect();
        Ok(LeakScan { names_compared: scanner.names_compared, scopes, leaks, unread: Vec::new() })
    }

    /// Saved searches that hold a name that has an alias and may not stand everywhere; none while the
    /// key file is closed.
    pub(crate) fn searches_with_names(&self) -> Result<Vec<SavedSearchId>, StudyError> {
        if self.key_file.is_none() {
            return Ok(Vec::new());
        }
        let scanner = self.scanner()?;
        let forms = scanner.desk.finder.forms();
        let is_named = |place: &Place| {
            let points = CodePoints::new(&place.text);
            let mut named = forms.leaks(&place.text).into_iter().filter(|found| found.exact);
            named.any(|found| !scanner.is_allowed(&points, found.span))
        };
        let named = self.search_places()?.into_iter().filter(is_named);
        Ok(named.filter_map(|place| place.id.map(SavedSearchId::from)).collect())
    }

    fn scanner(&self) -> Result<Scanner, StudyError> {
        let allowed = self.allowed_words()?;
        let rows = self.store.rows();
        let labels = rows.interviewees()?.into_iter().map(|person| person.label);
        let files = rows.transcripts()?.into_iter().map(|t| t.file_name);
        let known = |text: String| KnownForm { text, alias: AliasId::new(), kind: IdentifierKind::Number };
        let ids = Forms::new(labels.chain(files).map(known).collect())
            .map_err(|e| StudyError::Query(e.to_string()))?;
        let desk = self.desk()?;
        let going = || |_, _| ControlFlow::Continue(());
        let found = |name: &str| desk.finder.find_in_note(name, &mut going()).unwrap_or_default();
        let empty = |name: &String| name.contains(' ') && found(name).is_empty();
        let all = rows.codes()?;
        let company = Company::of(&all);
        let codes = all.into_iter().map(|code| code.name).filter(empty);
        let codes = codes.map(|name| name.to_lowercase()).collect();
        let parts = desk.finder.forms().known().iter().flat_map(|form| {
            let part = |text| KnownForm { text, ..form.clone() };
            telling_parts(&form.text, form.kind).into_iter().map(part)
        });
        let parts = Forms::new(parts.collect()).map_err(|e| StudyError::Query(e.to_string()))?;
        Ok(Scanner { desk, parts, names_compared: self.key_file.is_some(), allowed, ids, codes, company })
    }
}

/// How many of each kind of place there are, and how many are clean.
fn scopes(places: &[Place], found: &[Vec<Leak>]) -> Vec<LeakScope> {
    let mut scopes: BTreeMap<Holder, LeakScope> = BTreeMap::new();
    for (place, leaks) in places.iter().zip(found) {
        let word = place.holder.word();
        let scope = scopes.entry(place.holder).or_insert(LeakScope { place: word, of: 0, clean: 0 });
        scope.of += 1;
        scope.clean += usize::from(leaks.is_empty());
    }
    scopes.into_values().collect()
}

impl Scanner {
    fn leaks(&self, place: &Place, ask: &dyn Fn() -> Result<(), Cancelled>) -> Result<Vec<Leak>, Cancelled> {
        let points = CodePoints::new(&place.text);
        let mut leaks = self.names(place, &points);
        let stop = |_, _| if ask().is_err() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) };
        let taken: Vec<Span> =
            leaks.iter().map(|leak| leak.span).chain(place.decided.iter().copied()).collect();
        let finder = &self.desk.finder;
        let found = if place.holder.is_only_compared() {
            Ok(Vec::new())
        } else if place.holder.is_speech() {
            finder.find(&place.text, &place.speech, &mut { stop })
        } else {
            finder.find_in_note(&place.text, &mut { stop })
        };
        for finding in found.map_err(|_| Cancelled)? {
            let is_new = !taken.iter().any(|span| span.overlaps(finding.span));
            let may_stay = self.is_allowed(&points, finding.span)
                || place.holder.is_prose() && self.is_code(&points, finding.span)
                || place.holder == Holder::Code && self.begins_code(&points, finding.span);
            if is_new && !may_stay && tells(place.holder, &finding) {
                let (kind, reason) = (finding.kind, finding.reason.to_string());
                leaks.push(leak(place, &points, finding.span, (Some(kind), reason, None)));
            }
        }
        if place.holder.is_label() {
            self.add_labels(place, &points, &mut leaks);
        }
        if place.holder.is_outside() {
            for id in self.ids.mentions(&place.text) {
                let reason = "an id of the study".to_owned();
                leaks.push(leak(place, &points, id.span, (None, reason, None)));
            }
        }
        leaks.sort_by_key(|leak| leak.span);
        leaks.dedup_by_key(|leak| leak.span);
        Ok(leaks)
    }

    /// Lines that are the label of somebody and a name, in capitals too.
    fn add_labels(&self, place: &Place, points: &CodePoints<'_>, leaks: &mut Vec<Leak>) {
        for (span, line) in place.lines() {
            let is_new = !leaks.iter().any(|leak| leak.span.overlaps(span));
            if is_new && !self.is_allowed(points, span) && self.desk.finder.names_speaker(line) {
                let said = (Some(IdentifierKind::Person), "a label that is a name".to_owned(), None);
                leaks.push(leak(place, points, span, said));
            }
        }
    }

    pub(super) fn is_allowed(&self, points: &CodePoints<'_>, span: Span) -> bool {
        points.slice(span).is_ok_and(|words| self.allowed.contains(&words.to_lowercase()))
    }

    /// Whether words are part of the name of a code, several of them.
    fn is_code(&self, points: &CodePoints<'_>, span: Span) -> bool {
        let words = points.slice(span).unwrap_or_default().to_lowercase();
        let padded = |name: &String| format!(" {name} ");
        words.contains(' ') && self.codes.iter().any(|name| padded(name).contains(&format!(" {words} ")))
    }

    /// Whether a word of a definition begins the name of a code, as “Impact” for “Impact of operations”, and
    /// is nobody's name.
    fn begins_code(&self, points: &CodePoints<'_>, span: Span) -> bool {
        let word = points.slice(span).unwrap_or_default();
        let begin = format!("{} ", word.to_lowercase());
        let named = self.desk.finder.is_name_and_word(word) || word.contains(' ');
        !named && self.codes.iter().any(|name| name.starts_with(&begin))
    }

    /// Names that have an alias, words one letter away from them, and words that give one away by themselves.
    fn names(&self, place: &Place, points: &CodePoints<'_>) -> Vec<Leak> {
        let mut leaks = self.whole_names(place, points);
        // Names of the team stand there by right, and somebody may have one in common with an interviewee. What
        // leaves is another matter.
        if place.holder.is_only_compared() && place.holder != Holder::Template {
            return leaks;
        }
        for part in self.parts.mentions(&place.text) {
            let is_decided = place.decided.iter().any(|decided| decided.overlaps(part.span));
            let is_told = leaks.iter().any(|leak| leak.span.overlaps(part.span));
            if is_decided || is_told || self.is_allowed(points, part.span) {
                continue;
            }
            let reason = "part of a name that has an alias";
            leaks.push(self.leak_of(place, points, part.span, (part.alias, reason)));
        }
        leaks
    }

    /// What is left of a name that an alias stands for.
    fn leak_of(
        &self,
        place: &Place,
        points: &CodePoints<'_>,
        span: Span,
        (alias, reason): (AliasId, &str),
    ) -> Leak {
        let alias = self.desk.aliases.iter().find(|known| known.id == alias);
        let kind = alias.map_or(IdentifierKind::Person, |alias| alias.kind);
        leak(place, points, span, (Some(kind), reason.to_owned(), alias.map(|alias| alias.text.clone())))
    }

    fn whole_names(&self, place: &Place, points: &CodePoints<'_>) -> Vec<Leak> {
        let found = self.desk.finder.forms().leaks(&place.text);
        let is_left = |span: Span| {
            let decided = place.decided.iter().any(|decided| decided.contains(span));
            !decided && !self.is_allowed(points, span)
        };
        found
            .into_iter()
            .filter(|found| is_left(found.span))
            .map(|found| {
                let reason = if found.exact {
                    "a name that has an alias"
                } else {
                    "one letter from a name that has an alias"
                };
                self.leak_of(place, points, found.span, (found.alias, reason))
            })
            .collect()
    }
}

/// Whether a finding is told: a guess only in a text that somebody has confirmed. A bare number is an
/// age now and then, but a number more often, and “age 3” is an alias.
fn tells(holder: Holder, finding: &Finding) -> bool {
    let guessed = finding.confidence.level() == Level::Low;
    match (holder, finding.kind) {
        (Holder::Transcript, kind) => !guessed || kind != IdentifierKind::Age,
        (Holder::Alias, IdentifierKind::Age) => false,
        // An id is a number, and `NP-1` is one that the study gave.
        (Holder::IntervieweeId, IdentifierKind::Number) => false,
        _ => !guessed,
    }
}

pub(super) fn leak(
    place: &Place,
    points: &CodePoints<'_>,
    span: Span,
    (kind, reason, alias): (Option<IdentifierKind>, String, Option<String>),
) -> Leak {
    Leak {
        place: place.holder.word(),
        id: place.id,
        name: place.name.clone(),
        span,
        words: Quoted::at(points, span, AROUND),
        kind,
        reason,
        alias,
    }
}
