#!/usr/bin/env node
// What stands behind each theme, computed apart from the product. Options: study.mjs, and
// --people N --groups N --categories N (what counts as recurring), --several --many --most (hundredths).

import { pathToFileURL } from 'node:url';
import { cell, columnsOf } from './measures.mjs';
import { answer, askedOf, chosen, isBelow, wordsOf } from './study.mjs';

export function themes(study, given) {
  const all = chosen(study, { ...given, 'finished-only': true });
  const everybody = new Set(study.people.map(({ id }) => id));
  const categories = columnsOf(study, 'category');
  const reached = (ids) => [...ids].filter((id) => all.coded.has(id));
  const rows = study.codes.map(({ path }) => {
    const total = cell(study, all, path, true, everybody);
    const byCategory = categories.map(({ value, ids }) => ({
      category: value,
      interviewed: [...ids].filter((id) => all.interviewed.has(id)).length,
      coded: reached(ids).length,
      cell: cell(study, all, path, true, ids),
    }));
    const own = all.entries.filter((c) => isBelow(c.code, path));
    const people = study.people.map(({ id }) => id).filter((id) => own.some((c) => c.person === id));
    const of = (id) => own.filter((c) => c.person === id);
    const some = (test) => people.filter((id) => of(id).some(test)).length;
    const every = (test) => people.filter((id) => of(id).every(test)).length;
    const raised = byCategory.filter((one) => one.cell.interviewees > 0).length;
    const counted = total.state === 'counted';
    const days = own.map((c) => c.transcript.day).filter(Boolean).sort();
    const states = [...all.coded].map((id) => askedOf(study, id, path));
    const share = people.map((id) => ({ interviewee: id, words: wordsOf(of(id)).size }));
    const most = Math.max(0, ...share.map(({ words }) => words));
    const loudest = share.find(({ words }) => words === most && words > 0);
    const rule = ['people', 'groups', 'categories'].map((name) => Number(given[name]));
    const reaches = [total.interviewees, total.groups, raised].every((n, at) => n >= rule[at]);
    return {
      code: path,
      total,
      quantity: counted ? quantity(total.interviewees, all.coded.size, given) : null,
      recurs: counted ? reaches : null,
      categories: raised,
      by_category: byCategory,
      basis: {
        experienced: some((c) => c.basis === 'experienced'),
        witnessed: some((c) => c.basis === 'witnessed'),
        told: some((c) => c.basis === 'told by someone'),
        opinion: some((c) => c.basis === 'opinion'),
        told_only: every((c) => c.basis === 'told by someone'),
        unsaid: every((c) => c.basis === ''),
      },
      prompting: {
        volunteered: some((c) => c.prompting === 'volunteered'),
        only_prompted: every((c) => c.prompting !== 'volunteered') - every((c) => c.prompting === ''),
        unsaid: every((c) => c.prompting === ''),
      },
      asked: {
        asked: states.filter((state) => state === 'asked').length,
        volunteered: states.filter((state) => state === 'volunteered').length,
        not_asked: states.filter((state) => state === 'not asked').length,
      },
      loudest: loudest
        ? { interviewee: loudest.interviewee, words: loudest.words, of: total.words, share: Math.floor((loudest.words * 100) / total.words + 0.5) }
        : null,
      first: days[0] ?? null,
      last: days.at(-1) ?? null,
    };
  });
  return {
    everybody: { interviewed: all.interviewed.size, coded: all.coded.size },
    groups: new Set([...all.coded].map((id) => study.groups.get(id))).size,
    categories: categories.filter(({ ids }) => reached(ids).length).length,
    themes: rows,
  };
}

function quantity(n, of, given) {
  if (!given.several) return null;
  if (n === 0) return 'none';
  if (n === 1) return 'one';
  if (n === of) return 'all';
  const percent = (100 * n) / of;
  return ['most', 'many', 'several'].find((word) => percent >= Number(given[word])) ?? 'a few';
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) answer(themes);
