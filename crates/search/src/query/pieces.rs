//! Where the parts of a tree stand in what was typed.

/// A leaf or an operator of a query, where it was typed. Parentheses and an unspoken `AND` are none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What it is.
    pub kind: PieceKind,
    /// First code point in what was typed.
    pub start: u32,
    /// Code point after its last.
    pub end: u32,
    /// The part of the tree that it is, or whose operator it is: child numbers from the root, as
    /// [`crate::Query::at`] takes them. The left side of an operator between two is child 0.
    pub path: Vec<u32>,
}

/// What a piece of a query is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PieceKind {
    /// Words, with their quotation marks and signs.
    Words,
    /// A field. Of a list in parentheses each value is one; the first has the name with it.
    Field {
        /// First code point of the value, its quotation marks left out.
        value_start: u32,
        /// Code point after the value.
        value_end: u32,
    },
    /// `NEAR/…`.
    Near,
    /// `WITHIN`, `OVERLAPS`, `SAME`, `BEFORE` or `AFTER`.
    Relation,
    /// `interview:`, `person:` or `without:`, without the query in parentheses behind it.
    Scope,
    /// `NOT` or `-`.
    Not,
    /// `AND` as typed.
    And,
    /// `OR`.
    Or,
}

/// The place of a part of the tree, of its own pieces, and of the parts below it.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// First code point, parentheses around it left out.
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) own: Vec<(PieceKind, u32, u32)>,
    pub(super) children: Vec<Self>,
}

impl Place {
    /// The place of a part that is a leaf.
    pub(super) fn leaf(kind: PieceKind, start: u32, end: u32) -> Self {
        Self { start, end, own: vec![(kind, start, end)], children: Vec::new() }
    }

    /// The place of a part with parts below it, from the first to the last of all that it has.
    pub(super) fn around(own: Vec<(PieceKind, u32, u32)>, children: Vec<Self>) -> Self {
        let starts = own.iter().map(|piece| piece.1).chain(children.iter().map(|child| child.start));
        let ends = own.iter().map(|piece| piece.2).chain(children.iter().map(|child| child.end));
        let (start, end) = (starts.min().unwrap_or(0), ends.max().unwrap_or(0));
        Self { start, end, own, children }
    }

    /// Where the part at a path begins; the nearest part above it where the path leads nowhere.
    pub(super) fn start_of(&self, path: &[u32]) -> u32 {
        let below = path
            .split_first()
            .and_then(|(&child, rest)| self.children.get(child as usize).map(|child| child.start_of(rest)));
        below.unwrap_or(self.start)
    }
}

/// All pieces in the order of what was typed.
pub(super) fn in_order(root: &Place) -> Vec<Piece> {
    let mut pieces = Vec::new();
    gather(root, &mut Vec::new(), &mut pieces);
    pieces.sort_by_key(|piece| piece.start);
    pieces
}

fn gather(place: &Place, path: &mut Vec<u32>, pieces: &mut Vec<Piece>) {
    for &(kind, start, end) in &place.own {
        pieces.push(Piece { kind, start, end, path: path.clone() });
    }
    for (child, number) in place.children.iter().zip(0..) {
        path.push(number);
        gather(child, path, pieces);
        path.pop();
    }
}
