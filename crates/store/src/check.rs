//! Checking a study: the cipher, the database, and what only Verbatim knows of it.

use std::collections::{HashMap, HashSet};

use rusqlite::Connection;
use uuid::Uuid;
use verbatim_model::{CategoryId, CodeId, Coding, LeadCoder, MemoTarget, Transcript, TranscriptId};
use verbatim_text::CodePoints;

use crate::watch::waiting;
use crate::{Rows, Store, StoreError, Watch};

/// How much of everything a study holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Interviews with at least one transcript.
    pub interviews: u32,
    /// Transcripts.
    pub transcripts: u32,
    /// Interviewees.
    pub interviewees: u32,
    /// Codes.
    pub codes: u32,
    /// Codings.
    pub codings: u32,
    /// Memos.
    pub memos: u32,
    /// Coders.
    pub coders: u32,
    /// Actions in the log.
    pub actions: u32,
    /// Words outside the interviewers' turns.
    pub words: u32,
}

/// What a check found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckReport {
    /// How much there is.
    pub counts: Counts,
    /// What is wrong, as sentences without text of the study. Empty is good.
    pub problems: Vec<String>,
}

impl Rows<'_> {
    /// Counts everything.
    ///
    /// # Errors
    /// What the database says.
    pub fn counts(&self) -> Result<Counts, StoreError> {
        Ok(Counts {
            interviews: self.count("SELECT count(DISTINCT interview_id) FROM transcript", [])?,
            transcripts: self.count("SELECT count(*) FROM transcript", [])?,
            interviewees: self.count("SELECT count(*) FROM interviewee", [])?,
            codes: self.count("SELECT count(*) FROM code", [])?,
            codings: self.count("SELECT count(*) FROM coding", [])?,
            memos: self.count("SELECT count(*) FROM memo", [])?,
            coders: self.count("SELECT count(*) FROM coder", [])?,
            actions: self.count("SELECT count(*) FROM action", [])?,
            words: self.count("SELECT coalesce(sum(words), 0) FROM transcript", [])?,
        })
    }

    /// What SQLCipher and SQLite find wrong with the file. `watch` hears `at` meanwhile.
    pub(crate) fn integrity_problems(
        &self,
        watch: Watch<'_>,
        at: (usize, usize),
    ) -> Result<Vec<String>, StoreError> {
        let lines = |pragma: &str| {
            let text = |row: &rusqlite::Row<'_>| row.get::<_, String>(0);
            let ask = || self.all(pragma, [], text).unwrap_or_else(|e| vec![e.to_string()]);
            waiting(self.conn, watch, at, ask)
        };
        let mut problems = lines("PRAGMA cipher_integrity_check")?;
        problems.extend(lines("PRAGMA integrity_check")?.into_iter().filter(|line| line != "ok"));
        let dangling = lines("PRAGMA foreign_key_check")?;
        problems.extend(dangling.into_iter().map(|table| format!("a row of “{table}” refers to nothing")));
        Ok(problems)
    }
}

impl Store {
    /// Checks everything: cipher, database, texts, spans, passages, aliases, memos, lead coders,
    /// originals, log, and that no code or category stands below itself.
    ///
    /// # Errors
    /// What `watch` says, or the database where it cannot even be asked.
    pub fn check(&self, watch: Watch<'_>) -> Result<CheckReport, StoreError> {
        let rows = self.rows();
        let transcripts = rows.transcripts().unwrap_or_default();
        let mut problems = rows.integrity_problems(watch, (0, transcripts.len()))?;
        if !problems.is_empty() {
            return Ok(CheckReport { counts: rows.counts().unwrap_or_default(), problems });
        }
        let mut by_transcript: HashMap<TranscriptId, Vec<Coding>> = HashMap::new();
        for coding in rows.codings()? {
            by_transcript.entry(coding.transcript).or_default().push(coding);
        }
        let transcripts = rows.transcripts()?;
        for (done, transcript) in transcripts.iter().enumerate() {
            watch(done, transcripts.len())?;
            let codings = by_transcript.remove(&transcript.id).unwrap_or_default();
            self.check_transcript(transcript, &codings, &mut problems)?;
        }
        watch(transcripts.len(), transcripts.len())?;
        problems.extend(circles(&rows)?);
        problems.extend(orphan_memos(&rows)?);
        problems.extend(lost_leads(&rows)?);
        problems.extend(log_gaps(&self.conn)?);
        Ok(CheckReport { counts: rows.counts()?, problems })
    }

