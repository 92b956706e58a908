//! Cutting a long changeset into pieces that are applied one after the other.
//!
//! SQLite applies a changeset inside a savepoint, and every row inside one of its own; with the
//! savepoints in memory each row then walks over all pages touched so far, so that hundreds of
//! thousands of rows take hours. A piece has a savepoint of its own, and few pages.
//!
//! Within a table SQLite tries a row again that met a constraint, since another row of the changeset
//! may yet make room for it. So a table is cut only where its rows all come or all go: then none
//! makes room for another. References between pieces are looked at when the action is committed.

/// Rows of one table in a piece.
const ROWS: usize = 500;

const DELETE: u8 = 9;
const INSERT: u8 = super::INSERT;

/// The changes of one table.
struct Table<'c> {
    /// What names the table.
    header: &'c [u8],
    rows: Vec<&'c [u8]>,
    /// Whether its rows all come, or all go.
    one_way: bool,
}

/// A changeset in pieces, in order. `None` where it is not as SQLite writes one.
pub fn pieces(changeset: &[u8]) -> Option<Vec<Vec<u8>>> {
    let mut pieces = Vec::new();
    for table in tables(changeset)? {
        let rows = if table.one_way { ROWS } else { table.rows.len().max(1) };
        pieces.extend(table.rows.chunks(rows).map(|rows| [table.header, &rows.concat()].concat()));
    }
    Some(pieces)
}

fn tables(changeset: &[u8]) -> Option<Vec<Table<'_>>> {
    let mut reader = Reader { rest: changeset };
    let mut tables: Vec<Table<'_>> = Vec::new();
    let mut columns = 0;
    while let Some(&first) = reader.rest.first() {
        if first == b'T' {
            let header;
            (header, columns) = reader.header()?;
            tables.push(Table { header, rows: Vec::new(), one_way: true });
            continue;
        }
        let row = reader.row(columns)?;
        let table = tables.last_mut()?;
        let kind = *row.first()?;
        let alike = table.rows.first().is_none_or(|other| other.first() == Some(&kind));
        table.one_way &= alike && (kind == DELETE || kind == INSERT);
        table.rows.push(row);
    }
    Some(tables)
}

struct Reader<'c> {
    rest: &'c [u8],
}

impl<'c> Reader<'c> {
    fn take(&mut self, count: usize) -> Option<&'c [u8]> {
        let (taken, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        Some(taken)
    }

    /// What names a table, and the number of its columns.
    fn header(&mut self) -> Option<(&'c [u8], usize)> {
        let all = self.rest;
        self.take(1)?;
        let columns = self.length()?;
        self.take(columns)?;
        let name = self.rest.iter().position(|&byte| byte == 0)?;
        self.take(name + 1)?;
        Some((all.get(..all.len() - self.rest.len())?, columns))
    }

    /// One row: what happened to it, whether a trigger did it, and its values, twice for an update.
    fn row(&mut self, columns: usize) -> Option<&'c [u8]> {
        let all = self.rest;
        let kind = *self.take(2)?.first()?;
        let values = if kind == DELETE || kind == INSERT { columns } else { 2 * columns };
        for _ in 0..values {
            self.value()?;
        }
        all.get(..all.len() - self.rest.len())
    }

    fn value(&mut self) -> Option<()> {
        let length = match self.take(1)?.first()? {
            1 | 2 => 8,
            3 | 4 => self.length()?,
            _ => 0,
        };
        self.take(length).map(drop)
    }

    /// A length as SQLite writes one: seven bits a byte, the highest first, all but the last marked.
    fn length(&mut self) -> Option<usize> {
        let mut length = 0usize;
        loop {
            let byte = *self.take(1)?.first()?;
            length = length.checked_mul(128)?.checked_add(usize::from(byte & 0x7f))?;
            if byte & 0x80 == 0 {
                return Some(length);
            }
        }
    }
}
