//! The language of a text, as far as searching treats languages differently.

use whatlang::{Detector, Lang, Script};

/// A language, or all those whose words are taken as they stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// Words match by English stem. Taken where a text says too little to know.
    #[default]
    English,
    /// Words match by Spanish stem.
    Spanish,
    /// Each character is a word.
    Chinese,
    /// Words match as they are, tone and vowel marks apart.
    Vietnamese,
    /// Words match as they are, accents apart.
    Other,
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 5] = [Self::English, Self::Spanish, Self::Chinese, Self::Vietnamese, Self::Other];

    /// Its code by ISO 639-1, `und` for any other.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Spanish => "es",
            Self::Chinese => "zh",
            Self::Vietnamese => "vi",
            Self::Other => "und",
        }
    }

    /// The language of a code that [`Language::code`] gives.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }
}

/// As much of a text is looked at, in bytes; a language shows long before.
const SAMPLE: usize = 40_000;
/// Below this a guess among all languages is no better than one among those that are stemmed.
const SURE: f64 = 0.6;
/// Below this a text says nothing of its language.
const LIKELY: f64 = 0.2;

/// The language that most of a text is in, by its first pages. Best asked of a whole transcript: of
/// 200 characters it is nearly always right, of 30 it takes one English line in fifty for another
/// language. English where the text says too little.
#[must_use]
pub fn detect_language(text: &str) -> Language {
    let sample = text.get(..text.floor_char_boundary(SAMPLE)).unwrap_or(text);
    if is_chinese(sample) {
        return Language::Chinese;
    }
    // Nobody is interviewed in these, and short English and Spanish texts look like them.
    let unlikely = vec![Lang::Afr, Lang::Cat, Lang::Epo, Lang::Lat];
    let Some(guess) = Detector::with_denylist(unlikely).detect(sample) else { return Language::English };
    if guess.script() != Script::Latin || guess.confidence() >= SURE {
        return of(guess.lang());
    }
    let stemmed = vec![Lang::Eng, Lang::Spa, Lang::Vie];
    let guess = Detector::with_allowlist(stemmed).detect(sample);
    guess.filter(|guess| guess.confidence() >= LIKELY).map_or(Language::English, |guess| of(guess.lang()))
}

/// A Han character says as much as two Latin letters, so that English words in between do not hide
/// the language; Japanese has Kana among them.
fn is_chinese(sample: &str) -> bool {
    let (mut han, mut kana, mut others) = (0_usize, 0_usize, 0_usize);
    for c in sample.chars() {
        match c {
            '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}' => han += 1,
            '\u{3041}'..='\u{30ff}' => kana += 1,
            c if c.is_alphabetic() => others += 1,
            _ => {}
        }
    }
    han > 0 && kana * 5 < han && han * 2 > others
}

const fn of(lang: Lang) -> Language {
    match lang {
        Lang::Eng => Language::English,
        Lang::Spa => Language::Spanish,
        Lang::Vie => Language::Vietnamese,
        _ => Language::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::{Language, detect_language};

    #[track_caller]
    fn check(language: Language, texts: &[&str]) {
        for text in texts {
            assert_eq!(detect_language(text), language, "{text}");
        }
    }

    #[test]
    fn a_few_sentences_show_their_language() {
        check(Language::Spanish, &["Trabajaba en una casa.", "No tenía miedo de la policía."]);
        check(
            Language::Vietnamese,
            &["Tôi sợ công an.", "Bà chủ giữ hộ chiếu của tôi và nói tôi còn nợ tiền."],
        );
        check(
            Language::Chinese,
            &["我在按摩店工作了兩年。", "警察来过三次，他们只看了执照。OK, then I called her 姐姐。"],
        );
        check(Language::English, &["I was afraid of the police.", "fear of debt", "", "1, 2, 3", "🙂"]);
        check(
            Language::Other,
            &[
                "私はその店で二年間働きました。店長は私が借金をしていると言いました。",
                "Полиция приходила три раза.",
                "Le patron gardait mon passeport et il disait que je lui devais de l'argent. Nous avions peur.",
            ],
        );
    }

    #[test]
    fn foreign_names_do_not_make_another_language() {
        check(
            Language::English,
            &[
                "Cô Mai at the bakery knows everyone. Last year Nguyễn Thị Bích Ngọc came with her shoes in a bag.",
                "The people from Casa de la Esperanza called José María Hernández in San José that evening.",
                "他 is what she wrote on the form, and nobody at the station could read it, so they sent her home.",
            ],
        );
    }

    #[test]
    fn a_language_has_a_code_and_back() {
        assert!(
            Language::ALL.into_iter().all(|language| Language::from_code(language.code()) == Some(language))
        );
        assert_eq!(Language::from_code("xx"), None);
    }
}
