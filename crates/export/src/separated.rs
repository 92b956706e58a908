//! Rows of text with a sign between the fields.

use std::borrow::Cow;
use std::io::Write;

use csv::{QuoteStyle, Terminator, Writer, WriterBuilder};

use crate::ExportError;

/// Bytes that are gathered before they go to the destination.
const BUFFER: usize = 1 << 16;

/// What is between the fields of a row, and for whom.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Separated {
    /// Commas, as RFC 4180 has it, in UTF-8: for programs that read data. Every field is as it is in the study.
    #[default]
    Comma,
    /// Commas, for Excel and LibreOffice by double click: with a mark for UTF-8, so that no letter is garbled,
    /// CRLF at the end of rows, and formulas defused as OWASP advises. A field that a spreadsheet could take for
    /// a formula (it begins, blanks apart, with `=`, `+`, `-`, `@`, one of these in full width, a tab or a line
    /// end) begins with an apostrophe. Whoever reads such a file as data has to take it off again.
    CommaForExcel,
    /// Tabs, in UTF-8. A field with a tab, a quotation mark or a line end stands in quotation marks as in CSV.
    Tab,
}

/// Rows of fields that are being written.
pub(crate) struct Fields<W: Write> {
    csv: Writer<W>,
    defuse: bool,
}

impl<W: Write> Fields<W> {
    /// Begins a file.
    pub fn new(form: Separated, mut to: W) -> Result<Self, ExportError> {
        let mut builder = WriterBuilder::new();
        builder.flexible(true).buffer_capacity(BUFFER);
        let defuse = form == Separated::CommaForExcel;
        match form {
            Separated::Comma => {}
            Separated::CommaForExcel => {
                to.write_all("\u{feff}".as_bytes())?;
                builder.quote_style(QuoteStyle::Always).terminator(Terminator::CRLF);
            }
            Separated::Tab => {
                builder.delimiter(b'\t');
            }
        }
        Ok(Self { csv: builder.from_writer(to), defuse })
    }

    /// Writes a field.
    pub fn field(&mut self, field: &str) -> Result<(), ExportError> {
        let field = if self.defuse { defused(field) } else { Cow::Borrowed(field) };
        Ok(self.csv.write_field(&*field)?)
    }

    /// Ends a row.
    pub fn end(&mut self) -> Result<(), ExportError> {
        Ok(self.csv.write_record(None::<&[u8]>)?)
    }

    /// Writes a whole row.
    pub fn row<'f>(&mut self, fields: impl IntoIterator<Item = &'f str>) -> Result<(), ExportError> {
        fields.into_iter().try_for_each(|field| self.field(field))?;
        self.end()
    }

    /// Ends the file.
    pub fn flush(&mut self) -> Result<(), ExportError> {
        Ok(self.csv.flush()?)
    }
}

/// The field with an apostrophe before it where a spreadsheet could take it for a formula.
fn defused(field: &str) -> Cow<'_, str> {
    let begins_with_control = field.starts_with(['\t', '\r', '\n']);
    let is_formula = field.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    if begins_with_control || is_formula { Cow::Owned(format!("'{field}")) } else { Cow::Borrowed(field) }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used)]
    use super::*;

    fn written(form: Separated) -> String {
        let mut out = Vec::new();
        let mut fields = Fields::new(form, &mut out).unwrap();
        fields.row(["text", "memo"]).unwrap();
        fields.row(["=1+1", "a, \"b\"\tc\nd"]).unwrap();
        fields.row([" @x", "- she said é"]).unwrap();
        fields.flush().unwrap();
        drop(fields);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_file_for_excel_has_a_mark_for_utf8_and_no_formulas() {
        assert_eq!(
            written(Separated::CommaForExcel),
            "\u{feff}\"text\",\"memo\"\r\n\"'=1+1\",\"a, \"\"b\"\"\tc\nd\"\r\n\"' @x\",\"'- she said é\"\r\n"
        );
    }

    #[test]
    fn data_is_as_it_is() {
        assert_eq!(written(Separated::Comma), "text,memo\n=1+1,\"a, \"\"b\"\"\tc\nd\"\n @x,- she said é\n");
        assert_eq!(written(Separated::Tab), "text\tmemo\n=1+1\t\"a, \"\"b\"\"\tc\nd\"\n @x\t- she said é\n");
    }
}
