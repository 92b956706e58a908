//! Names in what is to be published: in the words of people, in aliases, and in what stands over them.

use std::collections::{BTreeSet, HashMap};

use verbatim_model::TranscriptId;
use verbatim_protect::{Candidate, NameScan, Words};

use super::gathered::Gathered;
use super::publication::FoundWords;
use crate::exports::matrix::PublicationError;
use crate::{Progress, Study, StudyError};

impl Study {
    /// Looks for real names, ids of the study and likely identifiers in the words of people that may be quoted
    /// otherwise, and marks what they stand in. Answers what was found.
    pub(super) fn mark_leaks(
        &self,
        gathered: &mut Gathered,
        progress: &dyn Progress,
    ) -> Result<Vec<FoundWords>, StudyError> {
        let mut places: HashMap<TranscriptId, Vec<usize>> = HashMap::new();
        for (place, (wanted, candidate)) in gathered.wanted.iter().zip(&gathered.candidates).enumerate() {
            if candidate.asked.may_be_quoted().is_ok() {
                places.entry(wanted.coding.transcript).or_default().push(place);
            }
        }
        let scan = self.scan_transcripts(&places.keys().copied().collect(), progress)?;
        let mut words = Vec::new();
        for leak in scan.leaks {
            let of = leak.id.and_then(|id| places.get(&TranscriptId::from(id))).into_iter().flatten();
            let holds = |place: &&usize| gathered.wanted[**place].coding.span.overlaps(leak.span);
            let holding: Vec<usize> = of.filter(holds).copied().collect();
            for &place in &holding {
                gathered.candidates[place].asked.may_identify = true;
            }
            if !holding.is_empty() {
                words.push(FoundWords { words: leak.words.text, transcript: leak.name, reason: leak.reason });
            }
        }
        words.extend(self.mark_named_aliases(gathered, progress)?);
        Ok(words)
    }

    /// Marks what holds an alias that is called by a real name or an id of the study itself.
    fn mark_named_aliases(
        &self,
        gathered: &mut Gathered,
        progress: &dyn Progress,
    ) -> Result<Vec<FoundWords>, StudyError> {
        let aliases = |candidate: &Candidate| {
            let words = candidate.turns.iter().flatten();
            let aliases = words.filter_map(|words| match words {
                Words::Alias(alias) => Some(alias.clone()),
                _ => None,
            });
            aliases.collect::<BTreeSet<String>>()
        };
        let all: BTreeSet<String> = gathered.candidates.iter().flat_map(aliases).collect();
        let named = all.into_iter().map(|alias| (alias.clone(), alias)).collect();
        let scan = self.scan_own_words(named, progress)?;
        let mut words = Vec::new();
        for leak in scan.leaks {
            let mut is_there = false;
            for candidate in &mut gathered.candidates {
                if candidate.asked.may_be_quoted().is_ok() && aliases(candidate).contains(&leak.name) {
                    candidate.asked.may_identify = true;
                    is_there = true;
                }
            }
            if is_there {
                words.push(FoundWords { words: leak.words.text, transcript: leak.name, reason: leak.reason });
            }
        }
        Ok(words)
    }

    /// Looks for the same in the words of the codebook and in labels. One that is found there would stand over
    /// everything.
    pub(super) fn scan_headings(
        &self,
        gathered: &Gathered,
        progress: &dyn Progress,
    ) -> Result<NameScan, StudyError> {
        let quotable = gathered.candidates.iter().filter(|candidate| candidate.asked.may_be_quoted().is_ok());
        let book = self.kept_codebook()?;
        // What is said of the codes above stands over an excerpt, too.
        let codes: BTreeSet<usize> = quotable.flat_map(|candidate| book.upwards(candidate.section)).collect();
        let words = codes.into_iter().flat_map(|place| {
            let code = &book.codes()[place];
            let texts = [Some(&code.name), code.text.statement.as_ref(), code.text.definition.as_ref()];
            let texts = texts.into_iter().flatten().cloned();
            let name = format!("the code “{}”", code.name);
            texts.map(move |text| (name.clone(), text)).collect::<Vec<_>>()
        });
        let labels = gathered.desk.people.categories.iter();
        let labels = labels.flat_map(|category| [Some(category.name.clone()), category.attribution.clone()]);
        let own = gathered.desk.people.persons.iter().map(|person| person.row.attribution.clone());
        let labels: BTreeSet<String> = labels.chain(own).flatten().collect();
        let labels = labels.into_iter().map(|label| ("an attribution".to_owned(), label));
        let scan = self.scan_words(words.chain(labels).collect(), progress)?;
        PublicationError::refuse_names(&scan)?;
        Ok(NameScan { names_compared: scan.names_compared, found: scan.leaks.len() })
    }
}
