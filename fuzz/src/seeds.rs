//! Small sound files of each kind, from which changed ones are made.

use verbatim_testkit::{docx as document, srt as subtitles, vtt as cues};

use crate::mutate::Seed;

const TALK: &str =
    "Interviewer: Where?\n\nAna: At the shelter \u{1f331}, at night.\r\n\r\n[00:01:02] Bo: We waited.\n";

const PROJECT: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?><Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"Raids\" \
    origin=\"NVivo for Windows\"><Users><User guid=\"u1\" name=\"Ines\"/></Users><CodeBook><Codes><Code guid=\"c1\" \
    name=\"Places\" isCodable=\"true\" color=\"#CA687C\"><Description>Where</Description><Code guid=\"c2\" name=\"Shelter\" \
    isCodable=\"true\"/></Code></Codes></CodeBook><Variables><Variable guid=\"v1\" name=\"Years\" typeOfVariable=\"Integer\"/>\
    </Variables><Cases><Case guid=\"p1\" name=\"AD-01\"><VariableValue><VariableRef targetGUID=\"v1\"/><IntegerValue>3\
    </IntegerValue></VariableValue><SourceRef targetGUID=\"s1\"/></Case></Cases><Sources><TextSource guid=\"s1\" \
    name=\"AD-01.txt\" plainTextPath=\"internal://a.txt\"><PlainTextSelection guid=\"x1\" startPosition=\"28\" endPosition=\"35\" \
    name=\"shelter\"><Description>Which?</Description><Coding guid=\"k1\" creatingUser=\"u1\" \
    creationDateTime=\"2024-06-16T10:00:00Z\"><CodeRef targetGUID=\"c2\"/><NoteRef targetGUID=\"n1\"/></Coding>\
    </PlainTextSelection></TextSource></Sources><Notes><Note guid=\"n1\" name=\"a\"><PlainTextContent>Why?</PlainTextContent>\
    </Note></Notes><Links><Link guid=\"l1\" name=\"x\" originGUID=\"p1\" targetGUID=\"n1\"/></Links><Sets><Set guid=\"g2\" \
    name=\"Core\"><MemberCode targetGUID=\"c1\"/><MemberSource targetGUID=\"s1\"/></Set></Sets><Graphs><Graph guid=\"g1\">\
    <Vertex guid=\"g3\" representedGUID=\"c2\" firstX=\"1\" firstY=\"2\"/></Graph></Graphs></Project>";

const BOOK: &str = "<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\" origin=\"Tool 7\"><Codes><Code guid=\"c1\" name=\"Nodes\" \
    isCodable=\"false\"><Code guid=\"c2\" name=\"a &amp; b\" isCodable=\"true\" color=\"rgb(1,2,3)\"><Description>x</Description>\
    </Code></Code></Codes><Sets><Set guid=\"s\" name=\"S\"><MemberCode guid=\"c2\"/></Set></Sets></CodeBook>";

const TABLES: &[&str] = &[
    "file,start,end,code,memo,stance\na.txt,0,5,Places > Shelter,\"two\nlines\",supports\n",
    "file;quote;occurrence;codes\na.txt;\"At the \"\"shelter\"\"\";2;[\"a\",\"b\"]\n",
    "Document name\tCode\tSegment\tAuthor\nAD-01\tPlaces\\Shelter\tAt the shelter\tHale\n",
    "Media Title,Excerpt Copy,Codes Applied Combined,Code: A\\B Applied\nAD-01,At night,B,True\n",
    "path,color,definition\nPlaces > Shelter,#123456,Where\n",
    "parent,code\n,Places\nPlaces,Shelter\n",
    "id,category,subcategory,consent,recommended_by,interview_date\nAD-01,Advocate,,quote,AD-02,2024-06-16\n",
];

const LINES: &str = "{\"file\":\"a.txt\",\"start\":0,\"end\":5,\"quote\":\"Where\",\"codes\":[\"a\",\"b > c\"],\"memo\":\"x\"}\n\
    {\"file\":\"a.txt\",\"quote\":\"\\u00e9\\ud83c\\udf31\",\"occurrence\":2,\"code\":\"a\",\"prompted\":true,\"agency\":\"lead\"}\n";

