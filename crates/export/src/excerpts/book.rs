//! Excerpts as a document that is read from its beginning.

use verbatim_protect::{
    Arranged, ExcerptGroup, ExcerptOrder, ExcerptSection, ExcerptsBook, Figure, InsideExcerpt, QuotedExcerpt,
    Words,
};

use crate::document::{Block, Document, Heading, Inline, Quote};

/// From so many headings on there is a table of contents that lists them.
const WITH_CONTENTS: usize = 4;
/// Between the names of the codes above a code.
const BELOW: &str = " › ";

impl Arranged<'_, ExcerptsBook> for Document {
    /// A heading for each code with its definition, below it those who spoke by category; the other way round, or by
    /// interview, where that is the order.
    fn arranged(book: &ExcerptsBook) -> Self {
        let deepest = book.sections.iter().map(level_of).max().unwrap_or(1);
        let (quoted, depth) = match book.order {
            ExcerptOrder::ThemeCategory => (by_theme(book, deepest), deepest),
            ExcerptOrder::CategoryTheme => (by_category(book), deepest + 1),
            ExcerptOrder::Interview => (by_interview(book), 1),
        };
        let mut blocks: Vec<Block> =
            book.notes.iter().map(|note| Block::Note(vec![Inline::from(note.as_str())])).collect();
        let listed = |block: &&Block| matches!(block, Block::Heading(heading) if heading.level <= depth);
        if quoted.iter().filter(listed).count() >= WITH_CONTENTS {
            blocks.push(Block::Contents { title: "Contents".to_owned(), depth });
        }
        blocks.extend(quoted);
        Self { title: book.title.clone(), running: Some(book.title.clone()), blocks, ..Self::default() }
    }
}

/// Level of the heading of a code. One is left for the categories below it.
fn level_of(section: &ExcerptSection) -> u8 {
    u8::try_from(section.path.len()).unwrap_or(u8::MAX).clamp(1, 5)
}

/// `deepest` is the lowest level of a code: categories stand below all of them, so that the contents list codes
/// alone.
fn by_theme(book: &ExcerptsBook, deepest: u8) -> Vec<Block> {
    let mut blocks = Vec::new();
    for section in &book.sections {
        blocks.extend(of_code(section, level_of(section), None));
        for group in &section.groups {
            blocks.push(Block::Heading(heading_of(group, deepest + 1)));
            blocks.extend(group.excerpts.iter().map(|excerpt| Block::Quote(quote_of(excerpt))));
        }
    }
    blocks
}

/// The codes that people of a category are quoted on, and those above them, stand below its heading.
fn by_category(book: &ExcerptsBook) -> Vec<Block> {
    let mut blocks = Vec::new();
    for name in book.quoted_categories() {
        let text = name.unwrap_or("Category not said").to_owned();
        blocks.push(Block::Heading(Heading { level: 1, text, note: None }));
        let of_category =
            |section: &ExcerptSection| section.groups.iter().position(|g| g.category.as_deref() == name);
        for section in &book.sections {
            let is_above = |other: &&ExcerptSection| other.path.starts_with(&section.path);
            if !book.sections.iter().filter(is_above).any(|below| of_category(below).is_some()) {
                continue;
            }
            let group = of_category(section).and_then(|place| section.groups.get(place));
            blocks.extend(of_code(section, level_of(section) + 1, group.and_then(raised_by)));
            let excerpts = group.into_iter().flat_map(|group| &group.excerpts);
            blocks.extend(excerpts.map(|excerpt| Block::Quote(quote_of(excerpt))));
        }
    }
    blocks
}

/// A heading for each interview. Below each excerpt stands its code.
fn by_interview(book: &ExcerptsBook) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut before: Option<&str> = None;
    for placed in book.in_order() {
        let Some(inside) = &placed.excerpt.inside else { continue };
        if before.replace(&inside.transcript) != Some(&inside.transcript) {
            let text = inside.interviewee.as_ref().unwrap_or(&inside.transcript).clone();
            let note = [placed.group.category.as_deref(), Some(&*inside.transcript)];
            let note = note.into_iter().flatten().collect::<Vec<_>>().join(" · ");
            blocks.push(Block::Heading(Heading { level: 1, text, note: Some(note) }));
        }
        let mut quote = quote_of(placed.excerpt);
        quote.notes.insert(0, placed.section.path.join(BELOW));
        blocks.push(Block::Quote(quote));
    }
    blocks
}

