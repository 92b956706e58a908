//! Packs a sorted table from standard input, one `key TAB value` a line, into an fst map.
//!
//! `build-lists FILE`; called by `tools/identifier-lists`.

use std::error::Error;
use std::fs::File;
use std::io::{BufRead, BufWriter};

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("name the file to write")?;
    let mut map = fst::MapBuilder::new(BufWriter::new(File::create(path)?))?;
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let (key, value) = line.split_once('\t').ok_or("a line without a tab")?;
        map.insert(key, value.parse()?)?;
    }
    Ok(map.finish()?)
}
