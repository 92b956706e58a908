//! Names in Chinese characters and in Hangul, which have no capitals.

use super::finding::Kind;
use super::reason::{List, Reason};
use super::said::{Said, Sink};

/// The commonest Chinese surnames of one character.
const SURNAMES: &str = "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻余潘杜戴夏钟鍾汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万萬段雷钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文";
/// What is said behind a name instead of a title before it.
const TITLES: [&str; 8] = ["女士", "先生", "小姐", "太太", "老师", "警官", "律师", "医生"];

/// The commonest Korean surnames.
const KOREAN: &str = "김이박최정강조윤장임한오서신권황안송류홍전고문손양배백허남심노하곽성차주우구민유나진지엄채원천방공현함변염";

/// Names of a passage: two or three characters that begin with a surname and stand alone, and a
/// surname with a title behind it.
pub(super) fn find(said: &Said, sink: &mut Sink) {
    for (at, word) in said.words().iter().enumerate() {
        let mut chars = word.text.chars();
        let first = chars.next();
        if first.is_some_and(|c| KOREAN.contains(c)) {
            korean(said, at, sink);
            continue;
        }
        if !first.is_some_and(|c| SURNAMES.contains(c)) {
            continue;
        }
        let length = word.text.chars().count();
        let title = TITLES.iter().find(|title| word.text.ends_with(*title)).filter(|_| length <= 5);
        if let Some(title) = title {
            sink.add(said, at..at + 1, Kind::Person, 85, Reason::Title((*title).to_owned()));
        } else if (2..=3).contains(&length) {
            sink.add(said, at..at + 1, Kind::Person, 40, Reason::Listed(List::Surnames));
        }
    }
}

/// A name of three syllables, with a particle or not.
fn korean(said: &Said, at: usize, sink: &mut Sink) {
    const BEHIND: [&str; 10] = ["씨", "님", "이", "가", "은", "는", "을", "를", "의", "와"];
    let Some(word) = said.word(at) else { return };
    let stem = BEHIND.into_iter().find_map(|end| word.text.strip_suffix(end)).unwrap_or(word.text);
    if [word.text, stem].iter().any(|name| name.chars().count() == 3) {
        sink.add(said, at..at + 1, Kind::Person, 40, Reason::Listed(List::Surnames));
    }
}
