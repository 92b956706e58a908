//! The codebook.

use verbatim_api::{replies::*, requests::*};

reads! {
    codes_list: Empty => Vec<CodeRow>,
    codes_loss: CodeRefs => CodesLoss,
    code_versions: CodeRef => Vec<CodeVersionRow>,
    code_passages: CodePassages => Passages,
}

writes! {
    codebook_template: Template => Change,
    code_add: AddCode => CodeAdded,
    code_rename: RenameCode => Change,
    codes_move: MoveCodes => Change,
    codes_merge: MergeCodes => Change,
    codes_delete: CodeRefs => Change,
    code_put: DescribeCode => Change,
    code_recolour: RecolourCode => Change,
}
