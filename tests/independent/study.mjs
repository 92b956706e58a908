// A study from what it exports and from raw files, for the scripts that compute figures apart from the
// product (rules.md 9.4). Offsets of the export are code points; so are all here.
//
//   --export FILE.csv        `export excerpts --for team`: all codings of all coders
//   --transcripts DIR        the transcripts, NAME.txt, labelled Interviewer and Respondent
//   --interviewees FILE.csv  --codebook FILE.csv
//   --coders A,B             who coded, whoever coded first first
//   --lead NAME              lead coder of the study   --leads FILE.json  {transcript: lead coder}
//   --finished FILE.json     [[transcript, coder], …]   --asked FILE.json  [[person, code, state], …]
//   --prompted FILE.json     {"transcript start end code coder": word}, which the export does not hold
//   --values FILE.json       the same of attributes of codings: {"transcript …": {attribute: value}}
//   --choices FILE.json      {attribute of codings: its values in order}   --where ATTRIBUTE=VALUE[|VALUE]
//   --whose record|coder:NAME|min:K  --finished-only  --basis B  --prompting P  --from DAY  --to DAY
//   --category C

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCsv, readCsv, turnsOf, words } from './matrix.mjs';

const FLAGS = ['finished-only', 'roll-up', 'no-roll-up', 'all-codes'];

/** Options of the command line by name. */
export function options(args) {
  const given = { columns: 'category', coders: '', whose: 'record' };
  for (let n = 0; n < args.length; n++) {
    const name = args[n].replace(/^--/, '');
    given[name] = FLAGS.includes(name) ? true : args[++n];
  }
  return given;
}

/** Prints what a script computes from the options given to it. */
export function answer(compute) {
  const given = options(process.argv.slice(2));
  console.log(JSON.stringify(compute(load(given), given)));
}

export function load(given) {
  const exported = readFileSync(given.export, 'utf8');
  // The first row says that the file is internal.
  const codings = parseCsv(exported.slice(exported.indexOf('\n') + 1));
  const people = readCsv(given.interviewees);
  const codes = readCsv(given.codebook).map(({ path, statement }) => ({ path, statement: statement || undefined }));
  const names = [...new Set(codings.map((coding) => coding.transcript))];
  const silent = people.map(({ id }) => `${id}.txt`).filter((name) => !names.includes(name));
  const transcripts = [...names, ...silent].flatMap((name) => transcript(given.transcripts, name, people));
  const byName = new Map(transcripts.map((one) => [one.name, one]));
  const json = (file) => (file ? JSON.parse(readFileSync(file, 'utf8')) : []);
  const prompted = json(given.prompted);
  const values = json(given.values);
  return {
    people,
    codes,
    transcripts,
    coders: given.coders.split(',').filter(Boolean),
    leads: given.leads ? JSON.parse(readFileSync(given.leads, 'utf8')) : {},
    finished: json(given.finished),
    asked: json(given.asked),
    choices: json(given.choices),
    groups: groupsOf(people),
    codings: codings.map((c) => ({
      transcript: byName.get(c.transcript),
      start: Number(c.start),
      end: Number(c.end),
      code: c.code,
      coder: c.coder,
      stance: c.stance,
      basis: c.basis,
      prompting: prompted[[c.transcript, c.start, c.end, c.code, c.coder].join(' ')] ?? '',
      values: values[[c.transcript, c.start, c.end, c.code, c.coder].join(' ')] ?? {},
    })),
  };
}

function transcript(folder, name, people) {
  let text;
  try {
    text = readFileSync(join(folder, name), 'utf8').replace(/\r\n?/g, '\n');
  } catch {
    return [];
  }
  // Code points before each UTF-16 unit.
  const points = new Uint32Array(text.length + 1);
  let count = 0;
  for (let unit = 0; unit < text.length; unit++) {
    points[unit] = count;
    if (!/[\uDC00-\uDFFF]/.test(text[unit + 1] ?? '') || !/[\uD800-\uDBFF]/.test(text[unit])) count++;
  }
  points[text.length] = count;
  const person = people.find(({ id }) => name === `${id}.txt`);
  const turns = turnsOf(text).map(({ start, end, counts }) => ({
    start: points[start],
    end: points[end],
    counts,
    words: () => words(text.slice(start, end)).map(([from, to]) => [points[start + from], points[start + to]]),
  }));
  return [{ name, person: person?.id, day: person?.interview_date || undefined, turns: turns.filter((t) => t.counts) }];
}

