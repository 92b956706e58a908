//! What leaves is valid by the schemas of the standard, which stand beside this file unchanged.
//!
//! The schemas use few means of XML Schema: sequences and choices of elements, required attributes,
//! patterns and enumerations. These are checked here, and anything else in a schema fails the test.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use proptest::prelude::*;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use verbatim_model::Purpose;
use verbatim_study::Silent;
use verbatim_study::exports::CodebookForm;
use verbatim_testkit::a_study;

use super::{document, leave};
use crate::work::{Dice, begin, verb};

/// An element of a document.
#[derive(Debug, Default)]
struct Node {
    name: String,
    attributes: BTreeMap<String, String>,
    children: Vec<Node>,
    text: String,
}

fn parse(xml: &str) -> Node {
    let mut reader = Reader::from_str(xml);
    let mut open = vec![Node::default()];
    let node = |start: &BytesStart<'_>| Node {
        name: start.local_name().as_ref().to_owned(),
        attributes: start
            .attributes()
            .map(Result::unwrap)
            .map(|a| {
                (
                    a.key.as_ref().to_owned(),
                    a.normalized_value(quick_xml::XmlVersion::Implicit1_0).unwrap().into_owned(),
                )
            })
            .collect(),
        ..Node::default()
    };
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => open.push(node(&start)),
            Event::Empty(start) => open.last_mut().unwrap().children.push(node(&start)),
            Event::End(_) => {
                let closed = open.pop().unwrap();
                open.last_mut().unwrap().children.push(closed);
            }
            Event::Text(text) => open.last_mut().unwrap().text.push_str(&text),
            Event::Eof => break,
            _ => {}
        }
    }
    open.remove(0).children.remove(0)
}

/// A schema: its types by name.
struct Schema {
    types: HashMap<String, Node>,
    root: (String, String),
}

impl Schema {
    fn read(name: &str) -> Self {
        let path = format!("{}/tests/study/exchange/{name}", env!("CARGO_MANIFEST_DIR"));
        let schema = parse(&std::fs::read_to_string(path).unwrap());
        let root = schema.children.iter().find(|child| child.name == "element").unwrap();
        let root = (root.attributes["name"].clone(), root.attributes["type"].clone());
        let types = schema.children.into_iter().filter(|child| child.name.ends_with("Type"));
        Self { types: types.map(|t| (t.attributes["name"].clone(), t)).collect(), root }
    }

    fn problems(&self, xml: &str) -> Vec<String> {
        let document = parse(xml);
        let mut problems = Vec::new();
        if document.name != self.root.0 {
            problems.push(format!("the root is {}", document.name));
        }
        self.check(&document, &self.root.1, &mut problems);
        problems
    }

    fn check(&self, node: &Node, type_name: &str, problems: &mut Vec<String>) {
        let Some(of) = self.types.get(type_name) else {
            if !simple(type_name, node.text.trim()) || !node.children.is_empty() {
                problems.push(format!("{}: “{}” is no {type_name}", node.name, node.text));
            }
            return;
        };
        self.attributes(node, of, problems);
        let mut rest: &[Node] = &node.children;
        for part in of.children.iter().filter(|part| ["sequence", "choice"].contains(&&*part.name)) {
            rest = self.group(part, rest, &node.name, problems);
        }
        if let Some(extra) = rest.first() {
            problems.push(format!("{} may not hold {} here", node.name, extra.name));
        }
    }

    fn attributes(&self, node: &Node, of: &Node, problems: &mut Vec<String>) {
        let known: Vec<&Node> = of.children.iter().filter(|child| child.name == "attribute").collect();
        for (name, value) in node.attributes.iter().filter(|(name, _)| *name != "xmlns") {
            let Some(attribute) = known.iter().find(|known| known.attributes["name"] == *name) else {
                problems.push(format!("{} has no attribute {name}", node.name));
                continue;
            };
            let kind = &attribute.attributes["type"];
            let fits = match self.types.get(kind) {
                Some(of) => restricted(of, value),
                None => simple(kind, value),
            };
            if !fits {
                problems.push(format!("{}: {name}=“{value}” is no {kind}", node.name));
            }
        }
        for required in
            known.iter().filter(|known| known.attributes.get("use").is_some_and(|u| u == "required"))
        {
            let name = &required.attributes["name"];
            if !node.attributes.contains_key(name) {
                problems.push(format!("{} lacks {name}", node.name));
            }
        }
    }

