//! Every layout of text exports.

use verbatim_model::Role;

use crate::reading::{read, speakers, turns};

const ANA: &str = "3000 Ana Lima: We moved in spring.";
const BO: &str = "9000 Bo Berg: And the garden?";

#[test]
fn name_and_text_on_one_line_with_paragraphs_below() {
    let read = read(
        "a.txt",
        "Interview AD-1\n\nInterviewer: When did you move?\n\nRespondent: In spring.\n\nIt was cold.\n\n\
         Interviewer 2: Note: nobody asked.\n",
    );
    assert_eq!(
        turns(&read),
        [
            "Interviewer: When did you move?",
            "Respondent: In spring.\n\nIt was cold.",
            "Interviewer 2: Note: nobody asked."
        ]
    );
    assert_eq!(
        speakers(&read),
        [
            ("Interviewer", Role::Interviewer),
            ("Respondent", Role::Respondent),
            ("Interviewer 2", Role::Interviewer)
        ]
    );
    assert_eq!(read.layout, "“Name: text”");
}

#[test]
fn otter_with_front_matter_a_nameless_turn_and_a_footer() {
    let text = "\nGarden talk\n\nSUMMARY KEYWORDS\ngarden, spring\n\nSPEAKERS\nAna Lima, Bo Berg\n\n\
                Ana Lima  0:03  \nWe moved in spring.\n\nBo Berg  0:09  \nAnd the garden?\n\n1:00:10  \nIt rained.\n\n\
                Ana Lima  1:00:20\nNote: not often.\n\nTranscribed by https://otter.ai\n";
    let read = read("a.txt", text);
    assert_eq!(turns(&read), [ANA, BO, "3610000 ?: It rained.", "3620000 Ana Lima: Note: not often."]);
    assert_eq!(read.text, text);
    assert_eq!(read.layout, "“Name  time” above the text (Otter, Teams, Trint)");
}

#[test]
fn otter_saved_as_markdown() {
    let read = read(
        "a.md",
        "# Garden talk\n\n**Ana Lima**  0:03\nWe moved in spring.\n\n**Bo Berg**  0:09\nAnd the garden?\n",
    );
    assert_eq!(turns(&read), [ANA, BO]);
}

#[test]
fn rev_in_its_three_ways() {
    for text in [
        "Ana Lima (00:03):\nWe moved in spring.\n\nBo Berg (00:09):\nAnd the garden?\n",
        "Ana Lima:  [00:03]\nWe moved in spring.\n\nBo Berg:  [00:09]\nAnd the garden?\n",
    ] {
        assert_eq!(turns(&read("a.txt", text)), [ANA, BO]);
    }
    let tab = "Ana Lima:\tWe moved. [inaudible 00:01:12]\nBo Berg:\tAnd?\nAna Lima:\tYes.\nBo Berg:\tGood.\n";
    assert_eq!(
        turns(&read("a.txt", tab)),
        ["Ana Lima: We moved. [inaudible 00:01:12]", "Bo Berg: And?", "Ana Lima: Yes.", "Bo Berg: Good."]
    );
}

#[test]
fn sonix_trint_and_descript() {
    for text in [
        "Garden talk\n\nAna Lima: [00:00:03] We moved in spring.\n\nBo Berg: [00:00:09] And the garden?\n",
        "[00:00:03] Ana Lima: We moved in spring.\n\n[00:00:09] Bo Berg: And the garden?\n",
        "[00:00:03] **Ana Lima:** We moved in spring.\n\n[00:00:09] **Bo Berg:** And the garden?\n",
        "Ana Lima [00:00:03]\nWe moved in spring.\n\nBo Berg [00:00:09]\nAnd the garden?\n",
        "<00:00:03> Ana Lima: We moved in spring.\n<00:00:09> Bo Berg: And the garden?\n",
    ] {
        assert_eq!(turns(&read("a.txt", text)), [ANA, BO], "{text}");
    }
}

#[test]
fn happy_scribe_and_speakers_above_the_text() {
    let read = read(
        "a.txt",
        "[00:00:03] Speaker 1\nWe moved in spring.\n\n[00:00:09] Speaker 2\nAnd the garden?\n\n[00:00:12] Speaker 1\nYes.\n",
    );
    assert_eq!(
        turns(&read),
        ["3000 Speaker 1: We moved in spring.", "9000 Speaker 2: And the garden?", "12000 Speaker 1: Yes."]
    );
}

