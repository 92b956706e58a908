//! Replies about what may identify people.

use std::collections::{HashMap, HashSet};

use verbatim_model::{Alias, AliasId, KeptMention, Redaction, Speaker, TranscriptId};
use verbatim_study::deidentification::{
    Entity, Finding, Finds, Found, FoundIn, LabelOf, LeakScan, NamedPlace,
};
use verbatim_study::{Study, StudyError};
use verbatim_text::{CodePoints, Span};

use crate::replies::{
    EntityRow, FindingRow, Findings, FindingsIn, FormCount, KeptRow, LabelLeft, LabelRow, LeakRow, LeakScope,
    Leaks, LifeDetailRow, Mention, ReplacedRow, UnreadFile,
};

/// Below this confidence somebody should look whether a mention is of this person.
const SURE: u8 = 50;

/// What was found in transcripts.
pub fn findings(study: &Study, found: Finds) -> Result<Findings, StudyError> {
    let aliases: HashMap<AliasId, Alias> =
        study.aliases()?.into_iter().map(|used| (used.alias.id, used.alias)).collect();
    let Finds { entities, transcripts } = found;
    let transcripts = transcripts.iter().map(|found| in_one(found, &entities, &aliases)).collect();
    Ok(Findings { entities: entities.iter().map(entity_row).collect(), transcripts })
}

fn entity_row(entity: &Entity) -> EntityRow {
    let transcripts: HashSet<usize> = entity.places.iter().map(|place| place.transcript).collect();
    let form = |form: &verbatim_study::deidentification::EntityForm| FormCount {
        text: form.text.clone(),
        count: form.count,
    };
    EntityRow {
        name: entity.name.clone(),
        kind: entity.kind.to_string(),
        forms: entity.forms.iter().map(form).collect(),
        places: entity.places.len(),
        transcripts: transcripts.len(),
        replacement: entity.alias.clone(),
        doubtful: entity.places.iter().any(|place| place.confidence.percent() < SURE),
    }
}

/// A transcript that findings are in.
struct Page<'f> {
    found: &'f FoundIn,
    points: CodePoints<'f>,
    entities: &'f [Entity],
    aliases: &'f HashMap<AliasId, Alias>,
}

fn in_one(found: &FoundIn, entities: &[Entity], aliases: &HashMap<AliasId, Alias>) -> FindingsIn {
    let page = Page { found, points: found.text.code_points(), entities, aliases };
    FindingsIn {
        transcript: found.transcript.id.to_string(),
        file_name: found.transcript.file_name.clone(),
        without_capitals: found.without_capitals,
        findings: found.findings.iter().map(|found| page.finding(found)).collect(),
        replaced: found.redactions.iter().filter_map(|redaction| page.replaced(redaction)).collect(),
        kept: found.kept.iter().map(|kept| page.kept(kept)).collect(),
        labels: found.labels.iter().map(label).collect(),
        life_details: found.life_details.iter().map(|detail| page.life_detail(detail)).collect(),
    }
}

