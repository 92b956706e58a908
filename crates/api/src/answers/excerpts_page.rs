//! Excerpts as a window shows them before they leave.

use std::collections::HashSet;

use verbatim_model::Purpose;
use verbatim_study::exports::{
    Block, Cleared, Document, ExcerptsBook, ExcerptsEffect, ExcerptsForTeam, Gone, Inline, PartnerOffered,
    Quote, excerpts_page,
};
use verbatim_study::{Study, StudyError};

use super::excerpts::attributed;
use super::{excerpts_for_team, excerpts_published, plural};
use crate::replies::{
    ExcerptsExported, ExcerptsGone, ExcerptsPage, ExcerptsPreview, PageBlock, PageContents, PageHeading,
    PageLook, PageQuote, PageWords, PartnerLabel,
};

/// Most excerpts that a page shows: enough to see how it will be, and little beside a study of thousands.
const SHOWN: usize = 200;

/// Excerpts for the team as they would leave.
///
/// # Errors
/// What the study file says.
pub fn team_excerpts_preview(
    study: &Study,
    leaving: &ExcerptsForTeam,
) -> Result<ExcerptsPreview, StudyError> {
    let rows = leaving.book.content().len();
    Ok(ExcerptsPreview {
        exported: excerpts_for_team(None, rows, leaving.withdrawn),
        people: leaving.people,
        interviewees: study.interviewees()?.len(),
        k: study.small_cell()?,
        attributed: Vec::new(),
        partners: Vec::new(),
        page: (rows > 0).then(|| page(&leaving.book, &HashSet::new())),
    })
}

/// Excerpts as they would be published; without a book nothing may be.
///
/// # Errors
/// What the study file says.
pub fn publication_excerpts_preview(
    study: &Study,
    book: Option<&Cleared<ExcerptsBook>>,
    effect: &ExcerptsEffect,
) -> Result<ExcerptsPreview, StudyError> {
    let pointing = effect.unmasked.iter().flat_map(|one| &one.excerpts).copied().collect();
    Ok(ExcerptsPreview {
        exported: excerpts_published(None, effect),
        people: effect.quoted,
        interviewees: study.interviewees()?.len(),
        k: effect.k,
        attributed: attributed(effect),
        partners: effect.partners.iter().map(partner).collect(),
        page: book.map(|book| page(book, &pointing)),
    })
}

fn partner(offered: &PartnerOffered) -> PartnerLabel {
    PartnerLabel { label: offered.label.clone(), category: offered.category.clone() }
}

/// Excerpts that left.
#[must_use]
pub fn excerpts_gone(gone: Gone, exported: ExcerptsExported) -> ExcerptsGone {
    let what = plural(gone.rows, "passage");
    let whom = if exported.purpose == Purpose::Team.as_str() { "for the team" } else { "for publication" };
    let (bytes, did) = if gone.path.is_some() { (None, "Exported") } else { (Some(gone.bytes), "Copied") };
    ExcerptsGone { exported, bytes, said: format!("{did} {what} {whom}") }
}

/// The beginning of the document as each of its forms is arranged, and what else has to be seen of it.
fn page(book: &Cleared<ExcerptsBook>, pointing: &HashSet<usize>) -> ExcerptsPage {
    let document = excerpts_page(book);
    let mark = document.mark().map(str::to_owned);
    let document = document.content();
    // Quotes of the document are the excerpts in their order.
    let mut numbers = book.content().in_order().into_iter().map(|placed| placed.excerpt.number);
    let mut blocks = Vec::new();
    // Headings of what is not shown, until something below them is.
    let mut above: Vec<PageHeading> = Vec::new();
    let (mut shown_so_far, mut more) = (0, 0);
    for block in &document.blocks {
        let Block::Quote(quote) = block else {
            if shown_so_far < SHOWN {
                blocks.extend(shown(document, block));
            } else if let Some(own) = heading(block) {
                above.retain(|heading| heading.level < own.level);
                above.push(own);
            }
            continue;
        };
        let number = numbers.next().unwrap_or_default();
        if shown_so_far < SHOWN || pointing.contains(&number) {
            blocks.extend((more > 0).then_some(PageBlock::Skipped(more)));
            more = 0;
            blocks.extend(above.drain(..).map(PageBlock::Heading));
            blocks.push(PageBlock::Quote(quoted(quote, number)));
            shown_so_far += 1;
        } else {
            more += 1;
        }
    }
    ExcerptsPage { title: document.title.clone(), mark, blocks, more }
}

fn quoted(quote: &Quote, number: usize) -> PageQuote {
    PageQuote {
        number,
        paragraphs: quote.paragraphs.iter().map(|words| in_line(words)).collect(),
        attribution: quote.attribution.clone(),
        notes: quote.notes.clone(),
    }
}

/// A block that is no quote as it is shown; nothing where excerpts have none of its kind.
fn shown(document: &Document, block: &Block) -> Option<PageBlock> {
    Some(match block {
        Block::Heading(_) => PageBlock::Heading(heading(block)?),
        Block::Note(words) | Block::Paragraph(words) => PageBlock::Note(in_line(words)),
        Block::Contents { title, depth } => {
            let listed = document.blocks.iter().filter_map(heading);
            let headings = listed.filter(|heading| heading.level <= *depth).collect();
            PageBlock::Contents(PageContents { title: title.clone(), headings })
        }
        Block::Quote(_) | Block::List(_) | Block::Table(_) | Block::Picture(_) | Block::PageBreak => {
            return None;
        }
    })
}

fn heading(block: &Block) -> Option<PageHeading> {
    let Block::Heading(heading) = block else { return None };
    Some(PageHeading { level: heading.level, text: heading.text.clone(), note: heading.note.clone() })
}

fn in_line(words: &[Inline]) -> Vec<PageWords> {
    let one = |words: &Inline| {
        let (text, look) = match words {
            Inline::Text(text) => (text, PageLook::Plain),
            Inline::Strong(text) => (text, PageLook::Strong),
            Inline::Emphasis(text) => (text, PageLook::Emphasis),
            Inline::Alias(text) => (text, PageLook::Alias),
        };
        PageWords { text: text.clone(), look }
    };
    words.iter().map(one).collect()
}