#[test]
fn nvivo_and_inqscribe_with_tabs_count_from_the_start() {
    for text in [
        "00:00:03\tAna Lima\tWe moved in spring.\n00:00:09\tBo Berg\tAnd the garden?\n",
        "0:03.0 - 0:09.0\tAna Lima\tWe moved in spring.\n0:09.0 - 0:12.0\tBo Berg\tAnd the garden?\n",
        "00:00:03.00\t00:00:09.00\tAna Lima\tWe moved in spring.\n00:00:09.00\t00:00:12.00\tBo Berg\tAnd the garden?\n",
    ] {
        assert_eq!(turns(&read("a.txt", text)), [ANA, BO], "{text}");
    }
    let table = "Ana\tWe moved.\nBo\tAnd?\nAna\tYes.\nBo\tGood.\n";
    assert_eq!(turns(&read("a.txt", table)), ["Ana: We moved.", "Bo: And?", "Ana: Yes.", "Bo: Good."]);
}

#[test]
fn zoom_counts_from_the_first_time_of_day() {
    let captions = "[Ana Lima] 10:02:33\nWe moved in spring.\n\n[Bo Berg] 10:02:39\nAnd the garden?\n";
    let read_captions = read("a.txt", captions);
    assert_eq!(turns(&read_captions), ["0 Ana Lima: We moved in spring.", "6000 Bo Berg: And the garden?"]);
    assert_eq!(
        read_captions.notes,
        ["The times are times of the day; positions are counted from the first one."]
    );
    let tabs = "10:02:33\tAna Lima\tWe moved.\n10:02:39\tBo Berg\tAnd?\n";
    assert_eq!(turns(&read("a.txt", tabs)), ["0 Ana Lima: We moved.", "6000 Bo Berg: And?"]);
    let chat = "10:02:33\t Ana Lima: We moved.\n10:02:39\t Bo Berg: And?\n";
    assert_eq!(turns(&read("a.txt", chat)), ["0 Ana Lima: We moved.", "6000 Bo Berg: And?"]);
    // More than a day is no time of the day.
    let long = "110:02:33\tAna\tWe moved.\n10:02:39\tBo\tAnd?\n";
    assert_eq!(turns(&read("a.txt", long)), ["396153000 Ana: We moved.", "36159000 Bo: And?"]);
    let midnight = "[Ana Lima] 23:59:58\nWe moved.\n\n[Bo Berg] 00:00:03\nAnd?\n";
    assert_eq!(turns(&read("a.txt", midnight)), ["0 Ana Lima: We moved.", "5000 Bo Berg: And?"]);
}

#[test]
fn f4_marks_close_a_turn_and_stay_outside_its_span() {
    let text = "I: When did you move? #00:00:02-4#\nB: We moved in spring. (laughs) #00:00:06-1#\n";
    let read_end = read("a.txt", text);
    assert_eq!(turns(&read_end), ["0 I: When did you move?", "2400 B: We moved in spring. (laughs)"]);
    assert_eq!(read_end.turns[1].end_ms, Some(6_100));
    assert_eq!(speakers(&read_end), [("I", Role::Interviewer), ("B", Role::Respondent)]);
    assert_eq!(read_end.text, text);
    let start = "#00:00:02-4# I: When did you move?\n#00:00:06# B1:\tIn spring.\n";
    assert_eq!(turns(&read("a.txt", start)), ["2400 I: When did you move?", "6000 B1: In spring."]);
    let short = "I: When? [0:01-2]\nB: In spring. [0:03-5]\n";
    assert_eq!(turns(&read("a.txt", short)), ["0 I: When?", "1200 B: In spring."]);
}

#[test]
fn teams_of_the_first_generation_as_text() {
    let text = "0:0:3.0 --> 0:0:9.0\nAna Lima\nWe moved in spring.\n0:0:9.0 --> 0:0:12.0\nBo Berg\nAnd the garden?\n\
                0:0:12.0 --> 0:0:14.0\nAna Lima\nYes.\n0:0:14.0 --> 0:0:15.0\nBo Berg\nGood.\n0:0:16.0 --> 0:0:17.0\nSomebody coughs\n";
    assert_eq!(
        turns(&read("a.txt", text)),
        [ANA, BO, "12000 Ana Lima: Yes.", "14000 Bo Berg: Good.", "16000 ?: Somebody coughs"]
    );
}

#[test]
fn meet_with_bare_times_between_turns() {
    let text = "Garden talk\nAttendees\nAna Lima, Bo Berg\nTranscript\n00:00:00\nAna Lima: We moved.\nBo Berg: And?\n\n\
                00:05:00\n\nAna Lima: Yes.\nBo Berg: Good.\nTranscription ended after 00:05:40\n";
    let read = read("a.txt", text);
    assert_eq!(
        turns(&read),
        ["Ana Lima: We moved.", "Bo Berg: And?", "300000 Ana Lima: Yes.", "Bo Berg: Good."]
    );
    assert_eq!(read.layout, "“Name: text” with times on lines of their own");
}