    fn check_transcript(
        &self,
        transcript: &Transcript,
        codings: &[Coding],
        problems: &mut Vec<String>,
    ) -> Result<(), StoreError> {
        let name = &transcript.file_name;
        let text = match self.rows().text(transcript) {
            Ok(text) => text,
            Err(StoreError::Damaged(what)) => {
                problems.push(what);
                return Ok(());
            }
            Err(other) => return Err(other),
        };
        let points = text.code_points();
        if points.len() != transcript.length || self.text_hash(&text.text) != transcript.text_hash {
            problems.push(format!("the text of {name} is not the one that was imported"));
        }
        if text.turns.len() != transcript.turns as usize {
            problems.push(format!("{name} has {} turns, not {}", text.turns.len(), transcript.turns));
        }
        let outside = text.turns.iter().any(|t| t.span.end() > points.len());
        if outside || text.turns.windows(2).any(|w| w[0].span.overlaps(w[1].span)) {
            problems.push(format!("turns of {name} overlap or lie outside its text"));
        }
        for coding in codings {
            match points.slice(coding.span) {
                Err(e) => problems.push(format!("coding {} in {name}: {e}", coding.id)),
                Ok(passage) if self.passage_hash(passage) != coding.passage_hash => {
                    problems.push(format!(
                        "coding {} in {name} stands on other words than it was made on",
                        coding.id
                    ));
                }
                Ok(_) => {}
            }
        }
        problems.extend(self.misplaced_aliases(transcript, &points)?);
        if transcript.original != 0
            && let Err(e) = self.rows().original(transcript)
        {
            problems.push(e.to_string());
        }
        Ok(())
    }

    /// Aliases that do not stand where they should.
    fn misplaced_aliases(
        &self,
        transcript: &Transcript,
        points: &CodePoints<'_>,
    ) -> Result<Vec<String>, StoreError> {
        let rows = self.rows();
        let mut problems = Vec::new();
        for redaction in rows.redactions_in(transcript.id)? {
            let alias = rows.alias(redaction.alias)?;
            let should = alias.map(|alias| alias.bracketed());
            if should.as_deref() != points.slice(redaction.span).ok() {
                problems.push(format!(
                    "alias {} does not stand at {} in {}",
                    redaction.alias, redaction.span, transcript.file_name
                ));
            }
        }
        Ok(problems)
    }
}

/// Codes and categories that stand below themselves: no tree shows them, and no count ends.
fn circles(rows: &Rows<'_>) -> Result<Vec<String>, StoreError> {
    let codes: HashMap<Uuid, Option<Uuid>> =
        rows.codes()?.iter().map(|c| (c.id.uuid(), c.parent.map(CodeId::uuid))).collect();
    let categories: HashMap<Uuid, Option<Uuid>> =
        rows.categories()?.iter().map(|c| (c.id.uuid(), c.parent.map(CategoryId::uuid))).collect();
    let sentences = |what: &'static str, above: &HashMap<Uuid, Option<Uuid>>| {
        let in_circles = below_themselves(above).into_iter();
        in_circles.map(move |id| format!("{what} {id} stands below itself")).collect::<Vec<_>>()
    };
    Ok([sentences("code", &codes), sentences("category", &categories)].concat())
}

/// Whatever is reached from itself by going up, in order.
fn below_themselves(above: &HashMap<Uuid, Option<Uuid>>) -> Vec<Uuid> {
    let up = |id: &Uuid| above.get(id).copied().flatten();
    let circles = |start: &&Uuid| {
        // A circle that does not hold the start ends after as many steps as there are things.
        std::iter::successors(up(start), up).take(above.len()).any(|id| id == **start)
    };
    let mut found: Vec<Uuid> = above.keys().filter(circles).copied().collect();
    found.sort_unstable();
    found
}

fn orphan_memos(rows: &Rows<'_>) -> Result<Vec<String>, StoreError> {
    let codings: HashSet<_> = rows.codings()?.into_iter().map(|c| c.id).collect();
    let codes: HashSet<_> = rows.codes()?.into_iter().map(|c| c.id).collect();
    let interviews: HashSet<_> = rows.interviews()?.into_iter().map(|i| i.id).collect();
    let people: HashSet<_> = rows.interviewees()?.into_iter().map(|i| i.id).collect();
    let orphans = rows.memos()?.into_iter().filter(|memo| match memo.target {
        MemoTarget::Study => false,
        MemoTarget::Coding(id) => !codings.contains(&id),
        MemoTarget::Code(id) => !codes.contains(&id),
        MemoTarget::Interview(id) => !interviews.contains(&id),
        MemoTarget::Interviewee(id) => !people.contains(&id),
    });
    Ok(orphans.map(|memo| format!("memo {} is about something that is gone", memo.id)).collect())
}

/// Lead coders who are none, or of interviews that are gone.
fn lost_leads(rows: &Rows<'_>) -> Result<Vec<String>, StoreError> {
    let leads = match rows.lead_coders() {
        Ok(leads) => leads,
        Err(StoreError::Damaged(what)) => return Ok(vec![what]),
        Err(other) => return Err(other),
    };
    let coders: HashSet<_> = rows.coders()?.into_iter().map(|c| c.id).collect();
    let interviews: HashSet<_> = rows.interviews()?.into_iter().map(|i| i.id).collect();
    let is_lost = |lead: &LeadCoder| {
        !coders.contains(&lead.coder) || lead.interview.is_some_and(|id| !interviews.contains(&id))
    };
    let lost = leads.into_iter().filter(is_lost);
    Ok(lost.map(|lead| format!("the lead coder {} is of something that is gone", lead.coder)).collect())
}

/// Numbers of actions must run without a gap, or a step was lost.
fn log_gaps(conn: &Connection) -> Result<Option<String>, StoreError> {
    let (count, last): (i64, i64) =
        conn.query_row("SELECT count(*), coalesce(max(number), 0) FROM action", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
    Ok((count != last).then(|| format!("the log has {count} actions but the last has number {last}")))
}
