//! What of a study the standard carries, as rows that do not depend on the study.

use std::collections::BTreeSet;

use rusqlite::types::ValueRef;
use verbatim_testkit::Rows;

use crate::dump::Beside;

/// Name of what is compared, and the rows of it. Times are compared in whole seconds, yes and no whatever
/// word was used.
const TABLES: &[(&str, &str)] = &[
    ("coder", "SELECT hex(id), name FROM coder"),
    (
        "code",
        "SELECT hex(id), hex(parent_id), name, statement, definition, include, exclude, example FROM code",
    ),
    (
        "interviewee",
        "SELECT hex(i.id), i.label, coalesce(top.name, own.name), CASE WHEN top.id IS NULL THEN NULL ELSE own.name END,
                i.attribution, i.consent, i.consent_date, i.consent_source, i.embargo_until
         FROM interviewee i LEFT JOIN category own ON own.id = i.category_id
                            LEFT JOIN category top ON top.id = own.parent_id",
    ),
    (
        "value",
        "SELECT i.label, a.name, CASE WHEN a.kind <> 'boolean' THEN v.value
                                      WHEN lower(v.value) IN ('yes', 'true') THEN 'yes' ELSE 'no' END
         FROM attribute_value v JOIN interviewee i ON i.id = v.interviewee_id JOIN attribute a ON a.id = v.attribute_id",
    ),
    ("attribute", "SELECT hex(id), name FROM attribute"),
    (
        "tie",
        "SELECT i.label, l.kind, lower(l.other) FROM interviewee_link l JOIN interviewee i ON i.id = l.interviewee_id",
    ),
    ("group", "SELECT hex(id), name FROM interviewee_group"),
    (
        "member",
        "SELECT g.name, i.label FROM group_member m JOIN interviewee_group g ON g.id = m.group_id
                                                    JOIN interviewee i ON i.id = m.interviewee_id",
    ),
    (
        "transcript",
        "SELECT hex(t.id), t.file_name, t.kind, t.length, t.imported_at / 1000, v.date, v.mode, v.interviewers,
                v.language, i.label,
                (SELECT group_concat(part, '') FROM (SELECT lead || body AS part FROM block
                 WHERE id >= t.first_block AND id < t.first_block + t.block_count ORDER BY id))
         FROM transcript t JOIN interview v ON v.id = t.interview_id LEFT JOIN interviewee i ON i.id = v.interviewee_id",
    ),
    (
        "together",
        "SELECT hex(a.id), hex(b.id) FROM transcript a JOIN transcript b ON b.interview_id = a.interview_id",
    ),
    (
        "coding",
        "SELECT hex(id), hex(transcript_id), start, end, hex(code_id), hex(coder_id), stance, basis, prompting,
                quotable, off_record, created_at / 1000 FROM coding",
    ),
    (
        "mark",
        "SELECT hex(v.coding_id), a.name, v.value FROM coding_value v JOIN coding_attribute a ON a.id = v.attribute_id",
    ),
    (
        "memo",
        "SELECT hex(m.id), m.target_kind, hex(coalesce(
                    (SELECT t.id FROM transcript t WHERE t.interview_id = m.target_id
                     ORDER BY t.imported_at / 1000, t.id LIMIT 1), m.target_id)),
                hex(m.coder_id), m.text, m.created_at / 1000, m.changed_at / 1000
         FROM memo m WHERE m.target_kind <> 'interview'
                        OR EXISTS (SELECT 1 FROM transcript t WHERE t.interview_id = m.target_id)",
    ),
];

/// Who speaks, apart from the rest: a text of cues is recognised anew when it comes in as plain text.
pub const SPEAKERS: &str = "SELECT hex(s.transcript_id), s.label, s.role, i.label FROM speaker s
    LEFT JOIN interviewee i ON i.id = s.interviewee_id";

/// What is carried of a study.
pub fn carried(beside: &Beside) -> Rows {
    TABLES.iter().map(|(name, sql)| ((*name).to_owned(), rows(beside, sql))).collect()
}

/// The rows of a question.
pub fn rows(beside: &Beside, sql: &str) -> BTreeSet<String> {
    let mut statement = beside.0.prepare(sql).unwrap();
    let columns = statement.column_count();
    let mut found = statement.query([]).unwrap();
    let mut all = BTreeSet::new();
    while let Some(row) = found.next().unwrap() {
        let field = |n| match row.get_ref(n).unwrap() {
            ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
            other => format!("{other:?}"),
        };
        all.insert((0..columns).map(field).collect::<Vec<_>>().join(" | "));
    }
    all
}
