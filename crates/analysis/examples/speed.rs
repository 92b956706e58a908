//! Times counting on generated studies of the sizes S, M and L of `performance.md`:
//! `cargo run --release -p verbatim-analysis --example speed`. Median of several runs, wall time.

use std::hint::black_box;
use std::time::Instant;

use verbatim_analysis::{
    CodeRow, CodingFigures, CodingMarks, Columns, Figures, Layer, Made, Options, Prepared, Stance,
    TranscriptFigures, TurnFigures, Unit, WordMemory,
};
use verbatim_text::Span;

const TURNS: u32 = 146;
const TURN_LENGTH: u32 = 390;
const RUNS: usize = 15;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!(
        "{:<9}{:>14}{:>10}{:>10}{:>10}{:>14}{:>12}{:>14}{:>10}{:>10}{:>12}",
        "",
        "first+matrix",
        "prepare",
        "matrix",
        "40 cols",
        "interviewees",
        "all words",
        "words matrix",
        "strength",
        "pairs",
        "one coding"
    );
    for (name, people, codes) in [("S", 42, 60), ("M", 420, 150), ("L", 4_200, 300)] {
        let mut figures = study(people, codes)?;
        measure(&format!("{name} mixed"), &figures, people)?;
        println!();
        figures.codings.sort_by_key(|coding| (coding.transcript, coding.span));
        let mut prepared = measure(name, &figures, people)?;
        println!("{:>12.2}", one_coding(&mut figures, &mut prepared, people)?);
    }
    Ok(())
}

/// Prints all but the last figure of a line.
fn measure(name: &str, figures: &Figures, people: u32) -> Result<Prepared, Box<dyn std::error::Error>> {
    let kinds = columns(people, 4);
    let plain = Options::default();
    let mut prepared = Prepared::new(figures, Layer::OfRecord)?;
    let both =
        median(|| Prepared::new(figures, Layer::OfRecord).map(|prepared| prepared.matrix(&kinds, &plain)));
    let prepare = median(|| Prepared::new(figures, Layer::OfRecord));
    let matrix = median(|| prepared.matrix(&kinds, &plain));
    let wide = columns(people, 40);
    let wide = median(|| prepared.matrix(&wide, &plain));
    let each = columns(people, people);
    let each = median(|| prepared.matrix(&each, &plain));
    let words = |transcript: u32, turn: u32| {
        Ok::<_, std::convert::Infallible>(words_of(
            figures.transcripts[transcript as usize].turns[turn as usize].span,
        ))
    };
    let mut memory = WordMemory::default();
    let start = Instant::now();
    prepared.learn_words(&mut memory, words)?;
    let all_words = start.elapsed().as_secs_f64() * 1e3;
    let with_words = median(|| prepared.matrix(&kinds, &Options { words: true, ..plain }));
    let strength = median(|| prepared.strength(true));
    let pairs = median(|| prepared.cooccurrence(Unit::Overlap, false));
    print!(
        "{name:<9}{both:>14.2}{prepare:>10.2}{matrix:>10.2}{wide:>10.2}{each:>14.2}{all_words:>12.1}{with_words:>14.2}{strength:>10.2}{pairs:>10.2}"
    );
    Ok(prepared)
}

