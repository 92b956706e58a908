#!/usr/bin/env node
// Which codes come together, pair by pair, computed apart from the product. Options: study.mjs, and
// --unit passage|overlap|turn|interviewee, --roll-up.

import { pathToFileURL } from 'node:url';
import { answer, chosen, isBelow, passageOf } from './study.mjs';

/** Whether two passages have a code point of a counting turn in common. */
const meet = (a, b) =>
  a.transcript === b.transcript &&
  a.touched.some((turn) => Math.max(a.start, b.start, turn.start) < Math.min(a.end, b.end, turn.end));

export function cooccurrence(study, given) {
  const { entries, interviewed, coded } = chosen(study, given);
  const { unit } = given;
  const things = (c) => {
    if (unit === 'interviewee') return [c.person];
    if (unit === 'turn') return c.touched.map((turn) => `${c.transcript.name} ${turn.start}`);
    return [passageOf(c)];
  };
  const codes = study.codes.map(({ path }) => {
    const own = entries.filter((c) => (given['roll-up'] ? isBelow(c.code, path) : c.code === path));
    return { path, own, has: new Set(own.flatMap(things)) };
  });
  const pairs = [];
  codes.forEach((a, at) => {
    for (const b of codes.slice(at + 1)) {
      if (given['roll-up'] && isBelow(b.path, a.path)) continue;
      const either = new Set([...a.has, ...b.has]);
      let both = [...a.has].filter((thing) => b.has.has(thing));
      if (unit === 'overlap') {
        const met = (these, those) => these.filter((c) => those.some((d) => meet(c, d))).map(passageOf);
        both = [...new Set([...met(a.own, b.own), ...met(b.own, a.own)])];
      }
      if (!both.length) continue;
      const jaccard = Math.round((both.length / either.size) * 10_000) / 10_000;
      pairs.push({ first: a.path, second: b.path, both: both.length, either: either.size, jaccard });
    }
  });
  return {
    everybody: { interviewed: interviewed.size, coded: coded.size },
    codes: codes.filter(({ has }) => has.size).map(({ path, has }) => ({ code: path, count: has.size })),
    pairs,
  };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) answer(cooccurrence);
