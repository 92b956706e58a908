//! Texts of transcripts: blocks, and the original bytes kept beside them.

use std::sync::OnceLock;

use rusqlite::{Row, params};
use verbatim_model::{Block, Transcript, TranscriptId, Turn};
use verbatim_text::{CodePoints, PointTable, Span};

use crate::rows::{C, span_at};
use crate::{Rows, StoreError, Tx};

/// Level of compression of originals: fast, and within a tenth of the best for prose.
const COMPRESSION: i32 = 3;

/// Compresses an original.
pub(crate) fn pack(bytes: &[u8]) -> Result<Vec<u8>, StoreError> {
    zstd::bulk::compress(bytes, COMPRESSION)
        .map_err(StoreError::io("cannot compress", std::path::Path::new("the original")))
}

/// What was packed and how long it was, unpacked; or why it is not what it was, as the end of a
/// sentence.
pub(crate) fn unpack(packed: &[u8], length: i64) -> Result<Vec<u8>, &'static str> {
    let length = usize::try_from(length).map_err(|_| "is missing")?;
    let unpacked = zstd::bulk::decompress(packed, length).map_err(|_| "does not unpack")?;
    if unpacked.len() == length { Ok(unpacked) } else { Err("has another length") }
}

/// A text ready to be stored. Compressing happens before the transaction, so that the lock on the
/// study is short.
pub struct NewText {
    blocks: Vec<Block>,
    original_length: usize,
    original: Vec<u8>,
}

impl NewText {
    /// Takes the blocks of a text and the bytes of the file that it was read from.
    ///
    /// # Errors
    /// [`StoreError::Io`] where compressing fails, which only a full memory can cause.
    pub fn new(blocks: Vec<Block>, original: &[u8]) -> Result<Self, StoreError> {
        Ok(Self { blocks, original_length: original.len(), original: pack(original)? })
    }
}

/// Where a stored text lies: what its transcript row refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StoredText {
    /// First of its blocks.
    pub first_block: i64,
    /// How many.
    pub block_count: u32,
    /// Its original.
    pub original: i64,
}

/// A whole text with its turns, in memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The text.
    pub text: String,
    /// Its turns.
    pub turns: Vec<Turn>,
    /// Made when code points are first asked for; a kept text is asked again with every coding.
    points: KeptPoints,
}

/// The table of code points of a text, once it was asked for. It says nothing that the text does
/// not, so two texts are equal whether or not it was made.
#[derive(Clone, Default)]
struct KeptPoints(OnceLock<PointTable>);

impl PartialEq for KeptPoints {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for KeptPoints {}

impl std::fmt::Debug for KeptPoints {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("KeptPoints")
    }
}