/// The heading of a code and what is said of it.
fn of_code(section: &ExcerptSection, level: u8, raised: Option<String>) -> Vec<Block> {
    let (name, above) = section.path.split_last().map_or(("", &[][..]), |(name, above)| (name, above));
    let above = (!above.is_empty()).then(|| above.join(BELOW));
    let note: Vec<String> = above.into_iter().chain(raised).collect();
    let note = (!note.is_empty()).then(|| note.join(" · "));
    let mut blocks = vec![Block::Heading(Heading { level, text: name.to_owned(), note })];
    for words in section.statement.iter().chain(&section.definition) {
        blocks.push(Block::Note(vec![Inline::Emphasis(words.clone())]));
    }
    blocks
}

fn raised_by(group: &ExcerptGroup) -> Option<String> {
    match group.people {
        Some((Figure::Number(people), of)) => Some(format!("raised by {people} of {of}")),
        _ => None,
    }
}

pub(super) fn heading_of(group: &ExcerptGroup, level: u8) -> Heading {
    let note = raised_by(group);
    let text = group.category.clone().unwrap_or_else(|| "Interviewees".to_owned());
    Heading { level, text, note }
}

pub(super) fn quote_of(excerpt: &QuotedExcerpt) -> Quote {
    let person = excerpt.person.map(|number| format!(", person {number}")).unwrap_or_default();
    Quote {
        paragraphs: excerpt.turns.iter().map(|turn| in_line(turn)).collect(),
        attribution: excerpt.attribution.as_ref().map(|label| format!("—{label}{person}")),
        notes: excerpt.inside.iter().flat_map(notes_of).collect(),
    }
}

/// Words of a turn. What was left out before or after them is three dots, a turn that was is the same in
/// brackets.
fn in_line(turn: &[Words]) -> Vec<Inline> {
    let inline = |words: &Words| match words {
        Words::Said(said) => Inline::Text(said.clone()),
        Words::Alias(alias) => Inline::Alias(alias.clone()),
        Words::Gap if turn.len() == 1 => Inline::from("[…]"),
        Words::Gap => Inline::from("…"),
    };
    turn.iter().map(inline).collect()
}

