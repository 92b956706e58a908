//! Styles that stand in one place: a style of the document with what is different there.

use std::collections::BTreeMap;

use crate::ExportError;
use crate::xml::Xml;

/// How a paragraph stands on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Standing {
    /// Its style.
    pub style: &'static str,
    /// Whether it is read from right to left.
    pub rtl: bool,
    /// Whether the next paragraph stays on its page.
    pub with_next: bool,
    /// Whether it begins a page.
    pub on_new_page: bool,
    /// Whether it stands at the end of the line.
    pub at_end: bool,
}

impl Standing {
    /// In a style, with nothing different.
    pub const fn of(style: &'static str) -> Self {
        Self { style, rtl: false, with_next: false, on_new_page: false, at_end: false }
    }

    /// On one page with the next paragraph, where that is so.
    pub const fn with_next(self, with_next: bool) -> Self {
        Self { with_next, ..self }
    }
}

/// The styles that were needed so far.
#[derive(Default)]
pub(super) struct Styles {
    paragraphs: BTreeMap<Standing, String>,
    columns: Vec<(String, u32)>,
    tables: Vec<(String, bool)>,
}

impl Styles {
    /// The name of the style for a paragraph.
    pub fn paragraph(&mut self, standing: Standing) -> String {
        if standing == Standing::of(standing.style) {
            return standing.style.to_owned();
        }
        let next = format!("P{}", self.paragraphs.len() + 1);
        self.paragraphs.entry(standing).or_insert(next).clone()
    }

    /// The names of the styles for a table and for its columns, whose widths are hundredths of a millimetre.
    pub fn table(&mut self, widths: &[u32], on_one_page: bool) -> (String, Vec<String>) {
        let table = format!("Table{}", self.tables.len() + 1);
        self.tables.push((table.clone(), on_one_page));
        let names: Vec<_> = (1..=widths.len()).map(|n| format!("{table}.{n}")).collect();
        self.columns.extend(names.iter().cloned().zip(widths.iter().copied()));
        (table, names)
    }

    /// Writes them.
    pub fn write(&self, xml: &mut Xml) -> Result<(), ExportError> {
        for (standing, name) in &self.paragraphs {
            let family = [("style:name", &**name), ("style:family", "paragraph")];
            let parent = [("style:parent-style-name", standing.style)];
            xml.within("style:style", &[&family[..], &parent].concat(), |xml| {
                let different = [
                    standing.rtl.then_some(("style:writing-mode", "rl-tb")),
                    standing.with_next.then_some(("fo:keep-with-next", "always")),
                    standing.on_new_page.then_some(("fo:break-before", "page")),
                    standing.at_end.then_some(("fo:text-align", "end")),
                ];
                xml.leaf("style:paragraph-properties", &different.into_iter().flatten().collect::<Vec<_>>())
            })?;
        }
        for (name, width) in &self.columns {
            xml.within("style:style", &[("style:name", name), ("style:family", "table-column")], |xml| {
                let width = format!("{}.{:02}mm", width / 100, width % 100);
                xml.leaf("style:table-column-properties", &[("style:column-width", &width)])
            })?;
        }
        for (name, on_one_page) in &self.tables {
            xml.within("style:style", &[("style:name", name), ("style:family", "table")], |xml| {
                let place =
                    [("style:width", "16cm"), ("table:align", "margins"), ("fo:margin-bottom", "0cm")];
                let may_break = if *on_one_page { "false" } else { "true" };
                let rows =
                    [("style:may-break-between-rows", may_break), ("table:border-model", "collapsing")];
                xml.leaf("style:table-properties", &[&place[..], &rows].concat())
            })?;
        }
        fixed(xml)
    }
}

/// What is the same in every document: rows that are not split, and the rules of a table.
fn fixed(xml: &mut Xml) -> Result<(), ExportError> {
    xml.within("style:style", &[("style:name", "Row"), ("style:family", "table-row")], |xml| {
        xml.leaf("style:table-row-properties", &[("fo:keep-together", "always")])
    })?;
    let (strong, thin) = ("0.75pt solid #8a938d", "0.5pt solid #e0e3df");
    for (name, top, bottom) in
        [("CellHead", strong, strong), ("CellBody", "none", thin), ("CellLast", "none", strong)]
    {
        xml.within("style:style", &[("style:name", name), ("style:family", "table-cell")], |xml| {
            let rules = [("fo:border-top", top), ("fo:border-bottom", bottom)];
            let sides = [("fo:border-left", "none"), ("fo:border-right", "none")];
            let room =
                [("fo:padding", "0.03cm"), ("fo:padding-left", "0.12cm"), ("fo:padding-right", "0.12cm")];
            let end = [("style:vertical-align", if name == "CellHead" { "bottom" } else { "top" })];
            xml.leaf("style:table-cell-properties", &[&rules[..], &sides, &room, &end].concat())
        })?;
    }
    Ok(())
}
