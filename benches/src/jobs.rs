//! The jobs, by the rows of the table of goals.

use std::cell::RefCell;
use std::fs;
use std::path::Path;
use std::time::Duration;

use verbatim_api::answers;
use verbatim_model::{CodeId, Purpose, Transcript, TranscriptId};
use verbatim_study::analysis::MatrixOptions;
use verbatim_study::codings::NewCoding;
use verbatim_study::exports::{ExcerptFilter, ExportFormat};
use verbatim_study::searches::SearchOptions;
use verbatim_study::{Silent, Study};

use crate::Outcome;
use crate::corpus::{Corpus, Size};
use crate::floors::{self, Arrays, Wanted};
use crate::measure::{Times, by_turns, timed};
use crate::study;
use crate::table::{Floor, Goal, Row};

/// Names of the floors.
const PLAIN: &str = "SQLite";
const KEYED: &str = "SQLCipher";
const MEMORY: &str = "memory pass";
const FULL_TEXT: &str = "FTS5";
const SCAN: &str = "memory scan";

/// All rows of one size.
pub fn all(folder: &Path, corpus: &Corpus) -> Outcome<Vec<Row>> {
    let mut bench = Bench { folder, corpus, rows: Vec::new() };
    if corpus.size == Size::D {
        bench.long_interviews()?;
    } else {
        let study = bench.import()?;
        let mut study = bench.codings(study)?;
        bench.view(&study)?;
        bench.matrix(&study)?;
        bench.search(&mut study)?;
        bench.export(&mut study)?;
        bench.apply(&mut study, None)?;
        study.close()?;
    }
    Ok(bench.rows)
}

struct Bench<'b> {
    folder: &'b Path,
    corpus: &'b Corpus,
    rows: Vec<Row>,
}

const fn goal(floor: &'static str, times: f64) -> Goal {
    Goal { floor, times }
}

