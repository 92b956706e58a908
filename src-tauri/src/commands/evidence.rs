//! Strength of themes, codes that come together, saturation and the composition of the sample.

use verbatim_api::{replies::*, requests::*};

reads! {
    strength: StrengthRequest => Strength,
    cooccurrence: CooccurrenceRequest => Cooccurrence,
    saturation: SaturationRequest => Saturation,
    sample_composition: SampleRequest => SampleComposition,
}

writes! {
    recurring_set: SetRecurring => Change,
    quantifiers_set: SetQuantifiers => Change,
    illustrative_set: KeepIllustrative => Change,
}
