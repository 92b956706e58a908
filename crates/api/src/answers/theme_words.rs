//! The strength of a theme in plain sentences. No other place words it.

use verbatim_study::analysis::{
    AskedCounts, BasisCounts, Cell, CellValue, PromptingCounts, Quantifiers, Recurrence, ThemeStrength,
    Themes, Voice,
};

use super::people_in_words;

/// Everything that is known of a theme, a sentence each.
pub(super) fn sentences(all: &Themes, row: &ThemeStrength) -> Vec<String> {
    let of = all.everybody.coded;
    let cell = match row.total {
        CellValue::Counted(cell) => cell,
        CellValue::NotCodedYet(_) => {
            return vec![format!(
                "Nobody of {} has been coded yet.",
                people_in_words(all.everybody.interviewed)
            )];
        }
        CellValue::NotAsked(_) => return vec!["Nobody was asked about it, and nobody raised it.".to_owned()],
        CellValue::Withheld => return vec!["Left out.".to_owned()],
    };
    if cell.interviewees == 0 {
        let asked = asked(row.asked);
        return [format!("Nobody of {} raised it.", people_in_words(of))].into_iter().chain(asked).collect();
    }
    let mut said = vec![raised(row, cell, of)];
    said.push(recurs(all, row));
    said.extend(by_category(all, row));
    said.extend(spread(row, cell));
    said.extend(stance(row, cell));
    said.push(basis(row.basis, cell.interviewees));
    said.push(prompting(row.prompting, cell.interviewees));
    said.extend(asked(row.asked));
    said.extend(days(row));
    said.push(match row.quotable {
        0 => "No passage is marked as quotable.".to_owned(),
        1 => "1 passage is marked as quotable.".to_owned(),
        n => format!("{n} passages are marked as quotable."),
    });
    if cell.interviewees > 1 && !row.illustrative.is_empty() {
        let voices: Vec<String> = row.illustrative.iter().map(one).collect();
        said.push(format!("Kept as illustrative: {}.", voices.join("; ")));
    }
    said
}

/// Who raised it. A single voice that is kept as illustrative is worded as one.
fn raised(row: &ThemeStrength, cell: Cell, of: u32) -> String {
    if let (1, [voice]) = (cell.interviewees, row.illustrative.as_slice()) {
        let voice = capital(&one(voice));
        return format!(
            "{voice} of {} raised it; kept as an illustrative single voice.",
            people_in_words(of)
        );
    }
    let n = cell.interviewees;
    let groups = match (n, cell.groups.unwrap_or(n)) {
        (1, _) => String::new(),
        (_, 1) => ", all of one group of related people,".to_owned(),
        (_, groups) => format!(" in {groups} unrelated groups"),
    };
    match row.quantity {
        Some(quantity) => format!(
            "{} raised it: {n} of {}{}.",
            capital(quantity.as_str()),
            people_in_words(of),
            groups.trim_end_matches(',')
        ),
        None => format!("{n} of {}{groups} raised it.", people_in_words(of)),
    }
}

fn recurs(all: &Themes, row: &ThemeStrength) -> String {
    let does = if row.recurs == Some(true) { "recurs" } else { "does not recur" };
    format!("It {does} by what the team agreed on ({}).", least(all.rule.rule))
}

/// What counts as recurring.
pub(super) fn rule(rule: Recurrence) -> String {
    format!("What {} say counts as recurring.", least(rule))
}

/// Numbers below 2 ask for nothing.
fn least(rule: Recurrence) -> String {
    let parts = [(rule.people, "people"), (rule.groups, "unrelated groups"), (rule.categories, "categories")];
    let parts = parts.iter().filter(|(n, _)| *n > 1).map(|(n, what)| format!("{n} {what}"));
    match parts.collect::<Vec<_>>().as_slice() {
        [rest @ .., last] if !rest.is_empty() => format!("at least {} and {last}", rest.join(", ")),
        parts => format!("at least {}", parts.concat()),
    }
}

/// From which share on which word is used.
pub(super) fn scale(scale: Quantifiers) -> String {
    let Quantifiers { several, many, most } = scale;
    format!(
        "One person is “one”; more are “a few”, from {several} % on “several”, from {many} % “many”, from {most} % \
         “most”."
    )
}

fn by_category(all: &Themes, row: &ThemeStrength) -> Option<String> {
    if all.categories == 0 {
        return None;
    }
    let each = row.by_category.iter().map(|category| match &category.value {
        CellValue::Counted(cell) => {
            format!("{} {} of {}", category.name, cell.interviewees, category.reach.coded)
        }
        CellValue::NotCodedYet(_) => format!("{} not coded yet", category.name),
        CellValue::NotAsked(_) => format!("{} not asked", category.name),
        CellValue::Withheld => format!("{} left out", category.name),
    });
    let each = each.collect::<Vec<_>>().join(", ");
    let categories = if all.categories == 1 { "category" } else { "categories" };
    Some(format!("Raised in {} of {} {categories}: {each}.", row.categories, all.categories))
}

/// How much of it one person says; of no interest where only one does.
fn spread(row: &ThemeStrength, cell: Cell) -> Option<String> {
    let loudest = row.loudest.as_ref().filter(|_| cell.interviewees > 1)?;
    let share = share(loudest.words, loudest.of);
    Some(format!("{} accounts for {share} % of the words.", capital(&one(&loudest.voice))))
}

