//! The codebook as CSV, in the columns that an import reads, and as a document.

use std::io::Write;

use verbatim_model::{CodeText, Codebook};
use verbatim_protect::{Arranged, Cleared};

use crate::ExportError;
use crate::document::{Block, Document, Heading, Inline, Quote};

/// Writes a codebook as CSV.
///
/// # Errors
/// What the destination says.
pub fn codebook_csv(book: &Cleared<Codebook>, to: impl Write) -> Result<(), ExportError> {
    let book = book.content();
    let mut csv = csv::Writer::from_writer(to);
    csv.write_record(["path", "color", "statement", "definition", "include", "exclude", "example"])?;
    for (place, code) in book.codes().iter().enumerate() {
        let path = book.path(place).to_string();
        let text = &code.text;
        let texts = [&text.statement, &text.definition, &text.include, &text.exclude, &text.example];
        let texts = texts.into_iter().map(|text| text.as_deref().unwrap_or_default());
        csv.write_record([&*path, code.colour.as_deref().unwrap_or_default()].into_iter().chain(texts))?;
    }
    csv.flush()?;
    Ok(())
}

impl Arranged<Codebook> for Document {
    /// A heading for each code, and below it what the team says of it.
    fn arranged(book: &Codebook) -> Self {
        let mut blocks = vec![Block::Contents { title: "Contents".to_owned(), depth: 3 }];
        for (place, code) in book.codes().iter().enumerate() {
            let path = book.path(place).0;
            let above = path.split_last().map_or(&[][..], |(_, above)| above);
            let note = (!above.is_empty()).then(|| above.join(" › "));
            let level = u8::try_from(path.len()).unwrap_or(u8::MAX);
            blocks.push(Block::Heading(Heading { level, text: code.name.clone(), note }));
            blocks.extend(words(&code.text));
        }
        let title = "Codebook".to_owned();
        Self { running: Some(title.clone()), title, blocks, ..Self::default() }
    }
}

fn words(text: &CodeText) -> Vec<Block> {
    let fields = [
        ("Statement", &text.statement),
        ("Definition", &text.definition),
        ("Include", &text.include),
        ("Exclude", &text.exclude),
    ];
    let field = |(name, text): (&str, &Option<String>)| {
        let words = Inline::Text(format!(" {}", text.as_deref()?));
        Some(Block::Paragraph(vec![Inline::Strong(format!("{name}:")), words]))
    };
    let example = text.example.as_ref().map(|example| {
        Block::Quote(Quote { paragraphs: vec![vec![Inline::from(example.as_str())]], ..Quote::default() })
    });
    fields.into_iter().filter_map(field).chain(example).collect()
}

#[cfg(test)]
mod tests {
    use verbatim_model::{Code, CodeId, ColourSlot};

    use super::*;

    #[test]
    fn a_document_holds_the_tree_and_what_the_team_says_of_each_code() {
        let code = |id, parent, name: &str, text: CodeText| Code {
            id,
            parent,
            name: name.to_owned(),
            position: 0,
            slot: ColourSlot::new(1),
            colour: None,
            text,
            version: 1,
        };
        let (theme, below) = (CodeId::new(), CodeId::new());
        let of_theme = CodeText { definition: Some("What is taught".to_owned()), ..CodeText::default() };
        let of_code = CodeText { example: Some("We practise in pairs".to_owned()), ..CodeText::default() };
        let codes =
            vec![code(theme, None, "Training", of_theme), code(below, Some(theme), "In pairs", of_code)];
        let blocks = Document::arranged(&Codebook::new(codes)).blocks;
        let heading = |level, text: &str, note: Option<&str>| {
            Block::Heading(Heading { level, text: text.to_owned(), note: note.map(str::to_owned) })
        };
        assert_eq!(blocks[1], heading(1, "Training", None));
        let definition = [Inline::Strong("Definition:".to_owned()), Inline::from(" What is taught")];
        assert_eq!(blocks[2], Block::Paragraph(definition.to_vec()));
        assert_eq!(blocks[3], heading(2, "In pairs", Some("Training")));
        assert!(matches!(&blocks[4], Block::Quote(quote) if quote.attribution.is_none()));
    }
}
