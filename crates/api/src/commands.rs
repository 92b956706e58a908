//! Every command of the window, declared once. The TypeScript types come from this list, and a
//! test compares it with the handlers that `src-tauri` registers, so the three cannot drift apart.

use ts_rs::TS;

use crate::{replies::*, requests::*};

/// Types of one command: what it takes and what it answers.
#[derive(TS)]
pub struct Command<A, R> {
    /// What it takes.
    pub args: A,
    /// What it answers.
    pub reply: R,
}

macro_rules! commands {
    ($($(#[$doc:meta])* $name:ident : $args:ty => $reply:ty),+ $(,)?) => {
        /// The window's commands by name.
        #[derive(TS)]
        #[ts(export, export_to = "Commands.ts")]
        pub struct Commands { $($(#[$doc])* pub $name: Command<$args, $reply>),+ }

        /// Names of all commands.
        pub const NAMES: &[&str] = &[$(stringify!($name)),+];
    };
}

commands! {
    /// What the start screen shows before any study is open.
    start: Empty => Start,
    /// Makes a study and opens it.
    study_create: CreateStudy => Created,
    /// Opens a study.
    study_open: OpenStudy => Overview,
    /// Counts, coders and state of the open study.
    study_overview: Empty => Overview,
    /// Closes the study and forgets its key.
    study_lock: Empty => Empty,
    /// Sets who is coding; adds a coder of that name where there is none.
    coder_choose: ChooseCoder => Coder,
    /// The interviews, in the order of the interviewees.
    interviews_list: Empty => Vec<InterviewRow>,
    /// Says what files hold, without storing anything.
    transcripts_preview: PreviewTranscripts => Vec<PreviewRow>,
    /// Imports transcripts.
    transcripts_import: ImportTranscripts => ImportReport,
    /// Stops the long command that is running; nothing of it stays.
    cancel: Empty => Empty,
    /// Imports interviewees from one CSV file.
    interviewees_import: Files => ImportReport,
    /// One transcript with its turns and codings.
    transcript_open: TranscriptRef => TranscriptView,
    /// The codebook in order, with counts.
    codes_list: Empty => Vec<CodeRow>,
    /// Adds a built-in codebook to a study without codes.
    codebook_template: Template => Change,
    /// Codes a passage.
    coding_add: AddCoding => CodingAdded,
    /// Removes a coding.
    coding_remove: CodingRef => Change,
    /// What undo and redo would do.
    undo_state: Empty => UndoState,
    /// Takes back the last action.
    undo: Empty => Change,
    /// Does the last undone action again.
    redo: Empty => Change,
    /// Codes × categories.
    matrix: MatrixRequest => MatrixPage,
    /// Who stands behind a cell, a row or a column of the matrix, and who does not.
    matrix_cell: OpenCellRequest => OpenCell,
    /// How strong the evidence of each theme is.
    strength: StrengthRequest => Strength,
    /// Says what counts as recurring.
    recurring_set: SetRecurring => Change,
    /// Says from which share on people are called several, many, most.
    quantifiers_set: SetQuantifiers => Change,
    /// Keeps a single voice as illustrative, or no longer.
    illustrative_set: KeepIllustrative => Change,
    /// Which codes come together.
    cooccurrence: CooccurrenceRequest => Cooccurrence,
    /// When new codes stopped coming up.
    saturation: SaturationRequest => Saturation,
    /// Who was interviewed, by category and attribute, and what became of those approached.
    sample_composition: SampleRequest => SampleComposition,
    /// A figure as it would leave: nothing is written or recorded.
    figure_preview: FigureRequest => FigurePreview,
    /// Lets a figure leave, into a file or through the clipboard, and records it.
    figure_export: ExportFigure => FigureExported,
    /// Coded excerpts as they would leave, and what stays behind: nothing is written or recorded.
    excerpts_preview: ExcerptsRequest => ExcerptsPreview,
    /// Lets coded excerpts leave, into a file or through the clipboard, and records it.
    excerpts_export: ExportExcerpts => ExcerptsGone,
    /// What left, newest first, and which excerpts can be asked for again.
    exports_left: Empty => ExportsLeft,
    /// Lets the codebook leave, and records it.
    codebook_export: ExportCodebook => CodebookGone,
    /// Lets the whole study leave as a project for the team, and records it. Long.
    project_export: ExportProject => ProjectGone,
    /// What a project or codebook of another program holds: nothing is stored. Long.
    project_preview: ProjectPath => ProjectPreview,
    /// Brings a project or codebook in, as one action. Long.
    project_import: ProjectPath => ProjectImported,
    /// Writes down what of the project that was imported last had no place.
    project_report_save: SaveProjectReport => Empty,
    /// What is summed up of each interviewee on each theme; rows are read in pages.
    framework: FrameworkRequest => Framework,
    /// Writes the summary of one interviewee on one code.
    framework_write: WriteSummary => Change,
    /// Saved views of the evidence, by name.
    views_list: Empty => Vec<SavedView>,
    /// Saves a view, or puts another in its place.
    view_save: SaveView => ViewSaved,
    /// Gives a saved view another name.
    view_rename: RenameView => Change,
    /// Removes a saved view.
    view_remove: ViewRef => Change,
    /// The trail, newest first.
    history: History => Vec<HistoryRow>,
    /// Gives the study another name.
    study_rename: RenameStudy => Change,
    /// Choices of the window that the study keeps: those of everyone and of the one who is coding.
    preferences: Empty => Vec<Preference>,
    /// Keeps a choice of the window. It is no action.
    preference_set: SetPreference => Empty,
    /// Takes a study from the list of recent ones. The file stays.
    recent_forget: ForgetRecent => Empty,
    /// Shows or hides the names of recent studies.
    recent_hide: HideNames => Empty,
    /// Makes a new recovery key for a new passphrase; nothing changes yet.
    passphrase_begin: NewPassphrase => PassphraseBegun,
    /// Puts the new passphrase and recovery key in force, once two words of the key are right.
    passphrase_finish: ConfirmKey => Empty,
    /// Gives up a new passphrase that waits.
    passphrase_cancel: Empty => Empty,
    /// Backups that the study knows of, newest first.
    backups_list: Empty => Vec<BackupRow>,
    /// Makes a backup and shows that it opens.
    backup_make: MakeBackup => BackupRow,
    /// Opens a backup from file and secret alone and checks it.
    backup_check: CheckBackup => CheckResult,
    /// Puts a backup in the place of a study, open or not; what stood there is kept.
    backup_restore: RestoreBackup => Restored,
    /// Checks the study.
    study_check: Empty => CheckResult,
    /// Interviewees, categories and attributes.
    people: Empty => People,
    /// Adds or changes an interviewee.
    interviewee_put: DescribeInterviewee => Change,
    /// What would go with an interviewee.
    interviewee_loss: IntervieweeRef => Loss,
    /// Removes an interviewee; interviews and codings stay, without a person.
    interviewee_remove: IntervieweeRef => Change,
    /// What a withdrawal of an interviewee touches; nothing is changed.
    withdrawal: IntervieweeRef => Withdrawn,
    /// Records that an interviewee has withdrawn, and takes the words out where that is wanted.
    interviewee_withdraw: WithdrawInterviewee => Change,
    /// Adds or changes a category.
    category_put: DescribeCategory => Change,
    /// Moves a category among its siblings.
    category_move: MoveInOrder => Change,
    /// Removes a category; its people go to the category above it, or have none.
    category_remove: CategoryRef => Change,
    /// Gives an attribute another name.
    attribute_rename: RenameAttribute => Change,
    /// Moves an attribute.
    attribute_move: MoveInOrder => Change,
    /// Removes an attribute with everyone's value.
    attribute_remove: AttributeRef => Change,
    /// Who was approached, how found, and what became of it.
    outreach_list: Empty => Vec<OutreachRow>,
    /// Adds or changes a row of the outreach list.
    outreach_put: DescribeOutreach => Change,
    /// Removes a row of the outreach list.
    outreach_remove: OutreachRef => Change,
    /// Assigns an interview to an interviewee.
    interview_assign: AssignInterview => Change,
    /// Says who a speaker is.
    speaker_assign: AssignSpeaker => Change,
    /// Changes what is known of an interview.
    interview_put: DescribeInterview => Change,
    /// Marks an interview finished or open for the one who is coding.
    interview_finish: FinishInterview => Change,
    /// Whose codings are the coding of record, interview by interview.
    lead_coders: Empty => LeadCoders,
    /// Says whose codings count, of the study or of one interview.
    lead_coder_set: SetLeadCoder => Change,
    /// Gives a transcript another file name.
    transcript_rename: RenameTranscript => Change,
    /// What would go with a transcript.
    transcript_loss: TranscriptRef => Loss,
    /// Removes a transcript with its codings.
    transcript_remove: TranscriptRef => Change,
    /// Corrects the text of a transcript; codings follow.
    text_correct: CorrectText => TextCorrected,
    /// Adds a code.
    code_add: AddCode => CodeAdded,
    /// Gives a code another name.
    code_rename: RenameCode => Change,
    /// Moves codes with all below them.
    codes_move: MoveCodes => Change,
    /// Merges codes into one.
    codes_merge: MergeCodes => Change,
    /// What would go with codes.
    codes_loss: CodeRefs => CodesLoss,
    /// Deletes codes, all below them and their codings.
    codes_delete: CodeRefs => Change,
    /// Sets the words of a code.
    code_put: DescribeCode => Change,
    /// Gives a code another colour.
    code_recolour: RecolourCode => Change,
    /// Words of a code as they are and were, newest first.
    code_versions: CodeRef => Vec<CodeVersionRow>,
    /// Passages of a code across interviews.
    code_passages: CodePassages => Passages,
    /// Codes a passage with a code that is made for it.
    coding_add_new: AddNewCoding => CodingAdded,
    /// Removes codings, as one action.
    codings_remove: CodingRefs => Change,
    /// Changes the edges of a coding.
    coding_resize: ResizeCoding => Change,
    /// Sets a mark of codings.
    codings_mark: MarkCodings => Change,
    /// Attributes of codings, with the values that codings have.
    coding_attributes: Empty => Vec<CodingAttributeRow>,
    /// Defines an attribute of codings, or changes one.
    coding_attribute_put: PutCodingAttribute => Change,
    /// Removes an attribute of codings with its values.
    coding_attribute_remove: CodingAttributeRef => Change,
    /// Sets the value of an attribute for codings, as one action.
    coding_value_set: SetCodingValue => Change,
    /// Gives codings another code.
    codings_recode: RecodeCodings => Change,
    /// Gives codings a code that is made for them.
    codings_split: SplitCodings => CodeAdded,
    /// The trail of one coding, newest first.
    coding_history: CodingRef => Vec<HistoryRow>,
    /// Memos on something, or all, oldest first.
    memos_on: MemosOn => Vec<MemoRow>,
    /// Adds a memo.
    memo_add: AddMemo => MemoChanged,
    /// Changes what a memo says.
    memo_change: ChangeMemo => MemoChanged,
    /// Removes a memo.
    memo_remove: MemoRef => Change,
    /// Asks, answers or checks.
    review_add: AddReviewNote => Change,
    /// Open questions and a random sample of each coder.
    review_queue: ReviewQueueRequest => ReviewQueue,
    /// Where the key file lies, whether it is open, and who opened it.
    key_file: Empty => KeyFile,
    /// Makes the key file and opens it.
    key_file_make: KeyFilePassphrase => KeyFile,
    /// Opens the key file.
    key_file_open: KeyFilePassphrase => KeyFile,
    /// Closes the key file; the study works on without it.
    key_file_close: Empty => KeyFile,
    /// Gives the open key file another passphrase.
    key_file_passphrase: KeyFilePassphrase => KeyFile,
    /// Originals in the open key file.
    originals_list: Empty => Vec<OriginalRow>,
    /// Says until when an original is kept, and whether it is held.
    original_put: KeepOriginal => Vec<OriginalRow>,
    /// The text of an original.
    original_open: TranscriptRef => OriginalText,
    /// Destroys an original in the key file.
    original_destroy: TranscriptRef => Vec<OriginalRow>,
    /// Looks for what may identify people. Long.
    identifiers_find: FindIdentifiers => Findings,
    /// Looks for forms of a name in all transcripts.
    mentions_find: FindMentions => Vec<Mention>,
    /// Puts aliases in place of names.
    redact: Redact => Redacted,
    /// Leaves places as they are.
    mentions_keep: KeepMentions => Change,
    /// Asks about a kept place again.
    mention_forget: KeptRef => Change,
    /// What is never proposed, and the team's own patterns.
    keep_list: Empty => KeepList,
    /// Adds words that are never proposed.
    keep_add: AddKeepEntry => Change,
    /// Removes words from the keep-list.
    keep_remove: KeepListRef => Change,
    /// Adds or changes a pattern of the team's own.
    pattern_put: PutPattern => Change,
    /// Removes a pattern of the team's own.
    pattern_remove: KeepListRef => Change,
    /// Aliases, in the order in which they were made.
    aliases_list: Empty => Vec<AliasRow>,
    /// Adds an alias, or changes it wherever it stands.
    alias_put: PutAlias => Change,
    /// Makes one alias of several.
    aliases_merge: MergeAliases => Change,
    /// Removes an alias that stands nowhere.
    alias_remove: AliasRef => Change,
    /// Gives a real name to another alias, or takes it away.
    form_move: MoveForm => Vec<AliasRow>,
    /// How far each transcript has come.
    deidentification_list: Empty => Vec<DeidentificationRow>,
    /// Labels of speakers and interviewees in transcripts that look like real names still.
    labels_left: TranscriptRefs => Vec<LabelLeft>,
    /// Says that everything that identifies people was replaced.
    transcripts_confirm: TranscriptRefs => Change,
    /// Says that a second person has read a transcript.
    transcript_read: TranscriptRef => Change,
    /// Takes the status of a transcript back to review.
    transcript_reopen: TranscriptRef => Change,
    /// What a purge would destroy.
    purge_plan: Empty => PurgePlan,
    /// Destroys former texts; nothing of it can be undone. Long.
    purge: Empty => Purged,
    /// Looks for names where none may be. Long.
    leaks_scan: ScanLeaks => Leaks,
    /// Lets a finding stay where it is.
    leak_allow: AllowLeak => Change,
    /// Lets a name stay wherever it is found.
    leak_allow_name: AllowName => Empty,
    /// Searches the study. Where the query is wrong, the answer points at the mistake.
    search_run: SearchRequest => SearchAnswer,
    /// Makes the search index of a large study, where it has none, while others work with it. Searches are right
    /// without, only slower.
    search_prepare: Empty => Empty,
    /// What coding the hits of a search would do.
    search_code_plan: CodeHits => CodeHitsPlan,
    /// Codes the hits of a search, as one action.
    search_code: CodeHits => Change,
    /// Writes the hits of a search to a file for the team.
    search_export: ExportHits => HitsExported,
    /// Saved searches, by name.
    searches_list: Empty => Vec<SavedSearch>,
    /// Saves a search.
    search_save: SaveSearch => SearchSaved,
    /// Gives a saved search another name.
    search_rename: RenameSearch => Change,
    /// Removes a saved search.
    search_forget: SearchRef => Change,
    /// How what is being typed can go on: names of fields, values, codes.
    search_suggest: SuggestRequest => Vec<Suggestion>,
    /// What searches of this study leave out.
    search_settings: Empty => SearchSettings,
    /// Says what searches of this study leave out.
    search_settings_put: PutSearchSettings => Change,
    /// In which language a transcript is searched.
    transcript_language: TranscriptRef => LanguageRow,
    /// Says in which language a transcript is.
    language_put: PutLanguage => Change,
    /// Takes back everything since a row of the trail, that row included.
    undo_to: UndoTo => Change,
}
