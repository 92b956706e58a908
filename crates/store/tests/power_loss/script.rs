//! A coder at work: actions of many kinds, chosen by chance, on a study that grows.

use std::path::Path;

use verbatim_model::{
    ActionKind, Block, Code, CodeId, CodeText, Coder, CoderId, Coding, CodingId, ColourSlot, Interview,
    InterviewId, Memo, MemoId, MemoTarget, Role, Speaker, Stance, Transcript, TranscriptId, TranscriptKind,
    TranscriptStatus,
};
use verbatim_store::{Access, NewAction, NewText, Secret, Store, StoreError, Tx, now};
use verbatim_text::Span;

use crate::chance::Chance;

/// Name of the study's file.
pub const STUDY: &str = "Operations.verbatim";

/// The secret that the study is opened with.
pub fn secret() -> Secret {
    Secret::raw_for_tests(1)
}

/// Opens the study in a folder.
pub fn open(folder: &Path) -> Store {
    Store::open(&folder.join(STUDY), &secret(), Access::Write).unwrap()
}

/// An action of a kind by nobody in particular.
pub fn action(kind: ActionKind) -> NewAction {
    NewAction { kind, coder: None, coder_name: "Ines".to_owned() }
}

/// Adds a coder. Every study needs one.
pub fn add_coder(store: &mut Store, name: &str) {
    let coder = Coder { id: CoderId::new(), name: name.to_owned(), created_at: now() };
    act(store, ActionKind::AddCoder, |tx| tx.insert_coder(&coder));
}

/// Does one thing that changes the study and returns when the store has acknowledged it.
pub fn work(store: &mut Store, chance: &mut Chance) {
    let coder = *chance.pick(&store.rows().coders().unwrap()).map(|c| &c.id).unwrap();
    match chance.below(100) {
        0..4 => add_coder(store, &format!("Coder {}", CoderId::new())),
        4..8 => import(store, chance),
        8..24 => add_code(store, chance),
        24..56 => add_coding(store, chance, coder),
        56..64 => remove_coding(store, chance, coder),
        64..72 => add_memo(store, chance, coder),
        72..82 if store.rows().stacks().unwrap().undo.is_some() => drop(store.undo(None, "Ines").unwrap()),
        82..86 if store.rows().stacks().unwrap().redo.is_some() => drop(store.redo(None, "Ines").unwrap()),
        86..91 => keep_index(store, chance),
        91..94 => drop(store.record(action(ActionKind::Export), "{\"rows\":12}").unwrap()),
        _ => act(store, ActionKind::ChangeSetting, |tx| {
            tx.set_setting("lead", &coder.to_string())?;
            tx.rename_study(&format!("Operations {}", CodingId::new()))
        }),
    }
}

