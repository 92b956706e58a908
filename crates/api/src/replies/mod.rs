//! What the core answers, as plain data for a front end.

mod anonymise;
mod cell;
mod codebook;
mod coding;
mod coding_attributes;
mod deidentification;
mod done;
mod excerpts;
mod exchange;
mod figures;
mod found_hits;
mod framework;
mod leads;
mod leaks;
mod leaving;
mod listing;
mod matrix;
mod memos;
mod parsed_query;
mod people;
mod sample;
mod saved_searches;
mod search;
mod search_answer;
mod search_settings;
mod study;
mod themes;
mod together;
mod transcript;
mod typed_query;
mod views;
mod withdrawal;

pub use anonymise::{
    AliasChanged, AliasRemoved, AliasesList, AliasesMerged, Anonymised, DeidentificationList,
    FoundIdentifier, FoundIdentifiers, FoundLabel, FoundLifeDetail, KeepWords, KeepWordsRemoved,
    OriginalDestroyed, OriginalsList, PatternRemoved, PatternsList, TranscriptsMarked,
};
pub use cell::{CellInterval, NotRaisedBy, OpenCell, RaisedBy};
pub use codebook::{CodeAdded, CodeVersionRow, CodesLoss, PassageRow, Passages, TextCorrected};
pub use coding::{Affected, Change, CodeRow, CodingAdded, HistoryRow, Place, UndoState};
pub use coding_attributes::{
    CodingAttributeRemoved, CodingAttributeRow, CodingAttributesList, CodingValue, CodingValueCount,
    CodingValueSet,
};
pub use deidentification::{
    AliasRow, DeidentificationRow, EntityRow, FindingRow, Findings, FindingsIn, FormCount, KeepEntry,
    KeepList, KeptRow, KeyFile, KeyOpening, LabelLeft, LabelRow, LifeDetailRow, Mention, OriginalRow,
    OriginalText, PatternRow, PurgePlan, Purged, Redacted, ReplacedRow, StepTaken,
};
pub use done::{
    Assigned, AttributeRemoved, AttributeRenamed, CategoryChanged, CategoryRemoved, CodeChanged, CodeSplit,
    CodesDeleted, CodesMerged, CodingRemoved, CodingResized, CodingsRecoded, Failed, GroupSet,
    InterviewCorrected, MemoAdded, OutreachRemoved, PassageCoded, PassphraseChanged, ProgressMarked, Steps,
    TranscriptRemoved, TranscriptRenamed,
};
pub use excerpts::{
    ExcerptsExported, ExcerptsGone, ExcerptsPage, ExcerptsPreview, ExcerptsStaying, LabelRaised, PageBlock,
    PageContents, PageHeading, PageLook, PageQuote, PageWords, PartnerLabel, PointsTo, StayingExcerpt,
    TemplateWritten, WordsFound,
};
pub use exchange::{
    CodebookGone, ProjectCoder, ProjectCounts, ProjectExport, ProjectGone, ProjectImport, ProjectImported,
    ProjectItem, ProjectPreview, ProjectReport, StaysBehind,
};
pub use figures::{FigureCell, FigureExported, FigurePreview, FigureRow};
pub use found_hits::{CodeHitsPlan, HitsCoded, HitsExported};
pub use framework::{
    Framework, FrameworkCell, FrameworkPerson, FrameworkRow, FrameworkSummary, SummaryWritten,
};
pub use leads::{InterviewItem, LeadCoders, RecordCoder, RecordRow};
pub use leaks::{LeakRow, LeakScope, Leaks, UnreadFile};
pub use leaving::{
    ColumnLeftOut, EarlierPublication, ExcerptsAgain, ExportRow, ExportsLeft, ExportsList, MatrixExported,
    NotCounted, OfferedMerge, SmallCells, WithheldCell,
};
pub use listing::{
    AttributesList, BackupMade, CategoriesList, CheckResult, CodebookImport, CoderList, CodesList,
    CodingItem, CodingsImport, CodingsList, Exported, HistoryList, Info, IntervieweeItem, IntervieweesImport,
    IntervieweesList, InterviewsList, MemoItem, MemosList, NewStudy, OutreachItem, OutreachList, PreviewList,
    Restored, TranscriptsImport,
};
pub use matrix::{
    CellPassage, CellPerson, CellPersonWithout, Counted, Matrix, MatrixCell, MatrixCellPeople, MatrixColumn,
    MatrixMost, MatrixPage, MatrixReach, MatrixRow, StanceCounts,
};
pub use memos::{CoderSample, MemoChanged, MemoNote, MemoRow, ReviewNote, ReviewQueue};
pub use parsed_query::ParsedQuery;
pub use people::{AttributeRow, CategoryRow, IntervieweeCard, Loss, OutreachRow, People};
pub use sample::{
    Approaches, SampleAttribute, SampleCategory, SampleComposition, SampleSubcategory, SampleValue,
};
pub use saved_searches::{
    SavedSearch, SavedSearchForgotten, SavedSearchesList, SearchChange, SearchRun, SearchSaved,
};
pub use search::{Search, SearchHit, SearchPerson, SearchWithout, SearchedCategory, SearchedPeople};
pub use search_answer::{
    AnswerKind, FacetValue, FoundCategory, FoundHit, FoundNote, FoundPeople, FoundPerson, FoundSubcategory,
    HitCode, HitGroup, NoneFound, SearchAnswer, SearchFacets, Unsearched, WithoutPart,
};
pub use search_settings::{LanguageRow, LanguagesList, SearchSettings};
pub use study::{
    BackupRow, Coder, Counts, Created, Empty, ImportReport, ImportedFile, Overview, PassphraseBegun,
    Preference, PreviewRow, Progress, RecentStudy, Start,
};
pub use themes::{
    AskedCounts, BasisCounts, IllustrativeList, IllustrativeVoice, LoudestVoice, PromptingCounts,
    Quantifiers, Recurring, Strength, StrengthPerson, ThemeCategory, ThemeRow, Themes, Voice,
};
pub use together::{
    AskedRow, AskedSet, CodeOriginRow, CodeOrigins, CodePair, Cooccurrence, CountedCode, Saturation,
    SaturationBand, SaturationInterview, SaturationRun,
};
pub use transcript::{Coding, InterviewRow, Person, QuotationApproval, Speaker, TranscriptView, Turn};
pub use typed_query::{ChipKind, Joined, QueryMistake, SearchChip, Suggestion, SuggestionKind};
pub use views::{SavedView, ViewRemoved, ViewSaved, ViewsList};
pub use withdrawal::{MentionElsewhere, PublishedQuotes, Withdrawn, WithdrawnTranscript};