impl Bench<'_> {
    /// Rounds of a job that takes long at L.
    const fn rounds(&self) -> usize {
        match self.corpus.size {
            Size::S | Size::D => 9,
            Size::M => 5,
            Size::L => 1,
        }
    }

    const fn within(&self, s: f64, m: f64, l: f64) -> Option<f64> {
        match self.corpus.size {
            Size::S => Some(s),
            Size::M => Some(m),
            Size::L => Some(l),
            Size::D => None,
        }
    }

    fn add(
        &mut self,
        job: &str,
        mut times: Vec<Times>,
        floors: &[&'static str],
        goals: Vec<Goal>,
    ) -> &mut Row {
        let ours = times.remove(0);
        let floors = floors.iter().zip(times).map(|(name, times)| Floor { name, times }).collect();
        let (size, job) = (self.corpus.size, job.to_owned());
        self.rows.push(Row { size, job, ours, floors, goals, within: None, note: String::new() });
        let last = self.rows.len() - 1;
        &mut self.rows[last]
    }

    /// (a) Transcripts from files, usable.
    fn import(&mut self) -> Outcome<Study> {
        let (folder, corpus) = (self.folder, self.corpus);
        let path = study::path(folder, corpus.size);
        let kept = RefCell::new(None);
        let floor = |keyed: bool| {
            let conn = floors::database(&folder.join("floor.db"), keyed)?;
            timed(|| floors::import(&conn, corpus))
        };
        let times = by_turns(
            self.rounds(),
            self.corpus.size != Size::L,
            &mut [
                &mut || {
                    kept.borrow_mut().take();
                    let mut study = study::empty(&path, corpus)?;
                    let took = timed(|| study::import_transcripts(&mut study, corpus));
                    kept.replace(Some(study));
                    took
                },
                &mut || floor(false),
                &mut || floor(true),
            ],
        )?;
        let within = self.within(50.0, 600.0, 8_000.0);
        self.add("(a) import transcripts", times, &[PLAIN, KEYED], vec![goal(PLAIN, 5.0)]).within = within;
        Ok(kept.into_inner().ok_or("no study")?)
    }

    /// (b) Codings from one file, by offsets and by quotation.
    fn codings(&mut self, study: Study) -> Outcome<Study> {
        let (folder, corpus) = (self.folder, self.corpus);
        let study = RefCell::new(study);
        let (mut there, mut added) = (false, 0);
        for (job, file) in [
            ("(b) load codings, quotations looked up", &corpus.by_quotation),
            ("(b) load codings, offsets", &corpus.by_offsets),
        ] {
            let floor = |keyed: bool| {
                let conn = floors::database(&folder.join("floor.db"), keyed)?;
                timed(|| floors::codings(&conn, corpus))
            };
            let times = by_turns(
                self.rounds(),
                false,
                &mut [
                    &mut || {
                        let study = &mut *study.borrow_mut();
                        if there {
                            study.undo("Ines")?;
                        }
                        there = true;
                        timed(|| {
                            added = study::import_codings(study, file)?;
                            Ok(())
                        })
                    },
                    &mut || floor(false),
                    &mut || floor(true),
                ],
            )?;
            let within = self.within(50.0, 300.0, 3_000.0);
            let row = self.add(job, times, &[PLAIN, KEYED], vec![goal(PLAIN, 3.0)]);
            row.within = within;
        }
        Ok(study.into_inner())
    }

    /// (c) Everything that the window paints of one interview, a different one each time.
    fn view(&mut self, study: &Study) -> Outcome<()> {
        let conn = floors::database(&self.folder.join("floor.db"), false)?;
        let keyed = floors::database(&self.folder.join("floor-keyed.db"), true)?;
        for conn in [&conn, &keyed] {
            floors::import(conn, self.corpus)?;
            floors::codings(conn, self.corpus)?;
        }
        let transcripts = study.transcripts()?;
        if self.corpus.size == Size::D {
            for (job, number) in [("50 k", 0usize), ("300 k", 1), ("1 M", 2)] {
                let transcript = &transcripts[number];
                let times = view_times(study, &[transcript], [&conn, &keyed], 31)?;
                self.add(
                    &format!("(c) data of an interview of {job}"),
                    times,
                    &[PLAIN, KEYED],
                    vec![goal(PLAIN, 20.0)],
                );
            }
            return Ok(());
        }
        let several: Vec<&Transcript> = transcripts.iter().collect();
        let times = view_times(study, &several, [&conn, &keyed], 41)?;
        let within = self.within(2.0, 2.0, 2.0);
        self.add("(c) data of one interview", times, &[PLAIN, KEYED], vec![goal(PLAIN, 20.0)]).within =
            within;
        Ok(())
    }

    /// (e) Distinct people of each theme and category.
    fn matrix(&mut self, study: &Study) -> Outcome<()> {
        let corpus = self.corpus;
        let conn = floors::database(&self.folder.join("floor.db"), false)?;
        floors::codings(&conn, corpus)?;
        floors::people(&conn, corpus)?;
        let arrays = Arrays::of(corpus);
        let options = MatrixOptions { columns: vec!["category".to_owned()], roll_up: true, words: false };
        let count = |study: &Study| -> Outcome<i64> {
            let matrix = study.matrix(&options)?;
            let cells = matrix.rows.iter().flat_map(|row| &row.cells).filter_map(|cell| cell.figures());
            Ok(cells.map(|cell| i64::from(cell.interviewees)).sum())
        };
        let (ours, sql, memory) = (count(study)?, floors::matrix_in_sql(&conn)?, arrays.matrix());
        if ours != sql || ours != memory {
            return Err(format!("the matrices differ: {ours}, {sql} in SQL, {memory} in memory").into());
        }
        let times = by_turns(
            self.rounds() + 4,
            true,
            &mut [
                &mut || timed(|| count(study)),
                &mut || timed(|| floors::matrix_in_sql(&conn)),
                &mut || timed(|| Ok(arrays.matrix())),
            ],
        )?;
        let within = self.within(2.0, 8.0, 90.0);
        let row = self.add(
            "(e) codes × category",
            times,
            &[PLAIN, MEMORY],
            vec![goal(PLAIN, 1.0), goal(MEMORY, 3.0)],
        );
        row.within = within;
        let path = study::path(self.folder, corpus.size);
        let times = by_turns(
            3,
            false,
            &mut [&mut || {
                let again = study::open(&path)?;
                timed(|| count(&again))
            }],
        )?;
        self.add("(e) codes × category, first after opening", times, &[], Vec::new());
        Ok(())
    }

    /// (a) The index, and (f) searches with it.
    fn search(&mut self, study: &mut Study) -> Outcome<()> {
        let (folder, corpus) = (self.folder, self.corpus);
        let texts: Vec<String> =
            corpus.transcripts.iter().map(fs::read_to_string).collect::<Result<_, _>>()?;
        let conn = RefCell::new(None);
        let rounds = if corpus.size == Size::S { 5 } else { 1 };
        let times = by_turns(
            rounds,
            false,
            &mut [&mut || timed(|| Ok(study.open_index(&Silent)?)), &mut || {
                let fresh = floors::database(&folder.join("floor.db"), false)?;
                let took = timed(|| floors::index_turns(&fresh, corpus, &texts));
                conn.replace(Some(fresh));
                took
            }],
        )?;
        let within = self.within(300.0, 3_000.0, 40_000.0);
        self.add("(a) search index built", times, &[FULL_TEXT], vec![goal(FULL_TEXT, 3.0)]).within = within;
        if corpus.size != Size::S {
            let took = timed(|| Ok(study.keep_index(&Silent)?))?;
            self.add("(a) search index built and kept", vec![once(took)], &[], Vec::new());
            let path = study::path(folder, corpus.size);
            let times = by_turns(
                3,
                false,
                &mut [&mut || {
                    let mut again = study::open(&path)?;
                    timed(|| Ok(again.open_index(&Silent)?))
                }],
            )?;
            self.add("(a) kept index taken up again", times, &[], Vec::new()).within = Some(500.0);
        }
        let conn = conn.into_inner().ok_or("no index")?;
        let places: Vec<_> = texts.iter().map(|text| floors::turns(text)).collect();
        for query in queries(corpus)? {
            let options =
                SearchOptions { regex: query.fts.is_none(), limit: Some(50), ..SearchOptions::default() };
            let found = study.search(&query.ours, &options)?.passages;
            let scanned = floors::scan(&texts, &places, corpus, &query.scan);
            let mut ours = || timed(|| Ok(study.search(&query.ours, &options)?));
            let mut scan = || timed(|| Ok(floors::scan(&texts, &places, corpus, &query.scan)));
            let rounds = if corpus.size == Size::L { 3 } else { 9 };
            let within = self.within(20.0, 20.0, 100.0);
            let job = format!("(f) {}", query.name);
            let row = if let Some(fts) = &query.fts {
                let mut full_text = || timed(|| floors::search_index(&conn, fts));
                let times = by_turns(rounds, true, &mut [&mut ours, &mut scan, &mut full_text])?;
                let mut goals = vec![goal(SCAN, 1.0)];
                if query.plain {
                    goals.push(goal(FULL_TEXT, 5.0));
                }
                self.add(&job, times, &[SCAN, FULL_TEXT], goals)
            } else {
                let times = by_turns(rounds, true, &mut [&mut ours, &mut scan])?;
                self.add(&job, times, &[SCAN], vec![goal(SCAN, 1.0)])
            };
            row.within = within;
            row.note = format!("{found} turns (scan {scanned})");
        }
        Ok(())
    }

    /// (g) All coded excerpts as CSV.
    fn export(&mut self, study: &mut Study) -> Outcome<()> {
        let to = self.folder.join("excerpts.csv");
        let json = self.folder.join("excerpts.json");
        let filter = ExcerptFilter::default();
        study.export_excerpts(&filter, Purpose::Team, ExportFormat::Json, &json, &Silent)?;
        let excerpts = study.excerpts(&filter, &Silent)?;
        let bare = self.folder.join("bare.csv");
        let python = python(&json, &self.folder.join("python.csv"));
        let mut with_csv = || {
            timed(|| {
                let mut csv = csv::Writer::from_path(&bare)?;
                for e in &excerpts {
                    let numbers = [e.excerpt.to_string(), e.start.to_string(), e.end.to_string()];
                    let words = [&e.transcript, &e.text, &e.code, &e.coder];
                    let maybe =
                        [&e.interviewee, &e.category, &e.subcategory, &e.attribution, &e.memo, &e.date];
                    csv.write_record(
                        numbers
                            .iter()
                            .map(String::as_str)
                            .chain(words.into_iter().map(String::as_str))
                            .chain(maybe.into_iter().map(|m| m.as_deref().unwrap_or_default()))
                            .chain(e.levels.iter().map(String::as_str).chain(["", "", ""]).take(3)),
                    )?;
                }
                Ok(csv.into_inner().map_err(|e| e.to_string())?.sync_all()?)
            })
        };
        let mut ours = || {
            timed(|| Ok(study.export_excerpts(&filter, Purpose::Team, ExportFormat::Csv, &to, &Silent)?))
        };
        let rounds = self.rounds().min(5);
        let within = self.within(13.0, 130.0, 1_300.0);
        if python().is_ok() {
            let times = by_turns(rounds, true, &mut [&mut ours, &mut { python }, &mut with_csv])?;
            let row = self.add(
                "(g) excerpts to CSV",
                times,
                &["Python csv", "csv crate"],
                vec![goal("Python csv", 0.7)],
            );
            row.within = within;
        } else {
            let times = by_turns(rounds, true, &mut [&mut ours, &mut with_csv])?;
            self.add("(g) excerpts to CSV", times, &["csv crate"], Vec::new()).within = within;
        }
        Ok(())
    }

    /// (d) One coding, durable, and undone.
    fn apply(&mut self, study: &mut Study, transcript: Option<(TranscriptId, u32)>) -> Outcome<()> {
        let (id, length) = match transcript {
            Some(transcript) => transcript,
            None => {
                let transcripts = study.transcripts()?;
                let median = &transcripts[transcripts.len() / 2];
                (median.id, median.length)
            }
        };
        let codes: Vec<CodeId> = study.codebook()?.codes().iter().map(|code| code.id).collect();
        let plain = floors::database(&self.folder.join("floor.db"), false)?;
        let keyed = floors::database(&self.folder.join("floor-keyed.db"), true)?;
        for conn in [&plain, &keyed] {
            floors::codings(conn, self.corpus)?;
        }
        let row = |conn: &rusqlite::Connection| {
            let sql = "INSERT INTO single (start, end, code) VALUES (10, 20, 3)";
            timed(|| Ok(conn.prepare_cached(sql)?.execute([])?))
        };
        for conn in [&plain, &keyed] {
            conn.execute_batch("CREATE TABLE single (id INTEGER PRIMARY KEY, start, end, code)")?;
        }
        let study = RefCell::new(study);
        let mut number = 0u32;
        let mut next = move || {
            number += 1;
            let start = number * 37 % (length - 90);
            (start, start + 20 + number % 60, codes[number as usize % codes.len()])
        };
        let mut apply = || {
            let (start, end, code) = next();
            let study = &mut *study.borrow_mut();
            timed(|| {
                study.add_coding(NewCoding::plain(id, start, end, code))?;
                Ok(())
            })
        };
        let times = by_turns(200, true, &mut [&mut apply, &mut || row(&plain), &mut || row(&keyed)])?;
        let disk = times[1].median();
        // On a disk that is quick to sync the work of the log shows; on a slow one it does not.
        let most = if disk >= 1.0 { 1.2 } else { 2.5 };
        let name = transcript.map_or("", |_| ", in 1 M characters");
        let job = format!("(d) one coding, durable{name}");
        self.add(&job, times, &[PLAIN, KEYED], vec![goal(PLAIN, most)]).within = Some(0.5 + disk);
        let mut seen = || {
            let (start, end, code) = next();
            let study = &mut *study.borrow_mut();
            timed(|| {
                study.add_coding(NewCoding::plain(id, start, end, code))?;
                answers::undo_state(study)?;
                Ok(())
            })
        };
        let times = by_turns(100, true, &mut [&mut seen, &mut || row(&plain), &mut || row(&keyed)])?;
        let job = format!("(d) one coding with the labels of undo{name}");
        self.add(&job, times, &[PLAIN, KEYED], Vec::new()).within = Some(16.0);
        let mut undo = || {
            let study = &mut *study.borrow_mut();
            timed(|| {
                study.undo("Ines")?;
                Ok(())
            })
        };
        let times = by_turns(100, true, &mut [&mut undo, &mut || row(&plain), &mut || row(&keyed)])?;
        self.add(&format!("(d) undo of one coding{name}"), times, &[PLAIN, KEYED], vec![goal(PLAIN, most)]);
        Ok(())
    }

    /// (d) and (c) in interviews of 50 k, 300 k and 1 M characters.
    fn long_interviews(&mut self) -> Outcome<()> {
        let mut study = study::empty(&study::path(self.folder, Size::D), self.corpus)?;
        study::import_transcripts(&mut study, self.corpus)?;
        study::import_codings(&mut study, &self.corpus.by_offsets)?;
        self.view(&study)?;
        let longest = study.transcripts()?.into_iter().max_by_key(|t| t.length).ok_or("no transcript")?;
        self.apply(&mut study, Some((longest.id, longest.length)))?;
        Ok(study.close()?)
    }
}

