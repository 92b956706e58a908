//! `aliases STUDY list` is read as `aliases list STUDY`, and `aliases STUDY` as `aliases list STUDY`:
//! whoever works on one study for long names it first. The same goes for the other nouns of
//! de-identification, for saved searches and views, for themes and the framework.

use std::ffi::OsString;

use clap::{Command, CommandFactory};

use super::Args;

/// Nouns of which the study may come before the verb, with the verb that is meant where there is none.
const NOUNS: &[(&str, &str)] = &[
    ("aliases", "list"),
    ("keep", "list"),
    ("keys", "check"),
    ("searches", "list"),
    ("patterns", "list"),
    ("themes", "list"),
    ("framework", "list"),
    ("views", "list"),
];

/// Arguments with the verb before the study.
pub fn verb_first(mut args: Vec<OsString>) -> Vec<OsString> {
    let noun = args.get(1).and_then(|noun| NOUNS.iter().find(|(known, _)| noun == known));
    let Some((noun, usual)) = noun else { return args };
    let program = Args::command();
    let Some(noun) = program.find_subcommand(noun) else { return args };
    if args.get(2).is_none_or(|study| is_verb(noun, study) || study.to_string_lossy().starts_with('-')) {
        return args;
    }
    match args.get(3) {
        Some(verb) if is_verb(noun, verb) => args.swap(2, 3),
        Some(word) if !word.to_string_lossy().starts_with('-') => {}
        _ => args.insert(2, OsString::from(usual)),
    }
    args
}

fn is_verb(noun: &Command, word: &OsString) -> bool {
    noun.find_subcommand(word).is_some() || word == "help"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ordered(line: &str) -> String {
        let args = verb_first(line.split(' ').map(OsString::from).collect());
        args.into_iter().map(|arg| arg.into_string().unwrap_or_default()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_study_may_come_first() {
        for (line, read) in [
            ("v aliases s.verbatim rename a b", "v aliases rename s.verbatim a b"),
            ("v aliases s.verbatim", "v aliases list s.verbatim"),
            ("v keys s.verbatim --json", "v keys check s.verbatim --json"),
            ("v keep s.verbatim", "v keep list s.verbatim"),
            ("v themes s.verbatim --csv", "v themes list s.verbatim --csv"),
            ("v themes s.verbatim recurring --groups 2", "v themes recurring s.verbatim --groups 2"),
            ("v patterns s.verbatim remove beds", "v patterns remove s.verbatim beds"),
            ("v aliases list s.verbatim", "v aliases list s.verbatim"),
            ("v aliases --help", "v aliases --help"),
            ("v aliases help list", "v aliases help list"),
            ("v aliases s.verbatim lst", "v aliases s.verbatim lst"),
            ("v codes s.verbatim list", "v codes s.verbatim list"),
            ("v memo add s.verbatim list", "v memo add s.verbatim list"),
        ] {
            assert_eq!(ordered(line), read);
        }
    }
}
