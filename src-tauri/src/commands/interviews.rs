//! Interviews and transcripts.

use verbatim_api::{replies::*, requests::*};

reads! {
    interviews_list: Empty => Vec<InterviewRow>,
    transcripts_preview: PreviewTranscripts => Vec<PreviewRow>,
    cancel: Empty => Empty,
    transcript_open: TranscriptRef => TranscriptView,
    transcript_loss: TranscriptRef => Loss,
}

writes! {
    transcripts_import: ImportTranscripts => ImportReport,
    interview_assign: AssignInterview => Change,
    speaker_assign: AssignSpeaker => Change,
    interview_put: DescribeInterview => Change,
    interview_finish: FinishInterview => Change,
    transcript_rename: RenameTranscript => Change,
    transcript_remove: TranscriptRef => Change,
    text_correct: CorrectText => TextCorrected,
}
