//! How excerpts stand in what leaves.

use verbatim_protect::ExcerptOrder;

/// In which order excerpts stand, and what is said beside them. A publication says nothing beside them but how many
/// raised a code, whatever is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExcerptsLayout {
    /// The order.
    pub order: ExcerptOrder,
    /// Whether a document says what was said before and after in the turn.
    pub context: bool,
    /// Whether it is said in which turn an excerpt begins.
    pub turns: bool,
    /// Whether the memos on codings are said.
    pub memos: bool,
    /// Whether headings say how many people raised a code.
    pub counts: bool,
}

impl Default for ExcerptsLayout {
    fn default() -> Self {
        Self { order: ExcerptOrder::default(), context: false, turns: true, memos: true, counts: true }
    }
}

impl ExcerptsLayout {
    /// That of rows which are codings: by interview, as other programs read them.
    #[must_use]
    pub fn of_rows() -> Self {
        Self { order: ExcerptOrder::Interview, ..Self::default() }
    }
}