const DATABASES: &[&str] = &[
    "CREATE TABLE projects (id INTEGER PRIMARY KEY, name TEXT, description TEXT, created TEXT);
     CREATE TABLE documents (id INTEGER PRIMARY KEY, name TEXT, description TEXT, created TEXT, contents TEXT);
     CREATE TABLE highlights (id INTEGER PRIMARY KEY, document_id INTEGER, start_offset INTEGER, end_offset INTEGER,
        snippet TEXT);
     CREATE TABLE tags (id INTEGER PRIMARY KEY, path TEXT, description TEXT, parent_id INTEGER);
     CREATE TABLE highlight_tags (highlight_id INTEGER, tag_id INTEGER);
     CREATE TABLE commands (id INTEGER PRIMARY KEY, date TEXT, user_login TEXT, payload TEXT);
     INSERT INTO projects VALUES (1, 'Raids', 'x', '2024-06-16 10:00:00');
     INSERT INTO documents VALUES (1, 'AD-01', 'y', '2024-06-16', '<p>Ana: At the <b>shelter</b></p> <pre>a</pre>&eacute;');
     INSERT INTO highlights VALUES (1, 1, 5, 12, 'At the'), (2, 1, 0, 99, 'x'), (3, 7, 0, 1, '');
     INSERT INTO tags VALUES (1, 'a', '', 2), (2, 'a.b', 'x', 1), (3, 'c', '', NULL);
     INSERT INTO highlight_tags VALUES (1, 1), (1, 2), (2, 9);
     INSERT INTO commands VALUES (1, '2024-06-16', 'hale', '{\"type\":\"highlight_add\",\"highlight_id\":1}');",
    "CREATE TABLE source (id INTEGER PRIMARY KEY, name TEXT, fulltext TEXT, mediapath TEXT, memo TEXT, owner TEXT, date TEXT);
     CREATE TABLE code_cat (catid INTEGER PRIMARY KEY, name TEXT, memo TEXT, supercatid INTEGER);
     CREATE TABLE code_name (cid INTEGER PRIMARY KEY, name TEXT, memo TEXT, catid INTEGER, color TEXT);
     CREATE TABLE code_text (cid INTEGER, fid INTEGER, seltext TEXT, pos0 INTEGER, pos1 INTEGER, owner TEXT, date TEXT,
        memo TEXT, important INTEGER);
     CREATE TABLE annotation (fid INTEGER, pos0 INTEGER, pos1 INTEGER, memo TEXT, owner TEXT, date TEXT);
     CREATE TABLE cases (caseid INTEGER PRIMARY KEY, name TEXT, memo TEXT, owner TEXT, date TEXT);
     CREATE TABLE case_text (caseid INTEGER, fid INTEGER, pos0 INTEGER, pos1 INTEGER);
     CREATE TABLE attribute_type (name TEXT, memo TEXT, valuetype TEXT);
     CREATE TABLE attribute (name TEXT, attr_type TEXT, value TEXT, id INTEGER);
     CREATE TABLE journal (name TEXT, jentry TEXT, date TEXT, owner TEXT);
     INSERT INTO source VALUES (1, 'a.txt', 'Ana: At the shelter.', NULL, 'm', 'Hale', '2024-06-16'), (2, 'b', NULL, '/b', '', '', '');
     INSERT INTO code_cat VALUES (1, 'A', '', 2), (2, 'B', '', 1);
     INSERT INTO code_name VALUES (1, 'c', 'x', 1, '#123456'), (2, 'C', '', 9, 'plaid');
     INSERT INTO code_text VALUES (1, 1, 'shelter', 12, 19, 'Hale', '', 'm', 1), (2, 1, '', -1, 99, '', '', '', 0);
     INSERT INTO annotation VALUES (1, 0, 3, 'who', 'Hale', '');
     INSERT INTO cases VALUES (1, 'AD-01', '', '', ''), (2, 'ad-01', '', '', '');
     INSERT INTO case_text VALUES (1, 1, 0, 20), (2, 1, 3, 5);
     INSERT INTO attribute_type VALUES ('Years', '', 'numeric');
     INSERT INTO attribute VALUES ('Years', 'case', '3', 1), ('Years', 'file', 'x', 1);
     INSERT INTO journal VALUES ('j', 'e', '', 'Hale');",
];

fn plain(bytes: impl Into<Vec<u8>>) -> Seed {
    Seed::Plain(bytes.into())
}

fn archive(parts: &[(&str, &str)]) -> Seed {
    Seed::Archive(parts.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect())
}

/// The parts of a packed file.
fn unpacked(bytes: &[u8]) -> Seed {
    let Ok(mut zip) = zip::ZipArchive::new(std::io::Cursor::new(bytes)) else { return plain(bytes) };
    let mut parts = Vec::new();
    for place in 0..zip.len() {
        let Ok(mut part) = zip.by_index(place) else { continue };
        let name = part.name().map(std::borrow::Cow::into_owned).unwrap_or_default();
        let mut bytes = Vec::new();
        if std::io::Read::read_to_end(&mut part, &mut bytes).is_ok() {
            parts.push((name, bytes));
        }
    }
    Seed::Archive(parts)
}

