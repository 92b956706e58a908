//! Interviews and transcripts.

use verbatim_api::{replies::*, requests::*};

reads! {
    interviews_list: Empty => Vec<InterviewRow>,
    lead_coders: Empty => LeadCoders,
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
    lead_coder_set: SetLeadCoder => Change,
    transcript_rename: RenameTranscript => Change,
    transcript_remove: TranscriptRef => Change,
    text_correct: CorrectText => TextCorrected,
}
