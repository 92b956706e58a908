//! Names that are said again in another form: a part of them, misspelt, or where a sentence begins.

use std::collections::HashMap;

use verbatim_text::{CodePoints, Span};

use super::context;
use super::finding::{Confidence, Finding, Kind, is_name};
use super::fold::fold;
use super::lists::{self, COMMON_GIVEN};
use super::near::alike;
use super::number_words::says_a_number;
use super::reason::Reason;
use super::said::Said;
use super::streets;
use super::tables;
use super::terms;
use super::words::{Case, Opens, Word, words};

/// The surest kind of a name, and the form it was said in.
#[derive(Clone)]
struct Told {
    kind: Kind,
    form: String,
    percent: u8,
}

/// What a text told of names, by their words.
#[derive(Default)]
pub(super) struct Echoes {
    by_word: HashMap<String, Told>,
    /// Forms of several words, by their first.
    by_first: HashMap<String, Vec<(Vec<String>, Told)>>,
    /// Bodies and places by the first letters of their words.
    by_initials: HashMap<String, Told>,
}

impl Echoes {
    /// Names of a text that were found with some confidence.
    pub(super) fn of(findings: &[Finding], points: &CodePoints) -> Self {
        let mut this = Self::default();
        for finding in findings.iter().filter(|f| is_name(f.kind) && f.confidence.percent() >= 50) {
            if let Ok(form) = points.slice(finding.span) {
                this.learn(form, finding);
            }
        }
        this
    }

    fn learn(&mut self, form: &str, finding: &Finding) {
        let words = words(form, 0);
        let percent = finding.confidence.percent();
        self.learn_whole(form, &words, finding);
        for (n, word) in words.iter().enumerate() {
            if teaches(word, finding.kind, n, words.len()) {
                let told = Told { kind: finding.kind, form: form.to_owned(), percent };
                let known = self.by_word.entry(word.base.clone()).or_insert_with(|| told.clone());
                if told.percent > known.percent {
                    *known = told;
                }
            }
        }
    }

    fn learn_whole(&mut self, form: &str, words: &[Word], finding: &Finding) {
        let bases: Vec<String> = words.iter().map(|word| word.base.clone()).collect();
        if finding.kind != Kind::Person || form.contains('-') {
            self.learn_initials(form, words, finding.kind);
        } else {
            self.learn_letters(form, words);
        }
        let told = Told { kind: finding.kind, form: form.to_owned(), percent: finding.confidence.percent() };
        // “Second Step” for Second Step Toledo.
        let town = bases.len() > 2
            && words.iter().all(Word::is_capital)
            && bases.last().is_some_and(|last| lists::is_place(last));
        if town && finding.kind != Kind::Street {
            self.learn_form(bases.get(..bases.len() - 1).unwrap_or_default().to_vec(), told.clone());
        }
        self.learn_form(bases, told);
    }

    /// A form of several words.
    fn learn_form(&mut self, bases: Vec<String>, told: Told) {
        let Some(first) = bases.first().filter(|_| bases.len() > 1) else { return };
        let known = self.by_first.entry(first.clone()).or_default();
        if !known.iter().any(|(other, _)| *other == bases) {
            known.push((bases, told));
        }
    }

    /// “TJ” for T.J. Okafor.
    fn learn_letters(&mut self, form: &str, words: &[Word]) {
        let letters = words.iter().take_while(|word| word.case == Case::Initial);
        let letters: String = letters.flat_map(|word| word.text.chars()).collect();
        if letters.len() > 1 {
            let told = Told { kind: Kind::Person, form: form.to_owned(), percent: 70 };
            self.by_initials.entry(letters).or_insert(told);
        }
    }

    /// “KB” for Kapit-Bisig, “HMR” and “HOMR” for House of Many Rooms.
    fn learn_initials(&mut self, form: &str, words: &[Word], kind: Kind) {
        let parts = |capitals: bool| {
            let words = words.iter().filter(move |word| !capitals || word.is_capital());
            let firsts = words.flat_map(|word| word.text.split('-')).filter_map(|part| part.chars().next());
            firsts.flat_map(char::to_uppercase).collect::<String>()
        };
        for initials in [parts(true), parts(false)].into_iter().filter(|letters| letters.len() > 1) {
            let told = Told { kind, form: form.to_owned(), percent: 70 };
            self.by_initials.entry(initials).or_insert(told);
        }
    }

    /// A form of several words that is said again in full, and the word behind it.
    fn whole(&self, said: &Said, at: usize) -> Option<(&Told, usize)> {
        let forms = self.by_first.get(&said.word(at)?.base)?;
        let fits = |bases: &[String]| {
            bases
                .iter()
                .enumerate()
                .skip(1)
                .all(|(n, base)| said.close(at + n) && said.word(at + n).is_some_and(|w| w.base == *base))
        };
        let longest = forms.iter().filter(|(bases, _)| fits(bases)).max_by_key(|(bases, _)| bases.len())?;
        Some((&longest.1, at + longest.0.len()))
    }

