//! (g) Excerpts as a file.

use std::path::Path;
use std::time::Duration;

use verbatim_study::exports::{ExcerptFilter, ExportFormat};
use verbatim_study::{Silent, Study};

use super::{Bench, KEYED, PLAIN, goal};
use crate::measure::{by_turns, timed};
use crate::{Outcome, floors, study};

impl Bench<'_> {
    /// (g) All coded excerpts as CSV.
    pub(super) fn export(&mut self, study: &mut Study) -> Outcome<()> {
        let to = self.folder.join("excerpts.csv");
        let json = self.folder.join("excerpts.json");
        study::export_rows(study, ExportFormat::Json, &json)?;
        let excerpts = study.excerpts(&ExcerptFilter::default(), &Silent)?;
        let bare = self.folder.join("bare.csv");
        let python = python(&json, &self.folder.join("python.csv"));
        let mut with_csv = || {
            timed(|| {
                let mut csv = csv::Writer::from_path(&bare)?;
                for e in excerpts.iter() {
                    let numbers = [e.excerpt.to_string(), e.start.to_string(), e.end.to_string()];
                    let words = [e.transcript, e.text, e.code, e.coder];
                    let maybe =
                        [e.interviewee, e.category, e.subcategory, e.attribution, e.memo.as_deref(), e.date];
                    csv.write_record(
                        numbers
                            .iter()
                            .map(String::as_str)
                            .chain(words)
                            .chain(maybe.into_iter().map(Option::unwrap_or_default))
                            .chain(e.levels.iter().map(String::as_str).chain(["", "", ""]).take(3)),
                    )?;
                }
                Ok(csv.into_inner().map_err(|e| e.to_string())?.sync_all()?)
            })
        };
        let mut ours = || timed(|| study::export_rows(study, ExportFormat::Csv, &to));
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
        self.export_after_opening()
    }

    /// (g) The same where nothing is in memory yet, beside reading as much from a database.
    fn export_after_opening(&mut self) -> Outcome<()> {
        let (folder, corpus) = (self.folder, self.corpus);
        let (path, to) = (study::path(folder, corpus.size), folder.join("excerpts.csv"));
        let mut ours = || {
            let mut again = study::open(&path)?;
            timed(|| study::export_rows(&mut again, ExportFormat::Csv, &to))
        };
        let files = floors::Files::new(folder, |conn| {
            floors::import(conn, corpus)?;
            floors::codings(conn, corpus)
        })?;
        let read = |keyed: bool| {
            let conn = files.open(keyed)?;
            timed(|| {
                floors::read_codings(&conn)?;
                floors::read_texts(&conn)
            })
        };
        let times = by_turns(3, false, &mut [&mut ours, &mut || read(false), &mut || read(true)])?;
        let row = self.add("(g) excerpts to CSV, first after opening", times, &[PLAIN, KEYED], Vec::new());
        row.note = "floors only read texts and codings".to_owned();
        Ok(())
    }
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
