//! Files of the formats that are more than plain text.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A Word document with these paragraphs.
#[must_use]
pub fn docx(paragraphs: &[&str]) -> Vec<u8> {
    let body: String = paragraphs
        .iter()
        .map(|text| format!("<w:p><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>", escaped(text)))
        .collect();
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document xmlns:w=\"w\"><w:body>{body}\
         <w:sectPr/></w:body></w:document>"
    );
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", SimpleFileOptions::default()).unwrap();
    zip.write_all(document.as_bytes()).unwrap();
    zip.finish().unwrap().into_inner()
}

/// WebVTT with a cue of two seconds for each speaker and sentence.
#[must_use]
pub fn vtt(cues: &[(&str, &str)]) -> Vec<u8> {
    let cues = (0..).zip(cues).map(|(n, (speaker, said))| {
        format!("{} --> {}\n<v {speaker}>{}</v>\n\n", clock(n * 2, '.'), clock(n * 2 + 1, '.'), escaped(said))
    });
    format!("WEBVTT\n\n{}", cues.collect::<String>()).into_bytes()
}

/// SubRip with a cue of two seconds for each speaker and sentence.
#[must_use]
pub fn srt(cues: &[(&str, &str)]) -> Vec<u8> {
    let cues = (0..).zip(cues).map(|(n, (speaker, said))| {
        format!("{}\n{} --> {}\n{speaker}: {said}\n\n", n + 1, clock(n * 2, ','), clock(n * 2 + 1, ','))
    });
    cues.collect::<String>().into_bytes()
}

fn clock(seconds: u32, point: char) -> String {
    format!("{:02}:{:02}:{:02}{point}000", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
