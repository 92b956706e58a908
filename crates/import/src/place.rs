//! Where a row of a file lies in a transcript: by offsets or by quotation.

/// Where a passage lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// Code points of the transcript, the end exclusive.
    Span {
        /// First code point.
        start: u32,
        /// Code point after the last.
        end: u32,
        /// The words that must stand there, where the file says them.
        words: Option<String>,
    },
    /// The words themselves.
    Quote {
        /// The passage, letter by letter.
        quote: String,
        /// Which place with these words, from 1.
        occurrence: usize,
    },
}

/// The fields that say where a passage lies, before they are understood.
pub(crate) struct PlaceFields<'r> {
    pub start: Option<&'r str>,
    pub end: Option<&'r str>,
    pub quote: Option<&'r str>,
    pub occurrence: Option<&'r str>,
}

impl PlaceFields<'_> {
    /// Understands the fields, or says in a sentence why not.
    pub fn understand(&self) -> Result<Place, String> {
        match (self.start, self.end, self.quote) {
            (Some(start), Some(end), quote) => {
                let (start, end): (u32, u32) = (number(start, "start")?, number(end, "end")?);
                if end <= start {
                    return Err(format!(
                        "The passage ends before it starts or is empty: start {start}, end {end}."
                    ));
                }
                let length = end - start;
                match quote.map(|quote| quote.chars().count()) {
                    Some(count) if count as u64 != u64::from(length) => Err(format!(
                        "The quotation has {count} characters, start and end enclose {length}. Offsets count Unicode code points from 0, the end exclusive."
                    )),
                    _ => Ok(Place::Span { start, end, words: quote.map(str::to_owned) }),
                }
            }
            (Some(_), None, _) => Err("There is a start without an end.".to_owned()),
            (None, Some(_), _) => Err("There is an end without a start.".to_owned()),
            (None, None, None) => Err("There is neither a quotation nor start and end.".to_owned()),
            (None, None, Some(quote)) => self.quotation(quote),
        }
    }

    fn quotation(&self, quote: &str) -> Result<Place, String> {
        let occurrence = self.occurrence.map_or(Ok(1), |n| number(n, "occurrence"))?;
        if occurrence == 0 {
            return Err("The occurrence is 0; occurrences count from 1.".to_owned());
        }
        Ok(Place::Quote { quote: quote.to_owned(), occurrence })
    }
}

fn number<N: std::str::FromStr>(value: &str, what: &str) -> Result<N, String> {
    value.trim().parse().map_err(|_| format!("The {what} is not a whole number from 0 on."))
}