pub fn qdpx() -> Vec<Seed> {
    let atlas = PROJECT.replace("NVivo for Windows", "ATLAS.ti");
    vec![
        archive(&[("project.qde", PROJECT), ("sources/a.txt", TALK)]),
        archive(&[("project.qde", &atlas), ("Sources/A.TXT", TALK)]),
    ]
}

pub fn qdc() -> Vec<Seed> {
    vec![plain(BOOK)]
}

pub fn databases() -> Vec<Seed> {
    let database = |sql: &str| {
        let mut conn = rusqlite::Connection::open_in_memory().ok()?;
        // Small pages, so that a change meets rows more often than empty space.
        conn.execute_batch("PRAGMA page_size = 512;").ok()?;
        conn.execute_batch(sql).ok()?;
        conn.serialize(rusqlite::MAIN_DB).ok().map(|data| data.to_vec())
    };
    // One that could not be made is an empty file, which no reader takes.
    DATABASES.iter().map(|sql| plain(database(sql).unwrap_or_default())).collect()
}

pub fn docx() -> Vec<Seed> {
    vec![unpacked(&document(&["Interviewer: Where?", "", "Ana: At the shelter \u{1f331}."]))]
}

pub fn vtt() -> Vec<Seed> {
    vec![
        plain(cues(&[("Ana", "At the shelter."), ("Bo", "We waited.")])),
        plain(
            "WEBVTT\n\nNOTE x\n\n1\n0:0:5.320 --> 00:00:06.400 align:start\n<v Ana>We <i>moved</i> &amp;\n",
        ),
    ]
}

pub fn srt() -> Vec<Seed> {
    vec![plain(subtitles(&[("Ana", "At the shelter."), ("Bo", "We waited.")]))]
}

pub fn text() -> Vec<Seed> {
    vec![
        plain(TALK),
        plain("[Ana Lima] 10:02:33\nWe moved.\n\n[Bo] 23:59:59\nWhy?\n\n[Ana Lima] 00:00:01\nSo.\n"),
        plain(
            "Ana Lima  0:03\nWe moved in spring.\n\nBo Berg  1:02:03\nAnd the garden?\n\nTranscribed by https://otter.ai\n",
        ),
        plain("I: When? #00:00:02-4#\nB: In spring. #00:00:06-1#\n"),
        plain("6/16/24, 10:02 - Ana: We moved.\n6/16/24, 10:03 - Bo: Why?\nbecause\n"),
        plain("\u{feff}*ANA:\twe moved . \u{15}3120_6400\u{15}\n"),
    ]
}

pub fn json_lines() -> Vec<Seed> {
    vec![plain(LINES)]
}

pub fn csv() -> Vec<Seed> {
    TABLES.iter().map(|table| plain(*table)).collect()
}

pub fn xlsx() -> Vec<Seed> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let book = format!(
        "<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
    );
    let whole = format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r0\" \
         Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    );
    let relations = format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" \
         Type=\"{office}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" \
         Type=\"{office}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"
    );
    let styles = format!(
        "<styleSheet xmlns=\"{main}\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"[h]:mm;d\\/m &quot;y&quot;\"/>\
         </numFmts><cellXfs count=\"3\"><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"22\"/></cellXfs></styleSheet>"
    );
    let strings = format!(
        "<sst xmlns=\"{main}\" count=\"3\" uniqueCount=\"3\"><si><t>Code</t></si><si><t>Segment</t></si><si><r><t>At</t></r></si></sst>"
    );
    let sheet = format!(
        "<worksheet xmlns=\"{main}\"><dimension ref=\"A1:B2\"/><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" \
         t=\"s\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>a</t></is></c><c r=\"B2\" t=\"s\"><v>2</v></c><c \
         r=\"C2\"><v>1.5</v></c><c r=\"D2\" t=\"b\"><v>1</v></c><c s=\"1\"><v>1.25</v></c>\
         <c s=\"2\"><v>45459.5</v></c></row></sheetData></worksheet>"
    );
    vec![archive(&[
        (
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>",
        ),
        ("_rels/.rels", &whole),
        ("xl/workbook.xml", &book),
        ("xl/_rels/workbook.xml.rels", &relations),
        ("xl/sharedStrings.xml", &strings),
        ("xl/styles.xml", &styles),
        ("xl/worksheets/sheet1.xml", &sheet),
    ])]
}

pub fn any() -> Vec<Seed> {
    let odt = "<office:document-content xmlns:office=\"urn:o\" xmlns:text=\"urn:t\"><office:body><office:text><text:p>Ana: \
               At<text:s text:c=\"2\"/>night.</text:p></office:text></office:body></office:document-content>";
    let mut all =
        vec![archive(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", odt)])];
    all.extend(docx().into_iter().chain(xlsx()).chain(qdpx()).chain(text()));
    all
}