    /// A name of which only the capital was seen is what the text tells elsewhere.
    pub(super) fn settle(&self, finding: &mut Finding, points: &CodePoints) {
        let guessed = !matches!(
            finding.reason,
            Reason::Head(_) | Reason::Title(_) | Reason::Known { .. } | Reason::Shape(_)
        );
        let Some(said) = points.slice(finding.span).ok().filter(|_| guessed) else { return };
        if let Some(told) = self.by_word.get(&fold(said)).filter(|told| {
            told.percent >= 80
                && told.form.contains(' ')
                && (told.kind == Kind::Person) != (finding.kind == Kind::Person)
        }) {
            finding.kind = told.kind;
            finding.reason = Reason::SaidElsewhere(told.form.clone());
        }
    }

    /// Finds what is said again in a passage and lies in no finding yet.
    pub(super) fn find(&self, said: &Said, small: bool, taken: &[Finding], out: &mut Vec<Finding>) {
        if self.by_word.is_empty() {
            return;
        }
        let mut taken = Taken { findings: taken, at: 0 };
        for at in 0..said.len() {
            let Some((word, span)) = said.word(at).zip(said.span(&(at..at + 1))) else { continue };
            let whole = self.whole(said, at).filter(|_| (small || word.is_capital()) && !said.is_kept(at));
            if let Some((told, span)) = whole.and_then(|(told, end)| Some((told, said.span(&(at..end))?))) {
                let reason = Reason::SaidElsewhere(told.form.clone());
                out.push(Finding {
                    span,
                    kind: told.kind,
                    confidence: Confidence::new(told.percent),
                    reason,
                });
                continue;
            }
            if let Some(finding) = self.house(said, at, word) {
                out.push(finding);
                continue;
            }
            if taken.holds(span) || said.is_kept(at) {
                continue;
            }
            if let Some((told, reason)) = self.heard(said, at, word, small) {
                out.push(Finding {
                    span,
                    kind: told.kind,
                    confidence: Confidence::new(told.percent.min(75)),
                    reason,
                });
            }
        }
    }

    /// “1508 Sumner”, once Sumner Street is known: with the number of the house before.
    fn house(&self, said: &Said, at: usize, word: &Word) -> Option<Finding> {
        let before = at.checked_sub(1).filter(|_| word.is_capital() && said.close(at))?;
        said.word(before).filter(|word| streets::is_house(word))?;
        let told = self.by_word.get(&word.base).filter(|told| told.kind == Kind::Street)?;
        let (span, kind) = (said.span(&(before..at + 1))?, told.kind);
        let (confidence, reason) = (Confidence::new(told.percent), Reason::SaidElsewhere(told.form.clone()));
        Some(Finding { span, kind, confidence, reason })
    }

    fn heard(&self, said: &Said, at: usize, word: &Word, small: bool) -> Option<(&Told, Reason)> {
        let general = || terms::first_head(&word.base).is_some() || terms::head(&word.base).is_some();
        if !small
            && word.case == Case::Small
            && word.base.chars().count() > 3
            && !word.is_word()
            && !general()
        {
            let told = self.by_word.get(&word.base).filter(|told| told.percent >= 75)?;
            return Some((told, Reason::SaidElsewhere(told.form.clone())));
        }
        (small || word.is_capital()).then_some(())?;
        if let Some(told) =
            self.by_word.get(&word.base).filter(|told| means_name(said, at, word, told, small))
        {
            return Some((told, Reason::SaidElsewhere(told.form.clone())));
        }
        if let Some(told) = self.by_initials.get(word.text).filter(|_| word.case == Case::Capitals) {
            return Some((told, Reason::SaidElsewhere(told.form.clone())));
        }
        let one = plural(&word.base).find_map(|one| self.by_word.get(one));
        if let Some(told) = one.filter(|told| told.kind == Kind::Person && !word.is_word()) {
            return Some((told, Reason::SaidElsewhere(told.form.clone())));
        }
        if word.is_plain_capital() {
            return None;
        }
        let short = (!small && word.case == Case::Capital && !word.is_stop())
            .then(|| self.shortened(said, at, word))
            .flatten();
        short.or_else(|| (!word.is_word()).then(|| self.near(&word.base)).flatten())
    }

    /// “Sunny” for Sunniva: an ordinary word with a capital that begins like a name and stands alone.
    fn shortened(&self, said: &Said, at: usize, word: &Word) -> Option<(&Told, Reason)> {
        let begin: String = word.base.chars().take(4).collect();
        let alone = word.opens == Opens::No
            || said.ends_clause(at + 1)
            || !word.tail.is_empty()
            || context::acts(said, at);
        let fits = |known: &str, told: &Told| {
            told.kind == Kind::Person && known.chars().count() > 5 && known.starts_with(&begin)
        };
        let alike = self.by_word.iter().filter(|(known, told)| fits(known, told));
        let (_, told) =
            alike.min_by_key(|(known, _)| known.as_str()).filter(|_| alone && begin.chars().count() == 4)?;
        Some((told, Reason::SaidElsewhere(told.form.clone())))
    }

