//! (i) Projects of REFI-QDA, and excerpts as a workbook.

use std::path::Path;
use std::time::Duration;

use verbatim_model::Purpose;
use verbatim_study::exchange::read_project;
use verbatim_study::exports::{Destination, ExcerptFilter, ExcerptForm, ExcerptsLayout};
use verbatim_study::{Silent, Study};

use super::{Bench, goal};
use crate::measure::{by_turns, timed};
use crate::{Outcome, floors, study};

/// Python's deflate of the parts of a project, at the usual level.
const DEFLATE: &str = "import os,sys,time,zipfile\n\
    source=zipfile.ZipFile(sys.argv[1])\n\
    parts=[(name,source.read(name)) for name in source.namelist()]\n\
    t=time.perf_counter()\n\
    f=open(sys.argv[2],'wb')\n\
    z=zipfile.ZipFile(f,'w',zipfile.ZIP_DEFLATED)\n\
    [z.writestr(name,part) for name,part in parts]\n\
    z.close();f.flush();os.fsync(f.fileno())\n\
    print(time.perf_counter()-t)\n";
/// Python's expat over the document of a project.
const PARSE: &str = "import sys,time,zipfile,xml.parsers.expat\n\
    source=zipfile.ZipFile(sys.argv[1])\n\
    t=time.perf_counter()\n\
    name=[n for n in source.namelist() if n.endswith('.qde')][0]\n\
    parser=xml.parsers.expat.ParserCreate()\n\
    parser.StartElementHandler=lambda name,attributes:None\n\
    parser.Parse(source.read(name),True)\n\
    [source.read(n) for n in source.namelist() if n!=name]\n\
    print(time.perf_counter()-t)\n";

impl Bench<'_> {
    /// (i) A study as a project out and in again; its excerpts as a workbook.
    pub(super) fn exchange(&mut self, study: &mut Study) -> Outcome<()> {
        let rounds = self.rounds().min(3);
        let book = self.folder.join("excerpts.xlsx");
        let filter = ExcerptFilter::default();
        let mut ours = || {
            timed(|| {
                Ok(study.export_excerpts_book(
                    &filter,
                    ExcerptsLayout::default(),
                    ExcerptForm::Xlsx,
                    Destination::File(&book),
                    &Silent,
                )?)
            })
        };
        let times = by_turns(rounds, true, &mut [&mut ours])?;
        self.add("(g) excerpts to XLSX, with matrix and codebook", times, &[], Vec::new());

        let (project, other) = (self.folder.join("project.qdpx"), self.folder.join("python.qdpx"));
        study.export_project(Purpose::Team, &project, &Silent)?;
        let mut out = || timed(|| Ok(study.export_project(Purpose::Team, &project, &Silent)?));
        let mut deflate = || python(DEFLATE, &project, &other);
        let within = self.within(100.0, 1_100.0, 11_000.0);
        let times = by_turns(rounds, true, &mut [&mut out, &mut deflate])?;
        let row = self.add(
            "(i) REFI-QDA project out",
            times,
            &["Python deflate"],
            vec![goal("Python deflate", 0.7)],
        );
        row.within = within;
        row.note = "the floor only compresses, it makes no document".to_owned();
        self.project_in(rounds, &project)
    }

    fn project_in(&mut self, rounds: usize, project: &Path) -> Outcome<()> {
        let (folder, corpus) = (self.folder, self.corpus);
        let mut number = 0;
        let mut ours = || {
            number += 1;
            let path = folder.join("projects").join(format!("{}-{number}.verbatim", corpus.size.name()));
            let mut again = study::without_anything(&path)?;
            let time = timed(|| {
                let read = read_project(project)?;
                Ok(again.import_project(read, &Silent)?)
            });
            again.close()?;
            time
        };
        let mut floor = || {
            let conn = floors::database(&folder.join("floor-project.db"), false)?;
            let rows = timed(|| {
                floors::import(&conn, corpus)?;
                floors::codings(&conn, corpus)
            })?;
            Ok(python(PARSE, project, Path::new(""))? + rows)
        };
        let within = self.within(200.0, 2_000.0, 25_000.0);
        let times = by_turns(rounds, false, &mut [&mut ours, &mut floor])?;
        let floor = "expat + SQLite";
        self.add("(i) REFI-QDA project in", times, &[floor], vec![goal(floor, 2.0)]).within = within;
        Ok(())
    }
}

/// How long a script says that it took.
fn python(script: &str, from: &Path, to: &Path) -> Outcome<Duration> {
    let run = std::process::Command::new("python3").arg("-c").arg(script).arg(from).arg(to).output()?;
    let said = String::from_utf8_lossy(&run.stdout).trim().to_owned();
    let seconds: f64 =
        said.parse().map_err(|_| format!("python3: {}", String::from_utf8_lossy(&run.stderr)))?;
    Ok(Duration::from_secs_f64(seconds))
}
