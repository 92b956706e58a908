//! Made-up material of a given size: the same bytes on every machine.
//!
//! Words are invented and drawn by Zipf's law, so that an index meets rare and common words in the
//! proportions of speech. Two in a hundred have an accent or an apostrophe, so that offsets in bytes
//! and in code points differ, as they do in every real transcript.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use verbatim_testkit::Dice;

use crate::Outcome;

/// Words of the vocabulary.
const VOCABULARY: usize = 30_000;
/// Pairs of a question and an answer in an interview of ordinary length.
const PAIRS: usize = 73;
/// Characters of an ordinary interview.
const CHARACTERS: usize = 57_000;

/// How much material.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Size {
    /// 42 interviews.
    S,
    /// 420 interviews.
    M,
    /// 4,200 interviews.
    L,
    /// Three interviews of 50 k, 300 k and 1 M characters.
    D,
}

impl Size {
    /// As it is written.
    pub const fn name(self) -> &'static str {
        match self {
            Self::S => "S",
            Self::M => "M",
            Self::L => "L",
            Self::D => "d",
        }
    }

    /// Codes and codings.
    const fn amounts(self) -> (usize, usize) {
        match self {
            Self::S => (60, 4_000),
            Self::M => (150, 40_000),
            Self::L => (300, 400_000),
            Self::D => (60, 1_500),
        }
    }

    /// Characters of each interview.
    fn interviews(self) -> Vec<usize> {
        match self {
            Self::S => vec![CHARACTERS; 42],
            Self::M => vec![CHARACTERS; 420],
            Self::L => vec![CHARACTERS; 4_200],
            Self::D => vec![50_000, 300_000, 1_000_000],
        }
    }
}

/// A coding that the material holds. Offsets are code points.
pub struct MadeCoding {
    pub interview: u32,
    pub start: u32,
    pub end: u32,
    pub code: u32,
}

/// Files of one size, and what they hold.
pub struct Corpus {
    pub size: Size,
    pub transcripts: Vec<PathBuf>,
    pub interviewees: PathBuf,
    pub codebook: PathBuf,
    pub by_offsets: PathBuf,
    pub by_quotation: PathBuf,
    pub codings: Vec<MadeCoding>,
    /// Paths of the codes; a code stands after the one above it.
    pub codes: Vec<String>,
    /// Category of the one person of each interview.
    pub categories: Vec<String>,
    pub words: Vec<String>,
}

/// Draws numbers by Zipf's law.
struct Zipf(Vec<f64>);

impl Zipf {
    #[expect(clippy::cast_precision_loss, reason = "small numbers")]
    fn new(count: usize) -> Self {
        let mut sum = 0.0;
        let weights = (0..count).map(|rank| {
            sum += 1.0 / (rank as f64 + 2.7);
            sum
        });
        Self(weights.collect())
    }

    fn draw(&self, dice: &mut Dice) -> usize {
        let total = self.0.last().copied().unwrap_or(1.0);
        let at = dice.share() * total;
        self.0.partition_point(|&weight| weight < at).min(self.0.len() - 1)
    }
}

fn vocabulary(dice: &mut Dice) -> Vec<String> {
    const ONSETS: [&str; 20] = [
        "b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "br", "tr", "st", "pl", "kr",
        "sh",
    ];
    const VOWELS: [&str; 10] = ["a", "e", "i", "o", "u", "a", "e", "o", "ai", "ou"];
    let mut seen = std::collections::HashSet::new();
    let mut words = Vec::with_capacity(VOCABULARY);
    while words.len() < VOCABULARY {
        // Common words are short, as in every language.
        let syllables = match words.len() {
            0..60 => 1,
            60..2_000 => 2 + dice.below(2),
            _ => 3 + dice.below(2),
        };
        let mut word = String::new();
        for _ in 0..syllables {
            word.push_str(ONSETS[dice.below(ONSETS.len())]);
            word.push_str(VOWELS[dice.below(VOWELS.len())]);
        }
        if dice.below(3) == 0 {
            word.push_str(["n", "r", "k", "m"][dice.below(4)]);
        }
        if words.len() % 50 == 49 {
            word.push_str(["é", "’t", "ñ", "ü"][dice.below(4)]);
        }
        if seen.insert(word.clone()) {
            words.push(word);
        }
    }
    words
}

/// An interview being written.
struct Interview {
    text: String,
    /// First and last code point and bytes of each word of an answer, by answer.
    answers: Vec<Vec<(u32, u32, usize, usize)>>,
}

fn interview(dice: &mut Dice, words: &[String], zipf: &Zipf, characters: usize) -> Interview {
    let pairs = (characters * PAIRS / CHARACTERS).max(1);
    let (question, answer) = (characters / pairs / 7, characters / pairs * 6 / 7);
    let mut made = Interview { text: String::with_capacity(characters + 4096), answers: Vec::new() };
    let mut points = 0;
    for _ in 0..pairs {
        turn(dice, words, zipf, "Interviewer: ", question, &mut made.text, &mut points);
        let answered = turn(dice, words, zipf, "Respondent: ", answer, &mut made.text, &mut points);
        made.answers.push(answered);
    }
    made
}