impl Rows<'_> {
    /// Reads the text of a transcript and its turns.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] where a block is missing; what the database says.
    pub fn text(&self, transcript: &Transcript) -> Result<Text, StoreError> {
        let text = self.words_of(transcript)?;
        Ok(Text { text, turns: self.turns(transcript)?, points: KeptPoints::default() })
    }

    /// Reads the text of a transcript without its turns.
    ///
    /// # Errors
    /// As [`Rows::text`].
    pub fn words_of(&self, transcript: &Transcript) -> Result<String, StoreError> {
        let sql = "SELECT lead, body FROM block WHERE id >= ?1 AND id < ?2 ORDER BY id";
        let mut statement = self.conn.prepare_cached(sql)?;
        let mut rows = statement.query(blocks_of(transcript))?;
        let mut text = String::with_capacity(transcript.length as usize);
        let mut count = 0;
        while let Some(row) = rows.next()? {
            text.push_str(row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?);
            text.push_str(row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?);
            count += 1;
        }
        if count != transcript.block_count {
            return Err(StoreError::Damaged(format!(
                "{} has {count} of its {} stretches of text",
                transcript.file_name, transcript.block_count
            )));
        }
        Ok(text)
    }

    /// The turns of a transcript, without their text.
    ///
    /// # Errors
    /// What the database says.
    pub fn turns(&self, transcript: &Transcript) -> Result<Vec<Turn>, StoreError> {
        let sql = "SELECT block_id, start, end, speaker, start_ms, end_ms FROM turn
                   WHERE block_id >= ?1 AND block_id < ?2 ORDER BY block_id";
        let mut turns = self.all(sql, blocks_of(transcript), turn)?;
        for (number, turn) in (1..).zip(&mut turns) {
            turn.number = number;
        }
        Ok(turns)
    }

    /// ¶ number of the turn that a passage from this code point on begins in: the first turn that
    /// ends after it. Looks at a few turns, however many there are.
    ///
    /// # Errors
    /// What the database says.
    pub fn turn_number_at(&self, id: TranscriptId, start: u32) -> Result<Option<u32>, StoreError> {
        let Some(transcript) = self.transcript(id)? else { return Ok(None) };
        let (mut low, mut high) = (0, transcript.turns);
        while low < high {
            let middle = low.midpoint(high);
            let block = transcript.first_block + i64::from(middle);
            let end =
                self.one("SELECT end FROM turn WHERE block_id = ?1", [block], |row| row.get::<_, u32>(0))?;
            match end {
                Some(end) if end <= start => low = middle + 1,
                _ => high = middle,
            }
        }
        Ok((low < transcript.turns).then_some(low + 1))
    }

    /// The blocks of a transcript with what is known of their turns.
    ///
    /// # Errors
    /// What the database says.
    pub fn blocks(&self, transcript: &Transcript) -> Result<Vec<Block>, StoreError> {
        let sql = "SELECT lead, body, speaker, start_ms, end_ms FROM block LEFT JOIN turn ON block_id = id
                   WHERE id >= ?1 AND id < ?2 ORDER BY id";
        self.all(sql, blocks_of(transcript), |row| {
            Ok(Block {
                lead: row.get(0)?,
                body: row.get(1)?,
                speaker: row.get(2)?,
                start_ms: row.get(3)?,
                end_ms: row.get(4)?,
            })
        })
    }

    /// The bytes of the file that a transcript was read from.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] where they are missing or do not unpack to their length.
    pub fn original(&self, transcript: &Transcript) -> Result<Vec<u8>, StoreError> {
        let sql = "SELECT length, bytes FROM original WHERE id = ?1";
        let damaged =
            |what: &str| StoreError::Damaged(format!("the original of transcript {} {what}", transcript.id));
        let (length, bytes): (i64, Vec<u8>) = self
            .one(sql, [transcript.original], |row| Ok((row.get(0)?, row.get(1)?)))?
            .ok_or_else(|| damaged("is missing"))?;
        unpack(&bytes, length).map_err(damaged)
    }
}

