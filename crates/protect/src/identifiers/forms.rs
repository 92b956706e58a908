//! Known names, found again in a text.
//!
//! A form is compared folded: composed, without case and accents, a blank for any white space. It is
//! found only as whole words, the longest first; a possessive `'s` stays outside.

use aho_corasick::AhoCorasick;
use verbatim_model::AliasId;
use verbatim_text::Span;

use super::finding::Kind;
use super::fold::{Folded, fold};
use super::near::Neighbours;
use super::terms;
use super::words::{Case, Word, points, words};

/// A form that the team confirmed, with the alias it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownForm {
    /// The name as it is said.
    pub text: String,
    /// Whose it is.
    pub alias: AliasId,
    /// What it is.
    pub kind: Kind,
}

/// Forms of known names, made ready for searching.
#[derive(Clone, Debug)]
pub struct Forms {
    known: Vec<KnownForm>,
    /// Whether a form needs a capital in the text: it is short, or an ordinary word.
    needs_capital: Vec<bool>,
    automaton: AhoCorasick,
    neighbours: Neighbours,
}

/// The forms were too many or too long to be searched together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the names are too many to be searched together")]
pub struct TooManyForms;

/// A known form in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Code points of the text, without a possessive `'s`.
    pub span: Span,
    /// Which of the known forms it is, counted from 0.
    pub form: usize,
    /// Whose name it is.
    pub alias: AliasId,
    /// Whether it may be replaced without asking: not for forms under three letters, ordinary words
    /// and parts of a hyphenated name.
    pub sure: bool,
}

/// What is left of a known name in a text that should hold none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leak {
    /// Code points of the text.
    pub span: Span,
    /// Which of the known forms it is, counted from 0.
    pub form: usize,
    /// Whose name it is.
    pub alias: AliasId,
    /// Whether it is the form itself, and not one letter away from it.
    pub exact: bool,
}

/// A name without the titles before it: `Okafor` for `Sgt. Okafor`. The whole name where nothing else
/// is left.
#[must_use]
pub fn without_title(name: &str) -> &str {
    let mut rest = name;
    while let Some((first, after)) = rest.split_once(char::is_whitespace) {
        if after.trim().is_empty() || !terms::is_title(&fold(first.trim_end_matches('.'))) {
            break;
        }
        rest = after.trim_start();
    }
    rest
}

impl Forms {
    /// Makes forms ready. A form without a letter or digit is never found.
    ///
    /// # Errors
    /// [`TooManyForms`].
    pub fn new(known: Vec<KnownForm>) -> Result<Self, TooManyForms> {
        let folded: Vec<String> = known.iter().map(|form| fold(form.text.trim())).collect();
        let needs_capital = folded.iter().map(|form| is_ordinary(form)).collect();
        let searched = folded.iter().map(|form| if form.is_empty() { "\0" } else { form });
        let automaton = AhoCorasick::new(searched).map_err(|_| TooManyForms)?;
        let neighbours = Neighbours::new(&folded);
        Ok(Self { known, needs_capital, automaton, neighbours })
    }

    /// The forms as they were given.
    #[must_use]
    pub fn known(&self) -> &[KnownForm] {
        &self.known
    }

    /// All mentions in a text, the longest first where several begin together; none overlap.
    #[must_use]
    pub fn mentions(&self, text: &str) -> Vec<Mention> {
        let mut found: Vec<Mention> =
            self.hits(text, true).into_iter().filter_map(|hit| self.mention(&hit)).collect();
        found.sort_by_key(|m| (m.span.start(), std::cmp::Reverse(m.span.end()), m.form));
        let mut end = 0;
        found.retain(|m| {
            let free = m.span.start() >= end;
            end = if free { m.span.end() } else { end };
            free
        });
        found
    }

    fn mention(&self, hit: &Hit) -> Option<Mention> {
        let (alias, form) = (self.known.get(hit.form)?.alias, hit.form);
        let sure = !self.needs_capital(form) && !hit.in_compound;
        self.is_meant(hit).then_some(Mention { span: hit.span, form, alias, sure })
    }

    /// Whether a hit has the capital that its form may need.
    fn is_meant(&self, hit: &Hit) -> bool {
        hit.capital || !self.needs_capital(hit.form)
    }

    fn needs_capital(&self, form: usize) -> bool {
        self.needs_capital.get(form) != Some(&false)
    }

