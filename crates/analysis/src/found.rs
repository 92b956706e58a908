//! Rows that hold something, each once.

/// A set of row numbers that is emptied again and again.
#[derive(Clone, Debug)]
pub struct Found {
    rows: Vec<u32>,
    /// The round in which each row was last put in.
    rounds: Vec<u32>,
    round: u32,
}

impl Found {
    /// Nothing found, of so many rows.
    pub fn new(rows: usize) -> Self {
        Self { rows: Vec::new(), rounds: vec![0; rows], round: 1 }
    }

    pub fn clear(&mut self) {
        self.rows.clear();
        if self.round == u32::MAX {
            self.rounds.fill(0);
            self.round = 0;
        }
        self.round += 1;
    }

    /// Puts a row in; says whether it was not there yet.
    pub fn put(&mut self, row: u32) -> bool {
        let seen = &mut self.rounds[row as usize];
        let new = *seen != self.round;
        if new {
            *seen = self.round;
            self.rows.push(row);
        }
        new
    }

    /// Puts in a row and those above it, nearest first. What is above a row that is there is there.
    pub fn put_all(&mut self, mut rows: impl Iterator<Item = u32>) {
        while rows.next().is_some_and(|row| self.put(row)) {}
    }

    /// The rows, in the order in which they were put in.
    pub fn rows(&self) -> &[u32] {
        &self.rows
    }
}
