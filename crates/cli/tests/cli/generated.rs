//! Studies that are made up by dice, to be counted by the program and apart from it.

use std::fmt::Write as _;
use std::sync::OnceLock;

use serde_json::{Map, Value, json};
use verbatim_testkit::Dice;

use crate::fixtures::STUDY;
use crate::home::Home;

/// A study and what was put into it.
pub struct Generated {
    pub home: Home,
    made: &'static Made,
}

/// What is made once and then used by several tests.
struct Made {
    /// Every file, by its name.
    files: Vec<(String, Vec<u8>)>,
    /// `[transcript, coder]` of each mark.
    finished: Value,
    /// `[person, code, state]` of each mark.
    asked: Value,
    /// What led to which coding.
    prompted: Value,
    /// Which operation each coding speaks of, where it does.
    values: Value,
}

/// Values of the attribute of codings “operation”.
const OPERATIONS: &[&str] = &["Northside", "Riverbank", "Mill"];
const PEOPLE: usize = 12;
const TURNS: usize = 10;
const CODES: &[(&str, &str)] = &[
    ("Raids", "Raids fail people"),
    ("Raids > Night", ""),
    ("Raids > Night > Doors", "Doors are broken"),
    ("Raids > Day", ""),
    ("Courts", ""),
    ("Courts > Waiting", "Waiting is too long"),
    ("Courts > Papers", ""),
    ("Help", "Help comes late"),
];
const WORDS: &[&str] =
    &["they", "waited", "two", "nights", "café", "door", "家", "asked", "🌱", "why", "don’t", "left"];

/// A study in which interviews are marked finished, most by whoever coded them first, and in which it
/// is said of some people whether they were asked.
pub fn marked() -> Generated {
    static MADE: OnceLock<Made> = OnceLock::new();
    Generated::of(MADE.get_or_init(|| make(11, true)))
}

/// A study in which nobody marks anything.
pub fn unmarked() -> Generated {
    static MADE: OnceLock<Made> = OnceLock::new();
    Generated::of(MADE.get_or_init(|| make(12, false)))
}

/// Makes a study from a number.
fn make(seed: u64, marks: bool) -> Made {
    let (home, mut dice) = (Home::new(), Dice(seed));
    home.write("codebook.csv", codebook());
    home.write("people.csv", people(&mut dice));
    let mut files = Vec::new();
    for person in 0..PEOPLE {
        let name = format!("P-{person:02}.txt");
        home.write(&format!("texts/{name}"), text(&mut dice));
        files.push(format!("texts/{name}"));
    }
    home.ok(&["new", STUDY, "--codebook", "codebook.csv", "--interviewees", "people.csv"]);
    home.ok(&[&["import", STUDY], files.iter().map(String::as_str).collect::<Vec<_>>().as_slice()].concat());
    let mut define = vec!["codings", "define", STUDY, "operation"];
    OPERATIONS.iter().for_each(|operation| define.extend(["--choice", operation]));
    home.ok(&define);
    let (mut prompted, mut values) = (Map::new(), Map::new());
    for (coder, from, to) in [("Ines", 0, 9), ("Tomas", 5, 11)] {
        let file = format!("{coder}.csv");
        home.write(&file, codings(&mut dice, &home, coder, from..to, (&mut prompted, &mut values)));
        home.ok(&["codings", "import", STUDY, &file, "--coder", coder]);
    }
    let (mut finished, mut asked) = (Vec::new(), Vec::new());
    if marks {
        for (transcript, coder) in [
            (0, "Ines"),
            (1, "Ines"),
            (3, "Ines"),
            (6, "Ines"),
            (6, "Tomas"),
            (7, "Tomas"),
            (9, "Tomas"),
            (11, "Tomas"),
        ] {
            let name = format!("P-{transcript:02}.txt");
            home.ok(&["interviews", "finish", STUDY, &name, "--coder", coder]);
            finished.push(json!([name, coder]));
        }
        for (code, state, people) in [
            ("Courts", "not-asked", &[0, 1, 2, 3, 4][..]),
            ("Courts > Papers", "asked", &[1]),
            ("Help", "volunteered", &[6]),
            ("Raids > Day", "not-asked", &[0, 3, 6, 9]),
        ] {
            let ids: Vec<String> = people.iter().map(|p| format!("P-{p:02}")).collect();
            let mut args = vec!["interviewees", "asked", STUDY, code, state];
            args.extend(ids.iter().map(String::as_str));
            home.ok(&args);
            asked.extend(ids.iter().map(|id| json!([id, code, state.replace('-', " ")])));
        }
    }
    home.ok(&["export", "excerpts", STUDY, "--for", "team", "--to", "internal.csv"]);
    let names = [STUDY, "internal.csv", "people.csv", "codebook.csv"].into_iter().map(str::to_owned);
    let read = |name: String| {
        let bytes = std::fs::read(home.path(&name)).unwrap();
        (name, bytes)
    };
    let files = names.chain(files).map(read).collect();
    Made {
        files,
        finished: finished.into(),
        asked: asked.into(),
        prompted: prompted.into(),
        values: values.into(),
    }
}

