//! Leaving one coding of two that the same coder has with the same code on the same passage.

use verbatim_model::{Approval, Coder, Coding, CodingId, CodingValue, MemoTarget};
use verbatim_store::Tx;

use crate::StudyError;

/// Removes `gone` and keeps `kept`, which stands on the same passage or is to stand there, and loses
/// nothing that either held: memos and review notes go over, and so do marks, values of attributes and an approval
/// that `kept` does not have. One that it has otherwise is written down as a memo of `coder`; the answer says whether
/// there was one.
pub(crate) fn join(tx: &Tx<'_>, coder: &Coder, gone: &Coding, mut kept: Coding) -> Result<bool, StudyError> {
    for mut memo in tx.memos_on(MemoTarget::Coding(gone.id))? {
        memo.target = MemoTarget::Coding(kept.id);
        tx.update_memo(&memo)?;
    }
    tx.move_review_notes(gone.id, kept.id)?;
    let mut lost = Vec::new();
    keep(&mut kept.stance, gone.stance, &mut lost);
    keep(&mut kept.basis, gone.basis, &mut lost);
    keep(&mut kept.prompting, gone.prompting, &mut lost);
    keep_values(tx, gone.id, kept.id, &mut lost)?;
    keep_approval(tx, gone.id, &kept)?;
    kept.quotable |= gone.quotable;
    kept.off_record |= gone.off_record;
    // First, since `kept` may be on its way to the place where `gone` stands.
    tx.delete_coding(gone.id)?;
    tx.update_coding(&kept)?;
    if !lost.is_empty() {
        let text = format!("Merged with a coding that was marked: {}.", lost.join(", "));
        crate::memos::write_memo(tx, coder, MemoTarget::Coding(kept.id), &text)?;
    }
    Ok(!lost.is_empty())
}

/// Takes over values of attributes where there is none; notes them where there is another.
fn keep_values(
    tx: &Tx<'_>,
    gone: CodingId,
    kept: CodingId,
    lost: &mut Vec<String>,
) -> Result<(), StudyError> {
    let (values, mine) = (tx.coding_values_of(gone)?, tx.coding_values_of(kept)?);
    if values.is_empty() {
        return Ok(());
    }
    let attributes = tx.coding_attributes()?;
    for CodingValue { attribute, value, .. } in values {
        match mine.iter().find(|mine| mine.attribute == attribute) {
            None => tx.set_coding_value(kept, attribute, Some(&value))?,
            Some(mine) if mine.value != value => {
                let name = attributes.iter().find(|a| a.id == attribute).map_or("", |a| a.name.as_str());
                lost.push(format!("{name} {value}"));
            }
            Some(_) => {}
        }
    }
    Ok(())
}

/// Takes over an approval that holds where there is none that does.
fn keep_approval(tx: &Tx<'_>, gone: CodingId, kept: &Coding) -> Result<(), StudyError> {
    if tx.approval_of(kept.id)?.is_some_and(|mine| mine.holds_for(kept)) {
        return Ok(());
    }
    let taken = tx.approval_of(gone)?.map(|theirs| Approval { coding: kept.id, ..theirs });
    if let Some(taken) = taken.filter(|taken| taken.holds_for(kept)) {
        tx.put_approval(&taken)?;
    }
    Ok(())
}

/// Takes over a mark where there is none; notes it where there is another.
fn keep<T: Copy + PartialEq + std::fmt::Display>(
    kept: &mut Option<T>,
    gone: Option<T>,
    lost: &mut Vec<String>,
) {
    match (*kept, gone) {
        (None, _) => *kept = gone,
        (Some(mine), Some(other)) if mine != other => lost.push(other.to_string()),
        _ => {}
    }
}
