//! Small studies and queries by chance.

use verbatim_model::{Basis, CodeId, MemoTarget, Prompting, Role, Stance, TextLanguage, TranscriptId};
use verbatim_study::codebook::TextField;
use verbatim_study::codings::{Marks, NewCoding};
use verbatim_study::interviews::InterviewForm;
use verbatim_testkit::TestStudy;

use super::query::{CODERS, CODES, Q};
use crate::work::Dice;

/// Words of the texts; none shares its stem with another, in whatever language.
const WORDS: [&str; 5] = ["fear", "debt", "police", "door", "然后"];
const PEOPLE: &str = "id,category,subcategory,years\nP-1,Advocates,Legal,3\nP-2,Advocates,Shelter,12\n\
    P-3,Experts,,7\nP-4,Police,Federal,20\nP-5,Police,Local,\n";
/// Groups and who is in them.
const GROUPS: [(&str, &[&str]); 2] = [("Night shift", &["P-1", "P-4"]), ("Founders", &["P-2", "P-3", "P-5"])];
/// Days of interviews.
const DAYS: [Option<&str>; 5] =
    [None, Some("2023-11-02"), Some("2024-03-05"), Some("2024-03-28"), Some("2024-05-01")];
/// Dates as they are typed, and the days of [`DAYS`] that are meant.
const DATES: [(&str, &[&str]); 9] = [
    ("none", &[]),
    ("2024", &["2024-03-05", "2024-03-28", "2024-05-01"]),
    ("2024-03", &["2024-03-05", "2024-03-28"]),
    ("2024-03-28", &["2024-03-28"]),
    ("2024-03-06..2024-05", &["2024-03-28", "2024-05-01"]),
    ("..2024-03", &["2023-11-02", "2024-03-05", "2024-03-28"]),
    (">=2024-03-28", &["2024-03-28", "2024-05-01"]),
    ("<2024", &["2023-11-02"]),
    (">2024-03", &["2024-05-01"]),
];
/// What memos say.
const MEMOS: [&str; 2] = ["Look again at this.", "Unsure of the year."];

/// Chance for studies and queries.
pub struct Random(Dice);

impl Random {
    pub const fn new(seed: u64) -> Self {
        Self(Dice(seed))
    }

    /// A whole query.
    pub fn query(&mut self) -> Q {
        match self.0.below(10) {
            0 => Q::Without(Box::new(self.found(2))),
            1 => {
                let who = if self.0.percent(25) {
                    Q::InPerson(Box::new(self.found(1)))
                } else {
                    self.person_filter()
                };
                Q::And(vec![Q::Without(Box::new(self.found(2))), who])
            }
            2..6 => Q::And(vec![self.found(2), self.filter(1)]),
            _ => self.found(3),
        }
    }

    /// Something that finds words or codings.
    fn found(&mut self, depth: usize) -> Q {
        if depth == 0 {
            return if self.0.percent(50) { Q::Word(self.0.one(&WORDS)) } else { self.codes(0) };
        }
        match self.0.below(9) {
            0 => Q::Word(self.0.one(&WORDS)),
            1 | 2 => self.codes(depth),
            3 => Q::Or(vec![self.found(depth - 1), self.found(depth - 1)]),
            4 => Q::And(vec![self.found(depth - 1), Q::Not(Box::new(self.found(depth - 1)))]),
            5 => Q::And(vec![self.found(depth - 1), self.found(depth - 1), self.condition()]),
            6 => Q::And(vec![Q::Word(self.0.one(&WORDS)), Q::Uncoded]),
            7 => Q::And(vec![self.found(depth - 1), self.filter(depth - 1)]),
            _ => Q::And(vec![self.found(depth - 1), self.found(depth - 1)]),
        }
    }

