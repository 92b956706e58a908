//! How strong the evidence of each theme is.

use verbatim_analysis::{
    AskedCounts, BasisCounts, CellValue, Columns, Options, PromptingCounts, Quantity, Reach, Strength,
};
use verbatim_model::{CodeId, IntervieweeId};

use crate::analysis::agreed::{AgreedQuantifiers, AgreedRecurrence};
use crate::analysis::choice::{Choice, Counting};
use crate::analysis::illustrative::Marks;
use crate::interviewees::People;
use crate::{Study, StudyError};

/// All themes and codes with what stands behind them.
#[derive(Clone, Debug)]
pub struct Themes {
    /// What counts as recurring.
    pub rule: AgreedRecurrence,
    /// The words for numbers of people, where the team has set them.
    pub scale: Option<AgreedQuantifiers>,
    /// Everybody who can be counted.
    pub everybody: Reach,
    /// Independent groups among the N of them.
    pub groups: u32,
    /// Ties between people that are known; without any, everybody is a group of their own.
    pub ties: u32,
    /// Categories with at least one person of N.
    pub categories: u32,
    /// Whom a count can reach, in the order of the interviewees.
    pub people: Vec<PersonReached>,
    /// A row per code, in the order of the codebook.
    pub rows: Vec<ThemeStrength>,
}

/// Somebody whom a count can reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PersonReached {
    /// Who.
    pub person: IntervieweeId,
    /// Whether they are one of N: an interview of theirs is coded.
    pub coded: bool,
}

/// What stands behind one theme or code, all below it included.
#[derive(Clone, Debug)]
pub struct ThemeStrength {
    /// The code.
    pub code: CodeId,
    /// Its whole path.
    pub path: String,
    /// Its own statement.
    pub statement: Option<String>,
    /// People, groups, passages, words and stance over everybody.
    pub total: CellValue,
    /// Who raised it, in the order of the interviewees.
    pub people: Vec<IntervieweeId>,
    /// The number of people in the team's words, where it has set them.
    pub quantity: Option<Quantity>,
    /// The same by category, in the order of the categories.
    pub by_category: Vec<CategoryStrength>,
    /// Categories of which at least one person raised it.
    pub categories: u32,
    /// Whether it recurs by the team's rule; `None` where nobody has been coded or asked yet.
    pub recurs: Option<bool>,
    /// How they know.
    pub basis: BasisCounts,
    /// What led them to it.
    pub prompting: PromptingCounts,
    /// Who of N was asked.
    pub asked: AskedCounts,
    /// Passages marked as worth quoting.
    pub quotable: u32,
    /// Day of the first interview with a passage of it.
    pub first: Option<String>,
    /// Day of the last one.
    pub last: Option<String>,
    /// Who said most words of it.
    pub loudest: Option<LoudestVoice>,
    /// Voices that the team keeps as illustrative.
    pub illustrative: Vec<Voice>,
}

/// A theme in one category.
#[derive(Clone, Debug)]
pub struct CategoryStrength {
    /// Name of the category.
    pub name: String,
    /// Its people.
    pub reach: Reach,
    /// Their counts.
    pub value: CellValue,
}

/// Somebody, as the team may speak of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    /// Who.
    pub person: IntervieweeId,
    /// The study's own label.
    pub label: String,
    /// How a quotation is attributed.
    pub attribution: Option<String>,
    /// Subcategory with its category.
    pub category: Option<String>,
}

/// Whoever said most.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoudestVoice {
    /// Who.
    pub voice: Voice,
    /// Words of that person in the passages.
    pub words: u64,
    /// Words of everybody in them.
    pub of: u64,
}

