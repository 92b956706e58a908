//! Measures building, searching, changing and keeping an index over an invented study.
//!
//! `cargo run --release -p verbatim-search --example measure -- S` (or `M`, `L`). The study: 42, 420
//! or 4,200 interviews of 146 turns, 30,000 words by Zipf's law, every second turn short and the
//! interviewer's. Times are wall times; run it on a quiet machine.
#![expect(clippy::unwrap_used, reason = "a measurement stops at the first surprise")]

use fastrand::Rng;
use std::ops::ControlFlow;
use std::time::{Duration, Instant};
use verbatim_search::{
    FindInTurn, Index, Language, Query, RegexQuery, Said, SpeakerGroup, Speakers, Stamp, TurnMatcher,
    TurnText, Watch, scan,
};

const TURNS: u32 = 146;

/// A rank by Zipf's law: the logarithm of the rank is evenly spread.
fn rank(chance: &mut Rng, words: usize) -> usize {
    ((words as f64).powf(chance.f64()) - 1.0) as usize
}

fn vocabulary(chance: &mut Rng) -> Vec<String> {
    const SYLLABLES: [&str; 24] = [
        "ba", "re", "lo", "ti", "mun", "ca", "per", "so", "vi", "den", "ta", "ner", "gu", "mi", "pol", "es",
        "fra", "con", "du", "ke", "lin", "or", "shi", "wa",
    ];
    const ENDINGS: [&str; 6] = ["", "s", "ing", "ed", "er", "ation"];
    (0..5_000)
        .flat_map(|_| {
            let base: String =
                (0..2 + chance.usize(..3)).map(|_| SYLLABLES[chance.usize(..SYLLABLES.len())]).collect();
            ENDINGS.map(|ending| format!("{base}{ending}"))
        })
        .collect()
}

struct Study {
    words: Vec<String>,
    turns: Vec<(u32, u32, String, SpeakerGroup)>,
}

fn study(interviews: u32) -> Study {
    // The same in every run.
    let mut chance = Rng::with_seed(7);
    let words = vocabulary(&mut chance);
    let mut turns = Vec::new();
    for transcript in 0..interviews {
        for turn in 0..TURNS {
            let asks = turn % 2 == 0;
            let length = if asks { 5 + chance.usize(..15) } else { 40 + chance.usize(..130) };
            let said: Vec<&str> =
                (0..length).map(|_| words[rank(&mut chance, words.len())].as_str()).collect();
            let group = if asks { SpeakerGroup::Interviewer } else { SpeakerGroup::Respondent };
            turns.push((transcript, turn, said.join(" "), group));
        }
    }
    Study { words, turns }
}

impl Study {
    fn turns(&self) -> impl Iterator<Item = TurnText<'_>> {
        self.turns.iter().map(|&(transcript, turn, ref text, speakers)| TurnText {
            transcript,
            turn,
            text,
            speakers,
            language: Language::English,
            // Every second turn is a question.
            answer: turn,
        })
    }

    /// Forty queries of each kind over words of all frequencies.
    fn queries(&self) -> Vec<(&'static str, Vec<Query>)> {
        let word = |n: usize| self.words[n % self.words.len()].as_str();
        let typed = |make: &dyn Fn(usize) -> String| -> Vec<Query> {
            (0..40).map(|n| Query::parse(&make(n)).unwrap()).collect()
        };
        let phrase = |n: usize, length: usize| {
            let text = &self.turns[(n * 97 + 1) % self.turns.len()].2;
            text.split(' ').skip(n % 3).take(length).collect::<Vec<_>>().join(" ")
        };
        vec![
            ("common word", typed(&|n| word(n).to_owned())),
            ("rare word", typed(&|n| word(9_000 + n * 500).to_owned())),
            ("a AND b NOT c", typed(&|n| format!("{} {} -{}", word(n), word(n * 7 + 90), word(n * 3 + 4)))),
            ("phrase of 3", typed(&|n| format!("\"{}\"", phrase(n, 3)))),
            ("phrase of 2, common", typed(&|n| format!("\"{} {}\"", word(n / 6), word(n % 6)))),
            ("beginning", typed(&|n| format!("{}*", &word(n * 11)[..3]))),
            ("beginning, 2 letters", typed(&|n| format!("{}*", &word(n * 11)[..2]))),
            ("phrase with beginning", typed(&|n| format!("\"{}*\"", phrase(n, 2)))),
            ("star before", typed(&|n| format!("*{}", &word(n * 11)[2..]))),
            ("stars around", typed(&|n| format!("*{}*", &word(n * 11)[1..4]))),
            ("star inside", typed(&|n| format!("{}*{}", &word(n * 11)[..2], &word(n * 11)[3..]))),
            ("one letter wrong", typed(&|n| format!("{}~1", word(n * 11)))),
            ("two letters wrong", typed(&|n| format!("{}~2", word(n * 11)))),
            ("a NEAR/5 b, common", typed(&|n| format!("{} NEAR/5 {}", word(n), word(n + 60)))),
            ("a NEAR/5 b, rare", typed(&|n| format!("{} NEAR/5 {}", word(n), word(9_000 + n * 500)))),
            ("three within 10", typed(&|n| format!("\"{} {} {}\"~10", word(n), word(n + 60), word(n + 90)))),
            ("a NEAR/answer b", typed(&|n| format!("{} NEAR/answer {}", word(n), word(n + 60)))),
        ]
    }
}

