//! Changing files at random.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A file from which changed ones are made.
pub enum Seed {
    /// Its bytes.
    Plain(Vec<u8>),
    /// The parts of an archive: changed one by one and packed again, since a changed archive is not unpacked.
    Archive(Vec<(String, Vec<u8>)>),
}

impl Seed {
    /// The file as it is.
    pub fn whole(&self) -> Vec<u8> {
        match self {
            Self::Plain(bytes) => bytes.clone(),
            Self::Archive(parts) => packed(parts),
        }
    }
}

/// Numbers at random, the same for the same beginning.
pub struct Chance(u64);

impl Chance {
    pub const fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A number below another.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() >> 16).unwrap_or(0) % end.max(1)
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        of.get(self.below(of.len()))
    }
}

/// Pieces that readers look for, and that break those who trust them.
const PIECES: &[&[u8]] = &[
    b"<",
    b">",
    b"&",
    b"\"",
    b"'",
    b"\0",
    b"\n",
    b"\r\n",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xf0\x9f\x8c\xb1",
    b"e\xcc\x81",
    b"-1",
    b"0",
    b"4294967295",
    b"9223372036854775807",
    b"-9223372036854775808",
    b"1e308",
    b"99:99:99.999",
    b" --> ",
    b",",
    b";",
    b"\t",
    b"{",
    b"}",
    b"[",
    b"]",
    b":",
    b"\\",
    b" > ",
    b"::",
    b"&#x1F331;",
    b"&amp;",
    b"&#0;",
    b"<![CDATA[",
    b"]]>",
    b"<!--",
    b"<br>",
    b"<pre>",
    b"\xc2\xa0",
    b"WEBVTT",
    b"null",
    b"true",
    b"../",
    b"\xe2\x80\xae",
    b"\xf4\x8f\xbf\xbf",
];

/// A file made of one of the seeds by a few changes.
pub fn changed(seeds: &[Seed], chance: &mut Chance) -> Vec<u8> {
    let other = chance.one(seeds).map(Seed::whole).unwrap_or_default();
    match chance.one(seeds) {
        None => Vec::new(),
        Some(Seed::Plain(bytes)) => {
            let mut bytes = bytes.clone();
            change(&mut bytes, &other, chance);
            bytes
        }
        Some(Seed::Archive(parts)) => {
            let mut parts = parts.clone();
            let place = chance.below(parts.len());
            let (from, gone) = (chance.below(parts.len()), chance.below(30) == 0);
            let other = parts.get(from).map(|(_, bytes)| bytes.clone()).unwrap_or_default();
            if let Some((_, bytes)) = parts.get_mut(place) {
                change(bytes, &other, chance);
            }
            if gone && place < parts.len() {
                parts.remove(place);
            }
            let mut bytes = packed(&parts);
            if chance.below(20) == 0 {
                change(&mut bytes, &[], chance);
            }
            bytes
        }
    }
}

fn change(bytes: &mut Vec<u8>, other: &[u8], chance: &mut Chance) {
    for _ in 0..=chance.below(6) {
        let length = bytes.len();
        let (at, many) = (chance.below(length + 1), 1 + chance.below(24));
        let end = (at + many).min(length);
        match chance.below(9) {
            0 => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << chance.below(8);
                }
            }
            1 => drop(bytes.drain(at..end)),
            2 => bytes.truncate(at),
            3 => {
                let piece = bytes.get(at..end).unwrap_or_default().to_vec();
                let most = if chance.below(40) == 0 { 4_000 } else { 4 };
                let again = 1 + chance.below(most);
                drop(bytes.splice(at..at, piece.repeat(again)));
            }
            4 | 5 => {
                let piece = chance.one(PIECES).copied().unwrap_or_default();
                drop(bytes.splice(at..at, piece.iter().copied()));
            }
            6 => {
                let piece = chance.one(PIECES).copied().unwrap_or_default();
                drop(bytes.splice(at..end, piece.iter().copied()));
            }
            7 => {
                let from = chance.below(other.len());
                let piece = other.get(from..(from + many * 4).min(other.len())).unwrap_or_default().to_vec();
                drop(bytes.splice(at..at, piece));
            }
            _ => {
                let byte = u8::try_from(chance.below(256)).unwrap_or(0);
                bytes.insert(at, byte);
            }
        }
    }
}

fn packed(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        if zip.start_file(name.as_str(), SimpleFileOptions::default()).is_ok() {
            let _ = zip.write_all(bytes);
        }
    }
    zip.finish().map(Cursor::into_inner).unwrap_or_default()
}