impl Study {
    /// How strong the evidence of each theme and code is, over finished interviews alone: every number
    /// of people is one of N.
    ///
    /// # Errors
    /// [`StudyError::NoRecurrence`] as long as the team has not said what counts as recurring;
    /// otherwise as [`Study::matrix_of`].
    pub fn themes(&self, choice: &Choice) -> Result<Themes, StudyError> {
        let rule = self.recurrence()?.ok_or(StudyError::NoRecurrence)?;
        let scale = self.quantifiers()?;
        let book = self.kept_codebook()?;
        let marks = self.illustrative_marks()?;
        let mut counting = self.counting(&choice.within_n())?;
        self.learn_words(&mut counting)?;
        let options = Options { roll_up: true, words: true };
        let categories = super::columns::one(&counting.people, "category").unwrap_or_default();
        let by_category = counting.prepared.matrix(&categories, &options);
        let everyone = Columns::by_value(&vec![vec!["everyone"]; counting.people.persons.len()]);
        let everyone = counting.prepared.matrix(&everyone, &options);
        let strengths = counting.prepared.strength(true);
        let days: Vec<Option<&str>> =
            counting.gathered.interviews.iter().map(|interview| interview.date.as_deref()).collect();
        let mut rows = Vec::with_capacity(book.len());
        for (place, strength) in strengths.into_iter().enumerate() {
            let code = &book.codes()[place];
            let (first, last) = first_and_last(&days, &strength);
            let heads = by_category.columns.iter().zip(&by_category.rows[place].cells);
            let known = heads.filter(|(head, _)| head.kind == verbatim_analysis::ColumnKind::People);
            let by_category: Vec<CategoryStrength> = known
                .map(|(head, value)| CategoryStrength {
                    name: head.value.clone(),
                    reach: head.reach,
                    value: *value,
                })
                .collect();
            let mut row = ThemeStrength {
                code: code.id,
                path: book.path(place).to_string(),
                statement: code.text.statement.clone(),
                total: everyone.rows[place].total,
                people: raised_by(&counting.people, &strength),
                quantity: None,
                categories: raised_in(&by_category),
                by_category,
                recurs: None,
                basis: strength.basis,
                prompting: strength.prompting,
                asked: strength.asked,
                quotable: strength.quotable,
                first: first.map(str::to_owned),
                last: last.map(str::to_owned),
                loudest: loudest(&counting.people, &strength),
                illustrative: illustrative(&counting.people, &marks, code.id, &strength),
            };
            if let CellValue::Counted(cell) = row.total {
                let groups = cell.groups.unwrap_or(cell.interviewees);
                row.recurs = Some(rule.rule.holds(cell.interviewees, groups, row.categories));
                row.quantity =
                    scale.as_ref().map(|s| s.scale.word(cell.interviewees, everyone.everybody.coded));
            }
            rows.push(row);
        }
        let coded = by_category.columns.iter().filter(|head| head.reach.coded > 0);
        Ok(Themes {
            rule,
            scale,
            everybody: everyone.everybody,
            groups: counting.prepared.groups_reached().unwrap_or(everyone.everybody.coded),
            ties: u32::try_from(counting.people.links.len()).unwrap_or(u32::MAX),
            categories: u32::try_from(coded.count()).unwrap_or(u32::MAX),
            people: reached(&counting),
            rows,
        })
    }
}

/// Whom a count can reach.
fn reached(counting: &Counting) -> Vec<PersonReached> {
    let persons = (0..).zip(&counting.people.persons);
    let reached = persons.filter_map(|(number, person)| {
        let (interviewed, coded) = counting.prepared.reach_of(number);
        interviewed.then_some(PersonReached { person: person.row.id, coded })
    });
    reached.collect()
}

fn raised_by(people: &People, strength: &Strength) -> Vec<IntervieweeId> {
    let person = |number: &u32| Some(people.persons.get(*number as usize)?.row.id);
    strength.people.iter().filter_map(person).collect()
}

/// How many of these categories have somebody who raised it.
fn raised_in(categories: &[CategoryStrength]) -> u32 {
    let raised = |c: &&CategoryStrength| c.value.figures().is_some_and(|cell| cell.interviewees > 0);
    u32::try_from(categories.iter().filter(raised).count()).unwrap_or(u32::MAX)
}

/// First and last day of the interviews with a passage of it. `days` has the day of each interview.
fn first_and_last<'d>(days: &[Option<&'d str>], strength: &Strength) -> (Option<&'d str>, Option<&'d str>) {
    let known = strength.interviews.iter().filter_map(|i| days.get(*i as usize).copied().flatten());
    known.fold((None, None), |(first, last): (Option<&str>, Option<&str>), day| {
        (Some(first.map_or(day, |first| first.min(day))), last.max(Some(day)))
    })
}

fn loudest(people: &People, strength: &Strength) -> Option<LoudestVoice> {
    let loudest = strength.loudest?;
    let voice = voice(people, loudest.person)?;
    Some(LoudestVoice { voice, words: loudest.words, of: strength.words? })
}

/// Whose voice is kept: the marked people who raised it, and the only one who did where the code is
/// marked.
fn illustrative(people: &People, marks: &Marks, code: CodeId, strength: &Strength) -> Vec<Voice> {
    if !marks.any(code) {
        return Vec::new();
    }
    let alone = strength.people.len() == 1 && marks.code(code);
    let is_kept = |person: &u32| {
        let person = people.persons.get(*person as usize);
        alone || person.is_some_and(|person| marks.person(code, person.row.id))
    };
    strength.people.iter().copied().filter(is_kept).filter_map(|person| voice(people, person)).collect()
}

fn voice(people: &People, person: u32) -> Option<Voice> {
    let person = people.persons.get(person as usize)?;
    Some(Voice {
        person: person.row.id,
        label: person.row.label.clone(),
        attribution: person.row.attribution.clone(),
        category: person.full_category(),
    })
}