fn turn(
    dice: &mut Dice,
    words: &[String],
    zipf: &Zipf,
    label: &str,
    length: usize,
    text: &mut String,
    points: &mut u32,
) -> Vec<(u32, u32, usize, usize)> {
    let mut places = Vec::new();
    text.push_str(label);
    *points += count(label);
    // Turns are of uneven length.
    let wanted = *points as usize + length / 2 + dice.below(length.max(2));
    let mut since_stop = 0;
    while (*points as usize) < wanted {
        let word = &words[zipf.draw(dice)];
        let (from, byte) = (*points, text.len());
        text.push_str(word);
        *points += count(word);
        places.push((from, *points, byte, text.len()));
        since_stop += 1;
        let end = if since_stop > 6 && dice.below(9) == 0 { ". " } else { " " };
        if end == ". " {
            since_stop = 0;
        }
        text.push_str(end);
        *points += count(end);
    }
    text.pop();
    text.push_str("\n\n");
    *points += 1;
    places
}

fn count(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(0)
}

/// Makes the files of one size in a folder, or takes those that are there.
pub fn make(folder: &Path, size: Size) -> Outcome<Corpus> {
    let folder = folder.join(format!("corpus-{}", size.name()));
    let done = folder.join("done");
    let fresh = !done.exists();
    fs::create_dir_all(&folder)?;
    let mut dice = Dice(20_261_124);
    let words = vocabulary(&mut dice);
    let zipf = Zipf::new(words.len());
    let (code_count, coding_count) = size.amounts();
    let codes = code_paths(code_count, &words);
    let lengths = size.interviews();
    let write = |name: &Path, bytes: &str| if fresh { fs::write(name, bytes) } else { Ok(()) };

    let mut offsets = String::from("file,start,end,code\n");
    let mut quotes = String::from("file,quote,code\n");
    let mut people = String::from("id,category,subcategory,attribution,region,years_in_field\n");
    let (mut codings, mut transcripts, mut categories) = (Vec::new(), Vec::new(), Vec::new());
    let (code_zipf, total) = (Zipf::new(codes.len()), lengths.len());
    for (number, &length) in lengths.iter().enumerate() {
        let file = format!("P-{number:04}.txt");
        let made = interview(&mut dice, &words, &zipf, length);
        let (kind, sub) = (dice.below(6), dice.below(3));
        let category = format!("Category {kind}");
        writeln!(
            people,
            "P-{number:04},{category},Kind {kind}{sub},Somebody of kind {kind},Region {},{}",
            dice.below(4),
            dice.below(40)
        )?;
        let here = coding_count * (number + 1) / total - coding_count * number / total;
        for _ in 0..here {
            let answer = &made.answers[dice.below(made.answers.len())];
            let first = dice.below(answer.len().saturating_sub(9).max(1));
            let last = (first + 8 + dice.below(40)).min(answer.len() - 1);
            let ((start, _, from, _), (_, end, _, to)) = (answer[first], answer[last]);
            let code = code_zipf.draw(&mut dice);
            writeln!(offsets, "{file},{start},{end},{}", codes[code])?;
            writeln!(quotes, "{file},{},{}", &made.text[from..to], codes[code])?;
            let (interview, code) = (u32::try_from(number)?, u32::try_from(code)?);
            codings.push(MadeCoding { interview, start, end, code });
        }
        let path = folder.join(file);
        write(&path, &made.text)?;
        transcripts.push(path);
        categories.push(category);
    }
    let path = |name: &str| folder.join(name);
    let mut book = String::from("path\n");
    for code in &codes {
        writeln!(book, "{code}")?;
    }
    write(&path("codebook.csv"), &book)?;
    write(&path("interviewees.csv"), &people)?;
    write(&path("offsets.csv"), &offsets)?;
    write(&path("quotes.csv"), &quotes)?;
    fs::write(&done, "")?;
    Ok(Corpus {
        size,
        transcripts,
        interviewees: path("interviewees.csv"),
        codebook: path("codebook.csv"),
        by_offsets: path("offsets.csv"),
        by_quotation: path("quotes.csv"),
        codings,
        codes,
        categories,
        words,
    })
}

/// Themes of ten codes: the theme, three codes below it and two below each of these.
fn code_paths(total: usize, words: &[String]) -> Vec<String> {
    let name = |number: usize| format!("{} {number}", words[500 + number % 1_000]);
    let mut paths: Vec<String> = Vec::with_capacity(total);
    for theme in 0..total / 10 {
        let top = name(theme * 10);
        paths.push(top.clone());
        for code in 0..3 {
            let middle = format!("{top} > {}", name(theme * 10 + 1 + code * 3));
            paths.push(middle.clone());
            paths.extend(
                (0..2).map(|below| format!("{middle} > {}", name(theme * 10 + 2 + code * 3 + below))),
            );
        }
    }
    paths
}
