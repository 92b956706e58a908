//! Excerpts before and after it was asked which of them may be published.

use std::collections::HashSet;

use verbatim_model::{PATH_SEPARATOR, Purpose};

use super::{ExcerptGroup, ExcerptOrder, ExcerptsBook, NotQuoted, Permission, QuotedExcerpt, Words};
use crate::attribution::{Attribution, Step};
use crate::{Cleared, Figure, NameScan, NotCleared, PeopleTable, cleared_for_publication};

/// An excerpt that may be published, if those who speak in it allow it.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Place of the section that it stands in.
    pub section: usize,
    /// Who speaks, by place among the attributions; `None` where nobody or several people do.
    pub person: Option<usize>,
    /// What is known of it.
    pub asked: Permission,
    /// A draw by chance, by which excerpts are put in order: that of the study would tell who follows whom.
    pub draw: u128,
    /// What was said.
    pub turns: Vec<Vec<Words>>,
}

impl Candidate {
    /// Why it stays behind, if it does.
    #[must_use]
    pub fn why_not(&self) -> Option<NotQuoted> {
        let nobody = self.person.is_none().then_some(NotQuoted::UnknownSpeaker);
        self.asked.may_be_quoted().err().or(nobody)
    }
}

/// Excerpts before it was asked which of them may be published.
#[derive(Debug, Default)]
pub struct ExcerptsDraft {
    /// Title, notes and sections, with no group in them.
    pub book: ExcerptsBook,
    /// How many people of each category raised each code, guarded.
    pub matrix: Option<Cleared<PeopleTable>>,
    /// The excerpts.
    pub candidates: Vec<Candidate>,
    /// How each person is attributed, and the person's category.
    pub persons: Vec<(Attribution, Option<String>)>,
    /// Names of the categories in their order.
    pub categories: Vec<String>,
    /// Whether excerpts of one person are to be known as such. Under a heading whose number of people is withheld
    /// they are not: it could be counted there.
    pub link: bool,
    /// Whether the headings say how many people raised a code.
    pub counts: bool,
}

/// What may be published, with what it is of and what stayed behind.
#[derive(Debug)]
pub struct ClearedExcerpts {
    /// The excerpts.
    pub book: Cleared<ExcerptsBook>,
    /// Place among the candidates of each excerpt, by its number from 1.
    pub published: Vec<usize>,
    /// Candidates that stay behind, with why.
    pub stays: Vec<(usize, NotQuoted)>,
}

impl ExcerptsDraft {
    /// Clears the excerpts that may be published, below each heading in an order by chance, and leaves out every
    /// section without one.
    ///
    /// # Errors
    /// [`NotCleared::NamesNotCompared`], [`NotCleared::NamesFound`], and [`NotCleared::TooFew`] where
    /// no excerpt is left.
    pub fn clear_for_publication(mut self, scan: NameScan) -> Result<ClearedExcerpts, NotCleared> {
        scan.refuse()?;
        let mut stays = Vec::new();
        let mut may: Vec<(u128, usize)> = Vec::new();
        for (place, candidate) in self.candidates.iter().enumerate() {
            match candidate.why_not() {
                None if candidate.person.is_some_and(|person| person < self.persons.len()) => {
                    may.push((candidate.draw, place));
                }
                why => stays.push((place, why.unwrap_or(NotQuoted::UnknownSpeaker))),
            }
        }
        if may.is_empty() {
            return Err(NotCleared::TooFew);
        }
        may.sort_unstable();
        let mut published = Vec::with_capacity(may.len());
        let mut numbers: Vec<usize> = Vec::new();
        for (_, place) in may {
            let number = published.len() + 1;
            published.push(place);
            self.put(place, number, &mut numbers);
        }
        let is_said = |matrix: &Cleared<PeopleTable>| self.counts && matrix.purpose() == Purpose::Publication;
        let matrix = self.matrix.take().filter(is_said);
        self.book.matrix = matrix.map(|matrix| matrix.content);
        for section in &mut self.book.sections {
            let order = |group: &ExcerptGroup| {
                let place = |name: &String| self.categories.iter().position(|category| category == name);
                group.category.as_ref().and_then(place).unwrap_or(usize::MAX)
            };
            section.groups.sort_by_key(order);
        }
        let quoted: HashSet<&str> = self.book.quoted_categories().into_iter().flatten().collect();
        let categories = self.categories.iter().filter(|name| quoted.contains(name.as_str())).cloned();
        self.book.categories = categories.collect();
        if self.book.order == ExcerptOrder::Interview {
            // Whoever asks for it is refused before; here it never leaves, whoever asked.
            self.book.order = ExcerptOrder::default();
        }
        self.book.say_who_raised();
        self.book.leave_empty_sections();
        Ok(ClearedExcerpts { book: cleared_for_publication(self.book), published, stays })
    }

