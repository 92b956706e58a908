//! Finding, aliases, what is kept, status, purge and leaks.

use verbatim_api::{replies::*, requests::*};

reads! {
    identifiers_find: FindIdentifiers => Findings,
    mentions_find: FindMentions => Vec<Mention>,
    keep_list: Empty => KeepList,
    aliases_list: Empty => Vec<AliasRow>,
    form_move: MoveForm => Vec<AliasRow>,
    deidentification_list: Empty => Vec<DeidentificationRow>,
    labels_left: TranscriptRefs => Vec<LabelLeft>,
    purge_plan: Empty => PurgePlan,
    leaks_scan: ScanLeaks => Leaks,
    leak_allow_name: AllowName => Empty,
}

writes! {
    redact: Redact => Redacted,
    mentions_keep: KeepMentions => Change,
    mention_forget: KeptRef => Change,
    keep_add: AddKeepEntry => Change,
    keep_remove: KeepListRef => Change,
    pattern_put: PutPattern => Change,
    pattern_remove: KeepListRef => Change,
    alias_put: PutAlias => Change,
    aliases_merge: MergeAliases => Change,
    alias_remove: AliasRef => Change,
    transcripts_confirm: TranscriptRefs => Change,
    transcript_read: TranscriptRef => Change,
    transcript_reopen: TranscriptRef => Change,
    purge: Empty => Purged,
    leak_allow: AllowLeak => Change,
}
