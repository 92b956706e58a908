//! The order in which excerpts stand.

use super::{ExcerptGroup, ExcerptSection, ExcerptsBook, QuotedExcerpt};

/// What excerpts stand in order by. Below the last of it a publication's stand by chance.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ExcerptOrder {
    /// By code as in the codebook, then by category.
    #[default]
    ThemeCategory,
    /// By category, then by code as in the codebook.
    CategoryTheme,
    /// By interview, then by place in its text. It shows what is one person's: for the team alone.
    Interview,
}

impl ExcerptOrder {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::ThemeCategory, Self::CategoryTheme, Self::Interview];

    /// As a word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::ThemeCategory => "theme-category",
            Self::CategoryTheme => "category-theme",
            Self::Interview => "interview",
        }
    }

    /// The order that a word says.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.word() == word)
    }
}

/// An excerpt with where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Placed<'b> {
    /// The code.
    pub section: &'b ExcerptSection,
    /// The category.
    pub group: &'b ExcerptGroup,
    /// The excerpt.
    pub excerpt: &'b QuotedExcerpt,
}

impl ExcerptsBook {
    /// The excerpts as they stand in every file of them.
    #[must_use]
    pub fn in_order(&self) -> Vec<Placed<'_>> {
        match self.order {
            ExcerptOrder::ThemeCategory => self.placed(|_| true),
            ExcerptOrder::CategoryTheme => {
                let categories = self.quoted_categories().into_iter();
                categories.flat_map(|name| self.placed(|group| group.category.as_deref() == name)).collect()
            }
            ExcerptOrder::Interview => {
                // Numbers for the team follow the interviews and their texts, those of a publication chance.
                let mut placed = self.placed(|_| true);
                placed.sort_by_key(|placed| placed.excerpt.number);
                placed
            }
        }
    }

    /// The categories of which somebody is quoted, in their order; last those whose category is not said.
    #[must_use]
    pub fn quoted_categories(&self) -> Vec<Option<&str>> {
        let place = |name: &str| self.categories.iter().position(|known| known == name);
        let groups = self.sections.iter().flat_map(|section| &section.groups);
        let names = groups.map(|group| group.category.as_deref());
        let mut placed: Vec<(usize, Option<&str>)> =
            names.map(|name| (name.and_then(place).unwrap_or(usize::MAX), name)).collect();
        placed.sort_by_key(|&(place, name)| (place, name.is_none(), name));
        placed.dedup();
        placed.into_iter().map(|(_, name)| name).collect()
    }

    fn placed(&self, takes: impl Fn(&ExcerptGroup) -> bool) -> Vec<Placed<'_>> {
        let mut placed = Vec::new();
        for section in &self.sections {
            for group in section.groups.iter().filter(|group| takes(group)) {
                placed.extend(group.excerpts.iter().map(|excerpt| Placed { section, group, excerpt }));
            }
        }
        placed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(category: Option<&str>, numbers: &[usize]) -> ExcerptGroup {
        let excerpt = |&number: &usize| QuotedExcerpt { number, ..QuotedExcerpt::default() };
        let category = category.map(str::to_owned);
        ExcerptGroup { category, people: None, excerpts: numbers.iter().map(excerpt).collect() }
    }

    fn numbers(order: ExcerptOrder) -> Vec<usize> {
        let section = |name: &str, groups| ExcerptSection {
            path: vec![name.to_owned()],
            groups,
            ..ExcerptSection::default()
        };
        let book = ExcerptsBook {
            order,
            categories: ["Advocates", "Officers"].map(str::to_owned).to_vec(),
            sections: vec![
                section("Raids", vec![group(Some("Officers"), &[5]), group(None, &[3])]),
                section("Courts", vec![group(Some("Advocates"), &[4, 1]), group(Some("Officers"), &[2])]),
            ],
            ..ExcerptsBook::default()
        };
        book.in_order().iter().map(|placed| placed.excerpt.number).collect()
    }

    #[test]
    fn excerpts_stand_by_code_by_category_or_by_interview() {
        assert_eq!(numbers(ExcerptOrder::ThemeCategory), [5, 3, 4, 1, 2]);
        assert_eq!(numbers(ExcerptOrder::CategoryTheme), [4, 1, 5, 2, 3]);
        assert_eq!(numbers(ExcerptOrder::Interview), [1, 2, 3, 4, 5]);
    }
}