impl Tx<'_> {
    /// Stores a text and its original. Neither is in the action's changeset: an import that is
    /// undone leaves them until a purge, so that redo finds them again.
    ///
    /// # Errors
    /// What the database says.
    pub fn insert_text(&self, text: &NewText) -> Result<StoredText, StoreError> {
        let sql = "INSERT INTO original (length, bytes) VALUES (?1, ?2)";
        self.execute(sql, params![i64::try_from(text.original_length).unwrap_or(i64::MAX), text.original])?;
        let original = self.conn.last_insert_rowid();
        let (first_block, block_count) = self.insert_blocks(&text.blocks)?;
        Ok(StoredText { first_block, block_count, original })
    }

    /// Stores blocks as one text; answers the first of them and how many there are.
    ///
    /// # Errors
    /// What the database says.
    pub fn insert_blocks(&self, blocks: &[Block]) -> Result<(i64, u32), StoreError> {
        let first_block = self.next_block()?;
        let mut insert_block =
            self.conn.prepare_cached("INSERT INTO block (id, lead, body) VALUES (?1, ?2, ?3)")?;
        let mut insert_turn = self.conn.prepare_cached(
            "INSERT INTO turn (block_id, start, end, speaker, start_ms, end_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?;
        let (mut id, mut at) = (first_block, 0u32);
        for block in blocks {
            let Block { lead, body, speaker, start_ms, end_ms } = block;
            insert_block.execute(params![id, lead, body])?;
            let start = at + code_points(lead);
            at = start + code_points(body);
            if at > start {
                insert_turn.execute(params![id, start, at, speaker, start_ms, end_ms])?;
            }
            id += 1;
        }
        Ok((first_block, u32::try_from(blocks.len()).unwrap_or(u32::MAX)))
    }

    /// Stores the text of a transcript anew with other words in one of its turns; the turns after it
    /// move. The blocks as they were stay until a purge, so that this can be taken back. Answers the
    /// first of the new blocks, of which there are as many.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] where there is no such turn; what the database says.
    pub fn insert_corrected(
        &self,
        transcript: &Transcript,
        turn: &Turn,
        body: &str,
    ) -> Result<i64, StoreError> {
        let [first, end] = blocks_of(transcript);
        let at = "SELECT block_id FROM turn WHERE block_id >= ?1 AND block_id < ?2 AND start = ?3";
        let corrected = self
            .one(at, params![first, end, turn.span.start()], |row| row.get::<_, i64>(0))?
            .ok_or_else(|| StoreError::Damaged(format!("a turn of {} is missing", transcript.file_name)))?;
        let first_block = self.next_block()?;
        let by = first_block - first;
        let blocks = "INSERT INTO block (id, lead, body)
                      SELECT id + ?3, lead, CASE id WHEN ?4 THEN ?5 ELSE body END FROM block
                      WHERE id >= ?1 AND id < ?2";
        self.execute(blocks, params![first, end, by, corrected, body])?;
        let turns = "INSERT INTO turn (block_id, start, end, speaker, start_ms, end_ms)
                     SELECT block_id + ?3, start + iif(block_id > ?4, ?5, 0), end + iif(block_id >= ?4, ?5, 0),
                            speaker, start_ms, end_ms FROM turn
                     WHERE block_id >= ?1 AND block_id < ?2";
        let grown = i64::from(code_points(body)) - i64::from(turn.span.len());
        self.execute(turns, params![first, end, by, corrected, grown])?;
        Ok(first_block)
    }

    /// Changes what the row of a transcript says of its text.
    ///
    /// # Errors
    /// What the database says.
    pub fn update_text(&self, t: &Transcript) -> Result<(), StoreError> {
        let sql =
            "UPDATE transcript SET text_version = ?2, length = ?3, words = ?4, turns = ?5, text_hash = ?6,
                       first_block = ?7, block_count = ?8 WHERE id = ?1";
        let Transcript {
            id, text_version, length, words, turns, text_hash, first_block, block_count, ..
        } = t;
        let values = params![C(*id), text_version, length, words, turns, text_hash, first_block, block_count];
        self.execute(sql, values).map(drop)
    }

    fn next_block(&self) -> Result<i64, StoreError> {
        let sql = "SELECT coalesce(max(id), 0) + 1 FROM block";
        Ok(self.one(sql, [], |row| row.get(0))?.unwrap_or(1))
    }
}

/// Ids of the blocks of a transcript, end exclusive.
fn blocks_of(transcript: &Transcript) -> [i64; 2] {
    [transcript.first_block, transcript.first_block + i64::from(transcript.block_count)]
}

/// Its number is the caller's to set.
fn turn(row: &Row<'_>) -> rusqlite::Result<Turn> {
    Ok(Turn {
        number: 0,
        span: span_at(row, 1)?,
        speaker: row.get(3)?,
        start_ms: row.get(4)?,
        end_ms: row.get(5)?,
    })
}

#[expect(clippy::cast_possible_truncation, reason = "import refuses texts over 4 GiB")]
fn code_points(text: &str) -> u32 {
    if text.is_ascii() { text.len() as u32 } else { text.chars().count() as u32 }
}

impl Text {
    /// Its code points, for conversions.
    #[must_use]
    pub fn code_points(&self) -> CodePoints<'_> {
        self.points.0.get_or_init(|| PointTable::new(&self.text)).of(&self.text)
    }

    /// Turns that a span touches, in order.
    #[must_use]
    pub fn touched(&self, span: Span) -> &[Turn] {
        let first = self.turns.partition_point(|turn| turn.span.end() <= span.start());
        let rest = self.turns.get(first..).unwrap_or_default();
        rest.get(..rest.partition_point(|turn| turn.span.start() < span.end())).unwrap_or_default()
    }

    /// What is said in each turn, in order. Reads the text once.
    #[must_use]
    pub fn turn_texts(&self) -> Vec<&str> {
        let points = self.code_points();
        self.turns.iter().map(|turn| points.slice(turn.span).unwrap_or_default()).collect()
    }
}