    /// What is left of the forms: exactly, inside hyphenated names and addresses too, or one letter
    /// away from a form of five letters or more.
    #[must_use]
    pub fn leaks(&self, text: &str) -> Vec<Leak> {
        let exact = self.hits(text, false).into_iter().filter(|hit| self.is_meant(hit));
        let mut found: Vec<Leak> = exact.filter_map(|hit| self.leak(hit.span, hit.form, true)).collect();
        let near = self.near(text).into_iter().filter_map(|(span, form)| self.leak(span, form, false));
        let near: Vec<Leak> =
            near.filter(|near| !found.iter().any(|leak| leak.span.overlaps(near.span))).collect();
        found.extend(near);
        found.sort_by_key(|leak| (leak.span, leak.form));
        found.dedup_by_key(|leak| (leak.span, leak.alias));
        found
    }

    fn leak(&self, span: Span, form: usize, exact: bool) -> Option<Leak> {
        Some(Leak { span, form, alias: self.known.get(form)?.alias, exact })
    }

    /// Runs of words one letter away from a form, or a form that a line or a scanner broke. Small words of
    /// the dictionary are left out: nearly every text has some beside a name.
    pub(super) fn near(&self, text: &str) -> Vec<(Span, usize)> {
        let words = words(text, 0);
        let mut found = Vec::new();
        let longest = self.neighbours.longest();
        if longest == 0 {
            return found;
        }
        let plain: Vec<bool> =
            words.iter().map(|w| w.is_stop() || w.case == Case::Small && w.is_word()).collect();
        for length in 1..=longest {
            for (run, plain) in words.windows(length).zip(plain.windows(length)) {
                let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
                if plain.iter().all(|plain| *plain) || !self.neighbours.can_be(run) {
                    continue;
                }
                let said = run.iter().map(|w| w.base.as_str()).collect::<Vec<_>>().join(" ");
                let mended = run.iter().any(Word::is_mended);
                found.extend(Span::new(first.start, last.end).ok().zip(self.neighbours.of(&said, mended)));
            }
        }
        found
    }

    fn hits(&self, text: &str, whole: bool) -> Vec<Hit> {
        let folded = Folded::new(text);
        let mut original = Capitals::new(text);
        let mut hits = Vec::new();
        let mut matches: Vec<_> = self.automaton.find_overlapping_iter(&folded.text).collect();
        matches.sort_by_key(aho_corasick::Match::start);
        for found in matches {
            let edges = Edges::of(&folded.text, found.start(), found.end());
            let (start, end) = folded.points(found.start(), found.end());
            let fits = if whole { edges.is_whole() } else { edges.is_apart() };
            if let (true, Ok(span)) = (fits, Span::new(start, end)) {
                let capital = original.is_capital(start);
                hits.push(Hit {
                    span,
                    form: found.pattern().as_usize(),
                    capital,
                    in_compound: edges.in_compound(),
                });
            }
        }
        hits
    }
}

struct Hit {
    span: Span,
    form: usize,
    capital: bool,
    in_compound: bool,
}

/// A form that is also said without meaning anyone.
fn is_ordinary(form: &str) -> bool {
    form.chars().count() < 3 || (!form.contains([' ', '-']) && terms::is_in_dictionary(form))
}

/// What stands around a match of the folded text.
struct Edges {
    before: (Option<char>, Option<char>),
    after: (Option<char>, Option<char>),
    tail: String,
}

impl Edges {
    fn of(text: &str, start: usize, end: usize) -> Self {
        let mut back = text.get(..start).unwrap_or_default().chars().rev();
        let rest = text.get(end..).unwrap_or_default();
        let mut forth = rest.chars();
        let tail = rest.chars().skip(1).take_while(|c| c.is_alphanumeric()).collect();
        Self { before: (back.next(), back.next()), after: (forth.next(), forth.next()), tail }
    }

    /// Not inside a longer word; a name behind an apostrophe, as in D'Angelo, is inside one.
    fn is_whole(&self) -> bool {
        let possessive = matches!(self.tail.as_str(), "s" | "d" | "ll" | "ve" | "re" | "m");
        self.is_apart()
            && !joins(self.before, '\'')
            && (possessive || !joins(self.after, '\''))
            && !matches!(self.before.0, Some('_' | '@'))
            && !matches!(self.after.0, Some('_' | '@'))
    }

    fn is_apart(&self) -> bool {
        !is_letter(self.before.0) && !is_letter(self.after.0)
    }

    fn in_compound(&self) -> bool {
        joins(self.before, '-') || joins(self.after, '-')
    }
}

/// Whether a mark stands on one side of a match, and a letter or digit beyond it.
fn joins((mark, beyond): (Option<char>, Option<char>), joint: char) -> bool {
    mark == Some(joint) && is_letter(beyond)
}

fn is_letter(c: Option<char>) -> bool {
    c.is_some_and(char::is_alphanumeric)
}

