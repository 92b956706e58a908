//! What readers of XML share.

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::BytesRef;

/// The characters that a reference stands for; none where it is not one of XML itself.
pub(crate) fn resolved(name: &BytesRef<'_>) -> Option<String> {
    let character = name.resolve_char_ref().ok().flatten().map(String::from);
    character.or_else(|| resolve_predefined_entity(name).map(str::to_owned))
}
