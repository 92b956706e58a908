//! Patterns of the team's own, which every transcript is searched for.

use verbatim_api::answers;
use verbatim_api::replies::{PatternRemoved, PatternRow, PatternsList};
use verbatim_model::{IdentifierKind, TeamPattern, TeamPatternId};
use verbatim_study::{Study, StudyError};

use crate::args::{Common, PatternsCommand};
use crate::failure::Failure;
use crate::output::{Output, table};
use crate::study::{read, write};

pub fn run(common: &Common, command: PatternsCommand) -> Result<Output, Failure> {
    match command {
        PatternsCommand::List { study } => list(&read(&study, common)?),
        PatternsCommand::Add { study, name, pattern, kind } => {
            let new = TeamPattern { id: TeamPatternId::new(), name, pattern, kind: kind_of(&kind)? };
            put(&mut write(&study, common)?, &new, "Added")
        }
        PatternsCommand::Change { study, name, to } => {
            let kind = to.kind.as_deref().map(kind_of).transpose()?;
            let mut study = write(&study, common)?;
            let before = study.find_team_pattern(&name)?;
            let changed = TeamPattern {
                id: before.id,
                name: to.rename.unwrap_or(before.name),
                pattern: to.pattern.unwrap_or(before.pattern),
                kind: kind.unwrap_or(before.kind),
            };
            put(&mut study, &changed, "Changed")
        }
        PatternsCommand::Remove { study, name } => {
            let mut study = write(&study, common)?;
            let gone = study.find_team_pattern(&name)?;
            study.remove_team_pattern(gone.id)?;
            let text = format!("Removed the pattern “{}”. Undo brings it back.", gone.name);
            Ok(Output::new(&PatternRemoved { removed: gone.name }, text))
        }
    }
}

fn list(study: &Study) -> Result<Output, Failure> {
    let reply = PatternsList { patterns: answers::keep_list(study)?.patterns };
    let row = |one: &PatternRow| vec![one.name.clone(), one.kind.clone(), one.pattern.clone()];
    let text = match reply.patterns.as_slice() {
        [] => "There is no pattern yet. “patterns add” adds one.".to_owned(),
        all => table(&["Pattern", "Kind", "Expression"], all.iter().map(row).collect(), &[]),
    };
    Ok(Output::new(&reply, text))
}

fn put(study: &mut Study, pattern: &TeamPattern, verb: &str) -> Result<Output, Failure> {
    study.put_team_pattern(pattern)?;
    let TeamPattern { id, name, pattern, kind } = study.find_team_pattern(&pattern.id.to_string())?;
    let text = format!("{verb} the pattern “{name}”. “anonymise --find” lists what it finds.");
    let row = PatternRow { id: id.to_string(), name, pattern, kind: kind.to_string() };
    Ok(Output::new(&row, text))
}

fn kind_of(word: &str) -> Result<IdentifierKind, Failure> {
    Ok(IdentifierKind::parse(word).map_err(StudyError::from)?)
}
