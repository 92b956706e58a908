//! A codebook as it leaves.

use verbatim_model::{Code, CodeCount, CodeText, Codebook};

use crate::{Cleared, NameScan, NotCleared, cleared_for_publication};

/// A codebook with how much each of its codes holds. It is for the team alone: no small number is withheld.
#[derive(Clone, Debug)]
pub struct CountedCodebook {
    /// The codes.
    pub codes: Codebook,
    /// What each holds, in the order of the codes.
    pub figures: Vec<CodeCount>,
}

/// Clears a codebook for publication, without its examples: they are words of interviewees, whose
/// consent cannot be asked of a codebook.
///
/// # Errors
/// [`NotCleared::NamesNotCompared`], [`NotCleared::NamesFound`].
pub fn clear_codebook_for_publication(
    book: &Codebook,
    scan: NameScan,
) -> Result<Cleared<Codebook>, NotCleared> {
    scan.refuse()?;
    let without_example =
        |code: &Code| Code { text: CodeText { example: None, ..code.text.clone() }, ..code.clone() };
    Ok(cleared_for_publication(Codebook::new(book.codes().iter().map(without_example).collect())))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used)]
    use verbatim_model::{CodeId, ColourSlot, Purpose};

    use super::*;

    fn book() -> Codebook {
        let text = CodeText {
            definition: Some("What officers are taught".to_owned()),
            example: Some("We practise the first questions in pairs".to_owned()),
            ..CodeText::default()
        };
        Codebook::new(vec![Code {
            id: CodeId::new(),
            parent: None,
            name: "Training".to_owned(),
            position: 0,
            slot: ColourSlot::new(1),
            colour: None,
            text,
            version: 1,
        }])
    }

    #[test]
    fn words_of_interviewees_stay_and_without_a_comparison_of_names_everything_does() {
        let scan = NameScan { names_compared: true, found: 0 };
        let cleared = clear_codebook_for_publication(&book(), scan).unwrap();
        assert_eq!(cleared.purpose(), Purpose::Publication);
        let text = &cleared.content().codes()[0].text;
        assert_eq!((text.definition.as_deref(), &text.example), (Some("What officers are taught"), &None));
        let refused = |scan| clear_codebook_for_publication(&book(), scan).err();
        assert_eq!(refused(NameScan { names_compared: false, found: 0 }), Some(NotCleared::NamesNotCompared));
        assert_eq!(refused(NameScan { names_compared: true, found: 1 }), Some(NotCleared::NamesFound(1)));
    }
}
