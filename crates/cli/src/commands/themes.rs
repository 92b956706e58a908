//! How strong the evidence of each theme is, and what the team has agreed on for that.

use std::path::Path;

use verbatim_api::answers;
use verbatim_api::replies::{ThemeRow, Themes};
use verbatim_study::StudyError;
use verbatim_study::analysis::{Choice, Illustrative, Recurrence};
use verbatim_study::exports::{MatrixExport, MatrixFile, MatrixPicture};

use super::drawing::Drawing;
use super::{counting, export_matrix};
use crate::args::{Common, ThemesCommand};
use crate::failure::Failure;
use crate::output::{Output, csv_text};
use crate::study::{read, say, write};

pub fn run(common: &Common, command: ThemesCommand) -> Result<Output, Failure> {
    match command {
        ThemesCommand::List { study, code, csv, drawing, key, counting } => {
            let choice = counting::choice(common, &counting)?;
            if let Some(Drawing { to, file, purpose }) = drawing.asked()? {
                let columns = vec!["category".to_owned()];
                let asked = MatrixExport { columns, roll_up: true, choice, ..MatrixExport::default() };
                let file = MatrixFile::Picture(MatrixPicture::Stances, file);
                return export_matrix::send(common, &study, &asked, (file, purpose, &to), &key);
            }
            list(common, &study, &code, csv, &choice)
        }
        ThemesCommand::Recurring { study, people, groups, categories } => {
            let mut study = write(&study, common)?;
            study.set_recurrence(Recurrence { people, groups, categories })?;
            let agreed = study.recurrence()?.ok_or(StudyError::NoRecurrence)?;
            let reply = answers::recurring(&agreed);
            let text = reply.said.clone();
            Ok(Output::new(&reply, text))
        }
        ThemesCommand::Words { study, several, many, most } => {
            let mut study = write(&study, common)?;
            study.set_quantifiers(several, many, most)?;
            let agreed = study.quantifiers()?.ok_or(StudyError::NoScale)?;
            let reply = answers::quantifiers(&agreed);
            let text = reply.said.clone();
            Ok(Output::new(&reply, text))
        }
        ThemesCommand::Illustrate { study, code, interviewee, remove } => {
            let mut study = write(&study, common)?;
            let person = interviewee.map(|id| study.find_interviewee(&id)).transpose()?.map(|p| p.id);
            let voice = Illustrative { code: study.find_code(&code)?.id, person };
            study.set_illustrative(voice, !remove)?;
            let reply = answers::illustrative(&study)?;
            let lines = reply.voices.iter().map(|voice| match &voice.interviewee {
                Some(person) => format!("{}: {person}", voice.code),
                None => voice.code.clone(),
            });
            let lines: Vec<String> = lines.collect();
            let text = match lines.as_slice() {
                [] => "No voice is kept as illustrative.".to_owned(),
                lines => format!("Kept as illustrative:\n{}", lines.join("\n")),
            };
            Ok(Output::new(&reply, text))
        }
    }
}

fn list(
    common: &Common,
    path: &Path,
    codes: &[String],
    csv: bool,
    choice: &Choice,
) -> Result<Output, Failure> {
    let study = read(path, common)?;
    let book = study.kept_codebook()?;
    let wanted = codes
        .iter()
        .map(|code| Ok(book.path_of(study.find_code(code)?.id).map(|p| p.to_string()).unwrap_or_default()))
        .collect::<Result<Vec<String>, StudyError>>()?;
    let mut reply = answers::themes(&study, choice)?;
    let is_wanted = |path: &str| {
        wanted.is_empty() || wanted.iter().any(|w| path == w || path.starts_with(&format!("{w} > ")))
    };
    reply.themes.retain(|row| is_wanted(&row.code));
    let counted = counting::line(&reply.counted);
    if csv && !common.json {
        say(&counted);
        let (header, rows) = rows(&reply);
        let header: Vec<&str> = header.iter().map(String::as_str).collect();
        return Ok(Output::raw(csv_text(&header, &rows)?));
    }
    let mut text = format!(
        "{} of {} interviewed people are coded, in {} unrelated groups. {counted}\n",
        reply.everybody.coded, reply.everybody.interviewed, reply.groups
    );
    if reply.ties == 0 {
        text += "No ties between people are known, so that everybody is a group of their own.\n";
    }
    for row in &reply.themes {
        text += &format!("\n{}\n", row.code);
        for sentence in &row.said {
            text += &format!("  {sentence}\n");
        }
    }
    Ok(Output::new(&reply, text))
}

/// Heads and rows of the table; each category has two columns, its people and how many of them could
/// be counted.
fn rows(themes: &Themes) -> (Vec<String>, Vec<Vec<String>>) {
    let fixed = [
        "code",
        "state",
        "people",
        "of",
        "interviewed",
        "groups",
        "categories",
        "of_categories",
        "recurs",
        "quantity",
        "support",
        "mixed",
        "only_contradict",
        "passages",
        "words",
        "largest_share",
        "quotable",
        "experienced",
        "witnessed",
        "told",
        "opinion",
        "told_only",
        "basis_unsaid",
        "volunteered",
        "only_prompted",
        "prompting_unsaid",
        "asked",
        "asked_volunteered",
        "not_asked",
        "first",
        "last",
    ];
    let mut header: Vec<String> = fixed.iter().map(|name| (*name).to_owned()).collect();
    if let Some(row) = themes.themes.first() {
        for category in &row.by_category {
            header.push(category.category.clone());
            header.push(format!("{}: N", category.category));
        }
    }
    (header, themes.themes.iter().map(|row| record(themes, row)).collect())
}

fn record(themes: &Themes, row: &ThemeRow) -> Vec<String> {
    let counted = row.total.state == "counted";
    // What was not counted is no zero.
    let number = |n: u64| if counted { n.to_string() } else { String::new() };
    let small = |n: u32| number(u64::from(n));
    let said = |word: &Option<String>| word.clone().unwrap_or_default();
    let stance = row.total.stance.as_ref();
    let stances = [stance.map(|s| s.support), stance.map(|s| s.mixed), stance.map(|s| s.only_contradict)];
    let recurs = match row.recurs {
        Some(true) => "yes",
        Some(false) => "no",
        None => "",
    };
    let mut record = vec![
        row.code.clone(),
        row.total.state.clone(),
        small(row.total.interviewees),
        themes.everybody.coded.to_string(),
        themes.everybody.interviewed.to_string(),
        small(row.total.groups),
        small(row.categories),
        themes.categories.to_string(),
        recurs.to_owned(),
        said(&row.quantity),
    ];
    record.extend(stances.map(|n| n.map(small).unwrap_or_default()));
    record.push(small(row.total.passages));
    record.push(number(row.total.words.unwrap_or(0)));
    record.push(row.loudest.as_ref().map(|l| small(l.share)).unwrap_or_default());
    let (basis, prompting, asked) = (&row.basis, &row.prompting, &row.asked);
    record.extend(
        [
            row.quotable,
            basis.experienced,
            basis.witnessed,
            basis.told,
            basis.opinion,
            basis.told_only,
            basis.unsaid,
            prompting.volunteered,
            prompting.only_prompted,
            prompting.unsaid,
        ]
        .map(small),
    );
    record.extend([asked.asked, asked.volunteered, asked.not_asked].map(|n| n.to_string()));
    record.push(said(&row.first));
    record.push(said(&row.last));
    for category in &row.by_category {
        record.push(match category.cell.state.as_str() {
            "counted" => category.cell.interviewees.to_string(),
            state => state.to_owned(),
        });
        record.push(category.coded.to_string());
    }
    record
}
