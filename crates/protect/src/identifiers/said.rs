//! A passage of speech while rules look at it, and where they put what they find.

use std::ops::Range;

use verbatim_text::Span;

use super::finding::{Confidence, Finding, Kind};
use super::keep::KeepList;
use super::language;
use super::reason::{Reason, Shape};
use super::tables::{CLAUSE_STARTS, CLAUSE_SUBJECTS, SPANISH_STOP, STOP, Table, WISHES, WISHES_BEHIND};
use super::words::{Opens, Word, broken_at_hyphen, words_without};

/// A passage as words, with those that belong to an entry of the keep-list.
pub(super) struct Said<'t> {
    words: Vec<Word<'t>>,
    kept: Vec<bool>,
    spanish: bool,
    text: &'t str,
    start: u32,
    /// What follows the last word; a full stop where nothing does.
    after: &'t str,
    /// Whether it has a word that wishes are made with.
    wishes: bool,
    /// Whether its text has hardly any commas and stops, as automatic transcripts have none.
    unpunctuated: bool,
}

impl<'t> Said<'t> {
    /// `at` is the code point where the passage begins.
    pub(super) fn new(passage: &'t str, at: u32, keep: &KeepList) -> Self {
        Self::numbered(passage, at, keep, &[])
    }

    /// The same in a text before whose lines numbers stand, at these code points.
    pub(super) fn numbered(passage: &'t str, at: u32, keep: &KeepList, numbers: &[u32]) -> Self {
        let mut words = words_without(passage, at, numbers);
        wrapped(&mut words);
        let kept = keep.kept(&words);
        let spanish = is_spanish(&words);
        let wishes = words.iter().any(|word| WISHES.or(WISHES_BEHIND).is_among(word.tables));
        let after = after(passage);
        Self { words, kept, spanish, text: passage, start: at, after, wishes, unpunctuated: false }
    }

    /// Where most passages of a text are in Spanish, the short ones are too, which cannot tell. Each
    /// word hears the language of its sentence.
    pub(super) fn tell_language(passages: &mut [Self]) {
        let length = |spanish: bool| {
            passages.iter().filter(|said| said.spanish == spanish).map(Self::len).sum::<usize>()
        };
        if length(true) > length(false) {
            passages.iter_mut().for_each(|said| said.spanish = true);
        }
        passages.iter_mut().for_each(|said| language::tell(&mut said.words, said.spanish));
    }

    /// Tells passages whether their text has hardly any commas and stops: one in sixty words or fewer.
    pub(super) fn tell_marks(passages: &mut [Self]) {
        let all = passages.iter().map(Self::len).sum::<usize>();
        let marked = |word: &&Word| word.before.contains(['.', ',', '?', '!', ';', ':']);
        let marks = passages.iter().map(|said| said.words.iter().filter(marked).count()).sum::<usize>();
        let unpunctuated = all >= 40 && marks * 60 < all;
        passages.iter_mut().for_each(|said| said.unpunctuated = unpunctuated);
    }

    /// What an entry with `*` took, as “Operation Quiet Water”, is kept where it is said alone too.
    pub(super) fn keep_named(passages: &mut [Self], keep: &KeepList) {
        let named: Vec<String> = passages.iter().flat_map(|said| keep.named(&said.words)).collect();
        let mut list = KeepList::empty();
        list.extend(named.iter().map(String::as_str));
        if list.is_empty() {
            return;
        }
        for said in passages {
            let also = list.kept(&said.words);
            said.kept.iter_mut().zip(also).for_each(|(kept, also)| *kept |= also);
        }
    }

