//! What an interviewee allowed.

use crate::words::worded;

worded! {
    /// How far an interviewee's words may be used. An embargo date stands apart from it.
    Consent, "consent" {
        /// May be quoted by name.
        Named = "named",
        /// May be quoted under an attribution.
        Quote = "quote",
        /// May be quoted under an attribution once the interviewee has seen the quotation.
        QuoteAfterApproval = "quote after approval",
        /// May be paraphrased only.
        Paraphrase = "paraphrase",
        /// Background: counted, never quoted or paraphrased.
        Background = "background",
        /// Background that is not even counted in a publication.
        BackgroundNotCounted = "background not counted",
        /// The interviewee has withdrawn.
        Withdrawn = "withdrawn",
    }
}
