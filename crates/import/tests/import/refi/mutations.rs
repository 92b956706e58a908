//! Whatever bytes a file holds, it is read or refused, quickly and without a panic.

use proptest::prelude::*;
use verbatim_import::refi::{ReadProject, read_refi};

use super::{archive, coded, selections};

/// What holds of everything that was read.
fn hold(project: &ReadProject) {
    for text in &project.texts {
        let length = u32::try_from(text.text.chars().count()).unwrap();
        assert!(text.codings.iter().all(|coding| coding.span.end() <= length));
    }
    assert!(project.codes.iter().all(|code| verbatim_model::check_code_name(&code.name).is_ok()));
    for (place, code) in project.codes.iter().enumerate() {
        let above = |id| project.codes[..place].iter().any(|other| other.id == id);
        assert!(code.parent.is_none_or(above), "a code stands before the one above it");
    }
    let mut labels: Vec<String> = project.people.iter().map(|p| p.label.to_lowercase()).collect();
    labels.sort();
    labels.dedup();
    assert_eq!(labels.len(), project.people.len());
}

fn document() -> String {
    let all = [coded(0, 3, "One"), coded(4, 7, ""), coded(4, 7, "two")].concat();
    let bytes = selections("NVivo for Windows", &all, b"One two three");
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    std::io::Read::read_to_string(&mut zip.by_name("project.qde").unwrap(), &mut text).unwrap();
    text
}

/// Pieces that a document may get anywhere.
const PIECES: &[&str] = &[
    "<Code name=\"x\">",
    "</Code>",
    "<Case/>",
    "<Case guid=\"1\">",
    "</Case>",
    "<NoteRef targetGUID=\"1\"/>",
    "\"",
    "<",
    "&#0;",
    "&amp;",
    "-1",
    "99999999999999999999",
    "guid=\"1\"",
    "<Set name=\"a: b\">",
    "</Set>",
    "🌱",
    "\r\n",
    "<!--",
    "<Sources>",
    "<TextSource>",
    "</TextSource>",
    "<Codes>",
    "<Graphs><Graph/></Graphs>",
    "<VariableValue>",
    "\u{0}",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_document_with_pieces_put_in_taken_out_or_doubled(
        changes in prop::collection::vec((any::<prop::sample::Index>(), 0..4usize, 0..PIECES.len(), 1..60usize), 1..8)
    ) {
        let mut text = document();
        for (at, kind, piece, length) in changes {
            let places: Vec<usize> = text.char_indices().map(|(place, _)| place).collect();
            let Some(&start) = places.get(at.index(places.len().max(1))) else { continue };
            let end = text[start..].char_indices().nth(length).map_or(text.len(), |(n, _)| start + n);
            match kind {
                0 => text.insert_str(start, PIECES[piece]),
                1 => text.replace_range(start..end, ""),
                2 => text.replace_range(start..end, PIECES[piece]),
                _ => { let copy = text[start..end].to_owned(); text.insert_str(start, &copy); }
            }
        }
        let bytes = archive(&[("project.qde", text.as_bytes()), ("sources/t.txt", "One 🌱 two\r\nthree".as_bytes())]);
        if let Ok(project) = read_refi(&bytes) {
            hold(&project);
        }
    }

    #[test]
    fn an_archive_with_bytes_changed(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12)) {
        let mut bytes = selections("qc", &coded(0, 3, ""), b"One two three");
        for (at, byte) in changes {
            let place = at.index(bytes.len());
            bytes[place] = byte;
        }
        if let Ok(project) = read_refi(&bytes) {
            hold(&project);
        }
    }

    #[test]
    fn any_bytes_at_all(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read_refi(&bytes);
        let _ = read_refi(&[b"<CodeBook>".as_slice(), &bytes].concat());
    }
}
