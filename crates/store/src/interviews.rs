//! Rows of interviews, transcripts and speakers. The texts are in `texts.rs`.

use std::collections::HashMap;

use rusqlite::{Row, params};
use verbatim_model::{
    CoderId, Interview, InterviewId, IntervieweeId, Progress, Role, Speaker, Timestamp, Transcript,
    TranscriptId,
};

use crate::rows::C;
use crate::{Rows, StoreError, Tx};

const INTERVIEW: &str =
    "SELECT id, interviewee_id, date, mode, interviewers, language, position FROM interview";
const TRANSCRIPT: &str = "SELECT id, interview_id, file_name, kind, status, source, encoding, conversion,
    text_version, length, words, turns, text_hash, first_block, block_count, original_id, imported_at
    FROM transcript";
const PROGRESS: &str = "SELECT interview_id, coder_id, state FROM interview_progress";
const SPEAKER: &str = "SELECT transcript_id, number, label, role, interviewee_id FROM speaker";

/// How much is coded in a transcript, by all coders.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CodedTally {
    /// Codings.
    pub codings: u32,
    /// Distinct passages.
    pub passages: u32,
    /// Who coded.
    pub coders: Vec<CoderId>,
}

impl Rows<'_> {
    /// All interviews, in the order in which they came in.
    ///
    /// # Errors
    /// What the database says.
    pub fn interviews(&self) -> Result<Vec<Interview>, StoreError> {
        self.all(&format!("{INTERVIEW} ORDER BY position, id"), [], interview)
    }

    /// One interview.
    ///
    /// # Errors
    /// What the database says.
    pub fn interview(&self, id: InterviewId) -> Result<Option<Interview>, StoreError> {
        self.one(&format!("{INTERVIEW} WHERE id = ?1"), [C(id)], interview)
    }

    /// How much is coded in each transcript that has a coding. Reads an index alone.
    ///
    /// # Errors
    /// What the database says.
    pub fn coded_tallies(&self) -> Result<HashMap<TranscriptId, CodedTally>, StoreError> {
        let mut tallies = HashMap::new();
        let sql = "SELECT transcript_id, coder_id, count(*) FROM coding GROUP BY transcript_id, coder_id";
        for (transcript, coder, codings) in self.all(sql, [], tally)? {
            let tally: &mut CodedTally = tallies.entry(transcript).or_default();
            tally.codings += codings;
            tally.coders.push(coder);
        }
        let sql =
            "SELECT transcript_id, count(*) FROM (SELECT DISTINCT transcript_id, start, end FROM coding)
                   GROUP BY transcript_id";
        let passages = |row: &Row<'_>| Ok((row.get::<_, C<TranscriptId>>(0)?.0, row.get(1)?));
        for (transcript, passages) in self.all(sql, [], passages)? {
            tallies.entry(transcript).or_default().passages = passages;
        }
        Ok(tallies)
    }

    /// How much is coded in one transcript.
    ///
    /// # Errors
    /// What the database says.
    pub fn coded_tally(&self, id: TranscriptId) -> Result<CodedTally, StoreError> {
        let sql =
            "SELECT transcript_id, coder_id, count(*) FROM coding WHERE transcript_id = ?1 GROUP BY coder_id";
        let by_coder = self.all(sql, [C(id)], tally)?;
        let sql = "SELECT count(*) FROM (SELECT DISTINCT start, end FROM coding WHERE transcript_id = ?1)";
        Ok(CodedTally {
            codings: by_coder.iter().map(|(_, _, codings)| codings).sum(),
            passages: self.count(sql, [C(id)])?,
            coders: by_coder.into_iter().map(|(_, coder, _)| coder).collect(),
        })
    }

    /// How many memos there are on each interview that has any.
    ///
    /// # Errors
    /// What the database says.
    pub fn memos_on_interviews(&self) -> Result<HashMap<InterviewId, u32>, StoreError> {
        let sql = "SELECT target_id, count(*) FROM memo WHERE target_kind = 'interview' GROUP BY target_id";
        let counts = self.all(sql, [], |row| Ok((row.get::<_, C<_>>(0)?.0, row.get(1)?)))?;
        Ok(counts.into_iter().collect())
    }

    /// Transcripts of one interview, in the order in which they came in.
    ///
    /// # Errors
    /// What the database says.
    pub fn transcripts_of(&self, id: InterviewId) -> Result<Vec<Transcript>, StoreError> {
        let sql = format!("{TRANSCRIPT} WHERE interview_id = ?1 ORDER BY imported_at, id");
        self.all(&sql, [C(id)], transcript)
    }

    /// Interviews of a person that wait for their transcript, in the order in which they came in.
    ///
    /// # Errors
    /// What the database says.
    pub fn waiting_interviews(&self, person: IntervieweeId) -> Result<Vec<Interview>, StoreError> {
        let sql = format!(
            "{INTERVIEW} WHERE interviewee_id = ?1
                 AND NOT EXISTS (SELECT 1 FROM transcript WHERE interview_id = interview.id)
             ORDER BY position, id"
        );
        self.all(&sql, [C(person)], interview)
    }

    /// All transcripts, in the order in which they came in.
    ///
    /// # Errors
    /// What the database says.
    pub fn transcripts(&self) -> Result<Vec<Transcript>, StoreError> {
        self.all(&format!("{TRANSCRIPT} ORDER BY imported_at, id"), [], transcript)
    }

    /// One transcript.
    ///
    /// # Errors
    /// What the database says.
    pub fn transcript(&self, id: TranscriptId) -> Result<Option<Transcript>, StoreError> {
        self.one(&format!("{TRANSCRIPT} WHERE id = ?1"), [C(id)], transcript)
    }

    /// All speakers, by transcript and number.
    ///
    /// # Errors
    /// What the database says.
    pub fn speakers(&self) -> Result<Vec<Speaker>, StoreError> {
        self.all(&format!("{SPEAKER} ORDER BY transcript_id, number"), [], speaker)
    }

    /// Speakers of one transcript, by number.
    ///
    /// # Errors
    /// What the database says.
    pub fn speakers_of(&self, id: TranscriptId) -> Result<Vec<Speaker>, StoreError> {
        self.all(&format!("{SPEAKER} WHERE transcript_id = ?1 ORDER BY number"), [C(id)], speaker)
    }

    /// How far each coder is with each interview, where that was ever marked.
    ///
    /// # Errors
    /// What the database says.
    pub fn progress(&self) -> Result<Vec<Progress>, StoreError> {
        self.all(PROGRESS, [], progress)
    }

    /// How far each coder is with one interview, where that was ever marked.
    ///
    /// # Errors
    /// What the database says.
    pub fn progress_of(&self, id: InterviewId) -> Result<Vec<Progress>, StoreError> {
        self.all(&format!("{PROGRESS} WHERE interview_id = ?1"), [C(id)], progress)
    }
}