    /// The passage.
    pub(super) const fn text(&self) -> &'t str {
        self.text
    }

    /// Code point where the passage begins.
    pub(super) const fn start(&self) -> u32 {
        self.start
    }

    /// Whether the passage is in Spanish, of which the dictionary holds only the commonest words.
    pub(super) const fn is_spanish(&self) -> bool {
        self.spanish
    }

    /// Whether the passage may hold a wish, as “Merry Christmas”: nearly none does.
    pub(super) const fn has_wishes(&self) -> bool {
        self.wishes
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    pub(super) fn words(&self) -> &[Word<'t>] {
        &self.words
    }

    pub(super) fn word(&self, at: usize) -> Option<&Word<'t>> {
        self.words.get(at)
    }

    /// The word before another.
    pub(super) fn before(&self, at: usize) -> Option<&Word<'t>> {
        self.words.get(at.checked_sub(1)?)
    }

    pub(super) fn is(&self, at: usize, bases: &[&str]) -> bool {
        self.word(at).is_some_and(|word| bases.contains(&word.base.as_str()))
    }

    pub(super) fn is_in(&self, at: usize, table: Table) -> bool {
        self.word(at).is_some_and(|word| table.is_among(word.tables))
    }

    /// Whether a word is a function word as it is compared.
    pub(super) fn is_stop(&self, at: usize) -> bool {
        self.is_in(at, STOP.or(SPANISH_STOP))
    }

    pub(super) fn is_kept(&self, at: usize) -> bool {
        self.kept.get(at) == Some(&true)
    }

    /// Whether only white space stands before a word, or the hyphen at which a line broke.
    pub(super) fn close(&self, at: usize) -> bool {
        self.word(at).is_some_and(|word| word.follows_blank() || broken_at_hyphen(word.before))
    }

    /// The same, a comma or the stop of a short word allowed.
    pub(super) fn near(&self, at: usize) -> bool {
        let gap = self.word(at).map(|word| word.before);
        gap.is_some_and(|gap| {
            gap.trim_start_matches([',', '.']).chars().all(char::is_whitespace) && !gap.contains("\n\n")
        })
    }

    /// What stands before a word, and after the last.
    pub(super) fn gap(&self, at: usize) -> &'t str {
        self.word(at).map_or(self.after, |word| word.before)
    }

    /// Whether a clause ends before a word. Where a text has no marks, the words tell that begin the next.
    pub(super) fn ends_clause(&self, at: usize) -> bool {
        let begun = self.unpunctuated && self.is_in(at, CLAUSE_STARTS.or(CLAUSE_SUBJECTS));
        begun
            || self
                .gap(at)
                .starts_with(['.', ',', '?', '!', ';', ':', '…', '—', '–', '\n', '”', '"', ')', ' '])
                && self.gap(at).trim() != ""
    }

    /// Whether a sentence ends before a word.
    pub(super) fn ends_sentence(&self, at: usize) -> bool {
        self.gap(at).starts_with(['.', '?', '!'])
    }

    /// From the first letter of a run of words to its last.
    pub(super) fn span(&self, run: &Range<usize>) -> Option<Span> {
        let (first, last) = (self.word(run.start)?, self.word(run.end.checked_sub(1)?)?);
        Span::new(first.start, last.end).ok()
    }

    /// A run of words as they are compared.
    pub(super) fn base(&self, run: &Range<usize>) -> String {
        let words = self.words.get(run.clone()).unwrap_or_default();
        words.iter().map(|word| word.base.as_str()).collect::<Vec<_>>().join(" ")
    }
}

fn after(passage: &str) -> &str {
    let last = passage.char_indices().rev().find(|(_, c)| c.is_alphanumeric());
    let rest = last.and_then(|(at, c)| passage.get(at + c.len_utf8()..)).unwrap_or_default();
    if rest.trim().is_empty() { "." } else { rest }
}

/// Where most lines begin with a small letter, lines were broken by width, and a capital at the
/// beginning of one stands inside a sentence.
fn wrapped(words: &mut [Word]) {
    let line = |word: &Word| word.opens == Opens::Line;
    let lines = words.iter().filter(|word| line(word)).count();
    let small = words.iter().filter(|word| line(word) && !word.is_capital()).count();
    if lines > 0 && small * 2 >= lines {
        words.iter_mut().filter(|word| line(word)).for_each(|word| word.opens = Opens::No);
    }
}

fn is_spanish(words: &[Word]) -> bool {
    const SPANISH: [&str; 20] = [
        "que", "de", "el", "la", "los", "las", "en", "y", "con", "por", "para", "una", "un", "se", "es",
        "lo", "su", "del", "al", "como",
    ];
    let count = words.iter().filter(|word| SPANISH.contains(&word.base.as_str())).count();
    count > 1 && count * 8 > words.len()
}

/// Where findings are put.
#[derive(Default)]
pub(super) struct Sink {
    pub(super) findings: Vec<Finding>,
}

impl Sink {
    pub(super) fn add(&mut self, said: &Said, run: Range<usize>, kind: Kind, percent: u8, reason: Reason) {
        if let Some(span) = said.span(&run) {
            self.findings.push(Finding { span, kind, confidence: Confidence::new(percent), reason });
        }
    }

    pub(super) fn shape(&mut self, said: &Said, run: Range<usize>, kind: Kind, percent: u8, shape: Shape) {
        self.add(said, run, kind, percent, Reason::Shape(shape));
    }
}
