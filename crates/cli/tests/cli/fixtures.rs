//! Two studies made once for all tests: a small one, and the sample from its raw files.

use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;

use crate::home::Home;

/// Name of the study file in every test.
pub const STUDY: &str = "s.verbatim";

/// Codebook of the small study. `Policies` is the last name of two codes.
pub const CODEBOOK: &str = "\
path,color,statement,definition
Training,#2F6F9F,Officers are not trained for this work,What officers are taught
Training > Refreshers,,,
Training > Policies,,,
Impact,#7A5C1E,,
Impact > Policies,,,
";

/// People of the small study. `NP-1` begins the name of `NP-10`.
pub const PEOPLE: &str = "\
id,category,subcategory,attribution,consent,shift
NP-1,Law enforcement,Federal,Federal officer,quote,day
NP-10,Law enforcement,Local,Local officer,paraphrase,night
AD-1,Advocates,,Advocate,quote,day
AD-2,Advocates,,Advocate,quote,night
";

/// Transcripts of the small study.
pub const NP_1: &str = "\
Interviewer: How were you trained for this?

Respondent: Two hours on a screen, then a form to sign.

Interviewer: And since then?

Respondent: Nothing since the first spring. 🌱 We asked twice.
";
/// Of `NP-10`.
pub const NP_10: &str = "\
Interviewer: How were you trained for this?

Respondent: A refresher every autumn, and we practise the first questions in pairs.
";
/// A joint interview; the file name binds it to `AD-1`.
pub const JOINT: &str = "\
Interviewer: What changed for you both?

Respondent 1: The shelter answers at night now.

Respondent 2: I was asked my name before anything else.
";

/// The small study, with nothing coded yet.
pub fn small() -> Home {
    static BYTES: OnceLock<Vec<u8>> = OnceLock::new();
    let bytes = BYTES.get_or_init(|| {
        let home = Home::new();
        home.write("codebook.csv", CODEBOOK);
        home.write("people.csv", PEOPLE);
        home.write("NP-1.txt", NP_1);
        home.write("NP-10.txt", NP_10);
        home.write("AD-1 joint.txt", JOINT);
        home.ok(&[
            "new",
            STUDY,
            "--name",
            "Small",
            "--codebook",
            "codebook.csv",
            "--interviewees",
            "people.csv",
        ]);
        home.ok(&["import", STUDY, "NP-1.txt", "NP-10.txt", "AD-1 joint.txt"]);
        fs::read(home.path(STUDY)).unwrap()
    });
    let home = Home::new();
    home.write(STUDY, bytes);
    home
}

/// Transcript of the small study that names people.
pub const VISIT: &str = "\
Interviewer: Who was with you that night?

Respondent: My neighbour Rosa Lindqvist, and later Mr. Okonjo of Harbour Lane.
Rosa stayed. Call her at 555-0142.
";
/// A file of replacements for it.
pub const NAMES: &str = "AD-2.csv";
/// What the file says.
pub const NAMES_CSV: &str = "\
quote,occurrence,replacement,kind
Rosa Lindqvist,1,[neighbour 1],person
Mr. Okonjo,1,[official 1],person
Harbour Lane,1,[street],address
Rosa,2,[neighbour 1],person
555-0142,1,[phone number],phone
";

/// The small study with one transcript more, which names people, and the file that says what is to
/// stand in their place.
pub fn named() -> Home {
    let home = small();
    home.write("AD-2.txt", VISIT);
    home.write(NAMES, NAMES_CSV);
    home.ok(&["import", STUDY, "AD-2.txt"]);
    home
}

/// The same with its key file.
pub fn with_keys() -> Home {
    let home = named();
    home.ok(&["keys", "make", STUDY]);
    home
}

/// The same with aliases in place of the names.
pub fn applied() -> Home {
    let home = with_keys();
    home.ok(&["anonymise", STUDY, "--apply", NAMES]);
    home
}

/// The sample study with the codings of its first coder, Ines, and of the second, Tomas.
pub fn sample() -> Home {
    static BYTES: OnceLock<Vec<u8>> = OnceLock::new();
    let bytes = BYTES.get_or_init(|| {
        let home = Home::new();
        new_sample(&home);
        import_sample(&home, "transcripts", "txt", &["import", STUDY]);
        import_sample(&home, "codings/coder-a", "jsonl", &["codings", "import", STUDY]);
        import_sample(&home, "codings/coder-b", "jsonl", &["codings", "import", STUDY, "--coder", "Tomas"]);
        fs::read(home.path(STUDY)).unwrap()
    });
    let home = Home::new();
    home.write(STUDY, bytes);
    home
}

/// Makes the sample study with codebook and people and nothing else; answers its recovery key.
pub fn new_sample(home: &Home) -> String {
    let (codebook, people) = (sample_file("codebook.csv"), sample_file("interviewees.csv"));
    let begins = ["--codebook", codebook.as_str(), "--interviewees", people.as_str()];
    let reply = home.json(&[&["new", STUDY, "--name", "Sample"], begins.as_slice()].concat());
    assert_eq!((&reply["codes"], &reply["interviewees"]), (&29.into(), &42.into()));
    reply["recovery_key"].as_str().unwrap().to_owned()
}

/// Imports all files of one kind of the sample with one command; answers its reply.
pub fn import_sample(home: &Home, folder: &str, ending: &str, command: &[&str]) -> serde_json::Value {
    let files = sample_files(folder, ending);
    let args: Vec<&str> = command.iter().copied().chain(files.iter().map(String::as_str)).collect();
    home.json(&args)
}

/// Files of the sample with an ending, in order of their names.
pub fn sample_files(folder: &str, ending: &str) -> Vec<String> {
    let list = fs::read_dir(sample_file(folder)).unwrap().map(|file| file.unwrap().path());
    let mut files: Vec<PathBuf> = list.filter(|path| path.extension().is_some_and(|e| e == ending)).collect();
    files.sort();
    files.into_iter().map(|path| path.to_str().unwrap().to_owned()).collect()
}

/// A file or folder of the sample.
pub fn sample_file(name: &str) -> String {
    format!("{}/../../sample/{name}", env!("CARGO_MANIFEST_DIR"))
}

/// First code point of a passage and the one after its last, as arguments.
pub fn span(text: &str, passage: &str) -> (String, String) {
    let at = text.find(passage).expect("the passage is in the text");
    let start = text[..at].chars().count();
    (start.to_string(), (start + passage.chars().count()).to_string())
}

/// Codes a passage of a transcript of the small study as Ines.
pub fn code(home: &Home, (file, text): (&str, &str), passage: &str, code: &str, marks: &[&str]) -> String {
    let (start, end) = span(text, passage);
    let reply = home.json(&[&["code", STUDY, file, &start, &end, code], marks].concat());
    reply["coding"].as_str().unwrap().to_owned()
}
