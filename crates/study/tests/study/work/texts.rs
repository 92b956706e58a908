//! Transcripts of every format, interviews and their speakers.

use verbatim_model::{Role, TranscriptKind};
use verbatim_study::interviews::{Correction, InterviewForm, Source};
use verbatim_study::{Silent, Study};
use verbatim_testkit::{docx, srt, vtt};

use super::{Dice, Did};

const PLAIN: &str = "\u{feff}Interviewer: How did it begin?\r\n\r\nP-01: They came at dawn 👩‍🏫, \
    five of them.\r\nNobody e\u{301}xplained why.\r\n\r\nInterviewer: And then?\r\n\r\nP-01: We waited. \
    They came at dawn again.\r\n";

const MARKDOWN: &str = "# Second talk\n\n**Interviewer:** What changed?\n\n**P-02:** The naïve plan 🇸🇪 failed. \
    We waited.\n";

/// Files that can be imported, a few of which cannot.
pub fn files() -> Vec<(&'static str, Vec<u8>)> {
    let said = [
        ("Ana", "We waited in the corridor — two hours."),
        ("Interviewer", "Who was told?"),
        ("Ana", "Nobody. Ça va, they said 👍🏽."),
    ];
    let told = [("Bo", "We waited a year."), ("Interviewer", "Did they write?"), ("Bo", "Once, in mid-May.")];
    vec![
        ("P-01.txt", PLAIN.as_bytes().to_vec()),
        ("P-01 again.txt", PLAIN.as_bytes().to_vec()),
        ("P-02.md", MARKDOWN.as_bytes().to_vec()),
        (
            "P-03.docx",
            docx(&["Interviewer: Where was it?", "P-03: In the old mill 🏚️, e\u{301}tage two. We waited."]),
        ),
        ("P-04.vtt", vtt(&said)),
        ("P-05 joint.srt", srt(&told)),
        ("notes of May.txt", "No labels here. We waited.\n\nA second paragraph.\n".into()),
        ("empty.txt", Vec::new()),
    ]
}

/// Imports the files of these names.
pub fn import_named(study: &mut Study, names: &[&str]) -> Did {
    let folder = study.path().parent().unwrap().to_owned();
    let mut sources = Vec::new();
    for (name, bytes) in files().into_iter().filter(|(name, _)| names.contains(name)) {
        let path = folder.join(name);
        if !path.exists() {
            std::fs::write(&path, bytes).unwrap();
        }
        sources.push(Source::new(path));
    }
    Ok(study.import_transcripts(&sources, TranscriptKind::Recording, &Silent)?.number)
}

pub fn import(study: &mut Study, dice: &mut Dice) -> Did {
    let all = files();
    let names: Vec<&str> = all.iter().map(|f| f.0).filter(|_| dice.percent(30)).collect();
    import_named(study, &names)
}

/// Files that somebody gave to a person by hand, one of whom may have an announced interview.
pub fn import_chosen(study: &mut Study, dice: &mut Dice) -> Did {
    let person = dice.pick(&study.interviewees()?).map(|p| p.id);
    let name = dice.one(&["notes of May.txt", "P-02.md", "P-04.vtt"]);
    let (_, bytes) = files().into_iter().find(|file| file.0 == name).unwrap();
    let path = study.path().parent().unwrap().join(name);
    std::fs::write(&path, bytes).unwrap();
    let source = Source { interviewee: person, ..Source::new(path) };
    Ok(study.import_transcripts(&[source], TranscriptKind::Notes, &Silent)?.number)
}

pub fn put_interview(study: &mut Study, dice: &mut Dice) -> Did {
    let Some(interview) = dice.pick(&study.interviews()?).cloned() else { return Ok(None) };
    let form = InterviewForm {
        date: dice.one(&[None, Some("2024-06-16"), Some("16.6.2024")]).map(str::to_owned),
        mode: dice.one(&[None, Some("phone"), Some("in person")]).map(str::to_owned),
        interviewers: dice.one(&[None, Some("Theo")]).map(str::to_owned),
        language: dice.one(&[None, Some("Español")]).map(str::to_owned),
    };
    Ok(study.put_interview(interview.id, &form)?.number)
}

pub fn rename(study: &mut Study, dice: &mut Dice) -> Did {
    let Some(transcript) = dice.pick(&study.transcripts()?).cloned() else { return Ok(None) };
    let name = dice.one(&["P-01.txt", "P-07.txt", "Re-read.txt", " "]);
    Ok(study.rename_transcript(transcript.id, name)?.number)
}

pub fn remove(study: &mut Study, dice: &mut Dice) -> Did {
    let Some(transcript) = dice.pick(&study.transcripts()?).cloned() else { return Ok(None) };
    Ok(study.remove_transcript(transcript.id)?.number)
}

/// Puts something in the place of some words of a turn, or of words across its edge.
pub fn correct(study: &mut Study, dice: &mut Dice) -> Did {
    let Some(transcript) = dice.pick(&study.transcripts()?).cloned() else { return Ok(None) };
    let text = study.text(&transcript)?;
    let Some(turn) = dice.pick(&text.turns) else { return Ok(None) };
    let (a, b) = (dice.below_u32(turn.span.len() + 1), dice.below_u32(turn.span.len() + 1));
    let (start, end) = (turn.span.start() + a.min(b), turn.span.start() + a.max(b) + dice.one(&[0, 0, 0, 3]));
    let new = dice.one(&["waited", "We waited", "", "two", "\n", "e\u{301}xplained 👩‍🏫", "They came at dawn"]);
    let text = new.to_owned();
    let drop_emptied = dice.percent(70);
    let correction = Correction { transcript: transcript.id, start, end, seen: None, text, drop_emptied };
    Ok(study.correct_text(&correction)?.number)
}

pub fn assign_interview(study: &mut Study, dice: &mut Dice) -> Did {
    let Some(transcript) = dice.pick(&study.transcripts()?).cloned() else { return Ok(None) };
    let person = dice.pick(&study.interviewees()?).map(|p| p.id).filter(|_| dice.percent(80));
    Ok(study.assign_interview(transcript.id, person)?.number)
}

pub fn assign_speaker(study: &mut Study, dice: &mut Dice) -> Did {
    let Some(speaker) = dice.pick(&study.speakers()?).cloned() else { return Ok(None) };
    let person = dice.pick(&study.interviewees()?).map(|p| p.id).filter(|_| dice.percent(50));
    let role = dice.one(&[None, Some(Role::Interviewer), Some(Role::Respondent), Some(Role::Unknown)]);
    Ok(study.assign_speaker(speaker.transcript, &speaker.label, role, person)?.number)
}

pub fn mark_progress(study: &mut Study, dice: &mut Dice) -> Did {
    let Some(interview) = dice.pick(&study.interviews()?).cloned() else { return Ok(None) };
    Ok(study.mark_progress(interview.id, dice.percent(60))?.number)
}
