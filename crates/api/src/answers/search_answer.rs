//! What a search found, for the window.

use std::time::Duration;

use verbatim_model::{CodeId, CoderId, MemoTarget, Role};
use verbatim_study::StudyError;
use verbatim_study::searches::{
    AnswerKind as Kind, CategoryCount, Chip, ChipKind, Facets, FoundNote, FoundPerson, Hit, Joined, LeftOut,
    NoteOf, SearchReply, Unsearched as NotSearched,
};

use crate::replies::{
    self, AnswerKind, FacetValue, FoundCategory, FoundHit, FoundPeople, FoundSubcategory, HitCode, HitGroup,
    NoneFound, Place, QueryMistake, SearchAnswer, SearchChip, SearchFacets, Unsearched, WithoutPart,
};

/// A search for the window.
#[must_use]
pub fn search_answer(found: SearchReply, run: u64, took: Duration) -> SearchAnswer {
    let none = (!found.without.is_empty()).then(|| NoneFound {
        without: found.without.iter().map(|part| without(&found.chips, part)).collect(),
    });
    SearchAnswer {
        run,
        mistake: None,
        query: found.query,
        sentence: found.sentence,
        chips: found.chips.into_iter().map(chip).collect(),
        kind: kind(found.kind),
        interviewees: FoundPeople {
            total: found.total,
            interviewed: found.interviewed,
            withdrawn: found.withdrawn,
            searched: found.searched,
            matched: found.matched,
            beyond: found.beyond,
            not_coded: found.not_coded,
        },
        passages: found.passages,
        hits_total: found.hits_total,
        cut: found.cut,
        by_category: found.by_category.into_iter().map(category).collect(),
        people: found.people.into_iter().map(person).collect(),
        hits: found.hits.into_iter().map(hit).collect(),
        facets: found.facets.map(facets),
        unsearched: found.unsearched.iter().map(unsearched).collect(),
        none,
        notes: found.notes.into_iter().map(note).collect(),
        changed: None,
        stopped: found.stopped.then(|| {
            "The regular expression takes too long: not everything was read. Narrow it, or search for words."
                .to_owned()
        }),
        took_us: u64::try_from(took.as_micros()).unwrap_or(u64::MAX),
    }
}

/// An answer that only says what is wrong in the query; any other error is one.
///
/// # Errors
/// What is no mistake in the query.
pub fn search_mistake(error: StudyError, run: u64) -> Result<SearchAnswer, StudyError> {
    match error {
        StudyError::QueryMistake { said, start, end } => {
            let mistake = QueryMistake { what: crate::error::sentence(&said), start, end };
            Ok(SearchAnswer { run, mistake: Some(mistake), ..SearchAnswer::default() })
        }
        other => Err(other),
    }
}

pub(super) const fn kind(kind: Kind) -> AnswerKind {
    match kind {
        Kind::Text => AnswerKind::Text,
        Kind::Codes => AnswerKind::Codes,
        Kind::People => AnswerKind::People,
    }
}

fn chip(chip: Chip) -> SearchChip {
    SearchChip {
        kind: match chip.kind {
            ChipKind::Words => replies::ChipKind::Words,
            ChipKind::Code => replies::ChipKind::Code,
            ChipKind::Filter => replies::ChipKind::Filter,
            ChipKind::Relation => replies::ChipKind::Relation,
            ChipKind::Not => replies::ChipKind::Not,
            ChipKind::Group => replies::ChipKind::Group,
        },
        text: chip.text,
        title: chip.whole,
        start: chip.start,
        end: chip.end,
        joined: chip.joined.map(|joined| match joined {
            Joined::And => replies::Joined::And,
            Joined::Or => replies::Joined::Or,
        }),
        code: chip.code.map(|code| code.to_string()),
        without: chip.without,
    }
}

fn without(chips: &[Chip], part: &verbatim_study::searches::WithoutPart) -> WithoutPart {
    let (start, end) = chips.get(part.chip).map_or((0, 0), |chip| (chip.start, chip.end));
    WithoutPart { chip: part.chip, start, end, matched: part.matched, passages: part.passages }
}

fn category(count: CategoryCount) -> FoundCategory {
    FoundCategory {
        category: count.category,
        interviewees: count.total,
        searched: count.interviewees,
        matched: count.matched,
        passages: count.passages,
        subcategories: count.subcategories.into_iter().map(subcategory).collect(),
    }
}

fn subcategory(count: CategoryCount) -> FoundSubcategory {
    FoundSubcategory {
        subcategory: count.category,
        interviewees: count.total,
        searched: count.interviewees,
        matched: count.matched,
        passages: count.passages,
    }
}