    /// Whether excerpts on a code by people of a category may tell which are by one person.
    fn may_link(&self, section: usize, category: Option<&str>) -> bool {
        let known = self.matrix.as_ref().filter(|table| self.link && table.purpose() == Purpose::Publication);
        let (Some(table), Some(section)) = (known.map(Cleared::content), self.book.sections.get(section))
        else {
            return false;
        };
        let figure = category.and_then(|category| table.figure(&section.path.join(PATH_SEPARATOR), category));
        matches!(figure, Some((Figure::Number(_), _)))
    }

    /// Puts an excerpt where it stands. `numbers` holds the people who have been quoted, in that order.
    fn put(&mut self, place: usize, number: usize, numbers: &mut Vec<usize>) {
        let candidate = &self.candidates[place];
        let Some(person) = candidate.person else { return };
        let (attribution, category) = &self.persons[person];
        // Where a label says nothing the heading above it must not say more.
        let category = category.clone().filter(|_| attribution.step != Step::Everybody);
        let of_person = self.may_link(candidate.section, category.as_deref()).then(|| {
            numbers.iter().position(|known| *known == person).unwrap_or_else(|| {
                numbers.push(person);
                numbers.len() - 1
            }) + 1
        });
        let excerpt = QuotedExcerpt {
            number,
            person: of_person,
            turns: candidate.turns.clone(),
            attribution: Some(attribution.label.clone()),
            inside: None,
        };
        let Some(section) = self.book.sections.get_mut(candidate.section) else { return };
        match section.groups.iter_mut().find(|group| group.category == category) {
            Some(group) => group.excerpts.push(excerpt),
            None => section.groups.push(ExcerptGroup { category, people: None, excerpts: vec![excerpt] }),
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used)]
    use proptest::prelude::*;
    use verbatim_model::Consent;

    use super::*;
    use crate::excerpts::ExcerptSection;
    use crate::{TableColumn, TableRow};

    const CLEAN: NameScan = NameScan { names_compared: true, found: 0 };

    fn quotable() -> Permission {
        Permission { consent: Some(Consent::Quote), deidentified: true, ..Permission::default() }
    }

    fn candidate(section: usize, person: usize, asked: Permission, words: &str) -> Candidate {
        let turns = vec![vec![Words::Said(words.to_owned())]];
        let draw = u128::MAX - words.len() as u128;
        Candidate { section, person: Some(person), asked, draw, turns }
    }

    fn draft(candidates: Vec<Candidate>) -> ExcerptsDraft {
        let section = |path: &[&str]| ExcerptSection {
            path: path.iter().map(|&name| name.to_owned()).collect(),
            ..ExcerptSection::default()
        };
        let sections =
            vec![section(&["Raids"]), section(&["Raids", "Advocate presence"]), section(&["Courts"])];
        let label = |label: &str, step| Attribution { label: label.to_owned(), step };
        let (advocates, judges) = ("Advocates".to_owned(), "Judges".to_owned());
        let column =
            |heading: &String, coded| TableColumn { heading: heading.clone(), interviewed: None, coded };
        let row = TableRow {
            code: "Raids > Advocate presence".to_owned(),
            cells: vec![Figure::Number(5), Figure::Withheld],
            ..TableRow::default()
        };
        let columns = vec![column(&advocates, 21), column(&judges, 3)];
        let matrix = PeopleTable { columns, rows: vec![row], ..PeopleTable::default() };
        ExcerptsDraft {
            book: ExcerptsBook { sections, ..ExcerptsBook::default() },
            matrix: Some(cleared_for_publication(matrix)),
            candidates,
            persons: vec![
                (label("Advocate", Step::Category), Some(advocates.clone())),
                (label("Interviewee", Step::Everybody), Some(judges.clone())),
            ],
            categories: vec![judges, advocates],
            link: false,
            counts: true,
        }
    }

