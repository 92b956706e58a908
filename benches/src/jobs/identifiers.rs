//! The finder of identifiers: what it finds in marked texts, and how fast.

use std::fmt::Write as _;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::Instant;

use verbatim_model::{AliasId, IdentifierKind as Kind};
use verbatim_protect::identifiers::{Finder, KnownForm, Mode, Settings, mode_of};
use verbatim_text::{CodePoints, Span};

use crate::Outcome;
use crate::identifiers::material::{Marked, in_small_letters, marked, sample};
use crate::identifiers::score::{Count, KINDS, Score, share};
use crate::report;

/// Prints the tables; with `--out FILE` writes them into the page too, with `--misses` prints what was
/// missed and found in vain in the half that rules are tuned on and in the own texts. With `--texts
/// FOLDER` measures only the marked texts of a folder.
pub fn run(args: &[String]) -> Outcome<()> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..");
    let folder = root.join("sample");
    let finder = Finder::new(Settings::default())?;
    if let Some(at) = args.iter().position(|arg| arg == "--texts") {
        let folder = args.get(at + 1).ok_or("--texts needs a folder")?;
        return one_folder(&finder, Path::new(folder), args.iter().any(|arg| arg == "--misses"));
    }
    let (tuned, aside) = (sample(&folder, true)?, sample(&folder, false)?);
    let own = marked(&root.join("crates/protect/tests/texts"))?;
    let ordinary = [score(&finder, &tuned)?, score(&finder, &aside)?, score(&finder, &own)?];
    let small = [in_small_letters(&tuned), in_small_letters(&aside), in_small_letters(&own)];
    let small = [score(&finder, &small[0])?, score(&finder, &small[1])?, score(&finder, &small[2])?];
    let mut page = tables(&ordinary, &small, [tuned.len(), aside.len(), own.len()]);
    page.push_str(&speed(&finder, &tuned, &aside)?);
    println!("{page}");
    if args.iter().any(|arg| arg == "--misses") {
        for (score, what) in [
            (&ordinary[0], "tuned"),
            (&ordinary[2], "own"),
            (&small[0], "tuned, small"),
            (&small[2], "own, small"),
        ] {
            println!("\n== {what}\n{}", score.misses.join("\n"));
        }
    }
    if let Some(at) = args.iter().position(|arg| arg == "--out") {
        let out = args.get(at + 1).ok_or("--out needs a file")?;
        report::write_identifiers(Path::new(out), &page)?;
        println!("Written to {out}.");
    }
    Ok(())
}

/// Recall and precision of the marked texts of one folder.
fn one_folder(finder: &Finder, folder: &Path, misses: bool) -> Outcome<()> {
    let texts = marked(folder)?;
    for (what, texts) in [("as they are", &texts), ("in small letters", &in_small_letters(&texts))] {
        let all = score(finder, texts)?;
        println!(
            "\n{} texts, {what}\n\n| kind | recall | precision | as kind |\n|---|---|---|---|",
            texts.len()
        );
        for (n, (_, name, _)) in KINDS.iter().enumerate() {
            print_row(name, &all.kinds[n]);
        }
        print_row("**all but ages**", &all.all());
        println!("\nIn vain: {} in a thousand words.\n", all.in_vain());
        for text in texts {
            print_row(&text.name, &score(finder, std::slice::from_ref(text))?.all());
        }
        if misses {
            println!("\n{}", all.misses.join("\n"));
        }
    }
    Ok(())
}

fn print_row(name: &str, count: &Count) {
    let part = |part, of| format!("{} ({of})", share(part, of));
    let (recall, precision) = (part(count.covered, count.known), part(count.right, count.found));
    println!("| {name} | {recall} | {precision} | {} |", share(count.as_kind, count.known));
}

fn score(finder: &Finder, texts: &[Marked]) -> Outcome<Score> {
    let mut score = Score::default();
    for text in texts {
        score.add(text, &finder.find(&text.text, &text.speech, &mut |_, _| ControlFlow::Continue(()))?);
    }
    Ok(score)
}

fn tables(ordinary: &[Score; 3], small: &[Score; 3], texts: [usize; 3]) -> String {
    let [tuned, aside, own] = texts;
    let mut page = format!(
        "Recall is strict: an identifier counts as found when every letter of it is in some finding, a leading title, an \
         article and a final 's aside. Precision is the share of findings of a kind that touch an identifier of any kind. \
         *Tuned*: {tuned} interviews of the sample that rules were tuned on (ids that end in an even digit); *aside*: the \
         other {aside}, which were only counted, though rules and tests quote some of their forms; *own*: {own} invented \
         interviews in other layouts and languages (`crates/protect/tests/texts`), which rules were tuned on too. So none \
         of these figures is of unseen text: those are the figures *before* in `docs/detection.md`. In brackets how many \
         there are. *As kind*: found as this kind, all texts together.\n\n"
    );
    page.push_str("### With capitals\n\n");
    table(&mut page, ordinary);
    page.push_str("\n### The same texts in small letters\n\n");
    table(&mut page, small);
    page
}