    /// Takes what a sequence or choice allows from the front; answers the rest.
    fn group<'n>(
        &self,
        group: &Node,
        mut rest: &'n [Node],
        within: &str,
        problems: &mut Vec<String>,
    ) -> &'n [Node] {
        if group.name == "choice" {
            let many = group.attributes.get("maxOccurs").is_some_and(|most| most == "unbounded");
            let fits = |node: &Node| group.children.iter().find(|e| e.attributes["name"] == node.name);
            let most = if many { usize::MAX } else { 1 };
            let mut taken = 0;
            while taken < most
                && let Some((node, after)) = rest.split_first()
                && let Some(element) = fits(node)
            {
                self.check(node, &element.attributes["type"], problems);
                (rest, taken) = (after, taken + 1);
            }
            return rest;
        }
        for part in &group.children {
            if part.name == "choice" {
                rest = self.group(part, rest, within, problems);
                continue;
            }
            assert_eq!(part.name, "element", "the schema uses something that is not checked");
            let bound = |name: &str| part.attributes.get(name).map(String::as_str);
            let least = bound("minOccurs").map_or(1, |n| n.parse().unwrap());
            let most = bound("maxOccurs").map_or(1, |n| n.parse().unwrap_or(usize::MAX));
            let name = &part.attributes["name"];
            let count = rest.iter().take_while(|node| node.name == *name).count().min(most);
            if count < least {
                problems.push(format!("{within} lacks {name}"));
            }
            rest[..count].iter().for_each(|node| self.check(node, &part.attributes["type"], problems));
            rest = &rest[count..];
        }
        rest
    }
}

/// Whether a value is of a simple type of the schema.
fn restricted(of: &Node, value: &str) -> bool {
    let restriction = &of.children[0];
    let says = |name: &'static str| restriction.children.iter().filter(move |child| child.name == name);
    let enumerated: Vec<&str> = says("enumeration").map(|child| child.attributes["value"].as_str()).collect();
    let pattern = says("pattern").next().map(|child| child.attributes["value"].as_str());
    match (of.attributes["name"].as_str(), pattern) {
        ("GUIDType", Some(_)) => {
            let groups: Vec<usize> = value.split('-').map(str::len).collect();
            groups == [8, 4, 4, 4, 12] && value.bytes().all(|b| b == b'-' || b.is_ascii_hexdigit())
        }
        ("RGBType", Some(_)) => {
            let digits = value.strip_prefix('#').unwrap_or_default();
            matches!(digits.len(), 3 | 6) && digits.bytes().all(|b| b.is_ascii_hexdigit())
        }
        (_, None) => enumerated.contains(&value),
        (other, Some(_)) => panic!("the pattern of {other} is not checked"),
    }
}

/// Whether a value is of a type that XML Schema brings along.
fn simple(kind: &str, value: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let unsigned = value.strip_prefix('-').unwrap_or(value);
    match kind {
        "xsd:string" => true,
        "xsd:boolean" => ["true", "false"].contains(&value),
        "xsd:integer" => digits(unsigned),
        "xsd:decimal" => {
            let (whole, part) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
            digits(whole) && digits(part)
        }
        "xsd:date" => verbatim_model::is_day(value),
        "xsd:dateTime" => {
            let (day, time) = value.split_once('T').unwrap_or_default();
            verbatim_model::is_day(day) && time.len() == 9 && time.ends_with('Z')
        }
        other => panic!("{other} is not checked"),
    }
}

#[test]
fn the_check_finds_what_is_wrong() {
    let schema = Schema::read("Project.xsd");
    let wrong = "<Project xmlns=\"urn:QDA-XML:project:1.0\" mood=\"x\"><Sources><TextSource guid=\"1\"/></Sources><Users/>\
                 </Project>";
    assert_eq!(
        schema.problems(wrong),
        [
            "Project has no attribute mood",
            "Project lacks name",
            "TextSource: guid=“1” is no GUIDType",
            "Project may not hold Users here"
        ]
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn projects_and_codebooks_of_random_studies_are_valid(seed in any::<u64>(), steps in 1..120usize) {
        let mut study = a_study();
        begin(&mut study);
        let mut dice = Dice(seed);
        for _ in 0..steps {
            // What a verb refuses changes nothing.
            let _ = verb(&mut dice).2(&mut study, &mut dice);
        }
        let project = document(&leave(&mut study, "out internal.qdpx"));
        prop_assert_eq!(Schema::read("Project.xsd").problems(&project), Vec::<String>::new());
        if !study.codebook().unwrap().is_empty() {
            let to = study.path().with_file_name("book internal.qdc");
            study.export_codebook(Purpose::Team, CodebookForm::Qdc, Path::new(&to), &Silent).unwrap();
            let book = std::fs::read_to_string(to).unwrap();
            prop_assert_eq!(Schema::read("Codebook.xsd").problems(&book), Vec::<String>::new());
        }
    }
}
