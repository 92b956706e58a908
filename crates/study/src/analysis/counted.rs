//! Words of the study as what is counted: `analysis` knows no `model`.

use verbatim_analysis::{
    Asked, Basis as CountedBasis, Prompting as CountedPrompting, Stance as CountedStance,
};
use verbatim_model::{AskedState, Basis, Prompting, Stance};

/// A stance as it is counted.
pub(crate) const fn counted_stance(stance: Stance) -> CountedStance {
    match stance {
        Stance::Supports => CountedStance::Supports,
        Stance::Qualifies => CountedStance::Qualifies,
        Stance::Contradicts => CountedStance::Contradicts,
    }
}

/// A basis as it is counted.
pub(crate) const fn counted_basis(basis: Basis) -> CountedBasis {
    match basis {
        Basis::Experienced => CountedBasis::Experienced,
        Basis::Witnessed => CountedBasis::Witnessed,
        Basis::Told => CountedBasis::Told,
        Basis::Opinion => CountedBasis::Opinion,
    }
}

/// What led to a passage, as it is counted.
pub(crate) const fn counted_prompting(prompting: Prompting) -> CountedPrompting {
    match prompting {
        Prompting::Prompted => CountedPrompting::Prompted,
        Prompting::Volunteered => CountedPrompting::Volunteered,
    }
}

/// Whether somebody was asked, as it is counted.
pub(crate) const fn counted_asked(state: AskedState) -> Asked {
    match state {
        AskedState::Asked => Asked::Asked,
        AskedState::Volunteered => Asked::Volunteered,
        AskedState::NotAsked => Asked::NotAsked,
    }
}
