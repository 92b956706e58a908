//! Nothing in clear (rules 9.2): after the whole main line, no file that the program left holds a
//! word of the study, compressed or not, save those that the user named.

use std::io::Read;
use std::path::Path;

use crate::fixtures::{STUDY, import_sample, new_sample, sample_file};
use crate::home::{Home, KEY_PASSPHRASE, PASSPHRASE};

const NEW_PASSPHRASE: &str = "nine quiet rivers";
const MEMO: &str = "Compare with what the hospital wrote";
const CODE: &str = "Waiting without an answer";
const CODER: &str = "Marisol Quintanilla";

/// Words that stand in the study and nowhere else.
const NEEDLES: &[&str] = &[
    "Third Chair",
    "Merrow Beach",
    "TRAUMA-INFORMED",
    "horse trainer",
    "Kiều Oanh",
    "the carpet with her back to the wall",
    "The words without the practice",
    "Survivor advocate",
    "Protection of victims",
    "AD-SV-01",
    MEMO,
    CODE,
    CODER,
    PASSPHRASE,
    NEW_PASSPHRASE,
    KEY_PASSPHRASE,
    "[police department 1]",
    "Imogen Falk",
    "a lawsuit is pending",
];

/// Every way in which a needle may stand in a file.
fn forms(needle: &str) -> Vec<Vec<u8>> {
    let utf_16: Vec<u16> = needle.encode_utf16().collect();
    vec![
        needle.as_bytes().to_vec(),
        needle.to_lowercase().into_bytes(),
        utf_16.iter().flat_map(|unit| unit.to_le_bytes()).collect(),
        utf_16.iter().flat_map(|unit| unit.to_be_bytes()).collect(),
    ]
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    let Some((first, rest)) = part.split_first() else { return true };
    let mut from = 0;
    while let Some(at) = bytes[from..].iter().position(|byte| byte == first) {
        from += at + 1;
        if bytes[from..].starts_with(rest) {
            return true;
        }
    }
    false
}

/// What a decoder reads before it meets something that is no longer its own.
fn read_on(mut decoder: impl Read) -> Vec<u8> {
    let mut out = Vec::new();
    let mut piece = [0; 4096];
    while out.len() < 1 << 24 {
        match decoder.read(&mut piece) {
            Ok(0) | Err(_) => break,
            Ok(n) => out.extend_from_slice(&piece[..n]),
        }
    }
    out
}

/// What stands compressed in a file: zstd, gzip, zlib and ZIP parts, wherever they begin.
fn unpacked(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut found = Vec::new();
    for at in 0..bytes.len().saturating_sub(4) {
        let rest = &bytes[at..];
        let out = match rest {
            [0x28, 0xb5, 0x2f, 0xfd, ..] => zstd::Decoder::new(rest).map(read_on).unwrap_or_default(),
            [0x1f, 0x8b, 0x08, ..] => read_on(flate2::read::GzDecoder::new(rest)),
            [0x78, 0x01 | 0x5e | 0x9c | 0xda, ..] => read_on(flate2::read::ZlibDecoder::new(rest)),
            [b'P', b'K', 3, 4, ..] if rest.len() > 30 => {
                let length = |at: usize| usize::from(u16::from_le_bytes([rest[at], rest[at + 1]]));
                rest.get(30 + length(26) + length(28)..)
                    .map(|body| read_on(flate2::read::DeflateDecoder::new(body)))
                    .unwrap_or_default()
            }
            _ => continue,
        };
        found.push(out);
    }
    found
}

/// Needles in a file, compressed or not.
fn found_in(bytes: &[u8]) -> Vec<&'static str> {
    let layers: Vec<Vec<u8>> = unpacked(bytes);
    let all = std::iter::once(bytes).chain(layers.iter().map(Vec::as_slice));
    let all: Vec<&[u8]> = all.filter(|layer| !layer.is_empty()).collect();
    let stands = |needle: &&&str| forms(needle).iter().any(|form| all.iter().any(|layer| holds(layer, form)));
    NEEDLES.iter().filter(stands).copied().collect()
}

