//! Whose codings count: whoever coded first, until a lead coder is set who has worked on the interview.

use verbatim_model::{CodeId, CoderId, InterviewId, TranscriptId};
use verbatim_study::coders::RecordReason;
use verbatim_study::coders::RecordReason::{CodedFirst, LeadOfInterview, LeadOfStudy};
use verbatim_study::{Study, StudyError};
use verbatim_testkit::{TestStudy, a_study};

/// Two interviews: Ines coded both first, Theo only the first one afterwards, each another passage.
struct Two {
    study: TestStudy,
    code: CodeId,
    first: TranscriptId,
    second: TranscriptId,
}

fn two() -> Two {
    let mut study = a_study();
    let code = study.add("Raids");
    let first = study.import("P-01.txt", "Q: And then?\n\nP-01: They came at dawn and nobody explained.\n");
    let second = study.import("P-02.txt", "Q: And you?\n\nP-02: I waited in the corridor.\n");
    study.put(first, 20, 30, code);
    study.put(second, 20, 30, code);
    study.choose_coder("Theo").unwrap();
    study.put(first, 22, 29, code);
    study.put(first, 31, 40, code);
    study.choose_coder("Ines").unwrap();
    Two { study, code, first, second }
}

impl Two {
    fn interview(&self, transcript: TranscriptId) -> InterviewId {
        self.study.transcript(transcript).unwrap().interview
    }

    /// Name of whoever's codings of a transcript count, and why.
    fn record(&self, transcript: TranscriptId) -> (String, RecordReason) {
        let record = self.study.coders_of_record().unwrap()[&self.interview(transcript)];
        let coder = self.study.coders().unwrap().into_iter().find(|coder| coder.id == record.coder);
        (coder.unwrap().name, record.because)
    }

    /// Passages of the code that count.
    fn passages(&self) -> u32 {
        let place = self.study.codebook().unwrap().place_of(self.code).unwrap();
        self.study.code_counts().unwrap()[place].passages
    }
}

fn coder(study: &Study, name: &str) -> Option<CoderId> {
    Some(study.find_coder(name).unwrap().id)
}

#[test]
fn the_lead_coder_of_the_study_counts_wherever_that_one_has_coded_or_finished() {
    let mut two = two();
    let (first, second) = (two.first, two.second);
    assert_eq!((two.record(first), two.passages()), (("Ines".to_owned(), CodedFirst), 2));
    let theo = coder(&two.study, "Theo");
    two.study.set_lead_coder(None, theo).unwrap();
    assert_eq!(two.record(first), ("Theo".to_owned(), LeadOfStudy));
    assert_eq!(two.record(second), ("Ines".to_owned(), CodedFirst), "Theo has not looked at it");
    assert_eq!(two.passages(), 3);
    // Whoever finished an interview and found nothing has worked on it.
    two.study.choose_coder("Theo").unwrap();
    let interview = two.interview(second);
    two.study.mark_progress(interview, true).unwrap();
    assert_eq!(two.record(second), ("Theo".to_owned(), LeadOfStudy));
    assert_eq!(two.passages(), 2);
    two.study.set_lead_coder(None, None).unwrap();
    assert_eq!(two.record(first), ("Ines".to_owned(), CodedFirst));
    two.study.assert_sound();
}

#[test]
fn the_lead_coder_of_an_interview_goes_before_that_of_the_study() {
    let mut two = two();
    let (ines, theo) = (coder(&two.study, "Ines"), coder(&two.study, "Theo"));
    let interview = two.interview(two.first);
    two.study.set_lead_coder(None, theo).unwrap();
    two.study.set_lead_coder(Some(interview), ines).unwrap();
    assert_eq!(two.record(two.first), ("Ines".to_owned(), LeadOfInterview));
    assert_eq!(two.study.history(1).unwrap()[0].label, "Changed the lead coder of an interview");
    two.study.undo("Ines").unwrap();
    assert_eq!(two.record(two.first), ("Theo".to_owned(), LeadOfStudy));
    two.study.redo("Ines").unwrap();
    assert_eq!(two.study.set_lead_coder(Some(interview), ines).unwrap().number, None, "as it was");
    // A coding that makes the lead coder one counts from then on.
    let (second, code) = (two.second, two.code);
    two.study.choose_coder("Theo").unwrap();
    two.study.put(second, 22, 28, code);
    assert_eq!(two.record(second), ("Theo".to_owned(), LeadOfStudy));
    two.study.reopen();
    assert_eq!(two.record(second), ("Theo".to_owned(), LeadOfStudy));
}

#[test]
fn what_is_set_of_an_interview_goes_with_it_and_a_coder_who_is_none_is_refused() {
    let mut two = two();
    let (first, theo) = (two.first, coder(&two.study, "Theo"));
    let interview = two.interview(first);
    two.study.set_lead_coder(Some(interview), theo).unwrap();
    two.study.remove_transcript(first).unwrap();
    assert_eq!(two.study.lead_coders().unwrap(), []);
    two.study.assert_sound();
    two.study.undo("Ines").unwrap();
    assert_eq!(two.study.lead_coders().unwrap().len(), 1);
    for (interview, coder) in [(Some(InterviewId::new()), theo), (None, Some(CoderId::new()))] {
        let refused = two.study.set_lead_coder(interview, coder);
        assert!(matches!(refused, Err(StudyError::Missing { .. })));
    }
}
