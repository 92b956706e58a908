//! Parts of a project that have no place in a study and are kept to leave with it again.

use std::collections::HashSet;

/// An element: a graph, a set of codes, a link. Its attributes are those of the standard, its ids those
/// of the study.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeptElement {
    /// Its name in the standard.
    pub name: String,
    /// Names and values of its attributes, in order.
    pub attributes: Vec<(String, String)>,
    /// Its text, for elements that hold text alone.
    pub text: Option<String>,
    /// The elements in it, in the order of the standard.
    pub children: Vec<KeptElement>,
}

/// Attributes that refer to something else of the project.
const REFERENCES: &[&str] = &["targetGUID", "representedGUID", "originGUID"];

/// Name of a set whose own was taken out.
const UNNAMED: &str = "Set";

impl KeptElement {
    /// Value of an attribute.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// Changes every reference in it by `to`; a reference that leads to nothing goes.
    pub fn refer(&mut self, to: &impl Fn(&str) -> Option<String>) {
        self.attributes.retain_mut(|(name, value)| {
            if !REFERENCES.contains(&name.as_str()) {
                return true;
            }
            to(value).map(|id| *value = id).is_some()
        });
        self.children.iter_mut().for_each(|child| child.refer(to));
        // A member that refers to nothing is none, and neither is an edge without its vertices.
        self.children.retain(|child| !child.name.starts_with("Member") || !child.attributes.is_empty());
        let vertices = self.children.iter().filter(|child| child.name == "Vertex");
        let vertices: HashSet<String> =
            vertices.filter_map(|vertex| vertex.attribute("guid").map(str::to_owned)).collect();
        let stands = |edge: &Self, end: &str| edge.attribute(end).is_some_and(|id| vertices.contains(id));
        self.children.retain(|child| {
            child.name != "Edge" || (stands(child, "sourceVertex") && stands(child, "targetVertex"))
        });
    }

    /// Takes all names and texts out of it: what another program wrote there can be words of a transcript, or
    /// somebody's name. A set keeps a name, since it is none without one.
    pub fn without_words(&mut self) {
        let is_set = self.name == "Set";
        self.attributes.retain(|(name, _)| is_set || name != "name");
        for (_, value) in self.attributes.iter_mut().filter(|(name, _)| name == "name") {
            UNNAMED.clone_into(value);
        }
        self.children.retain(|child| child.text.is_none());
        self.children.iter_mut().for_each(Self::without_words);
    }

    /// Whether it has names or texts of its own.
    #[must_use]
    pub fn has_words(&self) -> bool {
        let mut bare = self.clone();
        bare.without_words();
        bare != *self
    }

    /// Whether it still says something once what it referred to is gone.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        match self.name.as_str() {
            "Link" => self.attribute("originGUID").is_some() && self.attribute("targetGUID").is_some(),
            "Set" => self.children.iter().any(|child| child.name.starts_with("Member")),
            _ => true,
        }
    }

    /// All names and texts in it, one a line.
    #[must_use]
    pub fn words(&self) -> String {
        let own = self.attribute("name").into_iter().chain(self.text.as_deref()).map(str::to_owned);
        let below = self.children.iter().map(Self::words).filter(|words| !words.is_empty());
        own.chain(below).collect::<Vec<_>>().join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn element(name: &str, attributes: &[(&str, &str)], children: Vec<KeptElement>) -> KeptElement {
        let attributes = attributes.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        KeptElement { name: name.to_owned(), attributes, text: None, children }
    }

    #[test]
    fn a_set_loses_members_that_are_gone_and_is_none_without_any() {
        let member = |id| element("MemberCode", &[("targetGUID", id)], Vec::new());
        let mut set = element("Set", &[("name", "Core")], vec![member("a"), member("b")]);
        set.refer(&|id| (id == "a").then(|| "c".to_owned()));
        assert_eq!(set.children, [member("c")]);
        assert!(set.is_whole());
        set.refer(&|_| None);
        assert!(!set.is_whole());
        assert_eq!(set.words(), "Core");
    }

    #[test]
    fn an_edge_goes_with_either_of_its_vertices() {
        let vertex = |id| element("Vertex", &[("guid", id)], Vec::new());
        let edge = |to| element("Edge", &[("sourceVertex", "a"), ("targetVertex", to)], Vec::new());
        let mut graph = element("Graph", &[], vec![vertex("a"), vertex("b"), edge("b"), edge("gone")]);
        graph.refer(&|id| Some(id.to_owned()));
        assert_eq!(graph.children, [vertex("a"), vertex("b"), edge("b")]);
    }

    #[test]
    fn without_words_it_still_says_what_hangs_together() {
        let vertex = element("Vertex", &[("guid", "a"), ("name", "she said so")], Vec::new());
        let mut graph = element("Graph", &[("guid", "g"), ("name", "Bo")], vec![vertex]);
        assert!(graph.has_words());
        graph.without_words();
        assert_eq!((graph.words().trim(), graph.has_words()), ("", false));
        assert_eq!(graph.children[0].attributes, [("guid".to_owned(), "a".to_owned())]);

        let about = KeptElement {
            name: "Description".to_owned(),
            text: Some("Bo".to_owned()),
            ..KeptElement::default()
        };
        let member = element("MemberCode", &[("targetGUID", "c")], Vec::new());
        let mut set = element("Set", &[("name", "About Bo")], vec![about, member.clone()]);
        set.without_words();
        assert_eq!((set.words().as_str(), set.children.as_slice()), ("Set", [member].as_slice()));
        assert!(!set.has_words());
    }
}
