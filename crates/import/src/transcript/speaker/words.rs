//! Words that tell who speaks, and words that never do.

/// Words that stand before a colon without ever being a speaker.
pub(super) const NEVER: &[&str] = &[
    "note",
    "notes",
    "nb",
    "date",
    "time",
    "place",
    "location",
    "title",
    "subject",
    "topic",
    "example",
    "ps",
    "re",
    "http",
    "https",
    "mailto",
    "file",
    "duration",
    "length",
    "transcript",
    "transcription",
    "recording",
    "attendees",
    "participants",
    "speakers",
    "interviewers",
    "interview",
    "summary",
    "warning",
    "remark",
    "comment",
    "keywords",
    "source",
    "project",
    "language",
    "mode",
    "footnote",
    "yes",
    "no",
    "ok",
    "okay",
    "end",
    "the end",
    "continued",
    "silence",
    "pause",
    "applause",
    "laughter",
    "music",
];

/// First words of a clause that introduces speech or a list (“He said: …”).
pub(super) const CLAUSE: &[&str] = &[
    "he", "she", "they", "we", "it", "you", "i", "and", "but", "so", "then", "the", "this", "that", "these",
    "those", "there", "for", "in", "on", "at", "my", "our", "his", "her", "their", "because", "if", "when",
    "what", "which", "who", "as", "one", "two", "three", "a", "an", "to", "from", "with", "note", "except",
];

/// Small words inside a name.
pub(super) const PARTICLES: &[&str] = &[
    "de", "da", "do", "dos", "das", "del", "della", "di", "du", "la", "le", "van", "von", "der", "den", "zu",
    "y", "e", "bin", "ibn", "al", "el", "of", "and", "ter", "ten",
];

/// Words for who asks.
pub(super) const INTERVIEWER: &[&str] = &[
    "interviewer",
    "interviewerin",
    "i",
    "int",
    "iv",
    "q",
    "question",
    "moderator",
    "moderatorin",
    "mod",
    "moderador",
    "moderadora",
    "researcher",
    "facilitator",
    "entrevistador",
    "entrevistadora",
    "entrevistador(a)",
    "intervieweur",
    "intervieweuse",
    "enquêteur",
    "enquêtrice",
    "intervistatore",
    "intervistatrice",
    "pesquisador",
    "pesquisadora",
    "访谈者",
    "采访者",
    "访问者",
    "訪談者",
];

/// Words for who answers.
pub(super) const RESPONDENT: &[&str] = &[
    "respondent",
    "participant",
    "interviewee",
    "informant",
    "ie",
    "answer",
    "entrevistado",
    "entrevistada",
    "entrevistado(a)",
    "participante",
    "befragte",
    "befragter",
    "intervistato",
    "intervistata",
    "enquêté",
    "enquêtée",
    "répondant",
    "répondante",
    "受访者",
    "被访者",
    "受訪者",
];

/// Letters that mean the respondent beside an interviewer, and nothing certain without one.
pub(super) const RESPONDENT_LETTERS: &[&str] = &["r", "a", "b", "p"];

/// Words that look like a label of a transcription program.
pub(super) const NUMBERED: &[&str] = &[
    "speaker",
    "unknown speaker",
    "unidentified speaker",
    "person",
    "sprecher",
    "sprecherin",
    "hablante",
    "voice",
];

/// Who speaks in the transcript of a court.
pub(super) const COURT: &[&str] = &[
    "the court",
    "the witness",
    "the interpreter",
    "the reporter",
    "the court reporter",
    "the clerk",
    "the deponent",
    "the defendant",
    "the videographer",
];