    /// Something that finds codings.
    fn codes(&mut self, depth: usize) -> Q {
        if depth == 0 {
            return Q::Code(self.0.below(CODES.len()));
        }
        let (left, right) = (Box::new(self.codes(depth - 1)), Box::new(self.codes(depth - 1)));
        match self.0.below(10) {
            0 => Q::NearTurns(self.0.below_u32(3), left, right),
            1 => Q::NearWords(1 + self.0.below_u32(6), left, right),
            2..4 => Q::Relation(self.0.one(&["WITHIN", "OVERLAPS", "SAME", "BEFORE", "AFTER"]), left, right),
            4 => Q::And(vec![*left, self.condition()]),
            5 => Q::And(vec![*left, Q::Not(Box::new(self.condition()))]),
            6 => Q::Or(vec![*left, *right]),
            7 => Q::And(vec![*left, *right]),
            8 => self.condition(),
            _ => Q::And(vec![*left, Q::Not(right)]),
        }
    }

    /// Something that is said of a coding.
    fn condition(&mut self) -> Q {
        match self.0.below(10) {
            0 => Q::Quotable(self.0.percent(50)),
            1 => Q::Coder(self.0.below(CODERS.len())),
            2 => Q::Coded,
            3 => Q::Or(vec![Q::Stance(Some(Stance::Supports)), Q::Quotable(true)]),
            4 => Q::Stance(None),
            5 => Q::Stance(Some(self.0.one(&[Stance::Supports, Stance::Contradicts]))),
            6 => Q::Basis(self.0.one(&[None, Some(Basis::Witnessed), Some(Basis::Told)])),
            7 => Q::Prompted(self.0.one(&[None, Some(Prompting::Prompted), Some(Prompting::Volunteered)])),
            _ => Q::Memo(self.0.one(&["yes", "no", "look", "unsure"])),
        }
    }

    /// Something that is so of a person, whatever the interview.
    fn person_filter(&mut self) -> Q {
        match self.0.below(5) {
            0 => Q::Category(self.0.one(&["Advocates", "Police > Federal", "Experts", "Shelter"])),
            1 => Q::Person(self.0.one(&["P-1", "P-4"])),
            2 => Q::Not(Box::new(Q::Category("Police"))),
            3 => Q::Group(self.0.one(&GROUPS).0),
            _ => Q::Years(self.0.below_u32(8), 4 + self.0.below_u32(20)),
        }
    }

    /// Something that is so of a turn: by who speaks, when and in which language.
    fn turn_filter(&mut self) -> Q {
        match self.0.below(4) {
            0 => Q::Speaker(self.0.one(&["respondent", "interviewer", "unknown", "all"])),
            1 => Q::Speaker(self.0.one(&["Ana", "Bo"])),
            2 => {
                let (typed, days) = self.0.one(&DATES);
                Q::Date(typed, days)
            }
            _ => Q::Language(self.0.one(&["english", "spanish", "zh"])),
        }
    }

    fn plain_filter(&mut self) -> Q {
        if self.0.percent(50) { self.person_filter() } else { self.turn_filter() }
    }

    fn filter(&mut self, depth: usize) -> Q {
        match self.0.below(8) {
            0 if depth > 0 => Q::InInterview(Box::new(self.found(depth - 1))),
            1 if depth > 0 => Q::InPerson(Box::new(self.found(depth - 1))),
            2 if depth > 0 => Q::Not(Box::new(Q::InInterview(Box::new(self.found(depth - 1))))),
            3 => Q::Or(vec![self.plain_filter(), self.plain_filter()]),
            4 => Q::Not(Box::new(self.turn_filter())),
            _ => self.plain_filter(),
        }
    }
}

