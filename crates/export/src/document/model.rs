//! What a document is made of, without words of the field.

use crate::ExportError;
use crate::png::pixels;

/// A document that is read from its beginning to its end.
///
/// Texts are plain: nothing in them is markup. A line end in a text is a line end on the page, a tab is a tab.
/// Characters that no XML can hold (most control characters) are left out by every writer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// Its title, at its head and in its properties.
    pub title: String,
    /// A small line at the head of every page, such as the name of the study.
    pub running: Option<String>,
    /// Language of the words as a BCP 47 tag, such as `en` or `es-MX`. Without one it is English.
    pub language: Option<String>,
    /// What marks it as internal: at its head and at the head of every page. A document that was cleared for
    /// the team and has none carries [`TEAM_MARK`](verbatim_protect::TEAM_MARK).
    pub mark: Option<String>,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// A part of a document that begins on a line of its own.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading.
    Heading(Heading),
    /// A paragraph of the author.
    Paragraph(Vec<Inline>),
    /// A small grey paragraph: a definition, a context, a memo.
    Note(Vec<Inline>),
    /// What somebody said.
    Quote(Quote),
    /// A list.
    List(List),
    /// A table.
    Table(Table),
    /// A picture.
    Picture(Picture),
    /// A table of contents of the headings whose level is not below `depth`: 2 is headings 1 and 2.
    Contents {
        /// What stands over it, such as `Contents`.
        title: String,
        /// The lowest level that is listed, 1 to 6.
        depth: u8,
    },
    /// What follows begins on a new page, where there are pages.
    PageBreak,
}

/// A heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heading {
    /// From 1, the highest below the title, to 6; a level outside is drawn into that range.
    pub level: u8,
    /// Its words.
    pub text: String,
    /// A small grey line under it (levels 1 and 2) or beside it, such as `5 quoted of 9 interviewed`. It is no
    /// part of the table of contents.
    pub note: Option<String>,
}

/// What somebody said, and who.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quote {
    /// Its paragraphs.
    pub paragraphs: Vec<Vec<Inline>>,
    /// Who said it, written as given: `—Survivor advocate`.
    pub attribution: Option<String>,
    /// Small grey lines under it: a memo, a turn number, a context.
    pub notes: Vec<String>,
}

/// A list of one level.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List {
    /// Whether its items are numbered, from 1.
    pub ordered: bool,
    /// Its items.
    pub items: Vec<Vec<Inline>>,
}

/// A table. A row that is shorter than the columns ends in empty cells; what is longer is kept out by
/// [`Table::push`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// What it shows, above it.
    pub caption: Option<String>,
    /// Its columns; their headings are repeated on every page.
    pub columns: Vec<Column>,
    /// Whether the first cell of a row is the heading of the row.
    pub row_headings: bool,
    /// Its rows.
    pub rows: Vec<Vec<Vec<Inline>>>,
}

impl Document {
    /// Its headings, with their place among the blocks.
    pub(super) fn headings(&self) -> impl Iterator<Item = (usize, &Heading)> {
        self.blocks.iter().enumerate().filter_map(|(place, block)| match block {
            Block::Heading(heading) => Some((place, heading)),
            _ => None,
        })
    }

    /// The headings that a table of contents of this depth lists, with their place among the blocks.
    pub(super) fn listed(&self, depth: u8) -> impl Iterator<Item = (usize, &Heading)> {
        let depth = depth.clamp(1, 6);
        self.headings().filter(move |(_, heading)| heading.level() <= depth)
    }
}

impl Heading {
    /// Its level, from 1 to 6.
    pub(super) fn level(&self) -> u8 {
        self.level.clamp(1, 6)
    }

    /// Whether its note stands under it and not beside it.
    pub(super) fn note_is_under(&self) -> bool {
        self.level() <= 2
    }
}

impl Table {
    /// Widths of its columns as shares of `whole`, which they add up to at most.
    pub(super) fn widths(&self, whole: u32) -> Vec<u32> {
        let given = |column: &Column| u32::from(column.width);
        let even = self.columns.iter().map(given).max().unwrap_or(1).max(1);
        let of = |column: &Column| if column.width == 0 { even } else { given(column) };
        let sum: u32 = self.columns.iter().map(of).sum::<u32>().max(1);
        let share = |column| u64::from(of(column)) * u64::from(whole) / u64::from(sum);
        self.columns.iter().map(|column| u32::try_from(share(column)).unwrap_or(whole)).collect()
    }

    /// Adds a row of plain texts, no more than there are columns.
    pub fn push<S: Into<String>>(&mut self, cells: impl IntoIterator<Item = S>) {
        let cells = cells.into_iter().take(self.columns.len());
        self.rows.push(cells.map(|cell| vec![Inline::Text(cell.into())]).collect());
    }
}

/// A column of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub heading: String,
    /// What its cells hold.
    pub align: Align,
    /// Its width as a share of the widths of all columns; 0 is as wide as an even share.
    pub width: u16,
}

/// On which side the cells of a column stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// Words: at the start of the line.
    #[default]
    Text,
    /// Numbers: at its end, with figures of one width.
    Number,
}

/// A picture, once as shapes and once as pixels: a page of the web shows the shapes, a document the pixels.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Picture {
    /// The picture as SVG that needs nothing beside it.
    pub svg: String,
    /// The same as PNG.
    pub png: Vec<u8>,
    /// What it shows, for those who cannot see it.
    pub alt: String,
    /// What stands under it.
    pub caption: Option<String>,
    /// Its width in CSS pixels (96 an inch). One that is wider than the text is made smaller.
    pub width: u32,
    /// Its height in CSS pixels.
    pub height: u32,
}

/// Words in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Words.
    Text(String),
    /// Words that stand out.
    Strong(String),
    /// Words that are stressed.
    Emphasis(String),
    /// What stands for a name, written as given, brackets included: `[a colleague]`.
    Alias(String),
}

impl Picture {
    /// A picture that was drawn as SVG, in its own size.
    ///
    /// # Errors
    /// [`ExportError::Picture`] where it is no SVG or too large.
    pub fn drawn(svg: String, alt: String, caption: Option<String>) -> Result<Self, ExportError> {
        let (png, width, height) = pixels(&svg)?;
        Ok(Self { svg, png, alt, caption, width, height })
    }

    /// Width and height in CSS pixels within these bounds, in the same proportion.
    pub(super) fn within(&self, width: u32, height: u32) -> (u32, u32) {
        let (wide, high) = (u64::from(self.width.max(1)), u64::from(self.height.max(1)));
        let smaller = |side: u64, bound: u32, whole: u64| {
            u32::try_from((side * u64::from(bound) / whole).max(1)).unwrap_or(bound)
        };
        if wide <= u64::from(width) && high <= u64::from(height) {
            (self.width.max(1), self.height.max(1))
        } else if wide * u64::from(height) > high * u64::from(width) {
            (width, smaller(high, width, wide))
        } else {
            (smaller(wide, height, high), height)
        }
    }
}

impl Inline {
    /// Its words.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) | Self::Strong(text) | Self::Emphasis(text) | Self::Alias(text) => text,
        }
    }
}

impl From<&str> for Inline {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Inline {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
