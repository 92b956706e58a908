#!/usr/bin/env node
// Every measure of the codes × categories matrix, for any choice of whose codings are counted and of
// which interviews and passages, computed apart from the product. Options: study.mjs, and
// --columns category|interviewee|ATTRIBUTE, --no-roll-up.

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

export function measures(study, given) {
  const all = chosen(study, given);
  const columns = columnsOf(study, given.columns);
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
      cells: columns.map(({ ids }) => cell(study, all, path, rollUp, ids)),
      total: cell(study, all, path, rollUp, everybody),
    })),
  };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) answer(measures);