fn act(store: &mut Store, kind: ActionKind, body: impl FnOnce(&Tx<'_>) -> Result<(), StoreError>) {
    let done = store.transact(action(kind), |tx| body(tx).map(|()| ((), "{}".to_owned())));
    assert!(done.unwrap().number.is_some());
}

/// An interview with a transcript of 10 to 60 KB, so that the write-ahead log soon fills.
fn import(store: &mut Store, chance: &mut Chance) {
    let blocks: Vec<Block> = (0..20 + chance.below(100))
        .map(|n| Block {
            lead: format!("\n\nP{}: ", n % 2),
            body: format!("What was done in “operation {}” was not told. ", chance.below(1000)).repeat(10),
            speaker: u32::try_from(n % 2).ok(),
            start_ms: None,
            end_ms: None,
        })
        .collect();
    let text: String = blocks.iter().flat_map(|b| [b.lead.as_str(), &b.body]).collect();
    // As hard to compress as a DOCX.
    let mut original = vec![0; 4096 + chance.below(16_384)];
    chance.fill(&mut original);
    let new = NewText::new(blocks.clone(), &original).unwrap();
    let interview = Interview {
        id: InterviewId::new(),
        interviewee: None,
        date: None,
        mode: None,
        interviewers: None,
        language: None,
        position: 0,
    };
    let text_hash = store.text_hash(&text);
    act(store, ActionKind::ImportTranscripts, |tx| {
        tx.put_interview(&interview)?;
        let stored = tx.insert_text(&new)?;
        let transcript = Transcript {
            id: TranscriptId::new(),
            interview: interview.id,
            file_name: format!("{}.txt", interview.id),
            kind: TranscriptKind::Recording,
            status: TranscriptStatus::Raw,
            source: "TXT, Name: text".to_owned(),
            encoding: Some("UTF-8".to_owned()),
            conversion: 1,
            text_version: 1,
            length: u32::try_from(text.chars().count()).unwrap(),
            words: 0,
            turns: stored.block_count,
            text_hash,
            first_block: stored.first_block,
            block_count: stored.block_count,
            original: stored.original,
            imported_at: now(),
        };
        tx.insert_transcript(&transcript)?;
        let speaker = |number| Speaker {
            transcript: transcript.id,
            number,
            label: format!("P{number}"),
            role: Role::Respondent,
            interviewee: None,
        };
        tx.insert_speaker(&speaker(0))?;
        tx.insert_speaker(&speaker(1))
    });
}

fn add_code(store: &mut Store, chance: &mut Chance) {
    let parent = chance.pick(&store.rows().codes().unwrap()).map(|code| code.id);
    let code = Code {
        id: CodeId::new(),
        parent: parent.filter(|_| chance.percent(70)),
        name: format!("Code {}", chance.below(10_000)),
        position: 0,
        slot: ColourSlot::new(1),
        colour: None,
        text: CodeText { definition: Some("When to use it. ".repeat(20)), ..CodeText::default() },
        version: 1,
    };
    act(store, ActionKind::AddCode, |tx| {
        tx.put_code(&code)?;
        tx.insert_code_version(code.id, 1, &code.text)
    });
}

/// A coding with a memo on it, where there is something to code; else what is missing.
fn add_coding(store: &mut Store, chance: &mut Chance, coder: CoderId) {
    let (codes, transcripts) = (store.rows().codes().unwrap(), store.rows().transcripts().unwrap());
    let Some(code) = chance.pick(&codes) else { return add_code(store, chance) };
    let Some(transcript) = chance.pick(&transcripts) else { return import(store, chance) };
    let text = store.rows().text(transcript).unwrap();
    let start = u32::try_from(chance.below(transcript.length as usize - 300)).unwrap();
    let span = Span::new(start, start + 1 + u32::try_from(chance.below(250)).unwrap()).unwrap();
    if store.rows().coding_at(transcript.id, span, code.id, coder).unwrap().is_some() {
        return add_code(store, chance);
    }
    let coding = Coding {
        id: CodingId::new(),
        transcript: transcript.id,
        span,
        passage_hash: store.passage_hash(text.code_points().slice(span).unwrap()),
        code: code.id,
        coder,
        stance: chance.percent(50).then_some(Stance::Qualifies),
        basis: None,
        prompting: None,
        quotable: false,
        off_record: false,
        code_version: code.version,
        created_at: now(),
    };
    act(store, ActionKind::AddCoding, |tx| {
        tx.insert_coding(&coding)?;
        tx.insert_memo(&memo(MemoTarget::Coding(coding.id), coder, "Why this passage? "))
    });
}

fn remove_coding(store: &mut Store, chance: &mut Chance, coder: CoderId) {
    let codings = store.rows().codings().unwrap();
    match chance.pick(&codings) {
        Some(coding) => act(store, ActionKind::RemoveCoding, |tx| tx.delete_coding(coding.id)),
        None => add_coding(store, chance, coder),
    }
}

fn add_memo(store: &mut Store, chance: &mut Chance, coder: CoderId) {
    let memo = memo(MemoTarget::Study, coder, &"A thought. ".repeat(1 + chance.below(400)));
    act(store, ActionKind::AddMemo, |tx| tx.insert_memo(&memo));
}

fn memo(target: MemoTarget, coder: CoderId, text: &str) -> Memo {
    Memo { id: MemoId::new(), target, coder, text: text.to_owned(), created_at: now(), changed_at: now() }
}

/// The search index is kept outside the log and replaced row by row.
fn keep_index(store: &mut Store, chance: &mut Chance) {
    let mut bytes = vec![0; chance.below(400_000)];
    chance.fill(&mut bytes);
    let name = format!("segment {}", CodingId::new());
    store.keep_in_search_index(chance.below(3) == 0, &name, &bytes).unwrap();
}
