//! The index over all turns of a study, in memory.
//!
//! Which turns match is answered from here; the text of a turn is not kept, so where in the turn is
//! [`crate::TurnMatcher`]'s to say. An index is never the truth: it is rebuilt from the turns
//! whenever it is missing, behind or damaged.

mod compile;
mod error;
mod evaluate;
mod forms;
mod nearness;
mod schema;
mod storage;
mod turn_set;

pub use error::IndexError;
pub use storage::{IndexFile, NotLoaded, Stamp};

use crate::Watch;
use crate::find::{Matches, Speakers, TurnText};
use crate::matcher::TextTree;
use crate::query::Query;
use crate::words::{Stemming, WordStream};
use compile::Compiler;
use evaluate::{Evaluation, Plan};
use forms::Forms;
use schema::{TOKENIZER, TurnSchema, analyzer};
use std::fmt;
use std::ops::ControlFlow;
use tantivy::directory::RamDirectory;
use tantivy::{IndexReader, IndexSettings, IndexWriter, ReloadPolicy, TantivyError, Term};

/// Memory in which turns are gathered before they are written out as a segment: the smaller, the
/// more segments to merge; with this, 400 interviews are one segment.
const BUILD_MEMORY: usize = 64 << 20;
/// The least that tantivy accepts; an update is one interview.
const UPDATE_MEMORY: usize = 15 << 20;
/// Turns between two calls of [`Progress`].
const REPORT_EVERY: u64 = 512;

/// Told the number of turns taken so far; `ControlFlow::Break` cancels.
pub type Progress<'p> = &'p mut dyn FnMut(u64) -> ControlFlow<()>;

/// An index over turns. Searching takes `&self` and may happen on several threads at once.
pub struct Index {
    directory: RamDirectory,
    schema: TurnSchema,
    index: tantivy::Index,
    reader: IndexReader,
    /// For each of the fields of words.
    forms: Vec<Forms>,
    /// Made by the first update, since it holds threads.
    writer: Option<IndexWriter>,
}

impl Index {
    /// Builds an index over all turns, in any order. Each turn is given once.
    ///
    /// # Errors
    /// [`IndexError::Cancelled`] where `progress` said so, else [`IndexError::Engine`].
    pub fn build<'t>(
        turns: impl IntoIterator<Item = TurnText<'t>>,
        progress: Progress<'_>,
    ) -> Result<Self, IndexError> {
        let directory = RamDirectory::create();
        let schema = TurnSchema::new();
        let index = create(&directory, &schema)?;
        fill(&index, &schema, turns, progress)?;
        Ok(Self::over(directory, schema, index)?)
    }

    /// Replaces the turns of one transcript: those known are dropped and these taken. No turns at
    /// all removes the transcript. Costs some 10 ms, so it belongs behind the action and not in it.
    ///
    /// # Errors
    /// [`IndexError::Engine`]; the index must then be built again.
    pub fn update<'t>(
        &mut self,
        transcript: u32,
        turns: impl IntoIterator<Item = TurnText<'t>>,
    ) -> Result<(), IndexError> {
        let mut writer = match self.writer.take() {
            Some(writer) => writer,
            None => self.index.writer_with_num_threads(1, UPDATE_MEMORY)?,
        };
        writer.delete_term(Term::from_field_u64(self.schema.transcript, u64::from(transcript)));
        for turn in turns {
            self.learn(&turn);
            writer.add_document(self.schema.document(&TurnText { transcript, ..turn }))?;
        }
        writer.commit()?;
        self.reader.reload()?;
        self.writer = Some(writer);
        Ok(())
    }

    /// All turns of these speakers that match, in order. Parts of the query that are no text, which
    /// [`Query::is_text`] tells, match no turn.
    ///
    /// # Errors
    /// [`IndexError::Cancelled`] where the watch said so, [`IndexError::Engine`] where the index is
    /// damaged.
    pub fn search(
        &self,
        query: &Query,
        speakers: Speakers,
        watch: &Watch<'_>,
    ) -> Result<Matches, IndexError> {
        let searcher = self.reader.searcher();
        let tree = TextTree::new(query);
        let fields = self.schema.words.iter().zip(&self.forms).filter(|(_, forms)| !forms.is_empty());
        let compilers: Vec<Compiler<'_>> =
            fields.map(|(&words, forms)| Compiler { words, forms, wanted: &tree.wanted }).collect();
        let plan = Plan::new(&tree.root, &compilers, &searcher)?;
        Evaluation::new(&searcher, speakers, watch)?.matches(&plan)
    }

    /// Adds the words of a turn to the tables of its language.
    fn learn(&mut self, turn: &TurnText<'_>) {
        let stemming = Stemming::of(turn.language);
        let mut words = WordStream::new(turn.text);
        let fields = self.schema.words.iter().zip(&mut self.forms);
        for (_, forms) in fields.filter(|(words, _)| words.stemming == stemming) {
            while words.advance() {
                forms.add(words.folded());
            }
        }
    }

    /// Number of turns in the index.
    #[must_use]
    pub fn turns(&self) -> u64 {
        self.reader.searcher().num_docs()
    }

    /// Bytes that the index takes in memory, its tables of words not counted.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.directory.total_mem_usage()
    }

    /// An index that is ready to be searched, over what `directory` holds.
    fn over(
        directory: RamDirectory,
        schema: TurnSchema,
        index: tantivy::Index,
    ) -> Result<Self, TantivyError> {
        let reader: IndexReader = index
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .doc_store_cache_num_blocks(0)
            .try_into()?;
        let searcher = reader.searcher();
        let forms: Result<_, _> =
            schema.words.iter().map(|&words| Forms::of_index(&searcher, words)).collect();
        let forms = forms?;
        Ok(Self { directory, schema, index, reader, forms, writer: None })
    }
}

impl fmt::Debug for Index {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Index").field("turns", &self.turns()).finish_non_exhaustive()
    }
}

fn create(directory: &RamDirectory, schema: &TurnSchema) -> Result<tantivy::Index, TantivyError> {
    // Nothing is stored, so there is nothing to compress.
    let settings =
        IndexSettings { docstore_compression: tantivy::store::Compressor::None, ..IndexSettings::default() };
    let index = tantivy::Index::create(directory.clone(), schema.schema.clone(), settings)?;
    index.tokenizers().register(TOKENIZER, analyzer());
    Ok(index)
}

fn fill<'t>(
    index: &tantivy::Index,
    schema: &TurnSchema,
    turns: impl IntoIterator<Item = TurnText<'t>>,
    progress: Progress<'_>,
) -> Result<(), IndexError> {
    // One thread cuts words while this one reads turns; a second made it slower on two cores.
    let mut writer: IndexWriter = index.writer_with_num_threads(1, BUILD_MEMORY)?;
    let mut taken = 0;
    for turn in turns {
        if taken % REPORT_EVERY == 0 && progress(taken).is_break() {
            return Err(IndexError::Cancelled);
        }
        writer.add_document(schema.document(&turn))?;
        taken += 1;
    }
    writer.commit()?;
    writer.wait_merging_threads()?;
    if progress(taken).is_break() { Err(IndexError::Cancelled) } else { Ok(()) }
}