/// Which code points of a text are capitals, asked from the first to the last.
struct Capitals<'t> {
    chars: std::str::Chars<'t>,
    at: u32,
    last: Option<char>,
}

impl<'t> Capitals<'t> {
    fn new(text: &'t str) -> Self {
        Self { chars: text.chars(), at: 0, last: None }
    }

    fn is_capital(&mut self, point: u32) -> bool {
        while self.at <= point {
            self.last = self.chars.next();
            self.at += 1;
        }
        self.last.is_some_and(|c| c.is_uppercase() || !c.is_lowercase())
    }
}

/// The code points of a whole text as one span; none for an empty one.
pub(super) fn whole(text: &str) -> Option<Span> {
    Span::new(0, points(text)).ok()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used)]
    use super::*;
    use verbatim_text::CodePoints;

    fn forms(names: &[&str]) -> Forms {
        let known =
            |name: &&str| KnownForm { text: (*name).to_owned(), alias: AliasId::new(), kind: Kind::Person };
        Forms::new(names.iter().map(known).collect()).unwrap()
    }

    fn said<'t>(names: &[&str], text: &'t str) -> Vec<&'t str> {
        let points = CodePoints::new(text);
        forms(names).mentions(text).iter().map(|m| points.slice(m.span).unwrap()).collect()
    }

    #[test]
    fn ann_touches_neither_anne_nor_annual_nor_ann_marie_without_asking() {
        let text = "Ann and Anne wrote the annual report; Ann's copy. Ann-Marie, joann, ANN.";
        assert_eq!(said(&["Ann"], text), ["Ann", "Ann", "Ann", "ANN"]);
        let sure: Vec<bool> = forms(&["Ann"]).mentions(text).iter().map(|m| m.sure).collect();
        assert_eq!(sure, [true, true, false, true]);
    }

    #[test]
    fn a_possessive_stays_outside_whatever_its_apostrophe() {
        assert_eq!(said(&["Lupe"], "Lupe's, Lupe’s and lupe's"), ["Lupe", "Lupe", "lupe"]);
        assert_eq!(said(&["Angelo"], "D’Angelo met Angelo."), ["Angelo"], "D’Angelo is another name");
    }

    #[test]
    fn accents_composition_case_and_line_breaks_do_not_hide_a_name() {
        let text = "Trần Thị\nHạnh; TRAN THI HANH; Tra\u{302}\u{300}n Thi\u{323} Ha\u{323}nh";
        assert_eq!(said(&["Trần Thị Hạnh"], text).len(), 3);
        assert_eq!(said(&["Trần Thị Hạnh"], text)[2], "Tra\u{302}\u{300}n Thi\u{323} Ha\u{323}nh");
    }

    #[test]
    fn the_longest_form_wins_and_a_shorter_one_is_found_where_the_longer_goes_on() {
        assert_eq!(said(&["Delmira", "Delmira PD"], "Delmira PD in Delmira"), ["Delmira PD", "Delmira"]);
        assert_eq!(said(&["Ana", "Ana Ruiz"], "Ana Ruizenor and Ana Ruiz"), ["Ana", "Ana Ruiz"]);
    }

    #[test]
    fn short_forms_and_words_need_a_capital_and_a_decision() {
        assert_eq!(said(&["Hope", "Mo"], "I hope Hope comes. Mo knows mo."), ["Hope", "Mo"]);
        assert!(forms(&["Hope", "Mo"]).mentions("Hope and Mo").iter().all(|m| !m.sure));
    }

    #[test]
    fn what_is_left_of_a_name_is_told_one_letter_away_and_inside_an_address_too() {
        let leaks = |text: &str| {
            forms(&["Santacruz", "Ann", "Ana Ruiz"]).leaks(text).iter().map(|l| l.exact).collect::<Vec<_>>()
        };
        assert_eq!(leaks("m.santacruz@example.org"), [true]);
        assert_eq!(leaks("Mrs. Santacrus, Santa-cruz, SANTACRÚZ"), [false, false, true]);
        assert_eq!(leaks("Anna Ruiz"), [false]);
        assert_eq!(leaks("Ann-Marie, but not Anne or annual"), [true]);
        assert!(leaks("[colleague 1] said nothing").is_empty());
    }

    #[test]
    fn titles_are_taken_off_a_name_and_never_all_of_it() {
        assert_eq!(without_title("Sgt. Okafor"), "Okafor");
        assert_eq!(without_title("Dr. Ana Ruiz"), "Ana Ruiz");
        assert_eq!(without_title("Ana Ruiz"), "Ana Ruiz");
        assert_eq!(without_title("Sergeant"), "Sergeant");
    }
}