/// A coding comes, and matrix, strength and pairs are right again.
fn one_coding(
    figures: &mut Figures,
    prepared: &mut Prepared,
    people: u32,
) -> Result<f64, Box<dyn std::error::Error>> {
    let kinds = columns(people, 4);
    let mut memory = WordMemory::default();
    let mut times = Vec::with_capacity(RUNS);
    for run in 0..u32::try_from(RUNS)? {
        let transcript = people / 2 + run % 3;
        let at = figures.codings.partition_point(|coding| coding.transcript < transcript);
        let next = CodingFigures { code: run, ..figures.codings[at] };
        figures.codings.insert(at, next);
        let figures = &*figures;
        let words = |transcript: u32, turn: u32| {
            let turn = figures.transcripts[transcript as usize].turns[turn as usize];
            Ok::<_, std::convert::Infallible>(words_of(turn.span))
        };
        let start = Instant::now();
        prepared.follow(figures, &[transcript])?;
        prepared.learn_words(&mut memory, words)?;
        black_box(prepared.matrix(&kinds, &Options { words: true, ..Options::default() }));
        black_box(prepared.strength(true));
        black_box(prepared.cooccurrence(Unit::Overlap, false));
        times.push(start.elapsed().as_secs_f64() * 1e3);
    }
    times.sort_by(f64::total_cmp);
    Ok(times[RUNS / 2])
}

fn median<T>(mut job: impl FnMut() -> T) -> f64 {
    let mut times: Vec<f64> = Vec::with_capacity(RUNS);
    for _ in 0..RUNS {
        let start = Instant::now();
        black_box(job());
        times.push(start.elapsed().as_secs_f64() * 1e3);
    }
    times.sort_by(f64::total_cmp);
    times[RUNS / 2]
}

/// One interview a person, 95 codings each in random order, a codebook three levels deep.
fn study(people: u32, codes: u32) -> Result<Figures, verbatim_text::SpanError> {
    let mut random = Random(42);
    let codes = (0..codes).map(|code| CodeRow {
        parent: (code % 12 != 0)
            .then(|| code - code % 12 + if code % 4 == 0 { 0 } else { code % 12 / 4 * 4 }),
        has_statement: code % 3 == 0,
    });
    let mut figures = Figures { codes: codes.collect(), interviews: people, people, ..Figures::default() };
    for person in 0..people {
        let turn = |n| {
            let span = Span::new(n * TURN_LENGTH + 12, (n + 1) * TURN_LENGTH)?;
            Ok(TurnFigures { span, counts: n % 2 == 1, person: Some(person) })
        };
        let turns = (0..TURNS).map(turn).collect::<Result<_, _>>()?;
        figures.transcripts.push(TranscriptFigures { interview: person, interviewee: Some(person), turns });
    }
    let count = u64::from(people) * 4_000 / 42;
    for made in 0..i64::try_from(count).unwrap_or(0) {
        figures.codings.push(coding(&mut random, &figures, made)?);
    }
    Ok(figures)
}

fn coding(
    random: &mut Random,
    figures: &Figures,
    made: i64,
) -> Result<CodingFigures, verbatim_text::SpanError> {
    let start = random.below(TURNS / 2) * 2 * TURN_LENGTH + TURN_LENGTH + random.below(TURN_LENGTH - 20);
    let stances = [None, Some(Stance::Supports), Some(Stance::Qualifies), Some(Stance::Contradicts)];
    Ok(CodingFigures {
        transcript: random.below(figures.people),
        span: Span::new(start, start + 20 + random.below(300))?,
        code: random.below(u32::try_from(figures.codes.len()).unwrap_or(1)),
        coder: 0,
        stance: stances[random.below(4) as usize],
        marks: CodingMarks::default(),
        made: Made::new(made, 0),
    })
}

fn columns(people: u32, columns: u32) -> Columns {
    Columns::by_value(
        &(0..people).map(|person| vec![format!("kind {}", person % columns)]).collect::<Vec<_>>(),
    )
}

/// Stands in for the words of a text: one of five code points every six.
fn words_of(turn: Span) -> Vec<Span> {
    let starts = (turn.start()..turn.end()).step_by(6);
    starts.filter_map(|start| Span::new(start, (start + 5).min(turn.end())).ok()).collect()
}

struct Random(u64);

impl Random {
    /// xorshift64*; good enough to scatter codings.
    fn below(&mut self, limit: u32) -> u32 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let scattered = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        u32::try_from(scattered % u64::from(limit)).unwrap_or(0)
    }
}
