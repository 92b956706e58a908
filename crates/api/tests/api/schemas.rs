//! The JSON Schemas of the command line's replies stand in `schemas/` and are those of the types.
//!
//! `VERBATIM_UPDATE=1 cargo test -p verbatim-api schemas` writes them anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use verbatim_api::replies as r;

/// File name without its ending, with the schema in it.
type Schemas = BTreeMap<&'static str, String>;

/// A schema of what is written, titled with the commands that reply so.
fn add<T: JsonSchema>(schemas: &mut Schemas, name: &'static str, commands: &str) {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    schema.insert("title".to_owned(), format!("verbatim {commands} --json").into());
    let text = serde_json::to_string_pretty(&schema).expect("a schema is JSON");
    let twice = schemas.insert(name, text + "\n");
    assert!(twice.is_none(), "two replies are called {name}");
}

fn schemas() -> Schemas {
    let mut all = Schemas::new();
    add::<r::NewStudy>(&mut all, "new", "new");
    add::<r::Info>(&mut all, "info", "info");
    add::<r::PassphraseChanged>(&mut all, "passphrase", "passphrase");
    add::<r::PreviewList>(&mut all, "import-preview", "import --preview");
    add::<r::TranscriptsImport>(&mut all, "import", "import");
    add::<r::InterviewsList>(&mut all, "interviews-list", "interviews list");
    add::<r::Assigned>(&mut all, "interviews-assign", "interviews assign");
    add::<r::TranscriptRenamed>(&mut all, "interviews-rename", "interviews rename");
    add::<r::TranscriptRemoved>(&mut all, "interviews-remove", "interviews remove");
    add::<r::InterviewCorrected>(&mut all, "interviews-correct", "interviews correct");
    add::<r::ProgressMarked>(&mut all, "interviews-progress", "interviews finish|reopen");
    add::<r::IntervieweesImport>(&mut all, "interviewees-import", "interviewees import");
    add::<r::IntervieweesList>(&mut all, "interviewees-list", "interviewees list");
    add::<r::GroupSet>(&mut all, "interviewees-group", "interviewees group");
    add::<r::CategoriesList>(&mut all, "categories-list", "categories list|order");
    add::<r::CategoryChanged>(&mut all, "categories-change", "categories add|rename");
    add::<r::CategoryRemoved>(&mut all, "categories-remove", "categories remove");
    add::<r::AttributesList>(&mut all, "attributes-list", "attributes list|order");
    add::<r::AttributeRenamed>(&mut all, "attributes-rename", "attributes rename");
    add::<r::AttributeRemoved>(&mut all, "attributes-remove", "attributes remove");
    add::<r::OutreachList>(&mut all, "outreach-list", "outreach list");
    add::<r::OutreachItem>(&mut all, "outreach-change", "outreach add|change");
    add::<r::OutreachRemoved>(&mut all, "outreach-remove", "outreach remove");
    add::<r::CoderList>(&mut all, "coders-list", "coders list");
    add::<r::Coder>(&mut all, "coders-add", "coders add");
    add::<r::LeadCoders>(&mut all, "coders-lead", "coders lead");
    add::<r::CodebookImport>(&mut all, "codebook-import", "codebook import");
    add::<r::CodesList>(&mut all, "codes-list", "codes list");
    add::<r::CodeChanged>(&mut all, "codes-change", "codes add|rename|move|describe");
    add::<r::CodeSplit>(&mut all, "codes-split", "codes split");
    add::<r::CodesMerged>(&mut all, "codes-merge", "codes merge");
    add::<r::CodesDeleted>(&mut all, "codes-delete", "codes delete");
    add::<r::PassageCoded>(&mut all, "code", "code");
    add::<r::CodingsImport>(&mut all, "codings-import", "codings import");
    add::<r::CodingsList>(&mut all, "codings-list", "codings list");
    add::<r::CodingsRecoded>(&mut all, "codings-recode", "codings recode");
    add::<r::CodingResized>(&mut all, "codings-resize", "codings resize");
    add::<r::CodingRemoved>(&mut all, "codings-remove", "codings remove");
    add::<r::CodingAttributesList>(&mut all, "codings-attributes", "codings attributes|define");
    add::<r::CodingAttributeRemoved>(&mut all, "codings-undefine", "codings undefine");
    add::<r::CodingValueSet>(&mut all, "codings-set", "codings set");
    add::<r::MemoAdded>(&mut all, "memo-add", "memo add");
    add::<r::MemosList>(&mut all, "memo-list", "memo list");
    add::<r::Search>(&mut all, "search", "search, searches run");
    add::<r::SavedSearchesList>(&mut all, "searches-list", "searches list");
    add::<r::SavedSearch>(&mut all, "searches-change", "searches save|rename");
    add::<r::SavedSearchForgotten>(&mut all, "searches-forget", "searches forget");
    add::<r::SearchSettings>(&mut all, "searches-raw", "searches raw");
    add::<r::LanguagesList>(&mut all, "interviews-language", "interviews language");
    add::<r::Framework>(&mut all, "framework-list", "framework list");
    add::<r::SummaryWritten>(&mut all, "framework-write", "framework write");
    add::<r::ViewsList>(&mut all, "views-list", "views list");
    add::<r::SavedView>(&mut all, "views-change", "views save|rename");
    add::<r::ViewRemoved>(&mut all, "views-remove", "views remove");
    add::<r::Matrix>(&mut all, "matrix", "matrix");
    add::<r::MatrixCellPeople>(&mut all, "matrix-cell", "matrix --open CODE");
    add::<r::Themes>(&mut all, "themes", "themes");
    add::<r::Recurring>(&mut all, "themes-recurring", "themes recurring");
    add::<r::Quantifiers>(&mut all, "themes-words", "themes words");
    add::<r::IllustrativeList>(&mut all, "themes-illustrate", "themes illustrate");
    add::<r::Cooccurrence>(&mut all, "cooccurrence", "cooccurrence");
    add::<r::Saturation>(&mut all, "saturation", "saturation");
    add::<r::SampleComposition>(&mut all, "sample", "sample");
    add::<r::CodeOrigins>(&mut all, "codes-origin", "codes origin");
    add::<r::Withdrawn>(&mut all, "interviewees-withdraw", "interviewees withdraw");
    add::<r::AskedSet>(&mut all, "interviewees-asked", "interviewees asked");
    add::<r::Exported>(&mut all, "export", "export codebook, codebook export, search --export");
    add::<r::ExcerptsExported>(&mut all, "export-excerpts", "export excerpts|report");
    add::<r::TemplateWritten>(&mut all, "export-template", "export template");
    add::<r::ProjectExport>(&mut all, "export-project", "export project");
    add::<r::ProjectImport>(&mut all, "import-project", "import-project");
    add::<r::ProjectReport>(&mut all, "project-report", "import-project --report FILE (the file)");
    add::<r::MatrixExported>(&mut all, "export-matrix", "export matrix");
    add::<r::SmallCells>(&mut all, "export-small-cells", "export small-cells");
    add::<r::ExportsList>(&mut all, "export-list", "export list");
    add::<r::Steps>(&mut all, "steps", "undo|redo");
    add::<r::HistoryList>(&mut all, "history", "history");
    add::<r::CheckResult>(&mut all, "check", "check");
    add::<r::BackupMade>(&mut all, "backup", "backup");
    add::<r::Restored>(&mut all, "restore", "restore");
    add::<r::FoundIdentifiers>(&mut all, "anonymise-find", "anonymise --find");
    add::<r::Anonymised>(&mut all, "anonymise", "anonymise --apply|--confirm");
    add::<r::TranscriptsMarked>(&mut all, "anonymise-mark", "anonymise --read|--reopen");
    add::<r::DeidentificationList>(&mut all, "anonymise-status", "anonymise --status");
    add::<r::AliasesList>(&mut all, "aliases-list", "aliases list");
    add::<r::AliasChanged>(&mut all, "aliases-change", "aliases add|rename|kind|link|forms|put");
    add::<r::AliasesMerged>(&mut all, "aliases-merge", "aliases merge");
    add::<r::AliasRemoved>(&mut all, "aliases-remove", "aliases remove");
    add::<r::KeepWords>(&mut all, "keep-list", "keep list");
    add::<r::KeepEntry>(&mut all, "keep-add", "keep add");
    add::<r::KeepWordsRemoved>(&mut all, "keep-remove", "keep remove");
    add::<r::PatternsList>(&mut all, "patterns-list", "patterns list");
    add::<r::PatternRow>(&mut all, "patterns-change", "patterns add|change");
    add::<r::PatternRemoved>(&mut all, "patterns-remove", "patterns remove");
    add::<r::KeyFile>(&mut all, "keys", "keys make|check|passphrase|openings");
    add::<r::OriginalsList>(&mut all, "keys-originals", "keys originals|retain");
    add::<r::OriginalText>(&mut all, "keys-original", "keys original");
    add::<r::OriginalDestroyed>(&mut all, "keys-destroy", "keys destroy");
    add::<r::PurgePlan>(&mut all, "purge-preview", "purge --preview");
    add::<r::Purged>(&mut all, "purge", "purge");
    add::<r::Leaks>(&mut all, "leaks", "leaks");
    add::<r::Failed>(&mut all, "error", "(any command that did nothing, on standard error)");
    all
}