/// Fills a study: five people in two groups, seven transcripts of several days and languages with one
/// joint interview, four codes and codings of two coders with all their marks; in every other study
/// interviews are marked finished.
pub fn build(study: &mut TestStudy, random: &mut Random) {
    let dice = &mut random.0;
    study.people(PEOPLE);
    for (name, members) in GROUPS {
        let members: Vec<_> = members.iter().map(|label| study.find_interviewee(label).unwrap().id).collect();
        study.set_group(name, &members).unwrap();
    }
    let codes: Vec<CodeId> = CODES.iter().map(|path| study.add(path)).collect();
    for code in [codes[0], codes[2]] {
        study.describe_code(code, &[(TextField::Statement, "It happens.".to_owned())]).unwrap();
    }
    for name in CODERS {
        study.choose_coder(name).unwrap();
    }
    let transcripts = talk(study, dice);
    code(study, dice, &transcripts, &codes);
    if dice.percent(50) {
        for interview in study.interviews().unwrap() {
            study.choose_coder(dice.one(&CODERS)).unwrap();
            if dice.percent(70) {
                study.mark_progress(interview.id, true).unwrap();
            }
        }
    }
}

/// Brings in the transcripts.
fn talk(study: &mut TestStudy, dice: &mut Dice) -> Vec<TranscriptId> {
    let mut transcripts = Vec::new();
    for name in ["P-1.txt", "P-2.txt", "P-3 joint.txt", "P-4 a.txt", "P-4 b.txt", "P-5.txt", "notes.txt"] {
        let mut text = String::new();
        for turn in 0..3 + dice.below(5) {
            let label = ["Interviewer", "Ana", "Bo"][if turn % 2 == 0 { 0 } else { 1 + dice.below(2) }];
            let words: Vec<&str> = (0..1 + dice.below(7)).map(|_| dice.one(&WORDS)).collect();
            text += &format!("{label}: {} 🙂.\n\n", words.join(dice.one(&[" ", ", "])));
        }
        let id = study.import(name, &text);
        study.assign_speaker(id, "Interviewer", Some(Role::Interviewer), None).unwrap();
        // Ana may have no turn in it.
        let role = dice.one(&[Role::Respondent, Role::Unknown]);
        let _ = study.assign_speaker(id, "Ana", Some(role), None);
        let interview = study.transcript(id).unwrap().interview;
        let form = InterviewForm { date: dice.one(&DAYS).map(str::to_owned), ..InterviewForm::default() };
        study.put_interview(interview, &form).unwrap();
        let said = [TextLanguage::English, TextLanguage::Spanish, TextLanguage::Chinese];
        if dice.percent(80) {
            study.set_language(id, Some(dice.one(&said))).unwrap();
        }
        transcripts.push(id);
    }
    let joint = study.find_transcript("P-3 joint.txt").unwrap().id;
    let other = study.find_interviewee("P-2").unwrap().id;
    // Bo may have no turn in it.
    let _ = study.assign_speaker(joint, "Bo", None, Some(other));
    transcripts
}

/// Puts codings on passages by chance.
fn code(study: &mut TestStudy, dice: &mut Dice, transcripts: &[TranscriptId], codes: &[CodeId]) {
    for _ in 0..30 {
        let transcript = dice.one(transcripts);
        let length = study.transcript(transcript).unwrap().length;
        let start = dice.below_u32(length - 1);
        let end = (start + 1 + dice.below_u32(40)).min(length);
        study.choose_coder(dice.one(&CODERS)).unwrap();
        let new = NewCoding::plain(transcript, start, end, dice.one(codes));
        let coding = study.add_coding(new).unwrap().value.coding.id;
        let marks = Marks {
            quotable: Some(dice.percent(40)),
            stance: Some(dice.one(&[None, Some(Stance::Supports), Some(Stance::Contradicts)])),
            basis: Some(dice.one(&[None, Some(Basis::Witnessed), Some(Basis::Told)])),
            prompting: Some(dice.one(&[None, Some(Prompting::Prompted), Some(Prompting::Volunteered)])),
            ..Marks::default()
        };
        study.mark_codings(&[coding], &marks).unwrap();
        if dice.percent(40) {
            study.add_memo(MemoTarget::Coding(coding), dice.one(&MEMOS)).unwrap();
        }
    }
    // Said of a code, and of no coding.
    study.add_memo(MemoTarget::Code(codes[1]), MEMOS[0]).unwrap();
}