fn once(took: Duration) -> Times {
    Times::of(vec![took.as_secs_f64() * 1e3])
}

fn view_times(
    study: &Study,
    transcripts: &[&Transcript],
    floors: [&rusqlite::Connection; 2],
    rounds: usize,
) -> Outcome<Vec<Times>> {
    // Steps through the study with a stride, so that nothing is still in a cache by chance.
    let place = |round: usize| round * 13 % transcripts.len();
    let (mut ours, mut plain, mut keyed) = (0, 0, 0);
    let read = |conn: &rusqlite::Connection, round: &mut usize| {
        *round += 1;
        let name = &transcripts[place(*round)].file_name;
        timed(|| {
            let sql = "SELECT id, text FROM interview WHERE name = ?1";
            let (id, text): (i64, String) =
                conn.prepare_cached(sql)?.query_row([name], |row| Ok((row.get(0)?, row.get(1)?)))?;
            let sql = "SELECT start, end, code, coder FROM coding WHERE interview = ?1 ORDER BY start";
            let mut statement = conn.prepare_cached(sql)?;
            let rows = statement.query_map([id], |row| {
                Ok((
                    row.get::<_, i64>(0)?,
                    row.get::<_, i64>(1)?,
                    row.get::<_, i64>(2)?,
                    row.get::<_, i64>(3)?,
                ))
            })?;
            Ok((text, rows.collect::<Result<Vec<_>, _>>()?))
        })
    };
    for conn in floors {
        conn.execute_batch("CREATE INDEX IF NOT EXISTS interview_name ON interview (name)")?;
    }
    by_turns(
        rounds,
        true,
        &mut [
            &mut || {
                ours += 1;
                timed(|| Ok(answers::transcript_view(study, transcripts[place(ours)].id)?))
            },
            &mut || read(floors[0], &mut plain),
            &mut || read(floors[1], &mut keyed),
        ],
    )
}

