//! A word for an alias.

use verbatim_text::{CodePoints, Span};

use super::name::Mention;
use crate::identifiers::finding::{Confidence, Kind};
use crate::identifiers::lists;
use crate::identifiers::words::words;

/// Words that say what a person is, and the word for the alias.
const ROLES: [(&str, &[&str]); 13] = [
    (
        "officer",
        &[
            "officer",
            "detective",
            "sergeant",
            "sgt",
            "lieutenant",
            "lt",
            "captain",
            "deputy",
            "sheriff",
            "trooper",
            "agent",
            "chief",
            "corporal",
            "inspector",
            "oficial",
            "sargento",
        ],
    ),
    ("prosecutor", &["prosecutor", "da", "fiscal", "ausa"]),
    (
        "attorney",
        &["attorney", "lawyer", "counsel", "defender", "licenciada", "licenciado", "abogada", "paralegal"],
    ),
    ("judge", &["judge", "magistrate", "justice", "jueza", "juez"]),
    ("advocate", &["advocate", "caseworker", "volunteer", "voluntaria", "counselor"]),
    ("survivor", &["survivor", "victim", "girl", "muchacha", "client"]),
    ("doctor", &["dr", "doctor", "dra", "physician", "nurse", "therapist", "psychologist", "midwife"]),
    ("pastor", &["pastor", "father", "reverend", "rabbi", "imam", "nun", "priest"]),
    (
        "relative",
        &[
            "aunt", "auntie", "uncle", "mother", "sister", "brother", "cousin", "daughter", "son", "husband",
            "wife", "tia", "tio",
        ],
    ),
    ("researcher", &["professor", "prof", "researcher", "analyst"]),
    ("interpreter", &["interpreter", "translator"]),
    ("reporter", &["reporter", "journalist"]),
    (
        "colleague",
        &["colleague", "partner", "coworker", "supervisor", "boss", "director", "intern", "coordinator"],
    ),
];
/// Words at the end of a name of a body or place, and the word for the alias.
const HEADS: [(&str, &[&str]); 12] = [
    (
        "shelter",
        &[
            "house",
            "shelter",
            "haven",
            "refuge",
            "lodge",
            "home",
            "homes",
            "sanctuary",
            "casa",
            "refugio",
            "albergue",
            "nest",
        ],
    ),
    ("agency", &["pd", "police", "department", "sheriff", "office", "bureau", "vice", "unit"]),
    ("law office", &["legal", "law", "aid", "associates"]),
    ("clinic", &["clinic", "hospital", "health", "medical", "clinica"]),
    ("motel", &["motel", "hotel", "inn", "suites"]),
    ("church", &["church", "temple", "mosque", "parish", "ministries", "chapel", "iglesia"]),
    ("school", &["school", "college", "university", "academy"]),
    (
        "business",
        &[
            "bar",
            "cafe",
            "diner",
            "restaurant",
            "spa",
            "salon",
            "market",
            "store",
            "room",
            "packing",
            "massage",
        ],
    ),
    ("county", &["county", "parish"]),
    ("town", &["springs", "falls", "heights", "village", "junction", "landing", "wells", "mills"]),
    ("park", &["park", "gardens", "grove"]),
    ("shore", &["beach", "bay", "harbor", "cove", "lake", "river", "creek"]),
];

/// The word for what the mentions mean, from titles, the words around them, the head and the lists.
pub(super) fn word(kind: Kind, members: &[(&Mention, Confidence)], texts: &[CodePoints]) -> String {
    let word = match kind {
        Kind::Person => person(members, texts),
        Kind::Place => by_head(members).or_else(|| listed(members)).unwrap_or("place"),
        Kind::Organisation => by_head(members).unwrap_or("organisation"),
        Kind::Street => "street",
        Kind::Phone => "phone",
        Kind::Email => "e-mail",
        Kind::Url => "web page",
        Kind::Handle => "handle",
        Kind::Date => "date",
        Kind::Age => "age",
        Kind::Number => "number",
        Kind::Pattern | Kind::LifeDetail => "detail",
    };
    word.to_owned()
}

/// A role that a title says, else the one that stands oftenest near the name.
fn person(members: &[(&Mention, Confidence)], texts: &[CodePoints]) -> &'static str {
    let mut titles = members.iter().flat_map(|(mention, _)| mention.name.titles.iter());
    let role = titles.find_map(|title| role(title)).or_else(|| {
        let mut counts = [0usize; ROLES.len()];
        for role in members.iter().flat_map(|(mention, _)| roles_near(mention, texts)) {
            counts.get_mut(role).into_iter().for_each(|count| *count += 1);
        }
        let most = counts.iter().copied().max().filter(|most| *most > 0);
        most.and_then(|most| counts.iter().position(|count| *count == most))
    });
    role.and_then(|role| ROLES.get(role)).map_or("person", |(word, _)| *word)
}

/// Which of the roles a word says.
fn role(word: &str) -> Option<usize> {
    ROLES.iter().position(|(_, words)| words.contains(&word))
}

/// Roles within 40 characters before a name or 20 behind it: “our social worker, Ana Okafor”.
fn roles_near(mention: &Mention, texts: &[CodePoints]) -> Vec<usize> {
    let Some(points) = texts.get(mention.transcript) else { return Vec::new() };
    let (start, end) = (mention.span.start(), mention.span.end());
    let slice = |from: u32, to: u32| {
        Span::new(from, to.min(points.len())).ok().and_then(|span| points.slice(span).ok())
    };
    let around = [slice(start.saturating_sub(40), start), slice(end, end + 20)];
    let text = around.map(Option::unwrap_or_default).join(" ");
    words(&text, 0).iter().filter_map(|word| role(&word.base)).collect()
}

fn by_head(members: &[(&Mention, Confidence)]) -> Option<&'static str> {
    let heads = members.iter().filter_map(|(mention, _)| mention.name.words.last());
    let word_of =
        |head: &String| HEADS.iter().find(|(_, words)| words.contains(&head.as_str())).map(|(word, _)| *word);
    heads.filter_map(word_of).next()
}

fn listed(members: &[(&Mention, Confidence)]) -> Option<&'static str> {
    let is_city = |mention: &Mention| lists::is_place(&mention.name.words.join(" "));
    members.iter().any(|(mention, _)| is_city(mention)).then_some("city")
}