fn table(page: &mut String, scores: &[Score; 3]) {
    page.push_str("| kind | recall, tuned | aside | own | precision, tuned | aside | own | as kind |\n|---|---|---|---|---|---|---|---|\n");
    for (n, (_, name, _)) in KINDS.iter().enumerate() {
        line(page, name, &[scores[0].kinds[n], scores[1].kinds[n], scores[2].kinds[n]]);
    }
    line(page, "**all but ages**", &[scores[0].all(), scores[1].all(), scores[2].all()]);
    let [tuned, aside, own] = scores.each_ref().map(Score::in_vain);
    let _ = writeln!(page, "| in vain, in 1,000 words | | | | {tuned} | {aside} | {own} | |");
    let other = |n: usize| {
        format!("{} ({})", share(scores[n].other.covered, scores[n].other.known), scores[n].other.known)
    };
    let _ = writeln!(page, "| life details | {} | {} | {} | | | | |", other(0), other(1), other(2));
}

fn line(page: &mut String, name: &str, counts: &[Count; 3]) {
    let recall = counts.map(|c| format!("{} ({})", share(c.covered, c.known), c.known)).join(" | ");
    let precision = counts.map(|c| format!("{} ({})", share(c.right, c.found), c.found)).join(" | ");
    let sum = |of: fn(&Count) -> usize| counts.iter().map(of).sum::<usize>();
    let _ = writeln!(
        page,
        "| {name} | {recall} | {precision} | {} |",
        share(sum(|c| c.as_kind), sum(|c| c.known))
    );
}

/// Characters a second over the sample's texts, repeated to a million, and how soon a search stops.
fn speed(finder: &Finder, tuned: &[Marked], aside: &[Marked]) -> Outcome<String> {
    let (mut text, mut speech) = (String::new(), Vec::new());
    let mut at = 0;
    while at < 1_000_000 {
        for one in tuned.iter().chain(aside) {
            speech.extend(one.speech.iter().filter_map(|span| span.moved(at).ok()));
            text.push_str(&one.text);
            text.push('\n');
            at += u32::try_from(one.text.chars().count())? + 1;
        }
    }
    let capitals = per_second(finder, &text, &speech)?;
    let known = per_second(&with_aliases(tuned)?, &text, &speech)?;
    let small = text.to_lowercase();
    let speech_small: Vec<Span> = Span::new(0, u32::try_from(small.chars().count())?).into_iter().collect();
    let few = if mode_of(&small, &speech_small) == Mode::FewCapitals {
        per_second(finder, &small, &speech_small)?
    } else {
        0.0
    };
    let stopped = Instant::now();
    let cancelled = finder.find(&text, &speech, &mut |done, of| {
        if done > of / 10 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    let stopped = stopped.elapsed().as_secs_f64() * 1e3;
    let verdict = if cancelled.is_err() { "stopped" } else { "**not stopped**" };
    Ok(format!(
        "\n### Speed\n\nOne core, {:.1} M characters in one text: {capitals:.1} M characters a second with capitals, {few:.1} M \
         without, {known:.1} M where the names of half of the interviews have aliases already (goal ≥ 1). A search told to stop after a tenth {verdict} after {stopped:.0} ms.\n",
        f64::from(at) / 1e6
    ))
}

/// A finder that knows every name of these texts.
fn with_aliases(texts: &[Marked]) -> Outcome<Finder> {
    let mut known = Vec::new();
    for text in texts {
        let points = CodePoints::new(&text.text);
        for one in text.known.iter().filter(|one| one.kind == "person") {
            let form = points.slice(one.span)?.to_owned();
            known.push(KnownForm { text: form, alias: AliasId::new(), kind: Kind::Person });
        }
    }
    Ok(Finder::new(Settings { known, ..Settings::default() })?)
}

fn per_second(finder: &Finder, text: &str, speech: &[Span]) -> Outcome<f64> {
    let mut best = f64::MAX;
    for _ in 0..3 {
        let start = Instant::now();
        finder.find(text, speech, &mut |_, _| ControlFlow::Continue(()))?;
        best = best.min(start.elapsed().as_secs_f64());
    }
    let length = u32::try_from(text.chars().count())?;
    Ok(f64::from(length) / 1e6 / best)
}