/// Words of all turns as one text, a line each.
pub(super) fn in_one(turns: &[Vec<Words>]) -> String {
    let line = |turn: &Vec<Words>| in_line(turn).iter().map(Inline::text).collect::<String>();
    turns.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Where an excerpt stands and what its coders say of it, for the team.
fn notes_of(inside: &InsideExcerpt) -> Vec<String> {
    let turn = inside.turn.map(|turn| format!(" ¶ {turn}")).unwrap_or_default();
    let place = format!("{}{turn}", inside.transcript);
    let stance = inside.stance.map(str::to_owned);
    let first = [inside.interviewee.clone(), Some(place), stance, Some(inside.coder.clone())];
    let first = first.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let before = inside.before.as_ref().map(|before| format!("Before: {before}"));
    let after = inside.after.as_ref().map(|after| format!("After: {after}"));
    let memo = inside.memo.as_ref().map(|memo| format!("Memo: {memo}"));
    [Some(first), before, after, memo].into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(words: &str) -> Words {
        Words::Said(words.to_owned())
    }

    fn excerpt() -> QuotedExcerpt {
        let first =
            vec![Words::Gap, said("a woman in front, with "), Words::Alias("[a colleague]".to_owned())];
        QuotedExcerpt {
            number: 1,
            turns: vec![first, vec![Words::Gap], vec![said("She stayed.")]],
            attribution: Some("Advocate".to_owned()),
            ..QuotedExcerpt::default()
        }
    }

    fn book(excerpt: QuotedExcerpt) -> ExcerptsBook {
        let group = ExcerptGroup {
            category: Some("Advocates".to_owned()),
            people: Some((Figure::Number(12), 21)),
            excerpts: vec![excerpt],
        };
        let path = ["Protection of victims", "Advocate presence"].map(str::to_owned).to_vec();
        let definition = Some("Whether an advocate was there.".to_owned());
        let section = ExcerptSection { path, definition, groups: vec![group], ..ExcerptSection::default() };
        ExcerptsBook {
            title: "Coded excerpts".to_owned(),
            sections: vec![section],
            ..ExcerptsBook::default()
        }
    }

    #[test]
    fn a_code_has_a_heading_with_its_path_and_a_category_who_raised_it() {
        let blocks = Document::arranged(&book(excerpt())).blocks;
        let heading = |level, text: &str, note: &str| {
            Block::Heading(Heading { level, text: text.to_owned(), note: Some(note.to_owned()) })
        };
        assert_eq!(blocks[0], heading(2, "Advocate presence", "Protection of victims"));
        assert_eq!(blocks[2], heading(3, "Advocates", "raised by 12 of 21"));
        let Block::Quote(quote) = &blocks[3] else { panic!("{blocks:?}") };
        assert_eq!(quote.attribution.as_deref(), Some("—Advocate"));
        assert!(quote.notes.is_empty());
        assert_eq!(in_one(&excerpt().turns), "…a woman in front, with [a colleague]\n[…]\nShe stayed.");
    }

    /// Headings with their levels and notes, and the words of quotes with what stands below them.
    fn outline(book: &ExcerptsBook) -> Vec<String> {
        let line = |block: &Block| match block {
            Block::Heading(Heading { level, text, note }) => {
                Some(format!("{level} {text} ({})", note.as_deref().unwrap_or("")))
            }
            Block::Quote(quote) => Some(format!("“” {}", quote.notes.join("; "))),
            _ => None,
        };
        Document::arranged(book).blocks.iter().filter_map(line).collect()
    }

    #[test]
    fn headings_follow_the_order() {
        let by_category = ExcerptsBook { order: ExcerptOrder::CategoryTheme, ..book(excerpt()) };
        let code = "2 Advocate presence (Protection of victims · raised by 12 of 21)";
        assert_eq!(outline(&by_category)[0], "1 Advocates ()");
        assert_eq!(outline(&by_category)[1], code.replacen('2', "3", 1));
        let inside = InsideExcerpt {
            interviewee: Some("AD-SV-01".to_owned()),
            transcript: "AD-SV-01.txt".to_owned(),
            coder: "Ines".to_owned(),
            ..InsideExcerpt::default()
        };
        let own = book(QuotedExcerpt { inside: Some(inside), ..excerpt() });
        assert_eq!(
            outline(&ExcerptsBook { order: ExcerptOrder::Interview, ..own }),
            [
                "1 AD-SV-01 (Advocates · AD-SV-01.txt)",
                "“” Protection of victims › Advocate presence; AD-SV-01 · AD-SV-01.txt · Ines",
            ]
        );
    }

    #[test]
    fn a_number_that_is_withheld_is_not_said_and_the_team_knows_where_an_excerpt_stands() {
        let inside = InsideExcerpt {
            interviewee: Some("AD-SV-01".to_owned()),
            transcript: "AD-SV-01.txt".to_owned(),
            turn: Some(7),
            coder: "Ines".to_owned(),
            memo: Some("Compare with the officers.".to_owned()),
            ..InsideExcerpt::default()
        };
        let mut book = book(QuotedExcerpt { inside: Some(inside), person: Some(4), ..excerpt() });
        book.sections[0].groups[0].people = Some((Figure::Withheld, 21));
        let blocks = Document::arranged(&book).blocks;
        let Block::Heading(heading) = &blocks[2] else { panic!("{blocks:?}") };
        assert_eq!(heading.note, None);
        let Block::Quote(quote) = &blocks[3] else { panic!("{blocks:?}") };
        assert_eq!(quote.attribution.as_deref(), Some("—Advocate, person 4"));
        assert_eq!(quote.notes, ["AD-SV-01 · AD-SV-01.txt ¶ 7 · Ines", "Memo: Compare with the officers."]);
    }
}
