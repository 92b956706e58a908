#!/usr/bin/env node
// Attacks published tables (rules.md 7.4) with nothing but what their readers have: the tables, and who
// stands in which column. It shares no code with the product (rules.md 9.4).
//
//   node small-cells.mjs --interviewees FILE.csv --k 3 category=first.csv region=second.csv …
//
// For each code it goes through all ways in which so many of each kind of people (those of the same
// columns everywhere) could have raised it, keeps those that fit every shown number, and asks how many
// values are left for each withheld one. Prints JSON: how many withheld numbers it looked at, and those of
// which it found out more than the tables before told already.

import { readFileSync } from 'node:fs';
import { parseCsv, readCsv } from './matrix.mjs';

const args = process.argv.slice(2);
const option = (name) => args.splice(args.indexOf(name), 2)[1];
const people = readCsv(option('--interviewees'));
const k = Number(option('--k'));
const tables = args.map((arg) => {
  const [attribute, file] = arg.split('=');
  // The first line says what a reader must know; the header follows.
  const [, ...lines] = readFileSync(file, 'utf8').split('\n');
  return { attribute, rows: parseCsv(lines.join('\n')) };
});

const columnsOf = (table) => Object.keys(table.rows[0]).filter((name) => name !== 'code');

/** People of the same columns in every table: these columns, and how many people. */
const kinds = [];
for (const person of people) {
  const columns = tables.map((table) => person[table.attribute]);
  const known = kinds.find((kind) => kind.columns.every((column, n) => column === columns[n]));
  if (known) known.size += 1;
  else kinds.push({ size: 1, columns });
}

for (const [at, table] of tables.entries()) {
  for (const column of columnsOf(table)) {
    const own = kinds.filter((kind) => kind.columns[at] === column).reduce((n, kind) => n + kind.size, 0);
    const said = Number(table.rows[0][column]);
    if (own !== said) throw new Error(`${column}: ${own} people, not ${said}`);
  }
}

const mayBeKnown = (n, of) => of >= k && (n === 0 || (n >= k && of - n >= k) || (n === of && of >= 2 * k));

/** Values that the people of some kinds can have, with the shown numbers of the first tables. */
function possible(code, target, count) {
  const shown = [];
  for (const [at, table] of tables.slice(0, count).entries()) {
    const row = table.rows.find((r) => r.code === code);
    for (const column of columnsOf(table)) {
      if (/^\d+$/.test(row[column])) shown.push({ at, column, value: Number(row[column]) });
    }
  }
  let states = new Map([[shown.map(() => 0).join(',') + ';0', true]]);
  for (const [place, kind] of kinds.entries()) {
    const rest = kinds.slice(place + 1);
    const of = (s) => rest.filter((r) => r.columns[s.at] === s.column);
    const room = shown.map((s) => of(s).reduce((n, r) => n + r.size, 0));
    const next = new Map();
    for (const state of states.keys()) {
      const [sums, hit] = state.split(';');
      for (let n = 0; n <= kind.size; n++) {
        const adds = (s) => (kind.columns[s.at] === s.column ? n : 0);
        const now = shown.map((s, i) => Number(sums.split(',')[i]) + adds(s));
        if (shown.every((s, i) => now[i] <= s.value && now[i] + room[i] >= s.value)) {
          next.set(`${now.join(',')};${Number(hit) + (target.includes(kind) ? n : 0)}`, true);
        }
      }
    }
    states = next;
  }
  return [...new Set([...states.keys()].map((state) => Number(state.split(';')[1])))].sort((a, b) => a - b);
}

/** Kinds of whom a number says by itself that none or all of them raised it. */
function outright(code) {
  const said = new Set();
  for (const [at, table] of tables.entries()) {
    const row = table.rows.find((r) => r.code === code);
    for (const column of columnsOf(table)) {
      if (row[column] === '0' || row[column] === table.rows[0][column]) {
        for (const kind of kinds) if (kind.columns[at] === column) said.add(kind);
      }
    }
  }
  return said;
}

let looked = 0;
const found = [];
for (const [at, table] of tables.entries()) {
  for (const row of table.rows.slice(1)) {
    const said = outright(row.code);
    for (const column of columnsOf(table).filter((name) => row[name] === 'withheld')) {
      const target = kinds.filter((kind) => kind.columns[at] === column && !said.has(kind));
      const size = target.reduce((n, kind) => n + kind.size, 0);
      const narrow = (values) =>
        values.length < Math.min(k, size + 1) && !values.every((n) => mayBeKnown(n, size));
      looked += 1;
      const values = possible(row.code, target, tables.length);
      if (size > 0 && narrow(values) && !(at > 0 && narrow(possible(row.code, target, at)))) {
        found.push({ code: row.code, column, values });
      }
    }
  }
}
console.log(JSON.stringify({ looked, found }));
