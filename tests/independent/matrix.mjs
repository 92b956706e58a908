#!/usr/bin/env node
// The codes × categories matrix from raw files, computed apart from the product and in another
// language (rules.md 9.4), to be compared with `verbatim matrix --format json`. It shares no code,
// no text offsets and no word splitter with it. Counting follows rules.md 1.3, 2 and 4.1.
//
//   node matrix.mjs --transcripts DIR --interviewees FILE.csv --codebook FILE.csv --codings-dir DIR
//                   [--columns category|subcategory|interviewee|ATTRIBUTE|A,B] [--no-roll-up]
//
// Who has withdrawn stands in no column, and nothing of that interview is counted (rules.md 7.5).
//
// DIR of codings holds ID.jsonl of one coder: the coding of record. Every transcript is ID.txt.
// Passages of transcripts without interviewee stand in a last column “No interviewee”.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Rows of a CSV file as objects: RFC 4180 quoting, CR LF or LF, a BOM dropped. */
export function readCsv(file) {
  return parseCsv(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
}

/** The same of a text. */
export function parseCsv(text) {
  const rows = [];
  let row = [];
  let field = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted && c === '"' && text[i + 1] === '"') { field += '"'; i++; }
    else if (c === '"' && (quoted || field === '')) quoted = !quoted;
    else if (!quoted && c === ',') { row.push(field); field = ''; }
    else if (!quoted && (c === '\n' || c === '\r')) {
      if (c === '\r' && text[i + 1] === '\n') i++;
      row.push(field); rows.push(row); row = []; field = '';
    } else field += c;
  }
  if (field !== '' || row.length) { row.push(field); rows.push(row); }
  const [head, ...data] = rows.filter((r) => r.some((f) => f !== ''));
  return data.map((r) => Object.fromEntries(head.map((name, n) => [name, r[n] ?? ''])));
}

// By UAX #29 letters of these scripts join to nothing (WB999), so each is a word of its own with its
// marks, while ICU looks words up in a dictionary. Katakana sticks together there (WB13); digits do
// (WB8). Compared with the product's words once, on all 42 sample transcripts: 40,026 alike.
const ALONE =
  /(?!\p{Nd})[\p{Script=Han}\p{Script=Hiragana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}][\p{M}\p{Cf}]*/gu;
const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** Words of a text by UAX #29 as [start, end) in UTF-16 units. */
export function words(text) {
  const found = [];
  let from = 0;
  for (const alone of text.matchAll(ALONE)) {
    found.push(...plainWords(text.slice(from, alone.index), from));
    from = alone.index + alone[0].length;
    if (isWord(alone[0])) found.push([alone.index, from]);
  }
  return found.concat(plainWords(text.slice(from), from));
}

/** Whether a segment holds a letter or a digit; ICU's own flag is a matter of its version. */
const isWord = (segment) => /[\p{Alphabetic}\p{N}]/u.test(segment);

function plainWords(text, at) {
  return [...segmenter.segment(text)]
    .filter(({ segment }) => isWord(segment))
    .map(({ segment, index }) => [at + index, at + index + segment.length]);
}

/** Turns of a labelled transcript. One runs from after its label to before the next label; blank
 *  lines at its end are not of it. */
export function turnsOf(text) {
  const labels = [...text.matchAll(/^(Interviewer(?: \d+)?|Respondent(?: \d+)?):[ \t]*/gm)];
  return labels.map((label, n) => {
    const start = label.index + label[0].length;
    const end = labels[n + 1]?.index ?? text.length;
    const length = text.slice(start, end).trimEnd().length;
    return { start, end: start + length, counts: label[1].startsWith('Respondent') };
  });
}

/** Place of the n-th occurrence of a quotation, overlapping ones counted. */
function place(text, quote, occurrence) {
  let at = -1;
  for (let n = 0; n < occurrence; n++) {
    at = text.indexOf(quote, at + 1);
    if (at < 0) return undefined;
  }
  return { start: at, end: at + quote.length };
}

/** rules.md 2.2: the longest id that starts the name and ends there or before a character that is
 *  neither letter nor digit. */
function interviewee(name, ids) {
  return ids
    .filter((id) => name.startsWith(id) && !/^[\p{L}\p{N}]/u.test(name.slice(id.length)))
    .sort((a, b) => b.length - a.length)[0];
}

function readTranscripts(dir, ids) {
  const files = readdirSync(dir).filter((file) => file.endsWith('.txt')).sort();
  return files.map((file) => {
    const name = basename(file, '.txt');
    const text = readFileSync(join(dir, file), 'utf8').replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
    const turns = turnsOf(text).filter((turn) => turn.counts);
    return { name, text, turns, person: interviewee(name, ids) };
  });
}