fn tally(row: &Row<'_>) -> rusqlite::Result<(TranscriptId, CoderId, u32)> {
    Ok((row.get::<_, C<_>>(0)?.0, row.get::<_, C<_>>(1)?.0, row.get(2)?))
}

fn progress(row: &Row<'_>) -> rusqlite::Result<Progress> {
    Ok(Progress {
        interview: row.get::<_, C<_>>(0)?.0,
        coder: row.get::<_, C<_>>(1)?.0,
        finished: row.get::<_, String>(2)? == "finished",
    })
}

fn interview(row: &Row<'_>) -> rusqlite::Result<Interview> {
    Ok(Interview {
        id: row.get::<_, C<_>>(0)?.0,
        interviewee: row.get::<_, Option<C<_>>>(1)?.map(|c| c.0),
        date: row.get(2)?,
        mode: row.get(3)?,
        interviewers: row.get(4)?,
        language: row.get(5)?,
        position: row.get(6)?,
    })
}

fn transcript(row: &Row<'_>) -> rusqlite::Result<Transcript> {
    Ok(Transcript {
        id: row.get::<_, C<_>>(0)?.0,
        interview: row.get::<_, C<_>>(1)?.0,
        file_name: row.get(2)?,
        kind: row.get::<_, C<_>>(3)?.0,
        status: row.get::<_, C<_>>(4)?.0,
        source: row.get(5)?,
        encoding: row.get(6)?,
        conversion: row.get(7)?,
        text_version: row.get(8)?,
        length: row.get(9)?,
        words: row.get(10)?,
        turns: row.get(11)?,
        text_hash: row.get(12)?,
        first_block: row.get(13)?,
        block_count: row.get(14)?,
        original: row.get(15)?,
        imported_at: row.get::<_, C<_>>(16)?.0,
    })
}