impl Page<'_> {
    /// Number of the first turn that a span touches.
    fn turn(&self, span: Span) -> Option<u32> {
        self.found.text.touched(span).first().map(|turn| turn.number)
    }

    fn words(&self, span: Span) -> String {
        self.points.slice(span).unwrap_or_default().to_owned()
    }

    fn finding(&self, found: &Found) -> FindingRow {
        let Found { finding, entity, .. } = found;
        let alias = found.alias.and_then(|id| self.aliases.get(&id));
        let entity_of = entity.and_then(|number| self.entities.get(number));
        let word = entity_of.map_or(finding.kind.as_str(), |entity| entity.alias.as_str());
        FindingRow {
            start: finding.span.start(),
            end: finding.span.end(),
            text: self.words(finding.span),
            turn: self.turn(finding.span),
            kind: finding.kind.to_string(),
            confidence: u32::from(finding.confidence.percent()),
            reason: finding.reason.to_string(),
            entity: *entity,
            alias: alias.map(|alias| alias.id.to_string()),
            replacement: alias.map_or(word, |alias| alias.text.as_str()).to_owned(),
            general: found.general.clone(),
        }
    }

    fn replaced(&self, redaction: &Redaction) -> Option<ReplacedRow> {
        let alias = self.aliases.get(&redaction.alias)?;
        Some(ReplacedRow {
            start: redaction.span.start(),
            end: redaction.span.end(),
            turn: self.turn(redaction.span),
            alias: alias.id.to_string(),
            text: alias.text.clone(),
            kind: alias.kind.to_string(),
        })
    }

    fn kept(&self, kept: &KeptMention) -> KeptRow {
        KeptRow {
            id: kept.id.to_string(),
            start: kept.span.start(),
            end: kept.span.end(),
            turn: self.turn(kept.span),
            text: self.words(kept.span),
            kind: kept.kind.to_string(),
        }
    }

    fn life_detail(&self, detail: &Finding) -> LifeDetailRow {
        LifeDetailRow {
            start: detail.span.start(),
            end: detail.span.end(),
            turn: self.turn(detail.span),
            question: detail.reason.to_string(),
        }
    }
}

fn label(speaker: &Speaker) -> LabelRow {
    LabelRow {
        speaker: speaker.number,
        label: speaker.label.clone(),
        replacement: if speaker.role.counts() { "interviewee" } else { "interviewer" }.to_owned(),
    }
}

/// Labels in some transcripts that look like real names still.
pub fn labels_left(study: &Study, transcripts: &[TranscriptId]) -> Result<Vec<LabelLeft>, StudyError> {
    let row = |left: verbatim_study::deidentification::LabelLeft| LabelLeft {
        transcript: left.transcript.file_name,
        whose: match left.whose {
            LabelOf::Speaker => "speaker",
            LabelOf::Interviewee => "interviewee",
        }
        .to_owned(),
        label: left.label,
    };
    Ok(study.labels_left(transcripts)?.into_iter().map(row).collect())
}

/// Places where a name stands, with what stands round them.
pub fn mentions(study: &Study, places: Vec<NamedPlace>) -> Result<Vec<Mention>, StudyError> {
    let names: HashMap<TranscriptId, String> =
        study.transcripts()?.into_iter().map(|t| (t.id, t.file_name)).collect();
    let mention = |place: NamedPlace| {
        let NamedPlace { transcript, span, words } = place;
        Some(Mention {
            transcript: transcript.to_string(),
            file_name: names.get(&transcript)?.clone(),
            start: span.start(),
            end: span.end(),
            text: words.text,
            before: words.before,
            after: words.after,
        })
    };
    Ok(places.into_iter().filter_map(mention).collect())
}

/// What a scan for leaks found.
pub fn leaks(scan: LeakScan) -> Leaks {
    let scope = |s: verbatim_study::deidentification::LeakScope| LeakScope {
        place: s.place.to_owned(),
        of: s.of,
        clean: s.clean,
    };
    let row = |leak: verbatim_study::deidentification::Leak| LeakRow {
        place: leak.place.to_owned(),
        id: leak.id.map(|id| id.to_string()),
        name: leak.name,
        start: leak.span.start(),
        end: leak.span.end(),
        text: leak.words.text,
        before: leak.words.before,
        after: leak.words.after,
        kind: leak.kind.map_or_else(|| "study id".to_owned(), |kind| kind.to_string()),
        reason: leak.reason,
        alias: leak.alias,
    };
    Leaks {
        names_compared: scan.names_compared,
        scanned: scan.scopes.into_iter().map(scope).collect(),
        findings: scan.leaks.into_iter().map(row).collect(),
        unread: scan
            .unread
            .into_iter()
            .map(|(path, reason)| UnreadFile { file: path.to_string_lossy().into_owned(), reason })
            .collect(),
    }
}
