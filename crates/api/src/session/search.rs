//! Searching, and what is done with what was found.

use std::path::Path;
use std::sync::atomic::Ordering;
use std::time::Instant;

use verbatim_model::{
    CodeId, CoderId, SavedSearchId, SearchedCoders, SearchedSpeakers, TextLanguage, TranscriptId,
};
use verbatim_study::exports::ExportFormat;
use verbatim_study::searches::{
    Also, HitChoice, HitOrder, HitPassages, HitUnit, SearchDesk, SearchForm, SearchOptions, SearchReply,
    Speakers,
};
use verbatim_study::{Cancelled, StudyError};
use verbatim_text::Span;

use super::{id, optional_id};
use crate::answers::plural;
use crate::replies::{
    Change, CodeHitsPlan, Empty, HitsExported, LanguageRow, SavedSearch, SearchAnswer, SearchChange,
    SearchSaved, SearchSettings, Suggestion,
};
use crate::requests::{
    self, AlsoSearched, CodeHits, ExportHits, HitRef, HitsFormat, PutLanguage, PutSearchSettings,
    RenameSearch, SaveSearch, SearchRef, SearchRequest, SearchSort, SuggestRequest, TranscriptRef,
};
use crate::{ApiError, Session, answers};

impl Session {
    /// See [`commands`](crate::commands). The study is free for others while the search runs.
    ///
    /// # Errors
    /// Where a later search has begun or the study was closed, which ends this one; where no study is open.
    pub fn search_run(&self, args: SearchRequest) -> Result<SearchAnswer, ApiError> {
        let begun = Instant::now();
        self.newest_search.fetch_max(args.run, Ordering::AcqRel);
        let saved: Option<SavedSearchId> = optional_id("saved search", args.saved.as_deref())?;
        let options = options(&args)?;
        let (desk, is_closed) = self.search_desk(&args.query, &options)?;
        let stop = || self.newest_search.load(Ordering::Acquire) > args.run || is_closed();
        if stop() {
            return Err(StudyError::Cancelled.into());
        }
        let answer = desk.answer(&args.query, &options, &stop);
        // No words of a study that was closed or locked meanwhile reach a window.
        if stop() {
            return Err(StudyError::Cancelled.into());
        }
        let found = match answer {
            Ok(found) => found,
            Err(error) => return Ok(answers::search_mistake(error, args.run)?),
        };
        let changed = saved.map(|saved| self.keep_run(saved, &found, &is_closed)).transpose()?.flatten();
        Ok(SearchAnswer { changed, ..answers::search_answer(found, args.run, begun.elapsed()) })
    }