fn speaker(row: &Row<'_>) -> rusqlite::Result<Speaker> {
    Ok(Speaker {
        transcript: row.get::<_, C<_>>(0)?.0,
        number: row.get(1)?,
        label: row.get(2)?,
        role: row.get::<_, C<_>>(3)?.0,
        interviewee: row.get::<_, Option<C<_>>>(4)?.map(|c| c.0),
    })
}

impl Tx<'_> {
    /// Adds an interview, or changes its row.
    ///
    /// # Errors
    /// What the database says.
    pub fn put_interview(&self, interview: &Interview) -> Result<(), StoreError> {
        let sql = "INSERT INTO interview (id, interviewee_id, date, mode, interviewers, language, position)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                   ON CONFLICT (id) DO UPDATE SET interviewee_id = excluded.interviewee_id, date = excluded.date,
                       mode = excluded.mode, interviewers = excluded.interviewers, language = excluded.language,
                       position = excluded.position";
        let Interview { id, interviewee, date, mode, interviewers, language, position } = interview;
        let values = params![C(*id), interviewee.map(C), date, mode, interviewers, language, position];
        self.execute(sql, values).map(drop)
    }

    /// Removes an interview without transcripts, together with its marks of progress and its lead coder.
    ///
    /// # Errors
    /// What the database says.
    pub fn delete_interview(&self, id: InterviewId) -> Result<(), StoreError> {
        self.execute("DELETE FROM interview_progress WHERE interview_id = ?1", [C(id)])?;
        self.clear_settings_naming(id.uuid())?;
        self.execute("DELETE FROM interview WHERE id = ?1", [C(id)]).map(drop)
    }

    /// Gives transcripts, memos, marks of progress and the lead coder of one interview to another, which
    /// keeps its own marks and lead coder.
    ///
    /// # Errors
    /// What the database says.
    pub fn move_interview(&self, from: InterviewId, to: InterviewId) -> Result<(), StoreError> {
        self.move_lead_coder(from, to)?;
        let (from, to) = (C(from), C(to));
        self.execute("UPDATE transcript SET interview_id = ?2 WHERE interview_id = ?1", params![from, to])?;
        let memos = "UPDATE memo SET target_id = ?2 WHERE target_kind = 'interview' AND target_id = ?1";
        self.execute(memos, params![from, to])?;
        let marks = "INSERT OR IGNORE INTO interview_progress (interview_id, coder_id, state, at)
                     SELECT ?2, coder_id, state, at FROM interview_progress WHERE interview_id = ?1";
        self.execute(marks, params![from, to])?;
        self.execute("DELETE FROM interview_progress WHERE interview_id = ?1", [from]).map(drop)
    }

    /// Adds a transcript row. Its blocks are there already: see [`Tx::insert_text`].
    ///
    /// # Errors
    /// What the database says.
    pub fn insert_transcript(&self, t: &Transcript) -> Result<(), StoreError> {
        let sql =
            "INSERT INTO transcript (id, interview_id, file_name, kind, status, source, encoding, conversion,
                       text_version, length, words, turns, text_hash, first_block, block_count, original_id,
                       imported_at)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)";
        let values = params![
            C(t.id),
            C(t.interview),
            t.file_name,
            C(t.kind),
            C(t.status),
            t.source,
            t.encoding,
            t.conversion,
            t.text_version,
            t.length,
            t.words,
            t.turns,
            t.text_hash,
            t.first_block,
            t.block_count,
            t.original,
            C(t.imported_at)
        ];
        self.execute(sql, values).map(drop)
    }

    /// Gives a transcript another file name.
    ///
    /// # Errors
    /// What the database says.
    pub fn rename_transcript(&self, id: TranscriptId, file_name: &str) -> Result<(), StoreError> {
        self.execute("UPDATE transcript SET file_name = ?2 WHERE id = ?1", params![C(id), file_name])
            .map(drop)
    }

    /// Counts the words of a transcript anew, after a role has changed.
    ///
    /// # Errors
    /// What the database says.
    pub fn set_words(&self, id: TranscriptId, words: u32) -> Result<(), StoreError> {
        self.execute("UPDATE transcript SET words = ?2 WHERE id = ?1", params![C(id), words]).map(drop)
    }

    /// Removes a transcript row with its speakers. Its blocks stay until a purge; its codings must
    /// be gone.
    ///
    /// # Errors
    /// What the database says.
    pub fn delete_transcript(&self, id: TranscriptId) -> Result<(), StoreError> {
        self.execute("DELETE FROM speaker WHERE transcript_id = ?1", [C(id)])?;
        self.forget_deidentification(id)?;
        self.set_language(id, None)?;
        self.execute("DELETE FROM transcript WHERE id = ?1", [C(id)]).map(drop)
    }

    /// Adds a speaker.
    ///
    /// # Errors
    /// What the database says.
    pub fn insert_speaker(&self, s: &Speaker) -> Result<(), StoreError> {
        let sql = "INSERT INTO speaker (transcript_id, number, label, role, interviewee_id) VALUES (?1, ?2, ?3, ?4, ?5)";
        let values = params![C(s.transcript), s.number, s.label, C(s.role), s.interviewee.map(C)];
        self.execute(sql, values).map(drop)
    }

    /// Gives a speaker another label.
    ///
    /// # Errors
    /// What the database says.
    pub fn rename_speaker(&self, s: &Speaker) -> Result<(), StoreError> {
        let sql = "UPDATE speaker SET label = ?3 WHERE transcript_id = ?1 AND number = ?2";
        self.execute(sql, params![C(s.transcript), s.number, s.label]).map(drop)
    }

    /// Sets role and person of a speaker.
    ///
    /// # Errors
    /// What the database says.
    pub fn assign_speaker(
        &self,
        transcript: TranscriptId,
        number: u32,
        role: Role,
        person: Option<IntervieweeId>,
    ) -> Result<(), StoreError> {
        let sql =
            "UPDATE speaker SET role = ?3, interviewee_id = ?4 WHERE transcript_id = ?1 AND number = ?2";
        self.execute(sql, params![C(transcript), number, C(role), person.map(C)]).map(drop)
    }

    /// Marks an interview finished or open for a coder.
    ///
    /// # Errors
    /// What the database says.
    pub fn set_progress(
        &self,
        interview: InterviewId,
        coder: CoderId,
        finished: bool,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let sql = "INSERT INTO interview_progress (interview_id, coder_id, state, at) VALUES (?1, ?2, ?3, ?4)
                   ON CONFLICT (interview_id, coder_id) DO UPDATE SET state = excluded.state, at = excluded.at";
        let state = if finished { "finished" } else { "open" };
        self.execute(sql, params![C(interview), C(coder), state, C(at)]).map(drop)
    }
}