fn folder() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../schemas"))
}

fn stored() -> BTreeSet<String> {
    let Ok(files) = fs::read_dir(folder()) else { return BTreeSet::new() };
    let names = files.filter_map(|file| file.ok()?.file_name().into_string().ok());
    names.filter(|name| name.ends_with(".json")).collect()
}

#[test]
fn the_stored_schemas_are_those_of_the_replies() {
    const HINT: &str = "VERBATIM_UPDATE=1 cargo test -p verbatim-api schemas writes it anew; look at the difference: \
                        scripts of other people read these replies";
    let schemas = schemas();
    let wanted: BTreeSet<String> = schemas.keys().map(|name| format!("{name}.json")).collect();
    if std::env::var_os("VERBATIM_UPDATE").is_some() {
        fs::create_dir_all(folder()).expect("schemas/ can be made");
        for (name, schema) in &schemas {
            fs::write(folder().join(format!("{name}.json")), schema).expect("schemas/ can be written");
        }
        for gone in stored().difference(&wanted) {
            fs::remove_file(folder().join(gone)).expect("schemas/ can be written");
        }
    }
    assert_eq!(stored(), wanted, "schemas/ holds other files than there are replies: {HINT}");
    for (name, schema) in &schemas {
        let found = fs::read_to_string(folder().join(format!("{name}.json"))).expect("it was just listed");
        assert!(found == *schema, "schemas/{name}.json is not the schema of its reply: {HINT}");
    }
}

#[test]
fn every_schema_says_in_words_what_each_field_is() {
    for (name, schema) in schemas() {
        let schema: serde_json::Value = serde_json::from_str(&schema).expect("a schema is JSON");
        assert!(schema.get("$id").is_none(), "{name}: a schema of an offline program has no address");
        let definitions = schema["$defs"].as_object().into_iter().flatten().map(|(_, one)| one);
        for one in std::iter::once(&schema).chain(definitions) {
            for (field, about) in one["properties"].as_object().into_iter().flatten() {
                let said = about["description"].as_str().is_some_and(|text| !text.is_empty());
                assert!(said, "{name}: {field} is not described");
            }
        }
    }
}
