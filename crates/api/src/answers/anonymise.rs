//! Replies of the command line about what may identify people.

use std::collections::{BTreeMap, HashMap, HashSet};

use verbatim_study::deidentification::{Finds, numbered};
use verbatim_study::{Study, StudyError};

use crate::replies::{FindingRow, FoundIdentifier, FoundIdentifiers, FoundLabel, FoundLifeDetail};

/// What was found, each with an alias that could stand there.
pub fn found_identifiers(study: &Study, found: Finds) -> Result<FoundIdentifiers, StudyError> {
    let mut proposing = Proposing::new(study)?;
    let found = super::findings(study, found)?;
    let mut reply = FoundIdentifiers {
        findings: Vec::new(),
        counts: BTreeMap::new(),
        labels: Vec::new(),
        life_details: Vec::new(),
        without_capitals: Vec::new(),
    };
    for one in found.transcripts {
        let transcript = one.file_name;
        for row in one.findings {
            *reply.counts.entry(row.kind.clone()).or_default() += 1;
            reply.findings.push(FoundIdentifier {
                transcript: transcript.clone(),
                start: row.start,
                end: row.end,
                replacement: format!("[{}]", proposing.words(&row)),
                text: row.text,
                kind: row.kind,
                confidence: row.confidence,
                reason: row.reason,
            });
        }
        reply.labels.extend(one.labels.into_iter().map(|row| FoundLabel {
            transcript: transcript.clone(),
            label: row.label,
            replacement: format!("[{}]", row.replacement),
        }));
        reply.life_details.extend(one.life_details.into_iter().map(|row| FoundLifeDetail {
            transcript: transcript.clone(),
            start: row.start,
            end: row.end,
            question: row.question,
        }));
        if one.without_capitals {
            reply.without_capitals.push(transcript);
        }
    }
    Ok(reply)
}

/// Words of aliases that could be made, with numbers that no other has.
struct Proposing {
    taken: HashSet<String>,
    /// Words by what they are for: an entity, or words of one kind.
    made: HashMap<(String, String), String>,
}

impl Proposing {
    fn new(study: &Study) -> Result<Self, StudyError> {
        let taken = study.aliases()?.into_iter().map(|used| used.alias.text).collect();
        Ok(Self { taken, made: HashMap::new() })
    }

    fn words(&mut self, row: &FindingRow) -> String {
        if row.alias.is_some() {
            return row.replacement.clone();
        }
        let whose = row.entity.map_or_else(|| plain(&row.text), |entity| entity.to_string());
        let key = (row.replacement.clone(), whose);
        if let Some(words) = self.made.get(&key) {
            return words.clone();
        }
        let words = numbered(&row.replacement, &self.taken);
        self.taken.insert(words.clone());
        self.made.insert(key, words.clone());
        words
    }
}

/// Words as they are compared: small letters, one blank, no possessive.
fn plain(words: &str) -> String {
    let words = words.to_lowercase().replace('’', "'");
    let words = words.strip_suffix("'s").unwrap_or(&words);
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
