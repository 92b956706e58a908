//! Passages cut out of their text as a publication says them.

use std::collections::HashMap;

use verbatim_model::{Alias, AliasId, TranscriptId};
use verbatim_protect::Words;
use verbatim_text::{CodePoints, Span, sentence_spans};

use crate::deidentification::whole_words;
use crate::{Study, StudyError};

/// What stands in texts in place of names.
pub(super) struct Aliases {
    by_id: HashMap<AliasId, Alias>,
    /// Those with a number, and their words without it, longer ones first.
    numbered: Vec<(String, String)>,
    places: HashMap<TranscriptId, Vec<(Span, AliasId)>>,
}

impl Aliases {
    pub fn of(study: &Study) -> Result<Self, StudyError> {
        let rows = study.store.rows();
        let mut places: HashMap<TranscriptId, Vec<(Span, AliasId)>> = HashMap::new();
        for redaction in rows.redactions()? {
            places.entry(redaction.transcript).or_default().push((redaction.span, redaction.alias));
        }
        places.values_mut().for_each(|places| places.sort_by_key(|(span, _)| span.start()));
        let aliases = rows.aliases()?;
        let plain = |alias: &Alias| (alias.text.clone(), alias.without_number().to_owned());
        let mut numbered: Vec<_> = aliases.iter().map(plain).filter(|(text, plain)| text != plain).collect();
        // “client 12” before “client 1”.
        numbered.sort_by_key(|(text, _)| std::cmp::Reverse(text.len()));
        Ok(Self { by_id: aliases.into_iter().map(|alias| (alias.id, alias)).collect(), numbered, places })
    }

    /// Where they stand in a transcript, in order, each as a publication says it.
    pub fn in_publication(&self, transcript: TranscriptId, in_english: bool) -> Vec<(Span, String)> {
        self.said(transcript, |alias| self.without_others(alias.in_publication(in_english)))
    }

    /// Words without the numbers of other aliases that they name: “client 11’s club” is a client’s club.
    fn without_others(&self, mut said: String) -> String {
        for (text, plain) in &self.numbered {
            let places: Vec<usize> = whole_words(&said, text).collect();
            for at in places.into_iter().rev() {
                said.replace_range(at..at + text.len(), plain);
            }
        }
        said
    }

    /// Where they stand in a transcript, in order.
    pub fn as_they_stand(&self, transcript: TranscriptId) -> Vec<(Span, String)> {
        self.said(transcript, Alias::bracketed)
    }

    fn said(&self, transcript: TranscriptId, say: impl Fn(&Alias) -> String) -> Vec<(Span, String)> {
        let places = self.places.get(&transcript).into_iter().flatten();
        places.filter_map(|(span, alias)| Some((*span, say(self.by_id.get(alias)?)))).collect()
    }
}

/// A turn that a passage shares words with.
pub(super) struct Turn {
    pub span: Span,
    /// Whether it is evidence; what interviewers say is not.
    pub counts: bool,
}

/// The words of a passage, a paragraph each. What interviewers say between them is a gap; where it begins or ends
/// in the middle of a sentence there is one too.
pub(super) fn words_of(
    points: &CodePoints<'_>,
    passage: Span,
    turns: &[Turn],
    aliases: &[(Span, String)],
) -> Vec<Vec<Words>> {
    let is_said = |turn: &Turn| turn.counts && cut(turn.span, passage).is_some();
    let first = turns.iter().position(is_said).unwrap_or(turns.len());
    let after = turns.iter().rposition(is_said).map_or(first, |last| last + 1);
    let mut paragraphs = Vec::new();
    for turn in turns.get(first..after).unwrap_or_default() {
        match cut(turn.span, passage).filter(|_| turn.counts) {
            Some(own) => paragraphs.extend(paragraphs_of(points, own, turn.span, aliases)),
            None => paragraphs.push(vec![Words::Gap]),
        }
    }
    paragraphs
}

/// What two spans share.
fn cut(one: Span, other: Span) -> Option<Span> {
    Span::new(one.start().max(other.start()), one.end().min(other.end())).ok()
}

fn paragraphs_of(
    points: &CodePoints<'_>,
    own: Span,
    turn: Span,
    aliases: &[(Span, String)],
) -> Vec<Vec<Words>> {
    let Ok(text) = points.slice(own) else { return Vec::new() };
    let mut paragraphs = Vec::new();
    let mut start = own.start();
    for line in text.split('\n') {
        let length = u32::try_from(line.chars().count()).unwrap_or(u32::MAX);
        if let Ok(span) = Span::new(start, start + length)
            && !line.trim().is_empty()
        {
            paragraphs.push(line_of(points, span, aliases));
        }
        start += length + 1;
    }
    let (begins, ends) = within_sentence(points, own, turn);
    if let Some(first) = paragraphs.first_mut().filter(|_| begins) {
        first.insert(0, Words::Gap);
    }
    if let Some(last) = paragraphs.last_mut().filter(|_| ends) {
        last.push(Words::Gap);
    }
    paragraphs
}

