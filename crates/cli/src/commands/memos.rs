//! Memos.

use verbatim_api::answers;
use verbatim_api::replies::{MemoAdded, MemosList};
use verbatim_model::{CodingId, MemoTarget};
use verbatim_study::{Study, StudyError};

use crate::args::{Common, MemoCommand, MemoOn};
use crate::failure::Failure;
use crate::output::{Output, table};
use crate::study::{read, write};

pub fn run(common: &Common, command: MemoCommand) -> Result<Output, Failure> {
    match command {
        MemoCommand::Add { study, text, on } => {
            let mut study = write(&study, common)?;
            let target = target(&study, &on)?;
            let memo = study.add_memo(target, &text)?.value;
            Ok(Output::new(&MemoAdded { memo: memo.id.to_string() }, "Added the memo."))
        }
        MemoCommand::List { study } => {
            let study = read(&study, common)?;
            let reply = MemosList { memos: answers::memo_items(&study)? };
            let rows = reply.memos.iter().map(|m| {
                vec![m.about.clone(), m.target.clone().unwrap_or_default(), m.coder.clone(), m.text.clone()]
            });
            let text = table(&["About", "", "Coder", "Memo"], rows.collect(), &[]);
            Ok(Output::new(&reply, text))
        }
    }
}

fn target(study: &Study, on: &MemoOn) -> Result<MemoTarget, Failure> {
    if let Some(name) = &on.interview {
        return Ok(MemoTarget::Interview(study.find_transcript(name)?.interview));
    }
    if let Some(label) = &on.interviewee {
        return Ok(MemoTarget::Interviewee(study.find_interviewee(label)?.id));
    }
    if let Some(code) = &on.code {
        return Ok(MemoTarget::Code(study.find_code(code)?.id));
    }
    if let Some(text) = &on.coding {
        let missing = StudyError::Missing { what: "coding", name: text.clone() };
        let id = uuid::Uuid::parse_str(text.trim()).map(CodingId::from).map_err(|_| missing)?;
        study.coding(id)?;
        return Ok(MemoTarget::Coding(id));
    }
    Ok(MemoTarget::Study)
}