fn stance(row: &ThemeStrength, cell: Cell) -> Option<String> {
    let stance = cell.stance?;
    let none = stance.raised - stance.support - stance.mixed - stance.only_contradict;
    let mut parts = vec![
        format!("{} the statement", verb(stance.support, "supports", "support")),
        format!(
            "{} it or {} both",
            verb(stance.mixed, "qualifies", "qualify"),
            if stance.mixed == 1 { "says" } else { "say" }
        ),
        format!("{} it", verb(stance.only_contradict, "only contradicts", "only contradict")),
    ];
    if none > 0 {
        parts.push(format!("{} no stance", verb(none, "takes", "take")));
    }
    let against = row.by_category.iter().filter_map(|category| {
        let n = category.value.figures()?.stance?.only_contradict;
        (n > 0).then(|| format!("{} {n}", category.name))
    });
    let against: Vec<String> = against.collect();
    let against =
        if against.is_empty() { String::new() } else { format!(" Contradicting: {}.", against.join(", ")) };
    Some(format!("{}.{against}", parts.join(", ")))
}

fn basis(basis: BasisCounts, n: u32) -> String {
    if basis.unsaid == n {
        return "How they know is not noted.".to_owned();
    }
    if basis.told_only == n {
        return if n == 1 {
            "It rests on what that person was told by someone.".to_owned()
        } else {
            "It rests only on what people were told by someone.".to_owned()
        };
    }
    let mut parts: Vec<String> = [
        (basis.experienced, "lived through it", "lived through it"),
        (basis.witnessed, "saw it", "saw it"),
        (basis.told, "was told of it", "were told of it"),
        (basis.opinion, "thinks so", "think so"),
    ]
    .into_iter()
    .filter(|(n, ..)| *n > 0)
    .map(|(n, one, many)| verb(n, one, many))
    .collect();
    if basis.unsaid > 0 {
        parts.push(format!("for {} it is not noted", basis.unsaid));
    }
    format!("{}.", capital(&parts.join(", ")))
}

fn prompting(prompting: PromptingCounts, n: u32) -> String {
    if prompting.unsaid == n {
        return "Whether a question led to it is not noted.".to_owned();
    }
    let mut parts = Vec::new();
    if prompting.volunteered > 0 {
        parts.push(format!("{} came to it unasked", prompting.volunteered));
    }
    if prompting.only_prompted > 0 {
        parts.push(format!("{} only answered a question", prompting.only_prompted));
    }
    if prompting.unsaid > 0 {
        parts.push(format!("for {} it is not noted", prompting.unsaid));
    }
    format!("{}.", capital(&parts.join(", ")))
}

fn asked(asked: AskedCounts) -> Option<String> {
    let AskedCounts { asked, volunteered, not_asked } = asked;
    if asked + volunteered + not_asked == 0 {
        return None;
    }
    let volunteered =
        if volunteered > 0 { format!(", {volunteered} came to it unasked") } else { String::new() };
    let asked = verb(asked, "was asked about it", "were asked about it");
    Some(format!("{asked}{volunteered}, {}.", verb(not_asked, "was not asked", "were not asked")))
}

fn days(row: &ThemeStrength) -> Option<String> {
    let (first, last) = (row.first.as_ref()?, row.last.as_ref()?);
    Some(if first == last {
        format!("Said in an interview of {first}.")
    } else {
        format!("First said on {first}, last on {last}.")
    })
}

/// Somebody without a name: `one survivor advocate`.
pub(super) fn one(voice: &Voice) -> String {
    match (&voice.attribution, &voice.category) {
        (Some(attribution), _) => format!("one {}", small(attribution)),
        (None, Some(category)) => format!("one person of {category}"),
        (None, None) => "one person".to_owned(),
    }
}

/// A share in hundredths, rounded.
pub(super) fn share(part: u64, of: u64) -> u32 {
    if of == 0 { 0 } else { u32::try_from((200 * part + of) / (2 * of)).unwrap_or(100) }
}

fn verb(n: u32, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// With a small first letter, unless it begins with an abbreviation.
fn small(text: &str) -> String {
    let mut letters = text.chars();
    let Some(first) = letters.next() else { return String::new() };
    if letters.clone().next().is_some_and(char::is_uppercase) {
        return text.to_owned();
    }
    first.to_lowercase().chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_rounded_and_nothing_of_nothing_is_nothing() {
        assert_eq!([share(31, 100), share(1, 3), share(1, 2), share(2, 3)], [31, 33, 50, 67]);
        assert_eq!(share(0, 0), 0);
    }

    #[test]
    fn an_abbreviation_keeps_its_letters() {
        assert_eq!([small("Survivor advocate"), small("NGO worker")], ["survivor advocate", "NGO worker"]);
    }

    #[test]
    fn what_rests_on_hearsay_alone_says_so() {
        let hearsay = BasisCounts { told: 3, told_only: 3, ..BasisCounts::default() };
        assert_eq!(basis(hearsay, 3), "It rests only on what people were told by someone.");
        let mixed =
            BasisCounts { experienced: 1, told: 3, told_only: 2, unsaid: 4, ..BasisCounts::default() };
        assert_eq!(basis(mixed, 7), "1 lived through it, 3 were told of it, for 4 it is not noted.");
    }
}
