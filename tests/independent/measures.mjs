#!/usr/bin/env node
// Every measure of the codes × categories matrix, for any choice of whose codings are counted and of
// which interviews and passages, computed apart from the product. Options: study.mjs, and
// --columns category|interviewee|ATTRIBUTE|ATTRIBUTE OF CODINGS, two of them crossed as A,B, --no-roll-up.

import { pathToFileURL } from 'node:url';
import { answer, askedOf, chosen, isBelow, passageOf, statementOf, wordsOf } from './study.mjs';

export function cell(study, { entries, interviewed, coded }, row, rollUp, ids) {
  const own = entries.filter((c) => ids.has(c.person) && (rollUp ? isBelow(c.code, row) : c.code === row));
  const people = new Set(own.map((c) => c.person));
  const reached = [...ids].filter((id) => coded.has(id));
  const notAsked = reached.filter((id) => askedOf(study, id, row) === 'not asked').length;
  let state = 'counted';
  if (!reached.length && [...ids].some((id) => interviewed.has(id))) state = 'not coded yet';
  else if (reached.length && notAsked === reached.length && !people.size) state = 'not asked';
  return {
    state,
    interviewees: people.size,
    passages: new Set(own.map(passageOf)).size,
    words: wordsOf(own).size,
    groups: new Set([...people].map((id) => study.groups.get(id))).size,
    not_asked: notAsked,
    stance: study.codes.find((code) => code.path === row).statement ? stances(study, own, row, people) : null,
  };
}

function stances(study, own, row, people) {
  const counts = { raised: people.size, support: 0, mixed: 0, only_contradict: 0 };
  for (const person of people) {
    const said = own.filter((c) => c.person === person && statementOf(study, c.code) === row).map((c) => c.stance);
    const has = (stance) => said.includes(stance);
    if (has('qualifies') || (has('supports') && has('contradicts'))) counts.mixed++;
    else if (has('supports')) counts.support++;
    else if (has('contradicts')) counts.only_contradict++;
  }
  return counts;
}

/** People by the value of one column, in order of first appearance. */
export function columnsOf(study, kind) {
  const value = (person) => (kind === 'interviewee' ? person.id : person[kind]);
  const values = [...new Set(study.people.map(value).filter(Boolean))];
  return values.map((one) => ({ value: one, ids: new Set(study.people.filter((p) => value(p) === one).map((p) => p.id)) }));
}

/** Columns of one name: of people, or of what passages speak of, which leaves everybody in. */
function columnsCalled(study, name) {
  const everyone = new Set(study.people.map(({ id }) => id));
  if (!(name in study.choices)) return columnsOf(study, name);
  return study.choices[name].map((value) => ({ value, ids: everyone, says: { [name]: value } }));
}

const isSaid = (coding, says) => Object.entries(says).every(([name, value]) => coding.values[name] === value);

/** Every one of these with every one of those. */
const crossed = (these, those) =>
  these.flatMap((one) =>
    those.map((other) => ({
      value: `${one.value} × ${other.value}`,
      ids: new Set([...one.ids].filter((id) => other.ids.has(id))),
      says: { ...one.says, ...other.says },
    })),
  );

export function measures(study, given) {
  const all = chosen(study, given);
  const names = given.columns.split(',');
  const spoken = names.filter((name) => name in study.choices);
  const columns = names.map((name) => columnsCalled(study, name)).reduce(crossed);
  const within = (says) => ({ ...all, entries: all.entries.filter((c) => isSaid(c, says ?? {})) });
  const anything = { ...all, entries: all.entries.filter((c) => spoken.every((name) => c.values[name])) };
  const everybody = new Set(columns.flatMap(({ ids }) => [...ids]));
  const rollUp = !given['no-roll-up'];
  const reach = (ids) => ({
    interviewed: [...ids].filter((id) => all.interviewed.has(id)).length,
    coded: [...ids].filter((id) => all.coded.has(id)).length,
  });
  return {
    columns: columns.map(({ value, ids }) => ({ value, ...reach(ids) })),
    everybody: reach(everybody),
    rows: study.codes.map(({ path }) => ({
      code: path,
      cells: columns.map(({ ids, says }) => cell(study, within(says), path, rollUp, ids)),
      total: cell(study, anything, path, rollUp, everybody),
    })),
  };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) answer(measures);