fn line_of(points: &CodePoints<'_>, line: Span, aliases: &[(Span, String)]) -> Vec<Words> {
    let mut words = Vec::new();
    let mut at = line.start();
    let say = |words: &mut Vec<Words>, from: u32, to: u32| {
        if let Some(said) = Span::new(from, to).ok().and_then(|span| points.slice(span).ok()) {
            words.push(Words::Said(said.to_owned()));
        }
    };
    let first = aliases.partition_point(|(span, _)| span.end() <= line.start());
    for (span, alias) in aliases.iter().skip(first).take_while(|(span, _)| span.start() < line.end()) {
        say(&mut words, at, span.start());
        words.push(Words::Alias(alias.clone()));
        at = span.end();
    }
    say(&mut words, at, line.end());
    trimmed(words)
}

/// Without blanks at both ends.
fn trimmed(mut words: Vec<Words>) -> Vec<Words> {
    if let Some(Words::Said(first)) = words.first_mut() {
        *first = first.trim_start().to_owned();
    }
    if let Some(Words::Said(last)) = words.last_mut() {
        *last = last.trim_end().to_owned();
    }
    words.retain(|words| !matches!(words, Words::Said(said) if said.is_empty()));
    words
}

/// Whether a part of a turn begins, and whether it ends, in the middle of a sentence.
fn within_sentence(points: &CodePoints<'_>, own: Span, turn: Span) -> (bool, bool) {
    let Ok(text) = points.slice(turn) else { return (false, false) };
    let (from, to) = (own.start() - turn.start(), own.end() - turn.start());
    let sentences = sentence_spans(text);
    let begins = sentences.iter().any(|sentence| sentence.start() < from && from < sentence.end());
    let ends = sentences.iter().any(|sentence| sentence.start() < to && to < sentence.end());
    (begins, ends)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used)]
    use super::*;

    fn span(text: &str, words: &str) -> Span {
        let at = text.find(words).unwrap();
        let start = text[..at].chars().count();
        let end = start + words.chars().count();
        Span::new(u32::try_from(start).unwrap(), u32::try_from(end).unwrap()).unwrap()
    }

    fn said(words: &str) -> Words {
        Words::Said(words.to_owned())
    }

    const TEXT: &str = "Sí, I called [colleague 1]. She came 🙂 late.\n\nThen we waited.\n\nAnd then?\n\nNobody came. I left.";

    fn turns() -> Vec<Turn> {
        let turn = |words, counts| Turn { span: span(TEXT, words), counts };
        let first = "Sí, I called [colleague 1]. She came 🙂 late.\n\nThen we waited.";
        vec![turn(first, true), turn("And then?", false), turn("Nobody came. I left.", true)]
    }

    fn cut_out(passage: Span) -> Vec<Vec<Words>> {
        let aliases = vec![(span(TEXT, "[colleague 1]"), "[a colleague]".to_owned())];
        words_of(&CodePoints::new(TEXT), passage, &turns(), &aliases)
    }

    #[test]
    fn aliases_lose_their_number_and_interviewers_are_a_gap() {
        let from = span(TEXT, "I called").start();
        let to = span(TEXT, "Nobody came.").end();
        let alias = Words::Alias("[a colleague]".to_owned());
        assert_eq!(
            cut_out(Span::new(from, to).unwrap()),
            [
                vec![Words::Gap, said("I called "), alias, said(". She came 🙂 late.")],
                vec![said("Then we waited.")],
                vec![Words::Gap],
                vec![said("Nobody came.")],
            ]
        );
    }

    #[test]
    fn a_passage_within_a_sentence_says_that_more_was_said_and_a_question_alone_is_nothing() {
        assert_eq!(cut_out(span(TEXT, "came 🙂 ")), [vec![Words::Gap, said("came 🙂"), Words::Gap]]);
        assert_eq!(cut_out(span(TEXT, "\n\nAnd then?\n\nNobody came.")), [vec![said("Nobody came.")]]);
        assert_eq!(cut_out(span(TEXT, "And then?")), Vec::<Vec<Words>>::new());
        // Whatever part of it a passage covers, an alias leaves whole and without its number.
        let part = span(TEXT, "ague 1]. She");
        assert_eq!(cut_out(part)[0][1], Words::Alias("[a colleague]".to_owned()));
    }
}