fn all_of_it(home: &Home) {
    new_sample(home);
    import_sample(home, "transcripts", "txt", &["import", STUDY]);
    import_sample(home, "codings/coder-a", "jsonl", &["codings", "import", STUDY, "--coder", CODER]);
    home.ok(&["codes", "add", STUDY, CODE, "--definition", "Nobody calls back"]);
    home.ok(&["code", STUDY, "AD-SV-01.txt", "300", "420", CODE, "--memo", MEMO]);
    home.ok(&["memo", "add", STUDY, MEMO, "--interview", "AD-SV-01.txt"]);
    home.ok(&["search", STUDY, "\"horse trainer\""]);
    home.ok(&["matrix", STUDY, "--count", "words"]);
    home.ok(&["undo", STUDY, "--steps", "2"]);
    home.ok(&["redo", STUDY]);
    home.ok(&["codes", "delete", STUDY, CODE]);
    home.ok(&["interviews", "remove", STUDY, "PR-L-02.txt"]);
    home.ends(1, &["import", STUDY, "missing.txt"]);
    de_identified(home);
    home.ok(&["backup", STUDY, "copy.verbatim"]);
    home.ok(&["export", "excerpts", STUDY, "--for", "team", "--to", "named export.csv"]);
    let args = ["passphrase", STUDY, "--recovery-key-to", "named key.txt"];
    let changed = home.command(&args).env("VERBATIM_NEW_PASSPHRASE", NEW_PASSPHRASE).output().unwrap();
    assert!(changed.status.success());
    home.ok(&["restore", "copy.verbatim", STUDY]);
    home.ok(&["check", STUDY]);
}

/// Two transcripts with aliases, one of them confirmed and purged, and the key file with both names.
fn de_identified(home: &Home) {
    home.ok(&["keys", "make", STUDY]);
    let [first, second] = ["AD-SV-01", "AD-PH-02"].map(|id| sample_file(&format!("identifiers/{id}.jsonl")));
    home.ok(&["anonymise", STUDY, "--apply", &first, "--confirm"]);
    home.ok(&["anonymise", STUDY, "--apply", &second]);
    home.ok(&["keys", "retain", STUDY, "--hold", "a lawsuit is pending"]);
    home.ok(&["anonymise", STUDY, "--find", "AD-SV-02"]);
    home.run(&["leaks", STUDY]);
    let args = ["keys", "passphrase", STUDY];
    let changed = home.command(&args).env("VERBATIM_NEW_KEY_PASSPHRASE", "nine red kites").output().unwrap();
    assert!(changed.status.success());
}

#[test]
fn no_file_that_the_program_left_holds_a_word_of_the_study() {
    let home = Home::new();
    all_of_it(&home);
    let files = home.files();
    let named = |path: &Path| path.file_name().unwrap().to_string_lossy().starts_with("named ");
    assert!(
        files.iter().filter(|(path, _)| !named(path)).count() >= 4,
        "study, backups, copy, what was there"
    );
    assert!(
        files.iter().any(|(path, _)| path.ends_with("work/s.verbatim-key")),
        "the key file is among them"
    );
    for (path, bytes) in files.iter().filter(|(path, _)| !named(path)) {
        let found = found_in(bytes);
        assert!(found.is_empty(), "{} holds {found:?}", path.display());
        let name = path.strip_prefix(home.root()).unwrap().to_string_lossy().into_owned();
        assert!(!NEEDLES.iter().any(|needle| name.contains(needle)), "{name}");
    }
    let (_, export) = files.iter().find(|(path, _)| path.ends_with("named export.csv")).unwrap();
    assert!(found_in(export).len() > 3, "the same search finds the words where they are known to be");
}

#[test]
fn the_search_for_words_sees_through_encodings_and_compression() {
    let text = format!("before {MEMO} after");
    let mut gzip = flate2::read::GzEncoder::new(text.as_bytes(), flate2::Compression::default());
    let mut zlib = flate2::read::ZlibEncoder::new(text.as_bytes(), flate2::Compression::best());
    let utf_16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let hidden = [
        text.clone().into_bytes(),
        utf_16,
        zstd::encode_all(text.as_bytes(), 3).unwrap(),
        read_on(&mut gzip),
        read_on(&mut zlib),
    ];
    for bytes in hidden {
        let buried = [&[7; 999], bytes.as_slice(), &[9; 999]].concat();
        assert_eq!(found_in(&buried), [MEMO]);
    }
    assert!(found_in(&[7; 5000]).is_empty());
}
