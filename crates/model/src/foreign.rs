//! Rows of a database of another program, as they were read: what `store` hands to `import`, which does
//! not know databases.

/// A value of a row.
#[derive(Clone, Debug, PartialEq)]
pub enum ForeignCell {
    /// No value.
    Nothing,
    /// A whole number.
    Integer(i64),
    /// Another number.
    Real(f64),
    /// Text.
    Text(String),
    /// Bytes, or text that is no UTF-8.
    Bytes,
}

/// A table with those of its columns that are stored.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ForeignTable {
    /// Its name, in small letters.
    pub name: String,
    /// Names of its columns, in small letters.
    pub columns: Vec<String>,
    /// Its rows, each with a value a column.
    pub rows: Vec<Vec<ForeignCell>>,
}

/// The tables of a database that were asked for and are there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ForeignTables(pub Vec<ForeignTable>);

/// A row of a table.
#[derive(Clone, Copy, Debug)]
pub struct ForeignRow<'t> {
    columns: &'t [String],
    cells: &'t [ForeignCell],
}

impl ForeignTables {
    /// The table of a name, where it is there.
    #[must_use]
    pub fn table(&self, name: &str) -> Option<&ForeignTable> {
        self.0.iter().find(|table| table.name == name)
    }

    /// Rows of a table; none where there is no such table.
    pub fn rows<'t>(&'t self, name: &str) -> impl Iterator<Item = ForeignRow<'t>> + use<'t> {
        let table = self.table(name);
        table
            .into_iter()
            .flat_map(|table| table.rows.iter().map(|cells| ForeignRow { columns: &table.columns, cells }))
    }
}

impl ForeignTable {
    /// Whether it has a column.
    #[must_use]
    pub fn has(&self, column: &str) -> bool {
        self.columns.iter().any(|own| own == column)
    }
}

impl<'t> ForeignRow<'t> {
    fn cell(self, column: &str) -> Option<&'t ForeignCell> {
        self.cells.get(self.columns.iter().position(|own| own == column)?)
    }

    /// Text of a column that is not blank.
    #[must_use]
    pub fn text(self, column: &str) -> Option<&'t str> {
        match self.cell(column)? {
            ForeignCell::Text(text) if !text.trim().is_empty() => Some(text),
            _ => None,
        }
    }

    /// The number in a column; also where it was kept as text.
    #[must_use]
    pub fn integer(self, column: &str) -> Option<i64> {
        match self.cell(column)? {
            ForeignCell::Integer(number) => Some(*number),
            ForeignCell::Text(text) => text.trim().parse().ok(),
            _ => None,
        }
    }

    /// What stands in a column as a person would write it, where it is not blank.
    #[must_use]
    pub fn written(self, column: &str) -> Option<String> {
        match self.cell(column)? {
            ForeignCell::Text(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
            ForeignCell::Integer(number) => Some(number.to_string()),
            ForeignCell::Real(number) => Some(number.to_string()),
            ForeignCell::Nothing | ForeignCell::Bytes => None,
        }
    }

    /// Whether a column holds bytes that are no text.
    #[must_use]
    pub fn is_bytes(self, column: &str) -> bool {
        self.cell(column) == Some(&ForeignCell::Bytes)
    }
}
