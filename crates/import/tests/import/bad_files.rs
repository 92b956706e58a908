//! Every bad file has its own sentence, and none repeats what is in the file.

use verbatim_import::transcript::{ReadError, ReadOptions, read_transcript};
use verbatim_import::{DecodeError, MAX_FILE_BYTES};

fn error(name: &str, bytes: &[u8]) -> ReadError {
    read_transcript(name, bytes, &ReadOptions::default()).unwrap_err()
}

#[test]
fn empty_and_blank_files() {
    for name in ["a.txt", "a.md", "a.docx", "a.vtt", "a.srt", "a"] {
        assert_eq!(error(name, b""), ReadError::Decode(DecodeError::Empty));
    }
    assert_eq!(error("a.txt", b"\xef\xbb\xbf").to_string(), "The file is empty.");
    for (name, bytes) in [("a.txt", &b" \n\t\n"[..]), ("a.vtt", b"WEBVTT\n\n"), ("a.srt", b"1\n\n2\n")] {
        assert_eq!(error(name, bytes).to_string(), "The file holds no text.", "{name}");
    }
}

#[test]
fn binary_files_and_other_kinds() {
    let binary: Vec<u8> = (0..2000u32).map(|n| (n * 7 % 256) as u8).collect();
    assert_eq!(
        error("a.txt", &binary).to_string(),
        "The file is not text: it holds binary data. Export it as text or DOCX from the program that made it."
    );
    assert_eq!(
        error("a.mp3", b"ID3").to_string(),
        "Verbatim cannot read audio files as a transcript. Save it as DOCX, TXT, VTT or SRT first."
    );
    assert_eq!(
        error("a.odt", b"x").to_string(),
        "Verbatim cannot read files ending in .odt as a transcript. Save it as DOCX, TXT, VTT or SRT first."
    );
}

#[test]
fn wrong_encodings() {
    let read =
        |label| read_transcript("a.txt", b"I: caf\xe9", &ReadOptions { encoding: Some(label) }).unwrap_err();
    assert_eq!(read("utf-8").to_string(), "The file cannot be read as UTF-8. Choose another encoding.");
    assert!(read("klingon").to_string().starts_with("There is no encoding called “klingon”."));
}

#[test]
fn too_large_files() {
    let size = usize::try_from(MAX_FILE_BYTES).unwrap() + 1;
    let bytes = vec![b'a'; size];
    for name in ["a.txt", "a.docx"] {
        assert_eq!(
            error(name, &bytes).to_string(),
            "The file is too large: 101 MB, the limit is 100 MB. Split it into one file per interview."
        );
    }
}