fn person(person: FoundPerson) -> replies::FoundPerson {
    replies::FoundPerson {
        interviewee: person.interviewee.to_string(),
        label: person.label,
        category: person.category,
        subcategory: person.subcategory,
        passages: person.passages,
        transcripts: person.transcripts.iter().map(ToString::to_string).collect(),
    }
}

fn hit(hit: Hit) -> FoundHit {
    let code = |code: verbatim_study::searches::HitCode| HitCode {
        id: code.code.to_string(),
        path: code.path,
        stance: code.stance.map(|stance| stance.to_string()),
    };
    FoundHit {
        transcript: hit.transcript_id.to_string(),
        file_name: hit.transcript,
        interviewee: hit.interviewee,
        person: hit.person.map(|person| person.to_string()),
        category: hit.category,
        subcategory: hit.subcategory,
        date: hit.date,
        turn: hit.turn,
        start: hit.span.start(),
        end: hit.span.end(),
        text: hit.text,
        before: hit.before,
        after: hit.after,
        codes: hit.codes.into_iter().map(code).collect(),
        codings: hit.codings.iter().map(ToString::to_string).collect(),
        quotable: hit.quotable,
        raw: hit.raw,
        speaker_role: Role::to_string(&hit.role),
        groups: hit.groups.into_iter().map(|(name, text)| HitGroup { name, text }).collect(),
    }
}

fn facets(facets: Facets) -> SearchFacets {
    let plain = |(value, count): (String, usize)| FacetValue { value, count, id: None };
    let [respondent, interviewer] = facets.speakers;
    let speakers = [("respondent", respondent), ("interviewer", interviewer)];
    let code =
        |(id, value, count): (CodeId, String, usize)| FacetValue { value, count, id: Some(id.to_string()) };
    let coder =
        |(id, value, count): (CoderId, String, usize)| FacetValue { value, count, id: Some(id.to_string()) };
    SearchFacets {
        categories: facets.categories.into_iter().map(plain).collect(),
        coded: facets.coded,
        codes: facets.codes.into_iter().map(code).collect(),
        speakers: speakers.map(|(word, count)| plain((word.to_owned(), count))).into(),
        coders: facets.coders.into_iter().map(coder).collect(),
        stances: facets.stances.into_iter().map(|(stance, n)| plain((stance.to_string(), n))).collect(),
    }
}

pub(super) fn unsearched(left_out: &NotSearched) -> Unsearched {
    let (reason, said) = reason(left_out.reason);
    Unsearched {
        transcript: left_out.transcript.as_ref().map(|(id, _)| id.to_string()),
        file_name: left_out.transcript.as_ref().map(|(_, name)| name.clone()),
        interviewee: left_out.person.as_ref().map(|(_, label)| label.clone()),
        person: left_out.person.as_ref().map(|(id, _)| id.to_string()),
        reason: reason.to_owned(),
        said: said.to_owned(),
    }
}

const fn reason(reason: LeftOut) -> (&'static str, &'static str) {
    match reason {
        LeftOut::Raw => ("raw", "Nobody has de-identified it yet, and this study leaves raw interviews out."),
        LeftOut::NoText => ("no_text", "It has no turn."),
        LeftOut::InterviewerOnly => ("interviewer_only", "Only an interviewer speaks in it."),
        LeftOut::NoInterviewer => ("no_interviewer", "No interviewer speaks in it."),
        LeftOut::Withdrawn => ("withdrawn", "The interviewee has withdrawn."),
        LeftOut::NoInterview => ("no_interview", "There is no interview with this person yet."),
        LeftOut::NotCoded => ("not_coded", "No interview with this person is marked finished yet."),
    }
}

pub(super) fn note(note: FoundNote) -> replies::FoundNote {
    let (kind, id, about, target, place) = match note.of {
        NoteOf::Memo(memo, target, passage) => {
            let place = passage.map(|(transcript, span)| Place {
                transcript: transcript.to_string(),
                start: span.start(),
                end: span.end(),
            });
            let (about, target) = about(target);
            ("memo", memo.to_string(), about, target, place)
        }
        NoteOf::Code(code, which) => ("definition", code.to_string(), which, Some(code.to_string()), None),
    };
    replies::FoundNote {
        kind: kind.to_owned(),
        id,
        about: about.to_owned(),
        target,
        name: note.name,
        place,
        text: note.text,
        before: note.before,
        after: note.after,
    }
}

fn about(target: MemoTarget) -> (&'static str, Option<String>) {
    match target {
        MemoTarget::Study => ("study", None),
        MemoTarget::Interview(id) => ("interview", Some(id.to_string())),
        MemoTarget::Interviewee(id) => ("interviewee", Some(id.to_string())),
        MemoTarget::Code(id) => ("code", Some(id.to_string())),
        MemoTarget::Coding(id) => ("coding", Some(id.to_string())),
    }
}
