//! The finder: everything that looks for identifiers, in one order.

use std::ops::ControlFlow;

use verbatim_text::{CodePoints, Span};

use super::echo_numbers::Numbered;
use super::echoes::Echoes;
use super::finding::{Cancelled, Confidence, Finding, is_name};
use super::forms::{Forms, KnownForm, TooManyForms, whole};
use super::keep::KeepList;
use super::line_numbers::line_numbers;
use super::merge::merged;
use super::patterns::TeamPattern;
use super::reason::Reason;
use super::said::{Said, Sink};
use super::words::{Case, Word};
use super::{
    ages, capitals, dates, handles, mails, numbers, quoted, scripts, shapes, small, spelled_names, streets,
};

/// How names are told from other words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// By their capitals.
    #[default]
    Ordinary,
    /// By lists, dictionaries and neighbours: the text has hardly any capitals, or hardly anything
    /// else.
    FewCapitals,
}

/// What a [`Finder`] is made of.
#[derive(Clone, Debug)]
pub struct Settings {
    /// What is never proposed.
    pub keep: KeepList,
    /// The team's own patterns.
    pub patterns: Vec<TeamPattern>,
    /// Forms that have an alias already.
    pub known: Vec<KnownForm>,
    /// The mode for all texts; where none is given, each text's own is chosen by [`mode_of`].
    pub mode: Option<Mode>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { keep: KeepList::shipped(), patterns: Vec::new(), known: Vec::new(), mode: None }
    }
}

/// Looks for likely identifiers. It holds no text and can be used for many.
#[derive(Clone, Debug)]
pub struct Finder {
    keep: KeepList,
    patterns: Vec<TeamPattern>,
    forms: Forms,
    mode: Option<Mode>,
}

impl Finder {
    /// Makes a finder.
    ///
    /// # Errors
    /// [`TooManyForms`] where the known forms cannot be searched together.
    pub fn new(settings: Settings) -> Result<Self, TooManyForms> {
        let Settings { keep, patterns, known, mode } = settings;
        Ok(Self { keep, patterns, forms: Forms::new(known)?, mode })
    }

    /// The known forms, ready for searching.
    #[must_use]
    pub const fn forms(&self) -> &Forms {
        &self.forms
    }

    /// Likely identifiers of a text, in order and without overlaps, only inside `speech`: the spans
    /// of its turns, and of what stands before the first label. `speech` must be in order.
    ///
    /// `progress` is called now and then with the code points that were looked at and those in all.
    ///
    /// # Errors
    /// [`Cancelled`] where `progress` said so.
    pub fn find(
        &self,
        text: &str,
        speech: &[Span],
        progress: &mut dyn FnMut(u32, u32) -> ControlFlow<()>,
    ) -> Result<Vec<Finding>, Cancelled> {
        let points = CodePoints::new(text);
        let (quarter, of) = (points.len() / 4, points.len());
        let numbers = line_numbers(text);
        let mut passages = Vec::with_capacity(speech.len());
        for span in speech {
            told(progress, span.start() / 4, of)?;
            let said = |passage| Said::numbered(passage, span.start(), &self.keep, &numbers);
            passages.extend(points.slice(*span).map(said));
        }
        let small = self.mode.unwrap_or_else(|| mode(&passages)) == Mode::FewCapitals;
        Said::tell_language(&mut passages);
        Said::tell_marks(&mut passages);
        Said::keep_named(&mut passages, &self.keep);
        let mut search = Search { finder: self, small, passages, sink: Sink::default() };
        for at in 0..search.passages.len() {
            let done = search.passages.get(at).map_or(0, Said::start);
            told(progress, quarter.saturating_add(done / 4 * 3), of)?;
            search.read(at);
        }
        search.known(text, speech);
        let mut findings = search.sink.findings;
        merged(&mut findings);
        echoes(&mut findings, &search.passages, small, &points);
        told(progress, points.len(), points.len())?;
        findings.retain(|finding| !self.is_kept(&points, finding));
        Ok(findings)
    }

    /// Likely identifiers of a whole short text: a label of a speaker, a file name, a name of a code
    /// or a memo.
    #[must_use]
    pub fn find_in(&self, text: &str) -> Vec<Finding> {
        let speech: Vec<Span> = whole(text).into_iter().collect();
        self.find(text, &speech, &mut |_, _| ControlFlow::Continue(())).unwrap_or_default()
    }

