//! VTT and SRT.

use verbatim_import::transcript::LeftOutKind;
use verbatim_model::Role;

use crate::reading::{left_out, read, speakers, turns};

#[test]
fn zoom_cues_become_turns_with_a_line_each() {
    let read = read(
        "a.vtt",
        "\u{feff}WEBVTT\r\n\r\n1\r\n00:00:03.120 --> 00:00:06.400\r\nAna Lima: We moved\r\nin spring.\r\n\r\n2\r\n\
         00:00:06.500 --> 00:00:07.000\r\nAna Lima: It was cold.\r\n\r\n3\r\n00:00:07.000 --> 00:00:09.250\r\nBo Berg: And the garden?\r\n",
    );
    assert_eq!(read.text, "Ana Lima: We moved in spring.\nIt was cold.\n\nBo Berg: And the garden?\n");
    assert_eq!(
        turns(&read),
        ["3120 Ana Lima: We moved in spring.\nIt was cold.", "7000 Bo Berg: And the garden?"]
    );
    assert_eq!(read.turns[0].end_ms, Some(7_000));
    assert_eq!(read.conversion_version, 1);
}

#[test]
fn teams_voices_with_entities_settings_and_unknown_speakers() {
    let read = read(
        "a.vtt",
        "WEBVTT - meeting\n\nNOTE made by hand\nin two lines\n\nSTYLE\n::cue { color: red }\n\n8f1c/12-0\n\
         0:0:5.320 --> 0:0:6.000 align:start position:0%\n<v Ana &amp; Co>We <i>moved</i> &lt;then&gt;.</v>\n\n8f1c/13-0\n\
         00:00:07.000 --> 00:00:09.250\n<v.loud Bo Berg>And the garden?\n\n8f1c/14-0\n00:00:10.000 --> 00:00:11.000\nSomebody coughs.\n\n\
         00:12.000 --> 00:13.000\n<v Ana &amp; Co>Yes.</v> <v Bo Berg>Good.</v>\n",
    );
    assert_eq!(
        turns(&read),
        [
            "5320 Ana & Co: We moved <then>.",
            "7000 Bo Berg: And the garden?",
            "10000 ?: Somebody coughs.",
            "12000 Ana & Co: Yes.",
            "12000 Bo Berg: Good."
        ]
    );
    assert_eq!(left_out(&read), [(LeftOutKind::SubtitleNotes, 2), (LeftOutKind::FormattingTags, 1)]);
}

#[test]
fn names_and_voices_in_one_file() {
    let read = read(
        "a.vtt",
        "WEBVTT\n\n1\n00:00:03.120 --> 00:00:06.400\nAna Lima: We moved in spring.\n\n8f1c/13-0\n00:00:07.000 --> 00:00:09.250\n<v Bo Berg>And the garden?</v>\n",
    );
    assert_eq!(turns(&read), ["3120 Ana Lima: We moved in spring.", "7000 Bo Berg: And the garden?"]);
}

#[test]
fn rolling_captions_are_dropped_and_listed_but_short_answers_stay() {
    let read = read(
        "a.vtt",
        "WEBVTT\n\n00:00:01.000 --> 00:00:03.000\nso <00:00:01.500><c>we moved</c>\n\n00:00:03.000 --> 00:00:03.010\nso we moved\n\n\
         00:00:03.010 --> 00:00:05.000\nso we moved\nin spring\n\n00:00:05.000 --> 00:00:07.000\nin spring\nto the coast\n\n\
         00:00:07.100 --> 00:00:08.000\nNo.\n\n00:00:08.000 --> 00:00:09.000\nNo.\n",
    );
    assert_eq!(read.text, "so we moved\n\nin spring\n\nto the coast\n\nNo.\n\nNo.\n");
    assert_eq!(turns(&read).len(), 5);
    let repeated = &read.left_out[0];
    assert_eq!((repeated.what, repeated.count), (LeftOutKind::RepeatedCues, 3));
    assert_eq!(repeated.places, [7, 10, 14]);
}

#[test]
fn srt_with_tags_brackets_and_missing_numbers() {
    let read = read(
        "a.srt",
        "1\n00:00:03,120 --> 00:00:06,400\n{\\an8}<i>[Ana Lima]</i> We moved & stayed.\n\n00:07.000 --> 00:09.250\n[Bo Berg] And the garden?\n\n\
         3\n00:00:10,000 --> 00:00:11,000\n[Ana Lima] Yes.\nIt grew.\n\n3\n00:00:12,000 --> 00:00:13,000\n[laughs] indeed\n\n4\n00:00:13,000 --> 00:00:14,000\n[Bo Berg] Good.\n",
    );
    assert_eq!(
        turns(&read),
        [
            "3120 Ana Lima: We moved & stayed.",
            "7000 Bo Berg: And the garden?",
            "10000 Ana Lima: Yes. It grew.\n[laughs] indeed",
            "13000 Bo Berg: Good."
        ]
    );
    assert_eq!(left_out(&read), [(LeftOutKind::FormattingTags, 3)]);
}

#[test]
fn two_speakers_in_a_cue_are_two_turns() {
    let read = read(
        "a.srt",
        "1\n00:00:03,000 --> 00:00:06,000\n- We moved.\n- When?\n\n2\n00:00:06,000 --> 00:00:07,000\nIn spring - I think.\n",
    );
    assert_eq!(turns(&read), ["3000 ?: We moved.", "3000 ?: When?", "6000 ?: In spring - I think."]);
}

#[test]
fn labels_of_transcribers_have_their_roles_in_cues_as_well() {
    let read = read(
        "a.srt",
        "1\n00:00:01,000 --> 00:00:02,000\n(music)\n\n2\n00:00:03,000 --> 00:00:06,000\nInterviewer: When?\n\n3\n00:00:06,000 --> 00:00:07,000\nRespondent: In spring,\n\n4\n00:00:07,000 --> 00:00:08,000\nand it was cold.\n",
    );
    assert_eq!(turns(&read), ["3000 Interviewer: When?", "6000 Respondent: In spring,\nand it was cold."]);
    assert_eq!(speakers(&read), [("Interviewer", Role::Interviewer), ("Respondent", Role::Respondent)]);
    assert!(read.text.starts_with("(music)\n\nInterviewer: When?"));
}

#[test]
fn what_belongs_to_no_cue_is_listed() {
    let read = read("a.vtt", "WEBVTT\n\nstray words\n\n00:01.000 --> 00:02.000\nWe moved.\n");
    assert_eq!(left_out(&read), [(LeftOutKind::LinesOutsideCues, 1)]);
    assert_eq!(read.left_out[0].places, [3]);
}