impl Generated {
    /// A home of its own for it.
    fn of(made: &'static Made) -> Self {
        let home = Home::new();
        for (name, bytes) in &made.files {
            home.write(name, bytes);
        }
        Self { home, made }
    }

    /// What a script needs to know of it.
    pub fn material(&self) -> Vec<String> {
        let (home, Made { finished, asked, prompted, values, .. }) = (&self.home, self.made);
        home.write("finished.json", finished.to_string());
        home.write("asked.json", asked.to_string());
        home.write("prompted.json", prompted.to_string());
        home.write("values.json", values.to_string());
        home.write("choices.json", json!({ "operation": OPERATIONS }).to_string());
        let path = |name: &str| home.path(name).to_str().unwrap().to_owned();
        [
            ("--export", path("internal.csv")),
            ("--transcripts", path("texts")),
            ("--interviewees", path("people.csv")),
            ("--codebook", path("codebook.csv")),
            ("--finished", path("finished.json")),
            ("--asked", path("asked.json")),
            ("--prompted", path("prompted.json")),
            ("--values", path("values.json")),
            ("--choices", path("choices.json")),
            ("--coders", "Ines,Tomas".to_owned()),
        ]
        .into_iter()
        .flat_map(|(option, value)| [option.to_owned(), value])
        .collect()
    }
}

fn codebook() -> String {
    let rows = CODES.iter().map(|(path, statement)| format!("{path},{statement}\n"));
    "path,statement\n".to_owned() + &rows.collect::<String>()
}

fn people(dice: &mut Dice) -> String {
    let mut csv =
        "id,category,attribution,shift,interview_date,recommended_by,same_organisation_as\n".to_owned();
    for person in 0..PEOPLE {
        let category = dice.one(&["Officers", "Advocates", "Lawyers", "Lawyers"]);
        let shift = dice.one(&["day", "night", ""]);
        let day = if dice.below(8) == 0 {
            String::new()
        } else {
            format!("2025-0{}-1{}", 1 + dice.below(4), dice.below(3))
        };
        let mut tie =
            || if dice.below(4) == 0 { format!("P-{:02}", dice.below(PEOPLE)) } else { String::new() };
        let (recommended, organisation) = (tie(), tie());
        let _ = writeln!(
            csv,
            "P-{person:02},{category},Local {category},{shift},{day},{recommended},{organisation}"
        );
    }
    csv
}

fn text(dice: &mut Dice) -> String {
    let mut text = String::new();
    for turn in 0..TURNS {
        let label = if turn % 2 == 0 { "Interviewer" } else { "Respondent" };
        let words: Vec<&str> = (0..4 + dice.below(12)).map(|_| dice.one(WORDS)).collect();
        let _ = write!(text, "{label}: {}.\n\n", words.join(" "));
    }
    text
}

/// Passages of one coder, of any length: some begin in a question, some reach over several turns.
fn codings(
    dice: &mut Dice,
    home: &Home,
    coder: &str,
    interviews: std::ops::Range<usize>,
    (prompted, values): (&mut Map<String, Value>, &mut Map<String, Value>),
) -> String {
    let mut csv = "file,start,end,code,stance,basis,prompted,Operation\n".to_owned();
    let mut seen = std::collections::BTreeSet::new();
    for person in interviews {
        let name = format!("P-{person:02}.txt");
        let length = home.read(&format!("texts/{name}")).trim_end().chars().count();
        for _ in 0..3 + dice.below(9) {
            let start = dice.below(length - 2);
            let most = if dice.below(5) == 0 { 200 } else { 30 };
            let end = (start + 2 + dice.below(most)).min(length);
            let (code, _) = CODES[dice.below(CODES.len())];
            // A stance needs a statement at the code or above it.
            let stances: &[&str] = if code.starts_with("Courts") && !code.ends_with("Waiting") {
                &[""]
            } else {
                &["", "supports", "qualifies", "contradicts"]
            };
            let stance = dice.one(stances);
            let basis =
                dice.one(&["", "experienced", "witnessed", "told by someone", "told by someone", "opinion"]);
            let led = dice.one(&["", "true", "false"]);
            // The same code on the same passage by the same coder is one coding.
            if !seen.insert((person, start, end, code)) {
                continue;
            }
            // Three passages of four speak of an operation.
            let operation = OPERATIONS.get((start + 3 * end + person) % 4).copied().unwrap_or_default();
            let _ = writeln!(csv, "{name},{start},{end},{code},{stance},{basis},{led},{operation}");
            if !operation.is_empty() {
                let key = format!("{name} {start} {end} {code} {coder}");
                values.insert(key, json!({ "operation": operation }));
            }
            let word = match led {
                "true" => "prompted",
                "false" => "volunteered",
                _ => "",
            };
            prompted.insert(format!("{name} {start} {end} {code} {coder}"), word.into());
        }
    }
    csv
}