/** Group of each person: everybody whom one can walk to along ties. */
function groupsOf(people) {
  const list = (text) => (text ?? '').split(/[;|]/).map((one) => one.trim()).filter(Boolean);
  const ties = new Map(people.map(({ id }) => [id, new Set()]));
  for (const person of people) {
    for (const other of [...list(person.recommended_by), ...list(person.same_organisation_as)]) {
      if (!ties.has(other)) continue;
      ties.get(person.id).add(other);
      ties.get(other).add(person.id);
    }
  }
  const group = new Map();
  for (const { id } of people) {
    if (group.has(id)) continue;
    const waiting = [id];
    while (waiting.length) {
      const next = waiting.pop();
      if (group.has(next)) continue;
      group.set(next, id);
      waiting.push(...ties.get(next));
    }
  }
  return group;
}

/** Codings that are counted, each with its person and the turns that it touches, and who is of N. */
export function chosen(study, given) {
  const { transcripts, coders, finished } = study;
  const hasCoded = (coder, t) => study.codings.some((c) => c.transcript === t && c.coder === coder);
  const finishers = (t) => new Set(finished.filter(([name]) => name === t.name).map(([, coder]) => coder));
  // A lead coder who has not worked on an interview leaves it to the next: rules.md 4.3.
  const lead = (t) =>
    [study.leads[t.name], given.lead].find((coder) => coder && (hasCoded(coder, t) || finishers(t).has(coder)));
  const record = new Map(transcripts.map((t) => [t, lead(t) ?? coders.find((coder) => hasCoded(coder, t))]));
  const [kind, value] = given.whose.split(':');
  const isCoded = (t) => {
    if (!finished.length) return true;
    const who = finishers(t);
    if (kind === 'coder') return who.has(value);
    if (kind === 'min') return who.size >= Number(value);
    return record.get(t) === undefined ? who.size > 0 : who.has(record.get(t));
  };
  const inDays = (t) =>
    (!given.from || (t.day !== undefined && t.day >= given.from)) && (!given.to || (t.day !== undefined && t.day <= given.to));
  const categoryOf = new Map(study.people.map((p) => [p.id, p.category]));
  const ofPeople = (t) => !given.category || categoryOf.get(t.person) === given.category;
  const seen = transcripts.filter((t) => t.person !== undefined && inDays(t) && ofPeople(t));
  const whose = (c) => kind === 'min' || c.coder === (kind === 'coder' ? value : record.get(c.transcript));
  let entries = study.codings
    .filter((c) => seen.includes(c.transcript) && whose(c))
    .filter((c) => !given['finished-only'] || isCoded(c.transcript))
    .filter((c) => (!given.basis || c.basis === given.basis) && (!given.prompting || c.prompting === given.prompting))
    .filter((c) => isWhere(c, given.where))
    .map((c) => ({ ...c, person: c.transcript.person, touched: c.transcript.turns.filter((t) => t.start < c.end && c.start < t.end) }))
    .filter((c) => c.touched.length);
  if (kind === 'min') {
    const agreed = new Map();
    for (const c of entries) {
      const key = `${c.code}\n${c.person}`;
      agreed.set(key, (agreed.get(key) ?? new Set()).add(c.coder));
    }
    entries = entries.filter((c) => agreed.get(`${c.code}\n${c.person}`).size >= Number(value));
  }
  return {
    entries,
    seen,
    isCoded,
    interviewed: new Set(seen.map((t) => t.person)),
    coded: new Set(seen.filter(isCoded).map((t) => t.person)),
  };
}

/** Whether a coding has one of the values that are asked for. */
function isWhere(coding, where) {
  if (!where) return true;
  const [attribute, values] = where.split('=');
  return values.split('|').includes(coding.values[attribute]);
}

/** Whether a code is the row or stands below it. */
export const isBelow = (code, row) => code === row || code.startsWith(`${row} > `);

/** Path of the nearest code, upwards, with a statement. */
export function statementOf(study, code) {
  for (let path = code; path; path = path.includes(' > ') ? path.slice(0, path.lastIndexOf(' > ')) : '') {
    if (study.codes.find((one) => one.path === path)?.statement) return path;
  }
  return undefined;
}

export const passageOf = (c) => `${c.transcript.name} ${c.start} ${c.end}`;

/** Words of counting turns that overlap one of these codings, as “transcript start”. */
export function wordsOf(entries) {
  const held = new Set();
  for (const { transcript, touched, start, end } of entries) {
    for (const turn of touched) {
      turn.kept ??= turn.words();
      for (const [from, to] of turn.kept) if (from < end && start < to) held.add(`${transcript.name} ${from}`);
    }
  }
  return held;
}

/** What is known of whether somebody was asked: a mark of the code, or “not asked” of one above it. */
export function askedOf(study, person, code) {
  for (let path = code; path; path = path.includes(' > ') ? path.slice(0, path.lastIndexOf(' > ')) : '') {
    const mark = study.asked.find(([who, what]) => who === person && what === path);
    if (mark && (path === code || mark[2] === 'not asked')) return mark[2];
    if (mark) return undefined;
  }
  return undefined;
}
