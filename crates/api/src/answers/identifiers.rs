//! Replies about what may identify people.

use std::collections::{HashMap, HashSet};

use verbatim_model::{Alias, AliasId, IdentifierKind, Transcript, TranscriptId};
use verbatim_study::deidentification::{Entity, Finds, Found, FoundIn, LeakScan, NamedPlace};
use verbatim_study::{Study, StudyError};
use verbatim_text::{CodePoints, Span};

use crate::replies::{
    EntityRow, FindingRow, Findings, FindingsIn, FormCount, KeptRow, LabelRow, LeakRow, LeakScope, Leaks,
    LifeDetailRow, Mention, ReplacedRow, UnreadFile,
};

/// Code points shown on either side of a mention.
const AROUND: u32 = 60;

/// Below this confidence somebody should look whether a mention is of this person.
const SURE: u8 = 50;

/// What was found in transcripts.
pub fn findings(study: &Study, found: Finds) -> Result<Findings, StudyError> {
    let aliases: HashMap<AliasId, Alias> =
        study.aliases()?.into_iter().map(|used| (used.alias.id, used.alias)).collect();
    let Finds { entities, transcripts } = found;
    let transcripts = transcripts.into_iter().map(|found| in_one(found, &entities, &aliases)).collect();
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

fn in_one(found: FoundIn, entities: &[Entity], aliases: &HashMap<AliasId, Alias>) -> FindingsIn {
    let points = found.text.code_points();
    let turn = |span: Span| {
        let turns = &found.text.turns;
        turns.iter().find(|turn| turn.span.overlaps(span)).map(|turn| turn.number)
    };
    let words = |span: Span| points.slice(span).unwrap_or_default().to_owned();
    let row = |found: &Found| {
        let alias = found.alias.and_then(|id| aliases.get(&id));
        let span = found.finding.span;
        let word = found.entity.and_then(|number| entities.get(number)).map(|entity| entity.alias.as_str());
        let word = word.unwrap_or_else(|| word_for(found.finding.kind));
        FindingRow {
            start: span.start(),
            end: span.end(),
            text: words(span),
            turn: turn(span),
            kind: found.finding.kind.to_string(),
            confidence: u32::from(found.finding.confidence.percent()),
            reason: found.finding.reason.to_string(),
            entity: found.entity,
            alias: alias.map(|alias| alias.id.to_string()),
            replacement: alias.map_or_else(|| word.to_owned(), |a| a.text.clone()),
            general: found.general.clone(),
        }
    };
    let replaced = found.redactions.iter().filter_map(|r| {
        let alias = aliases.get(&r.alias)?;
        Some(ReplacedRow {
            start: r.span.start(),
            end: r.span.end(),
            turn: turn(r.span),
            alias: alias.id.to_string(),
            text: alias.text.clone(),
            kind: alias.kind.to_string(),
        })
    });
    let kept = found.kept.iter().map(|k| KeptRow {
        id: k.id.to_string(),
        start: k.span.start(),
        end: k.span.end(),
        turn: turn(k.span),
        text: words(k.span),
        kind: k.kind.to_string(),
    });
    let label = |speaker: &verbatim_model::Speaker| LabelRow {
        speaker: speaker.number,
        label: speaker.label.clone(),
        replacement: if speaker.role.counts() { "interviewee" } else { "interviewer" }.to_owned(),
    };
    let detail = |detail: &verbatim_study::deidentification::Finding| LifeDetailRow {
        start: detail.span.start(),
        end: detail.span.end(),
        turn: turn(detail.span),
        question: detail.reason.to_string(),
    };
    FindingsIn {
        transcript: found.transcript.id.to_string(),
        file_name: found.transcript.file_name.clone(),
        without_capitals: found.without_capitals,
        findings: found.findings.iter().map(row).collect(),
        replaced: replaced.collect(),
        kept: kept.collect(),
        labels: found.labels.iter().map(label).collect(),
        life_details: found.life_details.iter().map(detail).collect(),
    }
}

/// The word of an alias for something of which nothing more is known.
const fn word_for(kind: IdentifierKind) -> &'static str {
    match kind {
        IdentifierKind::Person => "person",
        IdentifierKind::Place => "place",
        IdentifierKind::Organisation => "organisation",
        IdentifierKind::Street => "street",
        IdentifierKind::Phone => "phone number",
        IdentifierKind::Email => "e-mail address",
        IdentifierKind::Url => "web address",
        IdentifierKind::Handle => "handle",
        IdentifierKind::Date => "date",
        IdentifierKind::Age => "age",
        IdentifierKind::Number => "number",
        IdentifierKind::Pattern => "identifier",
        IdentifierKind::LifeDetail => "detail",
    }
}

/// Places where a name stands, with what stands round them.
pub fn mentions(study: &Study, places: Vec<NamedPlace>) -> Result<Vec<Mention>, StudyError> {
    let transcripts: HashMap<TranscriptId, Transcript> =
        study.transcripts()?.into_iter().map(|t| (t.id, t)).collect();
    let mut mentions = Vec::with_capacity(places.len());
    for NamedPlace { transcript, span, .. } in places {
        let Some(transcript) = transcripts.get(&transcript) else { continue };
        let text = study.text(transcript)?;
        let points = text.code_points();
        let start = span.start().saturating_sub(AROUND);
        mentions.push(Mention {
            transcript: transcript.id.to_string(),
            file_name: transcript.file_name.clone(),
            start: span.start(),
            end: span.end(),
            text: piece(&points, span.start(), span.end()),
            before: piece(&points, start, span.start()),
            after: piece(&points, span.end(), span.end().saturating_add(AROUND)),
        });
    }
    Ok(mentions)
}

fn piece(points: &CodePoints<'_>, from: u32, to: u32) -> String {
    let span = Span::new(from, to.min(points.len())).ok();
    span.and_then(|span| points.slice(span).ok()).unwrap_or_default().to_owned()
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
        text: leak.text,
        before: leak.around.0,
        after: leak.around.1,
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
