//! A team at work: every verb of a study, on whatever the study holds, chosen by chance.

mod codebook;
mod codings;
mod deidentification;
mod evidence;
mod framework;
mod memos;
mod people;
mod review;
mod searches;
mod spoken;
mod texts;
mod views;

pub use deidentification::begin as de_identify;
pub use texts::import_named;
pub use verbatim_testkit::Dice;

use verbatim_study::codings::NewCoding;
use verbatim_study::{Study, StudyError};

/// Names of the coders.
pub const CODERS: &[&str] = &["Ines", "Theo", "Hale"];

/// What a verb did: the number of its action, or `None` where there was nothing to do.
pub type Did = Result<Option<i64>, StudyError>;

/// A verb and how often it is chosen beside the others.
type Verb = (u32, &'static str, fn(&mut Study, &mut Dice) -> Did);

/// Every verb that changes a study.
pub const VERBS: &[Verb] = &[
    (2, "add coder", people::add_coder),
    (5, "choose coder", people::choose_coder),
    (4, "set lead coder", people::set_lead),
    (4, "import transcripts", texts::import),
    (2, "rename transcript", texts::rename),
    (1, "remove transcript", texts::remove),
    (6, "correct text", texts::correct),
    (3, "assign interview", texts::assign_interview),
    (3, "assign speaker", texts::assign_speaker),
    (3, "mark progress", texts::mark_progress),
    (3, "import interviewees", people::import),
    (2, "set group", people::set_group),
    (2, "import for somebody", texts::import_chosen),
    (2, "put interview", texts::put_interview),
    (4, "put interviewee", people::put_interviewee),
    (1, "remove interviewee", people::remove_interviewee),
    (1, "withdraw interviewee", people::withdraw_interviewee),
    (2, "put category", people::put_category),
    (2, "move category", people::move_category),
    (1, "remove category", people::remove_category),
    (1, "rename attribute", people::rename_attribute),
    (1, "move attribute", people::move_attribute),
    (1, "remove attribute", people::remove_attribute),
    (2, "put outreach", people::put_outreach),
    (1, "remove outreach", people::remove_outreach),
    (4, "add code", codebook::add),
    (2, "import codebook", codebook::import),
    (3, "rename code", codebook::rename),
    (3, "add code below", codebook::add_below),
    (4, "move code", codebook::move_),
    (4, "move codes", codebook::move_several),
    (4, "merge code", codebook::merge),
    (4, "merge codes", codebook::merge_several),
    (2, "recolour code", codebook::recolour),
    (2, "recolour theme", codebook::recolour_theme),
    (4, "describe code", codebook::describe),
    (1, "delete code", codebook::delete),
    (1, "delete codes", codebook::delete_several),
    (12, "add coding", codings::add),
    (4, "resize coding", codings::resize),
    (4, "mark coding", codings::mark),
    (2, "remove coding", codings::remove),
    (3, "add coding with new code", codings::add_with_new_code),
    (2, "mark codings", codings::mark_several),
    (1, "remove codings", codings::remove_several),
    (3, "recode codings", codings::recode),
    (3, "split codings", codings::split),
    (3, "mark asked", evidence::mark_asked),
    (1, "set recurrence", evidence::set_recurrence),
    (1, "set quantifiers", evidence::set_quantifiers),
    (3, "keep voice", evidence::keep_voice),
    (2, "set origin", evidence::set_origin),
    (4, "add review note", review::add_note),
    (2, "define attribute of codings", spoken::define),
    (2, "change attribute of codings", spoken::change),
    (1, "remove attribute of codings", spoken::remove),
    (6, "set value of codings", spoken::set),
    (4, "write summary", framework::write),
    (2, "save view", views::save),
    (2, "replace view", views::replace),
    (2, "rename view", views::rename),
    (1, "remove view", views::remove),
    (2, "save search", searches::save),
    (1, "rename search", searches::rename),
    (1, "forget search", searches::forget),
    (1, "leave raw out of searches", searches::leave_raw_out),
    (2, "set language", searches::set_language),
    (2, "code hits", searches::code_hits),
    (6, "redact", deidentification::redact),
    (2, "redact label", deidentification::redact_label),
    (3, "apply file of replacements", deidentification::apply_file),
    (1, "add alias", deidentification::add_alias),
    (3, "change alias", deidentification::change_alias),
    (2, "merge aliases", deidentification::merge_aliases),
    (1, "remove alias", deidentification::remove_alias),
    (3, "keep mentions", deidentification::keep),
    (1, "forget kept mention", deidentification::forget_kept),
    (1, "change keep-list", deidentification::change_keep_list),
    (1, "put pattern", deidentification::put_pattern),
    (1, "remove pattern", deidentification::remove_pattern),
    (2, "confirm", deidentification::confirm),
    (2, "read as second", deidentification::read),
    (1, "reopen", deidentification::reopen),
    (1, "allow leak", deidentification::allow_leak),
    (1, "rename study", review::rename_study),
    (3, "import codings by offset", codings::import_by_offset),
    (3, "import codings by quotation", codings::import_by_quotation),
    (4, "add memo", memos::add),
    (2, "change memo", memos::change),
    (2, "remove memo", memos::remove),
];

/// The verb that a throw of the dice means.
pub fn verb(dice: &mut Dice) -> Verb {
    let mut throw = dice.below_u32(VERBS.iter().map(|v| v.0).sum());
    *VERBS
        .iter()
        .find(|verb| {
            let here = throw < verb.0;
            throw = throw.saturating_sub(verb.0);
            here
        })
        .unwrap()
}

/// Verbs that change codings and nothing else of what is counted, by one coder and then another.
const CODING_VERBS: &[&str] = &[
    "choose coder",
    "add coding",
    "add coding",
    "add coding",
    "resize coding",
    "mark coding",
    "remove coding",
    "mark codings",
    "remove codings",
    "recode codings",
    "import codings by offset",
];

/// Does one of these.
pub fn change_codings(study: &mut Study, dice: &mut Dice) -> Did {
    if study.coder().is_none() {
        study.choose_coder("Ines")?;
    }
    let name = dice.one(CODING_VERBS);
    let (.., act) = VERBS.iter().find(|verb| verb.1 == name).unwrap();
    act(study, dice)
}

/// A small study at work: two transcripts, three people, three codes and a coding. Every random
/// sequence begins on it, so that most verbs find something to do.
pub fn begin(study: &mut Study) {
    people::import(study, &mut Dice(1)).unwrap();
    for name in ["P-01.txt", "P-04.vtt"] {
        texts::import_named(study, &[name]).unwrap();
    }
    for seed in 0..6 {
        people::put_outreach(study, &mut Dice(seed)).ok();
    }
    for seed in 0..3 {
        codebook::add(study, &mut Dice(seed)).ok();
    }
    let transcript = study.find_transcript("P-01.txt").unwrap().id;
    let code = study.codebook().unwrap().codes()[0].id;
    study.add_coding(NewCoding::plain(transcript, 30, 60, code)).unwrap();
    for seed in 0..4 {
        views::save(study, &mut Dice(seed)).ok();
        searches::save(study, &mut Dice(seed)).ok();
    }
    spoken::begin(study);
}
