//! Floors of what is counted beside the matrix: pairs of codes, and what stands behind each theme.

use rusqlite::Connection;

use crate::Outcome;
use crate::corpus::Corpus;

/// How many pairs of codes stand on passages that share text, by a self join.
pub fn pairs_in_sql(conn: &Connection) -> Outcome<i64> {
    let sql = "SELECT count(*) FROM (SELECT a.code, b.code, count(*) FROM coding a JOIN coding b
               ON b.interview = a.interview AND b.start < a.end AND a.start < b.end AND a.code < b.code
               GROUP BY a.code, b.code)";
    Ok(conn.query_row(sql, [], |row| row.get(0))?)
}

/// What an analyst's script would hold in memory for the same figure: codings by place.
pub struct Places {
    /// Interview, start, end, code.
    codings: Vec<(u32, u32, u32, u32)>,
    codes: usize,
}

impl Places {
    pub fn of(corpus: &Corpus) -> Self {
        let mut codings: Vec<_> =
            corpus.codings.iter().map(|c| (c.interview, c.start, c.end, c.code)).collect();
        codings.sort_unstable();
        Self { codings, codes: corpus.codes.len() }
    }

    /// The same figure by a pass over the codings, each looked at with those that begin before it
    /// ends.
    pub fn pairs(&self) -> i64 {
        let mut together = vec![0u32; self.codes * self.codes];
        for (at, &(interview, _, end, code)) in self.codings.iter().enumerate() {
            let near = self.codings[at + 1..].iter().take_while(|c| c.0 == interview && c.1 < end);
            for &(_, _, _, other) in near.filter(|c| c.3 != code) {
                together[code.min(other) as usize * self.codes + code.max(other) as usize] += 1;
            }
        }
        i64::try_from(together.iter().filter(|count| **count > 0).count()).unwrap_or(i64::MAX)
    }
}

/// People, categories, passages, first and last interview of each code with all below it: how many
/// people over all codes.
pub fn themes_in_sql(conn: &Connection) -> Outcome<i64> {
    let sql = "SELECT sum(people) FROM (SELECT count(DISTINCT c.interview) AS people,
                   count(DISTINCT p.category), count(DISTINCT c.interview << 40 | c.start << 20 | c.end),
                   min(c.interview), max(c.interview)
               FROM coding c JOIN above a ON a.code = c.code JOIN person p ON p.interview = c.interview
               GROUP BY a.ancestor)";
    Ok(conn.query_row(sql, [], |row| row.get(0))?)
}