function readCodings(dir, transcripts) {
  const codings = [];
  for (const transcript of transcripts) {
    const file = join(dir, `${transcript.name}.jsonl`);
    if (!existsSync(file)) continue;
    for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
      const { quote, occurrence = 1, codes } = JSON.parse(line);
      const span = place(transcript.text, quote, occurrence);
      if (!span) throw new Error(`${file}: not found: ${quote}`);
      codings.push(...codes.map((code) => ({ transcript, ...span, code })));
    }
  }
  return codings;
}

/** Heading of a person's column for one of the two halves of --columns; undefined: in none. */
function valueOf(person, kind) {
  if (kind === 'interviewee') return person.id;
  if (kind === 'subcategory') return person.subcategory ? `${person.category} > ${person.subcategory}` : person.category || undefined;
  if (!(kind in person)) throw new Error(`no column ${kind} in the interviewees`);
  return person[kind] || undefined;
}

/** Columns as { value, ids }: one kind by first appearance; two crossed, by the first's order and
 *  within it by the second's. */
function columnsOf(people, kinds) {
  const order = kinds.map((kind) => [...new Set(people.map((person) => valueOf(person, kind)))]);
  const columns = new Map();
  for (const person of people) {
    const values = kinds.map((kind) => valueOf(person, kind));
    if (values.includes(undefined)) continue;
    const value = values.join(' × ');
    if (!columns.has(value)) columns.set(value, { value, ids: new Set(), rank: values.map((v, n) => order[n].indexOf(v)) });
    columns.get(value).ids.add(person.id);
  }
  return [...columns.values()].sort((a, b) => a.rank[0] - b.rank[0] || (a.rank[1] ?? 0) - (b.rank[1] ?? 0));
}

/** Counts one row in one column. Word by word, with nothing but overlap. */
function cell(codings, ids) {
  const people = new Set();
  const passages = new Set();
  const held = new Set();
  for (const { transcript, start, end } of codings.filter((c) => ids.has(c.transcript.person))) {
    const turns = transcript.turns.filter((turn) => turn.start < end && start < turn.end);
    if (!turns.length) continue;
    if (transcript.person !== undefined) people.add(transcript.person);
    passages.add(`${transcript.name} ${start} ${end}`);
    for (const turn of turns) {
      turn.words ??= words(transcript.text.slice(turn.start, turn.end));
      for (const [from, to] of turn.words) {
        if (turn.start + from < end && start < turn.start + to) held.add(`${transcript.name} ${turn.start + from}`);
      }
    }
  }
  return { interviewees: people.size, passages: passages.size, words: held.size };
}

export function matrix({ transcripts, interviewees, codebook, codingsDir, columns = 'category', rollUp = true }) {
  const everyone = readCsv(interviewees);
  const people = everyone.filter((person) => person.consent !== 'withdrawn');
  // A file is told by all ids: one of somebody who has withdrawn is nobody else's.
  const files = readTranscripts(transcripts, everyone.map((person) => person.id));
  const stays = (id) => id === undefined || people.some((person) => person.id === id);
  const texts = files.filter((text) => stays(text.person));
  const interviewed = new Set(texts.map((text) => text.person).filter((id) => id !== undefined));
  const codings = readCodings(codingsDir, texts);
  const paths = readCsv(codebook).map((row) => row.path);
  const unknown = codings.map((c) => c.code).find((code) => !paths.includes(code));
  if (unknown) throw new Error(`unknown code ${unknown}`);
  const gone = new Set(files.filter((text) => !stays(text.person)).map((text) => text.person));
  const heads = columnsOf(people, columns.split(',').map((kind) => kind.trim()));
  const nobody = { value: 'No interviewee', ids: new Set([undefined]) };
  if (cell(codings, nobody.ids).passages) heads.push(nobody);
  return {
    withdrawn: gone.size,
    columns: heads.map(({ value, ids }) => {
      const count = [...ids].filter((id) => interviewed.has(id)).length;
      return { value, interviewed: count, coded: count };
    }),
    rows: paths.map((path) => {
      const own = codings.filter((c) => c.code === path || (rollUp && c.code.startsWith(`${path} > `)));
      return { code: path, cells: heads.map(({ ids }) => cell(own, ids)) };
    }),
  };
}

function options(args) {
  const names = { '--transcripts': 'transcripts', '--interviewees': 'interviewees', '--codebook': 'codebook', '--codings-dir': 'codingsDir', '--columns': 'columns' };
  const given = {};
  for (let n = 0; n < args.length; n++) {
    if (args[n] === '--no-roll-up') given.rollUp = false;
    else if (args[n] in names && n + 1 < args.length) given[names[args[n]]] = args[++n];
    else throw new Error(`unknown or incomplete option ${args[n]}`);
  }
  for (const name of ['transcripts', 'interviewees', 'codebook', 'codingsDir']) {
    if (!given[name]) throw new Error('needed: --transcripts --interviewees --codebook --codings-dir');
  }
  return given;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    console.log(JSON.stringify(matrix(options(process.argv.slice(2)))));
  } catch (error) {
    console.error(error.message);
    process.exitCode = 2;
  }
}