    fn texts(group: &ExcerptGroup) -> Vec<&Words> {
        group.excerpts.iter().flat_map(|excerpt| &excerpt.turns[0]).collect()
    }

    #[test]
    fn what_nobody_allowed_stays_behind_with_the_reason() {
        let with = |consent| Permission { consent, ..quotable() };
        let cases = [
            (with(Some(Consent::Withdrawn)), NotQuoted::Withdrawn),
            (with(None), NotQuoted::NoConsent),
            (with(Some(Consent::Paraphrase)), NotQuoted::ParaphraseOnly),
            (with(Some(Consent::Background)), NotQuoted::Background),
            (with(Some(Consent::BackgroundNotCounted)), NotQuoted::Background),
            (with(Some(Consent::QuoteAfterApproval)), NotQuoted::AwaitsApproval),
            (Permission { under_embargo: true, ..quotable() }, NotQuoted::Embargo),
            (Permission { off_record: true, ..quotable() }, NotQuoted::OffRecord),
            (Permission { notes: true, ..quotable() }, NotQuoted::Notes),
            (Permission { deidentified: false, ..quotable() }, NotQuoted::NotDeidentified),
            (Permission { several: true, ..quotable() }, NotQuoted::SeveralPeople),
            (Permission { unknown: true, ..quotable() }, NotQuoted::UnknownSpeaker),
            (Permission { may_identify: true, ..quotable() }, NotQuoted::MayIdentify),
        ];
        for (asked, why) in cases {
            assert_eq!(asked.may_be_quoted(), Err(why));
            let draft =
                draft(vec![candidate(1, 0, quotable(), "We waited"), candidate(1, 0, asked, "Secret")]);
            let cleared = draft.clear_for_publication(CLEAN).unwrap();
            assert_eq!(cleared.stays, [(1, why)]);
            assert!(!format!("{:?}", cleared.book.content()).contains("Secret"));
        }
        assert_eq!(with(Some(Consent::Named)).may_be_quoted(), Ok(()));
    }

    #[test]
    fn a_category_is_not_said_above_who_carries_the_label_of_everybody() {
        let draft =
            draft(vec![candidate(1, 1, quotable(), "She asked"), candidate(1, 0, quotable(), "I did")]);
        let cleared = draft.clear_for_publication(CLEAN).unwrap();
        let section = &cleared.book.content().sections[1];
        let groups: Vec<_> = section.groups.iter().map(|g| (g.category.as_deref(), g.people)).collect();
        assert_eq!(groups, [(Some("Advocates"), Some((Figure::Number(5), 21))), (None, None)]);
        assert_eq!(section.groups[1].excerpts[0].attribution.as_deref(), Some("Interviewee"));
    }

    #[test]
    fn excerpts_stand_by_chance_and_sections_without_any_are_gone() {
        let three = || {
            draft(vec![
                candidate(1, 0, quotable(), "First"),
                candidate(1, 0, quotable(), "Second one"),
                candidate(1, 0, quotable(), "And the third"),
            ])
        };
        let linked = ExcerptsDraft { link: true, ..three() };
        let cleared = three().clear_for_publication(CLEAN).unwrap();
        let book = cleared.book.content();
        let paths: Vec<&[String]> = book.sections.iter().map(|section| section.path.as_slice()).collect();
        assert_eq!(paths.len(), 2, "the theme above stays, the other goes: {paths:?}");
        let said = |words: &str| Words::Said(words.to_owned());
        let group = &book.sections[1].groups[0];
        assert_eq!(texts(group), [&said("And the third"), &said("Second one"), &said("First")]);
        assert!(group.excerpts.iter().all(|excerpt| excerpt.person.is_none()));
        assert_eq!(cleared.published, [2, 1, 0]);
        let cleared = linked.clear_for_publication(CLEAN).unwrap();
        let group = &cleared.book.content().sections[1].groups[0];
        assert!(group.excerpts.iter().all(|excerpt| excerpt.person == Some(1)));
    }