fn shown(mut times: Vec<Duration>) -> String {
    times.sort();
    let ms = |share: usize| times[(times.len() - 1) * share / 100].as_secs_f64() * 1e3;
    format!("{:8.2} / {:8.2} ms", ms(50), ms(95))
}

fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let result = work();
    println!("{what:28} {:8.1} ms", start.elapsed().as_secs_f64() * 1e3);
    result
}

/// Resident memory now and at most, in MB; Linux only.
fn memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let field = |name: &str| {
        let line = status.lines().find(|line| line.starts_with(name))?;
        line.split_whitespace().nth(1)?.parse::<u64>().ok().map(|kb| kb / 1024)
    };
    format!("{:?} MB, at most {:?} MB", field("VmRSS:").unwrap_or(0), field("VmHWM:").unwrap_or(0))
}

fn main() {
    let size = std::env::args().nth(1).unwrap_or_else(|| "S".to_owned());
    let interviews = match size.as_str() {
        "L" => 4_200,
        "M" => 420,
        _ => 42,
    };
    let study = study(interviews);
    let characters: usize = study.turns.iter().map(|turn| turn.2.len()).sum();
    println!("{size}: {} turns, {:.1} MB; memory {}", study.turns.len(), characters as f64 / 1e6, memory());
    let mut index =
        timed("build", || Index::build(study.turns(), &mut |_| ControlFlow::Continue(())).unwrap());
    println!("index {:.1} MB; memory {}", index.bytes() as f64 / 1e6, memory());
    measure_queries(&study, &index);
    measure_scans(&study);
    measure_changes(&study, &mut index);
    println!("memory {}", memory());
}

fn measure_queries(study: &Study, index: &Index) {
    for (kind, queries) in study.queries() {
        let (mut search, mut first_screen, mut matches) = (Vec::new(), Vec::new(), Vec::new());
        for query in &queries {
            let start = Instant::now();
            let found = index.search(query, Speakers::Respondent, &Watch::none()).unwrap();
            search.push(start.elapsed());
            let matcher = TurnMatcher::new(query);
            let screen = found.turns().iter().take(50);
            let hits: usize = screen
                .map(|at| {
                    let text = &study.turns[(at.transcript * TURNS + at.turn) as usize].2;
                    matcher.hits_in_turn(Said { text, language: Language::English }).len()
                })
                .sum();
            first_screen.push(start.elapsed());
            assert!(hits >= found.len().min(50));
            matches.push(found.len());
        }
        matches.sort_unstable();
        println!(
            "{kind:24} {}, with 50 turns of hits {}, {} turns at the median, {} at most",
            shown(search),
            shown(first_screen),
            matches[matches.len() / 2],
            matches[matches.len() - 1]
        );
    }
}

fn measure_scans(study: &Study) {
    let query = Query::parse(&study.words[40]).unwrap();
    let all = |wanted: &dyn Fn(&Watch<'_>) -> usize| wanted(&Watch::none());
    timed("scan, a word", || {
        all(&|watch| scan(&TurnMatcher::new(&query), study.turns(), Speakers::All, watch).unwrap().len())
    });
    for (what, pattern) in [
        ("scan, regex of a word", study.words[40].as_str()),
        ("scan, harder regex", r"\b\w+(ing|ed) \w+ation\b"),
    ] {
        let regex = RegexQuery::new(pattern).unwrap();
        timed(what, || {
            all(&|watch| scan(&regex.watched(watch), study.turns(), Speakers::All, watch).unwrap().len())
        });
    }
}

fn measure_changes(study: &Study, index: &mut Index) {
    let files = timed("files to keep", || index.files(&Stamp(vec![1])).unwrap());
    timed("load", || Index::load(files, &Stamp(vec![1])).unwrap());
    let times = (0..20).map(|transcript| {
        let turns = study.turns().filter(|turn| turn.transcript == transcript).collect::<Vec<_>>();
        let start = Instant::now();
        index.update(transcript, turns).unwrap();
        start.elapsed()
    });
    println!("update of one interview      {}", shown(times.collect()));
}