#[test]
fn typed_marks_open_the_paragraph_after_them() {
    let text = "First words.\n\n[00:01:02] We moved in spring. Yes.\n\n0:02:00\nAnd the garden?\n(00:03:00) Later.\n{0:04:00} Yes\n";
    let read = read("a.txt", text);
    assert_eq!(
        turns(&read),
        [
            "?: First words.",
            "62000 ?: We moved in spring. Yes.",
            "120000 ?: And the garden?",
            "180000 ?: Later.",
            "240000 ?: Yes"
        ]
    );
    assert_eq!(read.layout, "time marks without speakers");
}

#[test]
fn marked_words_that_recur_are_no_speakers() {
    let text = "[00:01] Yes\n[00:02] We moved in spring, and then again.\n[00:03] Yes\n[00:04] And then we moved once more.\n[00:05] It was cold there, colder than here.\n";
    let read = read("a.txt", text);
    assert!(read.speakers.is_empty());
    assert_eq!(read.turns.len(), 5);
}

#[test]
fn markdown_labels_in_bold() {
    for text in [
        "**Ana:** We moved.\n\n**Bo:** And?\n\n**Ana:** Yes.\n\n**Bo:** Good.\n",
        "**Ana**: We moved.\n\n**Bo**: And?\n\n**Ana**: Yes.\n\n**Bo**: Good.\n",
        "__Ana:__ We moved.\n\n__Bo:__ And?\n\n__Ana:__ Yes.\n\n__Bo:__ Good.\n",
    ] {
        let read = read("a.md", text);
        assert_eq!(turns(&read), ["Ana: We moved.", "Bo: And?", "Ana: Yes.", "Bo: Good."]);
        assert_eq!(read.format, "Markdown");
        assert_eq!(read.text, text);
    }
}

#[test]
fn sentences_with_colons_are_no_labels() {
    let text = "Note: recorded by phone.\n\nI: What happened?\n\nB: He said: nothing.\n\n10:30: we left.\n\nhttps://example.org\n\n\
                Note: the tape stops.\n\nI: And then?\n\nIn short: no.\n\nB: Nothing.\n";
    let read = read("a.txt", text);
    assert_eq!(speakers(&read), [("I", Role::Interviewer), ("B", Role::Respondent)]);
    assert_eq!(read.turns.len(), 4);
    let prose = read_prose();
    assert!(prose.speakers.is_empty());
    assert_eq!(prose.turns.len(), 3);
}

fn read_prose() -> verbatim_import::transcript::ReadTranscript {
    read("a.txt", "We moved in spring.\nIt was cold.\n\nHe said: nothing.\n\nThe road was long.\n")
}

#[test]
fn text_without_labels_is_one_turn_a_paragraph() {
    assert_eq!(
        turns(&read_prose()),
        ["?: We moved in spring.\nIt was cold.", "?: He said: nothing.", "?: The road was long."]
    );
}

#[test]
fn names_with_titles_roles_in_brackets_and_spellings_of_one_label() {
    let text =
        "Dr. Lima: We moved.\n\nANA (Interviewer): And?\n\nDr. Lima: Yes.\n\nAna (interviewer): Good.\n";
    let read = read("a.txt", text);
    assert_eq!(speakers(&read), [("Dr. Lima", Role::Unknown), ("ANA (Interviewer)", Role::Interviewer)]);
    assert_eq!(read.turns.len(), 4);
}

#[test]
fn labels_without_text_make_no_turn_and_are_said() {
    let read = read("a.txt", "I: When?\n\nB:\n\nI: Hello?\n\nB:\nIn spring.\n");
    assert_eq!(turns(&read), ["I: When?", "I: Hello?", "B: In spring."]);
    assert_eq!(read.notes, ["1 label has no text after it and makes no turn."]);
}

#[test]
fn one_who_speaks_once_is_text_and_the_preview_says_so() {
    let text = "Ana: We moved.\n\nBo: And?\n\nAna: Yes.\n\nMaria Lopez: Coffee?\n\nBo: Good.\n";
    let read = read("a.txt", text);
    assert_eq!(
        turns(&read),
        ["Ana: We moved.", "Bo: And?", "Ana: Yes.\n\nMaria Lopez: Coffee?", "Bo: Good."]
    );
    assert_eq!(
        read.notes,
        ["1 paragraph begins like a speaker who appears only once; it was read as text. See line 7."]
    );
}
