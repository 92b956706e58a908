//! The codebook as CSV, in the columns that an import reads, and as a document.

use std::io::Write;

use verbatim_model::{Code, CodeCount, CodeText, Codebook};
use verbatim_protect::{Arranged, Cleared, CountedCodebook, TEAM_FIGURES_MARK};

use crate::ExportError;
use crate::document::{Block, Document, Heading, Inline, Quote};

const COLUMNS: [&str; 7] = ["path", "color", "statement", "definition", "include", "exclude", "example"];
const FIGURES: [&str; 4] = ["interviewees", "passages", "interviewees of it alone", "passages of it alone"];

/// Writes a codebook as CSV. For the team the first row says so, and an import passes over it.
///
/// # Errors
/// What the destination says.
pub fn codebook_csv(book: &Cleared<Codebook>, to: impl Write) -> Result<(), ExportError> {
    let mut csv = csv::WriterBuilder::new().flexible(true).from_writer(to);
    if let Some(mark) = book.mark() {
        csv.write_record([mark])?;
    }
    let book = book.content();
    csv.write_record(COLUMNS)?;
    for (place, code) in book.codes().iter().enumerate() {
        csv.write_record(row(book, place, code))?;
    }
    csv.flush()?;
    Ok(())
}

/// Writes a codebook as CSV with what each code holds. The first row says that it is for the team.
///
/// # Errors
/// What the destination says.
pub fn counted_codebook_csv(book: &Cleared<CountedCodebook>, to: impl Write) -> Result<(), ExportError> {
    let CountedCodebook { codes: book, figures } = book.content();
    let mut csv = csv::WriterBuilder::new().flexible(true).from_writer(to);
    csv.write_record([TEAM_FIGURES_MARK])?;
    csv.write_record(COLUMNS.into_iter().chain(FIGURES))?;
    for ((place, code), figures) in book.codes().iter().enumerate().zip(figures) {
        let CodeCount { interviewees, passages, own_interviewees, own_passages } = figures;
        let figures = [interviewees, passages, own_interviewees, own_passages].map(u32::to_string);
        csv.write_record(row(book, place, code).into_iter().chain(figures))?;
    }
    csv.flush()?;
    Ok(())
}

fn row(book: &Codebook, place: usize, code: &Code) -> [String; 7] {
    let text = &code.text;
    let words = |text: &Option<String>| text.clone().unwrap_or_default();
    let [statement, definition, include, exclude, example] =
        [&text.statement, &text.definition, &text.include, &text.exclude, &text.example].map(words);
    [book.path(place).to_string(), words(&code.colour), statement, definition, include, exclude, example]
}

impl Arranged<'_, Codebook> for Document {
    /// A heading for each code, and below it what the team says of it.
    fn arranged(book: &Codebook) -> Self {
        document(book, |_| None)
    }
}

impl Arranged<'_, CountedCodebook> for Document {
    /// The same, with what each code holds below its heading.
    fn arranged(book: &CountedCodebook) -> Self {
        let held = |place: usize| book.figures.get(place).map(held);
        Self { mark: Some(TEAM_FIGURES_MARK.to_owned()), ..document(&book.codes, held) }
    }
}

fn document(book: &Codebook, held: impl Fn(usize) -> Option<String>) -> Document {
    let mut blocks = vec![Block::Contents { title: "Contents".to_owned(), depth: 3 }];
    for (place, code) in book.codes().iter().enumerate() {
        let path = book.path(place).0;
        let above = path.split_last().map_or(&[][..], |(_, above)| above);
        let note = (!above.is_empty()).then(|| above.join(" › "));
        let level = u8::try_from(path.len()).unwrap_or(u8::MAX);
        blocks.push(Block::Heading(Heading { level, text: code.name.clone(), note }));
        blocks.extend(held(place).map(|held| Block::Note(vec![Inline::Text(held)])));
        blocks.extend(words(&code.text));
    }
    let title = "Codebook".to_owned();
    Document { running: Some(title.clone()), title, blocks, ..Document::default() }
}

/// What a code holds, in words; what it holds alone is said where codes below it hold something, too.
fn held(figures: &CodeCount) -> String {
    let of = |people: u32, passages: u32| {
        if passages == 0 {
            return "no passage".to_owned();
        }
        let people = if people == 1 { "1 interviewee".to_owned() } else { format!("{people} interviewees") };
        let passages = if passages == 1 { "1 passage".to_owned() } else { format!("{passages} passages") };
        format!("{people} · {passages}")
    };
    let branch = of(figures.interviewees, figures.passages);
    let own = (figures.own_interviewees, figures.own_passages);
    match own == (figures.interviewees, figures.passages) {
        true => branch,
        false => format!("{branch}; of it alone {}", of(own.0, own.1)),
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

    #[test]
    fn what_a_code_holds_stands_below_its_heading_and_what_it_holds_alone_only_where_that_is_less() {
        let all = CodeCount { interviewees: 12, passages: 31, own_interviewees: 1, own_passages: 1 };
        assert_eq!(held(&all), "12 interviewees · 31 passages; of it alone 1 interviewee · 1 passage");
        let leaf = CodeCount { interviewees: 4, passages: 5, own_interviewees: 4, own_passages: 5 };
        assert_eq!(held(&leaf), "4 interviewees · 5 passages");
        let branch = CodeCount { own_interviewees: 0, own_passages: 0, ..leaf };
        assert_eq!(held(&branch), "4 interviewees · 5 passages; of it alone no passage");
    }
}
