//! The codebook as CSV, in the columns that an import reads, and as a page to read.

use std::io::Write;

use quick_xml::escape::escape;
use verbatim_model::{CodeId, Codebook, Purpose};
use verbatim_protect::{Cleared, TEAM_MARK};

use crate::ExportError;

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

/// How the page looks: readable on paper too, in the reader's own colours.
const STYLE: &str = "body{font:1rem/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;\
color-scheme:light dark}h2{margin:2rem 0 .25rem}ul{padding-left:1.25rem}li{margin:.75rem 0}dl{margin:.25rem 0}\
dt{font-weight:600}dd{margin:0 0 .25rem 1rem;white-space:pre-line}";

/// Writes a codebook as one page of HTML that needs nothing beside it: themes as headings, the codes
/// below them as nested lists.
///
/// # Errors
/// What the destination says.
pub fn codebook_html(book: &Cleared<Codebook>, mut to: impl Write) -> Result<(), ExportError> {
    let mark = if book.purpose() == Purpose::Team {
        format!("<p><strong>{}</strong></p>\n", escape(TEAM_MARK))
    } else {
        String::new()
    };
    let book = book.content();
    write!(
        to,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
         content=\"width=device-width\">\n<title>Codebook</title>\n<style>{STYLE}</style>\n</head>\n<body>\n{mark}\
         <h1>Codebook</h1>\n"
    )?;
    for theme in book.children(None) {
        writeln!(to, "<h2>{}</h2>", escape(&*theme.name))?;
        write_words(book, theme.id, &mut to)?;
        write_below(book, theme.id, &mut to)?;
    }
    writeln!(to, "</body>\n</html>")?;
    to.flush()?;
    Ok(())
}

fn write_below(book: &Codebook, above: CodeId, to: &mut impl Write) -> Result<(), ExportError> {
    if book.children(Some(above)).next().is_none() {
        return Ok(());
    }
    writeln!(to, "<ul>")?;
    for code in book.children(Some(above)) {
        writeln!(to, "<li><strong>{}</strong>", escape(&*code.name))?;
        write_words(book, code.id, to)?;
        write_below(book, code.id, to)?;
        writeln!(to, "</li>")?;
    }
    writeln!(to, "</ul>")?;
    Ok(())
}

fn write_words(book: &Codebook, id: CodeId, to: &mut impl Write) -> Result<(), ExportError> {
    let Some(text) = book.get(id).map(|code| &code.text) else { return Ok(()) };
    let fields = [
        ("Statement", &text.statement),
        ("Definition", &text.definition),
        ("Include", &text.include),
        ("Exclude", &text.exclude),
        ("Example", &text.example),
    ];
    let said: Vec<_> = fields.into_iter().filter_map(|(name, text)| Some((name, text.as_deref()?))).collect();
    if said.is_empty() {
        return Ok(());
    }
    writeln!(to, "<dl>")?;
    for (name, text) in said {
        writeln!(to, "<dt>{name}</dt><dd>{}</dd>", escape(text))?;
    }
    writeln!(to, "</dl>")?;
    Ok(())
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used)]
    use verbatim_model::{Code, CodeText, ColourSlot};

    use super::*;

    #[test]
    fn a_page_holds_the_tree_and_the_words_and_no_markup_of_its_own_in_them() {
        let code = |id, parent, name: &str, definition: &str| Code {
            id,
            parent,
            name: name.to_owned(),
            position: 0,
            slot: ColourSlot::new(1),
            colour: None,
            text: CodeText { definition: Some(definition.to_owned()), ..CodeText::default() },
            version: 1,
        };
        let (theme, below) = (CodeId::new(), CodeId::new());
        let codes = vec![
            code(theme, None, "Training", "a <b> & c"),
            code(below, Some(theme), "In pairs", "two\nlines"),
        ];
        let book = verbatim_protect::clear(Codebook::new(codes), Purpose::Team).unwrap();
        let mut out = Vec::new();
        codebook_html(&book, &mut out).unwrap();
        let page = String::from_utf8(out).unwrap();
        assert!(
            page.contains("<h2>Training</h2>\n<dl>\n<dt>Definition</dt><dd>a &lt;b&gt; &amp; c</dd>"),
            "{page}"
        );
        assert!(page.contains("<ul>\n<li><strong>In pairs</strong>"), "{page}");
        assert!(page.contains("internal, contains raw text"), "{page}");
    }
}