/// A search as each side writes it.
struct Search {
    name: &'static str,
    ours: String,
    scan: Wanted,
    /// `None` for a regular expression, which a full text index cannot answer.
    fts: Option<String>,
    /// Whether it is words or a phrase.
    plain: bool,
}

fn queries(corpus: &Corpus) -> Outcome<Vec<Search>> {
    let w = |rank: usize| corpus.words[rank].as_str();
    let word = |word: &str| regex::Regex::new(&format!(r"(?i)\b{word}\b"));
    let one = |pattern: &str| -> Outcome<Wanted> {
        Ok(Wanted { all: vec![regex::Regex::new(pattern)?], none: Vec::new() })
    };
    let prefix: String = w(700).chars().take(4).collect();
    let pattern = format!(r"\b(?:{}|{})\w* \w+é\b", w(12), w(15));
    Ok(vec![
        Search {
            name: "rare word",
            ours: w(3_000).to_owned(),
            scan: Wanted { all: vec![word(w(3_000))?], none: Vec::new() },
            fts: Some(w(3_000).to_owned()),
            plain: true,
        },
        Search {
            name: "common word",
            ours: w(50).to_owned(),
            scan: Wanted { all: vec![word(w(50))?], none: Vec::new() },
            fts: Some(w(50).to_owned()),
            plain: true,
        },
        Search {
            name: "phrase",
            ours: format!("\"{} {}\"", w(20), w(30)),
            scan: one(&format!(r"(?i)\b{}\W+{}\b", w(20), w(30)))?,
            fts: Some(format!("\"{} {}\"", w(20), w(30))),
            plain: true,
        },
        Search {
            name: "two words, not a third",
            ours: format!("{} AND {} NOT {}", w(40), w(45), w(20)),
            scan: Wanted { all: vec![word(w(40))?, word(w(45))?], none: vec![word(w(20))?] },
            fts: Some(format!("({} AND {}) NOT {}", w(40), w(45), w(20))),
            plain: false,
        },
        Search {
            name: "prefix",
            ours: format!("{prefix}*"),
            scan: one(&format!(r"(?i)\b{prefix}\w*"))?,
            fts: Some(format!("{prefix}*")),
            plain: false,
        },
        Search { name: "regular expression", scan: one(&pattern)?, ours: pattern, fts: None, plain: false },
    ])
}