    /// Tells whether the study that is open now was closed since. To be asked for with the study in hand.
    pub(super) fn is_closed(&self) -> impl Fn() -> bool + Sync + '_ {
        let before = self.closed.load(Ordering::Acquire);
        move || self.closed.load(Ordering::Acquire) != before
    }

    /// What a search needs in hand, so that it runs while others work with the study; and what tells
    /// whether that study was closed since.
    fn search_desk(
        &self,
        query: &str,
        options: &SearchOptions,
    ) -> Result<(SearchDesk, impl Fn() -> bool + Sync + '_), ApiError> {
        self.with(|study| Ok((study.search_desk(query, options)?, self.is_closed())))
    }

    /// Keeps what a run found in the study that was searched, and in no other that is open by now.
    fn keep_run(
        &self,
        saved: SavedSearchId,
        found: &SearchReply,
        is_closed: &dyn Fn() -> bool,
    ) -> Result<Option<SearchChange>, ApiError> {
        self.with(|study| {
            if is_closed() {
                return Err(StudyError::Cancelled.into());
            }
            Ok(study.keep_search_run(saved, found)?.map(answers::search_change))
        })
    }

    /// See [`commands`](crate::commands). Takes up the search index of a large study, or makes it where
    /// none is kept, while others work with the study.
    ///
    /// # Errors
    /// Where the study was closed or locked meanwhile, or somebody cancelled.
    pub fn search_prepare(&self, _: Empty) -> Result<Empty, ApiError> {
        let (work, is_closed) = self.with(|study| Ok((study.index_work()?, self.is_closed())))?;
        let Some(work) = work else { return Ok(Empty {}) };
        let made = work.make(&|_: usize, _: usize| if is_closed() { Err(Cancelled) } else { Ok(()) })?;
        if let Some(mut index) = self.with(|study| Ok(study.take_index(made)?))? {
            while self.with(|study| Ok(!is_closed() && study.keep_index_part(&mut index)?))? {}
        }
        Ok(Empty {})
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where the query is wrong, a chosen hit is none any more, or there is no such code.
    pub fn search_code_plan(&self, args: CodeHits) -> Result<CodeHitsPlan, ApiError> {
        let hits = Hits::of(&args.request, args.chosen.as_deref())?;
        let code: CodeId = id("code", &args.code)?;
        let (_, found) = self.hit_passages(&args, &hits, || false)?;
        self.with(|study| {
            let plan = study.weigh_found(found, code)?;
            Ok(CodeHitsPlan {
                hits: plan.hits,
                passages: plan.passages.len() - plan.already,
                people: plan.people,
                already: plan.already,
                interviewer_left_out: plan.interviewer_left_out,
            })
        })
    }

    /// The passages that hits lead to, found while others work with the study.
    fn hit_passages(
        &self,
        args: &CodeHits,
        hits: &Hits,
        is_cancelled: impl Fn() -> bool + Sync,
    ) -> Result<(SearchDesk, HitPassages), ApiError> {
        let query = &args.request.query;
        let (desk, is_closed) = self.search_desk(query, &hits.options)?;
        let stop = || is_cancelled() || is_closed();
        let found = desk.hit_passages(&hits.choice(query, unit(args.unit)), &stop)?;
        Ok((desk, found))
    }

    /// See [`commands`](crate::commands). The study is free for others until the hits are known.
    ///
    /// # Errors
    /// As `search_code_plan`, where somebody cancels, and where texts or people changed meanwhile; nothing is coded then.
    pub fn search_code(&self, args: CodeHits) -> Result<Change, ApiError> {
        let hits = Hits::of(&args.request, args.chosen.as_deref())?;
        let code: CodeId = id("code", &args.code)?;
        let watch = self.watch();
        let (desk, found) = self.hit_passages(&args, &hits, || self.is_cancelled())?;
        watch(1, 2).map_err(StudyError::from)?;
        self.with(|study| {
            let (plan, changed) = study.code_found(&desk, found, code)?;
            let name = study.code(code)?.name;
            let mut said = format!("Coded {} as {name}", plural(changed.value.len(), "passage"));
            if plan.already > 0 {
                said = format!("{said}; {} had it already", plural(plan.already, "passage"));
            }
            Ok(answers::change(study, said, &changed.affected, None)?)
        })
    }

    /// See [`commands`](crate::commands). The study is free for others until the hits are known.
    ///
    /// # Errors
    /// Where the query is wrong, the file cannot be written, or texts or people changed meanwhile.
    pub fn search_export(&self, args: ExportHits) -> Result<HitsExported, ApiError> {
        let hits = Hits::of(&args.request, args.chosen.as_deref())?;
        let format = match args.format {
            HitsFormat::Csv => ExportFormat::Csv,
            HitsFormat::Json => ExportFormat::Json,
        };
        let (query, watch) = (&args.request.query, self.watch());
        let (desk, is_closed) = self.search_desk(query, &hits.options)?;
        let stop = || self.is_cancelled() || is_closed();
        let found = desk.chosen_hits(&hits.choice(query, HitUnit::Hit), &stop)?;
        watch(1, 2).map_err(StudyError::from)?;
        self.with(|study| {
            let (purpose, to) = (verbatim_model::Purpose::Team, Path::new(&args.path));
            let done = study.export_found(&desk, found, purpose, format, to)?;
            let said = format!("Wrote {} for the team", plural(done.rows, "hit"));
            Ok(HitsExported { path: done.path.to_string_lossy().into_owned(), rows: done.rows, said })
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where no study is open.
    pub fn searches_list(&self, _: Empty) -> Result<Vec<SavedSearch>, ApiError> {
        self.with(|study| Ok(answers::saved_searches(study)?))
    }

    /// See [`commands`](crate::commands). The study is free for others while it is searched for what the
    /// next run is compared with.
    ///
    /// # Errors
    /// Where the name is none or the query is wrong; nothing is saved then. Where the study was closed
    /// meanwhile: the search is saved and was never run.
    pub fn search_save(&self, args: SaveSearch) -> Result<SearchSaved, ApiError> {
        let coders = coders(&args.coders)?;
        let form = SearchForm {
            name: args.name,
            query: args.query,
            regex: args.regex,
            speakers: match args.speakers {
                requests::SearchedSpeakers::Respondent => SearchedSpeakers::Respondent,
                requests::SearchedSpeakers::Interviewer => SearchedSpeakers::Interviewer,
                requests::SearchedSpeakers::All => SearchedSpeakers::All,
            },
            coders,
        };
        let options = SearchOptions { limit: Some(0), ..SearchOptions::from(&form) };
        let (saved, change, desk, is_closed) = self.with(|study| {
            let changed = study.save_search(&form)?;
            let said = format!("Saved the search {}", changed.value.name);
            let change = answers::change(study, said, &changed.affected, None)?;
            Ok((changed.value.id, change, study.search_desk(&form.query, &options)?, self.is_closed()))
        })?;
        let found = desk.answer(&form.query, &options, &is_closed)?;
        self.keep_run(saved, &found, &is_closed)?;
        Ok(SearchSaved { search: saved.to_string(), change })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where the name is none or taken, or the search is gone.
    pub fn search_rename(&self, args: RenameSearch) -> Result<Change, ApiError> {
        let search: SavedSearchId = id("saved search", &args.search)?;
        self.with(|study| {
            let changed = study.rename_search(search, &args.name)?;
            let said = format!("Renamed the search to {}", changed.value.name);
            Ok(answers::change(study, said, &changed.affected, None)?)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where the search is gone.
    pub fn search_forget(&self, args: SearchRef) -> Result<Change, ApiError> {
        let search: SavedSearchId = id("saved search", &args.search)?;
        self.with(|study| {
            let changed = study.forget_search(search)?;
            let said = format!("Removed the saved search {}", changed.value.name);
            Ok(answers::change(study, said, &changed.affected, None)?)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where no study is open.
    pub fn search_suggest(&self, args: SuggestRequest) -> Result<Vec<Suggestion>, ApiError> {
        self.with(|study| Ok(answers::suggestions(study.suggest(&args.typed, args.at)?)))
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where no study is open.
    pub fn search_settings(&self, _: Empty) -> Result<SearchSettings, ApiError> {
        self.with(|study| Ok(answers::search_settings(study)?))
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where nobody is coding.
    pub fn search_settings_put(&self, args: PutSearchSettings) -> Result<Change, ApiError> {
        self.with(|study| {
            let changed = study.leave_raw_out_of_searches(args.leave_out_raw)?;
            let what =
                if args.leave_out_raw { "leave raw interviews out" } else { "read raw interviews too" };
            Ok(answers::change(study, format!("Searches {what}"), &changed.affected, None)?)
        })
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where there is no such transcript.
    pub fn transcript_language(&self, args: TranscriptRef) -> Result<LanguageRow, ApiError> {
        let transcript: TranscriptId = id("transcript", &args.transcript)?;
        self.with(|study| Ok(answers::language_row(study.language(transcript)?)))
    }

    /// See [`commands`](crate::commands).
    ///
    /// # Errors
    /// Where there is no such transcript or language.
    pub fn language_put(&self, args: PutLanguage) -> Result<Change, ApiError> {
        let transcript: TranscriptId = id("transcript", &args.transcript)?;
        let language = args.language.as_deref().map(TextLanguage::parse).transpose();
        let language = language.map_err(StudyError::UnknownWord)?;
        self.with(|study| {
            let changed = study.set_language(transcript, language)?;
            let name = study.transcript(transcript)?.file_name;
            let said = match language {
                Some(language) => format!("{name} is searched as {language}"),
                None => format!("The language of {name} is recognised by its words"),
            };
            Ok(answers::change(study, said, &changed.affected, None)?)
        })
    }
}

/// Hits of a search that a front end sent.
struct Hits {
    options: SearchOptions,
    chosen: Option<Vec<(TranscriptId, Span)>>,
}

impl Hits {
    fn of(request: &SearchRequest, chosen: Option<&[HitRef]>) -> Result<Self, ApiError> {
        let hit = |hit: &HitRef| {
            let transcript: TranscriptId = id("transcript", &hit.transcript)?;
            Ok((transcript, Span::new(hit.start, hit.end).map_err(StudyError::from)?))
        };
        let chosen = chosen.map(|hits| hits.iter().map(hit).collect::<Result<_, ApiError>>()).transpose()?;
        Ok(Self { options: options(request)?, chosen })
    }

    fn choice<'h>(&'h self, query: &'h str, unit: HitUnit) -> HitChoice<'h> {
        HitChoice { query, options: &self.options, chosen: self.chosen.as_deref(), unit }
    }
}

const fn unit(unit: requests::HitUnit) -> HitUnit {
    match unit {
        requests::HitUnit::Hit => HitUnit::Hit,
        requests::HitUnit::Sentence => HitUnit::Sentence,
        requests::HitUnit::Turn => HitUnit::Turn,
        requests::HitUnit::Answer => HitUnit::Answer,
    }
}

fn coders(coders: &requests::SearchedCoders) -> Result<SearchedCoders, ApiError> {
    Ok(match coders {
        requests::SearchedCoders::Record => SearchedCoders::Record,
        requests::SearchedCoders::One(coder) => SearchedCoders::One(id::<CoderId>("coder", coder)?),
        requests::SearchedCoders::All => SearchedCoders::All,
    })
}

fn options(request: &SearchRequest) -> Result<SearchOptions, ApiError> {
    let also = |wanted| request.also.contains(&wanted);
    Ok(SearchOptions {
        regex: request.regex,
        categories: Vec::new(),
        speakers: match request.speakers {
            requests::SearchedSpeakers::Respondent => Speakers::Respondent,
            requests::SearchedSpeakers::Interviewer => Speakers::Interviewer,
            requests::SearchedSpeakers::All => Speakers::All,
        },
        coders: coders(&request.coders)?,
        include_raw: request.include_raw,
        sort: match request.sort {
            SearchSort::Category => HitOrder::Category,
            SearchSort::Interview => HitOrder::Interview,
            SearchSort::Date => HitOrder::Date,
            SearchSort::Relevance => HitOrder::Relevance,
        },
        limit: Some(request.limit as usize),
        facets: request.facets,
        also: Also { memos: also(AlsoSearched::Memos), definitions: also(AlsoSearched::Definitions) },
    })
}