    fn near(&self, base: &str) -> Option<(&Told, Reason)> {
        let (_, told) = self
            .by_word
            .iter()
            .filter(|(known, _)| alike(known, base))
            .min_by_key(|(known, _)| known.as_str())?;
        Some((told, Reason::Near(told.form.clone())))
    }
}

/// Findings in order, asked from the first passage of a text to the last.
struct Taken<'f> {
    findings: &'f [Finding],
    at: usize,
}

impl Taken<'_> {
    fn holds(&mut self, span: Span) -> bool {
        while self.findings.get(self.at).is_some_and(|f| f.span.end() <= span.start()) {
            self.at += 1;
        }
        self.findings.get(self.at).is_some_and(|f| f.span.overlaps(span))
    }
}

/// Whether a word of a name is said alone for it: no particle, no title, no head such as “County”.
fn teaches(word: &Word, kind: Kind, at: usize, of: usize) -> bool {
    let empty = word.base.chars().count() < 2
        || word.case == Case::Digits
        || word.case == Case::Small && of > 1 && kind != Kind::Person;
    let named = at == 0 && (terms::is_kin(&word.base) || terms::is_name_word(&word.base));
    let title = at + 1 < of && terms::is_title(&word.base) && !named;
    let particle = word.case == Case::Small && word.is_stop();
    let head =
        kind != Kind::Person && (terms::is_general(&word.base) && !is_house(&word.base) || word.is_stop());
    let plain = word.is_plain_capital() && kind != Kind::Person
        || kind == Kind::Street
            && (word.case == Case::Capitals && word.base.len() < 3
                || tables::FLATS.or(tables::ROADS).contains(&word.base)
                || word.base == "box");
    !(empty || title || particle || head || plain)
}

/// An ordinary word means the name inside a sentence, or where it does what people do.
fn means_name(said: &Said, at: usize, word: &Word, told: &Told, small: bool) -> bool {
    if !word.is_word() && !word.is_plain_capital() {
        return true;
    }
    let person = told.kind == Kind::Person;
    if small {
        // “twenty two miles”.
        const MANY: [&str; 7] = ["square", "thousand", "many", "few", "some", "state", "federal"];
        let counted = said.before(at).is_some_and(|w| {
            w.case == Case::Digits || w.base.split('-').all(says_a_number) || MANY.contains(&w.base.as_str())
        });
        let led = counted || at > 0 && said.close(at) && said.is_in(at - 1, tables::LEAD_THINGS);
        let met = context::is_subject(said, at)
            || context::meets(said, at) && said.ends_clause(at + 1)
            || word.tail.ends_with('s');
        let full = told.form.contains([' ', '-']) || told.percent >= 60;
        return person && !word.is_stop() && !led && (full || met && told.percent >= 50);
    }
    // “Mary Two Hearts”, and “Two went home”.
    if says_a_number(&word.base) && word.opens != Opens::No {
        return false;
    }
    // “Deacon Bae” teaches “Deacon”, but “the Deacon” is anyone.
    if word.case != Case::Capital || terms::is_title(&word.base) && context::has_article(said, at) {
        return false;
    }
    if word.is_stop() || word.is_plain_capital() {
        return person
            && (context::is_subject(said, at)
                || !word.tail.is_empty()
                || word.opens != Opens::No && context::stands_as_name(said, at)
                || word.opens == Opens::No
                    && (context::meets(said, at)
                        || word.is_plain_capital() && !context::is_time_or_place(said, at)));
    }
    let stands = !person
        && said.close(at + 1)
        && said.is(at + 1, &["was", "is", "has", "had", "does", "did", "gives", "takes"]);
    let subject = || context::acts(said, at) || context::is_subject(said, at);
    let stands = stands || !person && (subject() || !word.tail.is_empty());
    word.opens == Opens::No
        || stands
        || person
            && (word.bits() & COMMON_GIVEN > 0
                || terms::is_name_word(&word.base) && !terms::is_title(&word.base)
                || context::is_subject(said, at)
                || context::stands_as_name(said, at)
                || said.gap(at + 1).starts_with([',', '\'', '’'])
                || !word.tail.is_empty())
}

/// Words for houses that stand for their name: “the Lodge”.
fn is_house(base: &str) -> bool {
    tables::HOUSES.contains(base)
}

fn plural(base: &str) -> impl Iterator<Item = &str> {
    ["s", "es"].into_iter().filter_map(|end| base.strip_suffix(end)).filter(|one| one.chars().count() > 2)
}
