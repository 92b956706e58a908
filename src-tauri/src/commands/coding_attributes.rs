//! Attributes of codings.

use verbatim_api::{replies::*, requests::*};

reads! {
    coding_attributes: Empty => Vec<CodingAttributeRow>,
}

writes! {
    coding_attribute_put: PutCodingAttribute => Change,
    coding_attribute_remove: CodingAttributeRef => Change,
    coding_value_set: SetCodingValue => Change,
}