/// Python's csv writer over the same rows, from memory: the script says how long it took.
fn python(json: &Path, to: &Path) -> impl Fn() -> Outcome<Duration> + Copy + use<> {
    const SCRIPT: &str = "import csv,json,sys,time,os\n\
        rows=json.load(open(sys.argv[1]))\n\
        rows=rows['excerpts'] if isinstance(rows,dict) else rows\n\
        rows=[[('' if v is None else v) for k,v in r.items() if k!='levels']+(r['levels']+['','',''])[:3] for r in rows if 'levels' in r]\n\
        t=time.perf_counter()\n\
        f=open(sys.argv[2],'w',newline='')\n\
        csv.writer(f).writerows(rows)\n\
        f.flush();os.fsync(f.fileno())\n\
        print(time.perf_counter()-t if rows else 'none')\n";
    let (json, to) = (json.to_owned(), to.to_owned());
    let (json, to): (&'static Path, &'static Path) =
        (Box::leak(json.into_boxed_path()), Box::leak(to.into_boxed_path()));
    move || {
        let run = std::process::Command::new("python3").arg("-c").arg(SCRIPT).arg(json).arg(to).output()?;
        let said = String::from_utf8_lossy(&run.stdout).trim().to_owned();
        let seconds: f64 =
            said.parse().map_err(|_| format!("python3: {}", String::from_utf8_lossy(&run.stderr)))?;
        Ok(Duration::from_secs_f64(seconds))
    }
}
