#!/usr/bin/env node
// When new codes stopped coming up, after Guest, Namey and Chen (2020), computed apart from the product.
// Options: study.mjs, and --base --run --threshold --orders --seed, --followed A,B (paths; else all).

import { pathToFileURL } from 'node:url';
import { answer, chosen } from './study.mjs';

/** Mulberry32, so that the same orders are drawn. */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
}

const round = (value, places) => Math.round(value * 10 ** places) / 10 ** places;

export function saturation(study, given) {
  const { entries, seen, isCoded } = chosen(study, given);
  const followed = new Set(given.followed === undefined ? study.codes.map(({ path }) => path) : given.followed.split(',').filter(Boolean));
  const touched = new Set(entries.map((c) => c.transcript));
  const isIn = (t) => (study.finished.length ? isCoded(t) : touched.has(t));
  const inOrder = seen.filter(isIn).map((t) => ({ t, at: study.people.findIndex(({ id }) => id === t.person) }));
  inOrder.sort((a, b) => (a.t.day ?? '9').localeCompare(b.t.day ?? '9') || a.at - b.at);
  const sets = inOrder.map(({ t }) => new Set(entries.filter((c) => c.transcript === t && followed.has(c.code)).map((c) => c.code)));
  const [base, run, threshold, orders, seed] = ['base', 'run', 'threshold', 'orders', 'seed'].map((name) => Number(given[name]));
  const curve = (order) => {
    const known = new Set();
    return order.map((n) => {
      const before = known.size;
      sets[n].forEach((code) => known.add(code));
      return { new: known.size - before, so_far: known.size };
    });
  };
  const places = sets.map((_, n) => n);
  const steps = curve(places);
  const baseCodes = steps[base - 1].so_far;
  const runs = [];
  for (let from = base; from + run <= sets.length; from++) {
    const fresh = steps.slice(from, from + run).reduce((sum, step) => sum + step.new, 0);
    runs.push({ from: from + 1, to: from + run, new: fresh, percent: baseCodes ? Math.round((10_000 * fresh) / baseCodes) / 100 : null });
  }
  const enough = runs.find((one) => (100 * one.new) / baseCodes <= threshold);
  const next = random(seed);
  const seenAfter = places.map(() => []);
  let order = [...places];
  for (let round = 0; round < orders; round++) {
    for (let last = order.length - 1; last > 0; last--) {
      const other = Math.floor((next() * (last + 1)) / 2 ** 32);
      [order[last], order[other]] = [order[other], order[last]];
    }
    curve(order).forEach((step, n) => seenAfter[n].push(step.so_far));
  }
  const band = seenAfter.map((counts, n) => {
    counts.sort((a, b) => a - b);
    const at = (share) => counts[Math.ceil(orders * share) - 1];
    return { interviews: n + 1, mean: round(counts.reduce((a, b) => a + b, 0) / orders, 4), low: at(0.05), high: at(0.95) };
  });
  return {
    codes: followed.size,
    base_codes: baseCodes,
    reached_after: baseCodes && enough ? enough.from - 1 : null,
    interviews: inOrder.map(({ t }, n) => ({ interview: t.person, day: t.day ?? null, codes: sets[n].size, ...steps[n] })),
    runs,
    band,
  };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) answer(saturation);
