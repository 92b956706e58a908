//! Spans follow edits as the editor of the window moves them: vectors that both sides read.
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing")]

use serde_json::Value;
use verbatim_text::{CodePoints, Edit, Span};

fn numbers(value: &Value) -> Vec<u32> {
    value.as_array().unwrap().iter().map(|n| u32::try_from(n.as_u64().unwrap()).unwrap()).collect()
}

fn edit(written: &Value) -> Edit {
    let at = |n: usize| u32::try_from(written[n].as_u64().unwrap()).unwrap();
    Edit::new(at(0), at(1), written[2].as_str().unwrap()).unwrap()
}

#[test]
fn every_span_stands_after_every_edit_where_the_editor_puts_it() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/vectors/edits.json");
    let vectors: Vec<Value> = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    let mut compared = 0;
    for vector in &vectors {
        let edits: Vec<Edit> = vector["edits"].as_array().unwrap().iter().map(edit).collect();
        let mut text = vector["text"].as_str().unwrap().to_owned();
        for edit in &edits {
            text = edit.apply(&CodePoints::new(&text)).unwrap();
        }
        assert_eq!(text, vector["becomes"], "{vector}");
        for span in vector["spans"].as_array().unwrap().iter().map(numbers) {
            let before = Span::new(span[0], span[1]).unwrap();
            let after = edits.iter().try_fold(before, |span, edit| edit.span(span));
            let should = span.get(2..4).map(|s| Span::new(s[0], s[1]).unwrap());
            assert_eq!(after, should, "{before} of {vector}");
            compared += 1;
        }
    }
    assert!(compared > 4_000, "the file holds {compared} spans");
}