    fn is_kept(&self, points: &CodePoints, finding: &Finding) -> bool {
        is_name(finding.kind) && points.slice(finding.span).is_ok_and(|said| self.keep.holds(said))
    }
}

fn told(progress: &mut dyn FnMut(u32, u32) -> ControlFlow<()>, done: u32, of: u32) -> Result<(), Cancelled> {
    if progress(done, of).is_break() { Err(Cancelled) } else { Ok(()) }
}

struct Search<'f, 't> {
    finder: &'f Finder,
    small: bool,
    passages: Vec<Said<'t>>,
    sink: Sink,
}

impl Search<'_, '_> {
    /// Every rule that looks at one passage.
    fn read(&mut self, at: usize) {
        let Some(said) = self.passages.get(at) else { return };
        let (points, start, sink) = (CodePoints::new(said.text()), said.start(), &mut self.sink);
        shapes::find(&points, start, &mut sink.findings);
        for pattern in &self.finder.patterns {
            shapes::team(pattern, &points, start, &mut sink.findings);
        }
        dates::dates(said, sink);
        ages::ages(said, sink);
        numbers::find(said, sink);
        mails::find(said, sink);
        handles::find(said, sink);
        streets::find(said, sink);
        scripts::find(said, sink);
        quoted::find(said, sink);
        spelled_names::find(said, sink);
        if self.small {
            small::find(said, sink);
        } else {
            capitals::find(said, sink);
        }
    }

    /// Forms that have an alias, and words one letter away from one.
    fn known(&mut self, text: &str, speech: &[Span]) {
        let forms = &self.finder.forms;
        if forms.known().is_empty() {
            return;
        }
        let inside = |span: Span| {
            let at = speech.partition_point(|s| s.end() <= span.start());
            speech.get(at).is_some_and(|s| s.contains(span))
        };
        for mention in forms.mentions(text).into_iter().filter(|m| inside(m.span)) {
            let Some(known) = forms.known().get(mention.form) else { continue };
            let reason = Reason::Known { alias: known.alias, form: known.text.clone() };
            let confidence = Confidence::new(if mention.sure { 97 } else { 60 });
            self.sink.findings.push(Finding { span: mention.span, kind: known.kind, confidence, reason });
        }
        for (span, form) in forms.near(text).into_iter().filter(|(span, _)| inside(*span)) {
            let Some(known) = forms.known().get(form) else { continue };
            let reason = Reason::NearKnown { alias: known.alias, form: known.text.clone() };
            let confidence = Confidence::new(70);
            self.sink.findings.push(Finding { span, kind: known.kind, confidence, reason });
        }
    }
}

/// Adds what is said again of what was found.
fn echoes(findings: &mut Vec<Finding>, passages: &[Said], small: bool, points: &CodePoints) {
    let echoes = Echoes::of(findings, points);
    let numbered = Numbered::of(findings, points);
    let mut more = Vec::new();
    for said in passages {
        echoes.find(said, small, findings, &mut more);
        numbered.find(said, &mut more);
    }
    findings.iter_mut().for_each(|finding| echoes.settle(finding, points));
    findings.append(&mut more);
    merged(findings);
}

/// The mode that fits a text: few capitals where sentences hardly ever begin with one, or where
/// nearly every word is all capitals.
#[must_use]
pub fn mode_of(text: &str, speech: &[Span]) -> Mode {
    let (points, keep) = (CodePoints::new(text), KeepList::empty());
    let read = |span: &Span| points.slice(*span).ok().map(|passage| Said::new(passage, span.start(), &keep));
    mode(&speech.iter().filter_map(read).collect::<Vec<_>>())
}

/// “I” is written with a capital in captions too.
fn mode(passages: &[Said]) -> Mode {
    let (mut all, mut capital, mut shouted) = (0u32, 0u32, 0u32);
    let counts = |word: &&Word| word.case != Case::Digits && word.text.is_ascii() && word.base != "i";
    for word in passages.iter().flat_map(|said| said.words()).filter(counts) {
        all += 1;
        capital += u32::from(word.is_capital());
        shouted += u32::from(word.case == Case::Capitals);
    }
    let few = capital.saturating_mul(50) < all || shouted.saturating_mul(10) > all.saturating_mul(7);
    if all >= 20 && few { Mode::FewCapitals } else { Mode::Ordinary }
}
