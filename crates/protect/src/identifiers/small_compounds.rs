//! Bodies that end in two words which only bodies have, in texts with hardly any capitals: “the alder creek county
//! sheriff's office”, “at cedar mound health annex”, “harper gas & bait”.

use super::finding::Kind;
use super::lists;
use super::reason::Reason;
use super::said::{Said, Sink};
use super::small::{base, is_unknown};
use super::tables;
use super::terms;
use super::words::Case;

/// Words of the longest name before its last two.
const LONGEST: usize = 4;
/// First words of the last two, and what may follow each.
const PAIRS: [(&[&str], &[&str]); 24] = [
    (&["prosecutor", "attorney", "coroner", "defender", "clerk", "assessor"], &["office"]),
    (&["housing", "transit", "port"], &["authority"]),
    (&["correctional", "detention", "reentry"], &["facility", "center", "institution"]),
    (&["farmers", "flea", "swap"], &["market", "meet"]),
    (&["branch", "public"], &["library"]),
    (&["vice", "narcotics", "gang"], &["unit", "squad"]),
    (
        &["immigrant", "farmworker", "refugee", "migrant"],
        &["defense", "justice", "rights", "center", "project", "services"],
    ),
    (&["call", "day", "charter"], &["center", "spa", "lines"]),
    (&["food", "blood", "clothing"], &["bank", "pantry", "closet"]),
    (&["trailer", "rv", "home"], &["park", "court"]),
    (
        &["police", "sheriff", "fire", "health", "parole", "probation"],
        &["department", "dept", "office", "academy", "district", "annex"],
    ),
    (&["tribal", "municipal", "campus", "harbor"], &["police", "court", "council", "college"]),
    (&["task", "strike"], &["force"]),
    (&["high", "middle", "elementary", "charter", "day", "trade"], &["school"]),
    (&["community", "technical", "state", "junior", "city", "bible"], &["college", "university", "school"]),
    (&["motor", "travel", "truck"], &["inn", "court", "lodge", "plaza", "stop", "hotel"]),
    (
        &[
            "medical",
            "civic",
            "health",
            "women's",
            "crisis",
            "community",
            "justice",
            "advocacy",
            "recreation",
            "birth",
        ],
        &["center", "centre", "clinic", "hospital"],
    ),
    (
        &[
            "baptist",
            "methodist",
            "lutheran",
            "presbyterian",
            "pentecostal",
            "christian",
            "community",
            "catholic",
            "alliance",
        ],
        &["church", "fellowship", "hospital", "academy"],
    ),
    (
        &["justice", "labor", "law", "defense", "rights", "legal"],
        &["project", "collaborative", "center", "clinic", "collective", "foundation"],
    ),
    (
        &["family", "social", "legal", "victim", "human", "community", "immigration"],
        &["services", "alliance", "partners"],
    ),
    (
        &["farmworkers", "workers", "farmworker", "growers", "tenants", "teachers"],
        &["union", "association", "committee", "alliance", "coalition", "council"],
    ),
    (
        &["anti-trafficking", "anti-exploitation", "trafficking"],
        &["coalition", "alliance", "network", "council"],
    ),
    (
        &["labor", "harvest", "cleaning", "staffing"],
        &["contracting", "contractors", "services", "solutions", "company", "group"],
    ),
    (
        &["county", "city", "regional", "general", "parish"],
        &[
            "jail",
            "hospital",
            "library",
            "college",
            "clinic",
            "attorney",
            "sheriff",
            "prosecutor",
            "commission",
        ],
    ),
];

/// A name before two such words, behind a word that leads to one.
pub(super) fn body(said: &Said, at: usize, sink: &mut Sink) -> Option<usize> {
    let article = at > 0 && said.is(at - 1, &["the", "our"]) && said.close(at);
    let led = article || at == 0 || said.ends_clause(at) || said.is_in(at - 1, tables::BEFORE_BODY);
    (led && belongs(said, at)).then_some(())?;
    let head = (at + 1..=at + LONGEST).find(|n| pair(said, *n))?;
    // “cedar county sheriff's office” ends in two such pairs.
    let head = head + usize::from(pair(said, head + 1));
    // “st. louis county sheriff's office”.
    let saint = |n: usize| n == at + 1 && said.is(at, &["st"]) && said.near(n);
    let whole =
        (at + 1..=head + 1).all(|n| said.close(n) || saint(n)) && (at + 1..head).all(|n| belongs(said, n));
    let telling = (at..head).any(|n| tells(said, n)) && !(at..head + 2).all(|n| said.is_kept(n));
    let end = head + 2;
    (whole && telling).then(|| {
        let reason = Reason::Head(base(said, end - 1).to_owned());
        sink.add(said, at..end, Kind::Organisation, 55, reason);
        end
    })
}

fn pair(said: &Said, at: usize) -> bool {
    let first = base(said, at);
    PAIRS.iter().any(|(firsts, seconds)| firsts.contains(&first) && said.is(at + 1, seconds))
}

/// Whether a word may stand in such a name.
fn belongs(said: &Said, at: usize) -> bool {
    let word = base(said, at);
    let counted =
        said.is(at, &["first", "second", "third", "three", "two", "new", "old", "good", "little", "big"]);
    let plain = said.is_stop(at) && !counted || terms::is_act(word) || terms::is_title(word);
    !plain && said.word(at).is_some_and(|w| w.case != Case::Digits && w.base.len() > 1)
}

/// Whether a word is not said of any such body: “the local police department”, “a county health department”.
fn tells(said: &Said, at: usize) -> bool {
    const ANY: [&str; 17] = [
        "downtown",
        "uptown",
        "statewide",
        "public",
        "local",
        "area",
        "whole",
        "same",
        "nearest",
        "department",
        "entire",
        "actual",
        "sheriff's",
        "missing",
        "sex",
        "labor",
        "first",
    ];
    let word = base(said, at);
    let generic = tables::GENERIC.or(tables::GENERAL).contains(word) || said.is(at, &ANY);
    let known = said.word(at).is_some_and(|w| is_unknown(w) || lists::is_place(&w.base));
    known && !said.is(at, &ANY) || !generic && !terms::is_plain_capital(word) && !said.is_stop(at)
}

/// “garza & sons produce”, “serenity foot & body”: nothing but a name is written so.
pub(super) fn joined(said: &Said, at: usize, sink: &mut Sink) -> Option<usize> {
    let sign = (at + 1..at + 3).find(|n| said.gap(*n).trim() == "&" && said.gap(*n).len() > 2)?;
    let name = |n: usize| {
        !said.is_stop(n) && said.word(n).is_some_and(|w| w.case != Case::Digits && w.base.len() > 1)
    };
    let before = (at..sign).all(|n| name(n) && (n == at || said.close(n)));
    let begins = at == 0 || said.is_stop(at - 1) || !said.close(at);
    (before && begins && name(sign)).then_some(())?;
    let headed = |n: usize| terms::head(base(said, n)).is_some() || said.is_in(n, tables::SINGLE_BODIES);
    let end = sign + 1 + (sign + 1..sign + 3).take_while(|n| said.close(*n) && headed(*n)).count();
    let reason = Reason::Beside("&".to_owned());
    sink.add(said, at..end, Kind::Organisation, 55, reason);
    Some(end)
}