    #[test]
    fn people_are_not_known_as_one_where_their_number_is_withheld() {
        let mut draft = draft(vec![
            candidate(1, 0, quotable(), "Said by an advocate"),
            candidate(1, 1, quotable(), "Said by a judge"),
            candidate(2, 0, quotable(), "Said on a code without a number"),
        ]);
        draft.persons[1].0.step = Step::Category;
        let linked = ExcerptsDraft { link: true, counts: false, ..draft };
        let cleared = linked.clear_for_publication(CLEAN).unwrap();
        let book = cleared.book.content();
        let groups = book.sections.iter().flat_map(|section| &section.groups);
        let known: Vec<_> =
            groups.map(|group| (group.category.as_deref(), group.people, group.excerpts[0].person)).collect();
        let advocates = Some("Advocates");
        assert_eq!(
            known,
            [(Some("Judges"), None, None), (advocates, None, Some(1)), (advocates, None, None)]
        );
    }

    /// Texts as they stand in a publication, in this order.
    fn published(order: ExcerptOrder, candidates: Vec<Candidate>) -> Vec<String> {
        let mut draft = draft(candidates);
        draft.book.order = order;
        let cleared = draft.clear_for_publication(CLEAN).unwrap();
        let placed = cleared.book.content().in_order();
        placed.iter().map(|placed| format!("{:?}", placed.excerpt.turns)).collect()
    }

    proptest! {
        /// Candidates come by interview and place. What a reader sees of them depends on neither: only on the draw.
        #[test]
        fn no_order_of_a_publication_follows_interviews_or_places(
            all in prop::collection::vec((0_usize..3, 0_usize..2), 1..20)
                .prop_flat_map(|all| {
                    let places: Vec<usize> = (0..all.len()).collect();
                    (Just(all), Just(places.clone()).prop_shuffle(), Just(places).prop_shuffle())
                }),
            order in prop::sample::select(ExcerptOrder::ALL.to_vec()),
        ) {
            let (all, draws, moved) = all;
            let candidates: Vec<Candidate> = all.iter().zip(&draws).enumerate().map(|(place, (&(section, person), &draw))| {
                Candidate { draw: draw as u128, ..candidate(section, person, quotable(), &format!("Words {place}")) }
            }).collect();
            let elsewhere = moved.iter().map(|&place| candidates[place].clone()).collect();
            prop_assert_eq!(published(order, candidates), published(order, elsewhere));
        }
    }

    #[test]
    fn an_order_by_interview_never_leaves_for_publication() {
        let mut asked = draft(vec![candidate(1, 0, quotable(), "We waited")]);
        asked.book.order = ExcerptOrder::Interview;
        let cleared = asked.clear_for_publication(CLEAN).unwrap();
        assert_eq!(cleared.book.content().order, ExcerptOrder::ThemeCategory);
        assert_eq!(cleared.book.content().categories, ["Advocates"], "no category that nobody is quoted of");
    }

    #[test]
    fn without_a_comparison_of_names_or_without_an_excerpt_nothing_leaves() {
        let one = || draft(vec![candidate(1, 0, quotable(), "We waited")]);
        let closed = NameScan { names_compared: false, found: 0 };
        assert_eq!(one().clear_for_publication(closed).err(), Some(NotCleared::NamesNotCompared));
        let named = NameScan { names_compared: true, found: 1 };
        assert_eq!(one().clear_for_publication(named).err(), Some(NotCleared::NamesFound(1)));
        assert_eq!(draft(Vec::new()).clear_for_publication(CLEAN).err(), Some(NotCleared::TooFew));
        let nobody = Candidate { person: None, ..candidate(1, 0, quotable(), "We waited") };
        assert_eq!(draft(vec![nobody]).clear_for_publication(CLEAN).err(), Some(NotCleared::TooFew));
    }
}
