//! Memos.

use verbatim_api::{replies::*, requests::*};

reads! {
    memos_on: MemosOn => Vec<MemoRow>,
}

writes! {
    memo_add: AddMemo => MemoChanged,
    memo_change: ChangeMemo => MemoChanged,
    memo_remove: MemoRef => Change,
}
